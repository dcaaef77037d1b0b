#include "analysis/locate/problem_files.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/costs_reader.h"
#include "geo/io/csv_reader.h"
#include "geo/io/id_table.h"

namespace nahraum::analysis {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::RawTable;
using geo::Severity;
using geo::text;

Error at(const RawTable& table, std::size_t row, geo::Text sentence) {
  return Error(ErrorKind::Input, std::move(sentence))
      .in_file(table.file)
      .at_row(table.row_numbers[row]);
}

RawTable read_table(const std::filesystem::path& path, geo::Findings& findings) {
  RawTable table = geo::read_csv(path, {.header_row = 1}, findings);
  if (!table.rows.empty()) return table;
  throw Error(ErrorKind::Input, text("Die Tabelle hat keine Zeile.", "The table has no row."))
      .in_file(table.file);
}

bool blank(const RawTable& table, std::size_t row, std::optional<std::size_t> column) {
  return !column || geo::is_blank(table.rows[row][*column]);
}

/// Candidate and whether the site stands today.
std::pair<SiteStatus, bool> status_at(const RawTable& table, std::size_t row,
                                      std::optional<std::size_t> column) {
  if (blank(table, row, column)) return {SiteStatus::Candidate, false};
  const std::string& cell = table.rows[row][*column];
  if (cell == "candidate") return {SiteStatus::Candidate, false};
  if (cell == "existing") return {SiteStatus::Candidate, true};
  if (cell == "fixed") return {SiteStatus::Fixed, true};
  if (cell == "excluded") return {SiteStatus::Excluded, false};
  throw at(table, row,
           text("„{}“ ist kein Status. Erlaubt sind candidate, existing, fixed und excluded.",
                "\"{}\" is no status. Allowed are candidate, existing, fixed and excluded.",
                geo::quoted_cell(cell)));
}

void read_sites(LocationFiles& files) {
  const RawTable& table = files.sites;
  const std::size_t id = geo::required_column(table, "id");
  const auto status = geo::find_column(table, "status");
  const auto capacity = geo::find_column(table, "capacity");
  const auto cost = geo::find_column(table, "cost");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Site site{.id = table.rows[row][id]};
    const auto [mark, stands] = status_at(table, row, status);
    site.status = mark;
    site.cost = stands ? 0 : 1;
    if (!blank(table, row, cost)) site.cost = geo::amount_at(table, row, *cost);
    if (!blank(table, row, capacity)) site.capacity = geo::amount_at(table, row, *capacity);
    files.existing.push_back(stands && mark == SiteStatus::Candidate ? 1 : 0);
    files.problem.sites.push_back(std::move(site));
  }
}

void read_demand(LocationFiles& files) {
  const RawTable& table = files.demand;
  const std::size_t id = geo::required_column(table, "id");
  const std::size_t weight = geo::required_column(table, "weight");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    files.problem.demand.push_back({table.rows[row][id], geo::amount_at(table, row, weight)});
  }
}

struct PairEntry {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double cost = 0;
};

void say_unknown(const geo::CostRow& row, bool from, geo::Findings& findings) {
  findings.add(
      Severity::Warning, from ? "locate.unknown_place" : "locate.unknown_site",
      from ? text("„{}“ fehlt in der Tabelle, auf die sich die Spalte from bezieht; das "
                  "Paar zählt nicht.",
                  "\"{}\" is not in the table the column from refers to; the pair does "
                  "not count.",
                  row.from)
           : text("Der Standort „{}“ fehlt in der Tabelle der Standorte; das Paar zählt "
                  "nicht.",
                  "The site \"{}\" is not in the table of sites; the pair does not count.", row.to),
      row.row);
}

std::vector<PairEntry> read_pairs(const std::filesystem::path& path, const geo::IdLookup& from,
                                  const geo::IdLookup& to, geo::Findings& findings) {
  std::vector<PairEntry> pairs;
  findings.set_file(path.filename().string());
  geo::stream_costs(path, [&](const geo::CostRow& row) {
    const auto place = from.find(row.from);
    const auto site = to.find(row.to);
    if (place == from.end()) say_unknown(row, true, findings);
    if (site == to.end()) say_unknown(row, false, findings);
    if (place != from.end() && site != to.end())
      pairs.push_back({place->second, site->second, row.cost});
  });
  return pairs;
}

/// The file is read again for the row of the second: pairs that repeat are rare, rows of all pairs
/// would be another eight bytes each.
[[noreturn]] void refuse_repeated(const std::filesystem::path& path, const std::string& from,
                                  const std::string& to) {
  std::size_t first = 0, second = 0;
  geo::stream_costs(path, [&](const geo::CostRow& row) {
    if (row.from != from || row.to != to) return;
    if (first == 0) {
      first = row.row;
    } else if (second == 0) {
      second = row.row;
    }
  });
  throw Error(ErrorKind::Input,
              text("Das Paar „{}“ – „{}“ steht schon in Zeile {}.",
                   "The pair \"{}\" - \"{}\" is already in row {}.", from, to, first))
      .in_file(path.filename().string())
      .at_row(second)
      .with_hint(text("Bitte jedes Paar nur einmal nennen.", "Please give each pair once."));
}

/// Rows by `from`, each ascending by `to`. The pairs are given away as they are placed.
SiteCosts rows_of(std::vector<PairEntry> pairs, std::size_t rows) {
  SiteCosts costs;
  costs.starts.assign(rows + 1, 0);
  const auto before = [](const PairEntry& a, const PairEntry& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  };
  if (!std::is_sorted(pairs.begin(), pairs.end(), before))
    std::sort(pairs.begin(), pairs.end(), before);
  costs.site.reserve(pairs.size());
  costs.cost.reserve(pairs.size());
  for (const PairEntry& pair : pairs) {
    ++costs.starts[pair.from + 1];
    costs.site.push_back(pair.to);
    costs.cost.push_back(pair.cost);
  }
  std::partial_sum(costs.starts.begin(), costs.starts.end(), costs.starts.begin());
  return costs;
}

}  // namespace

LocationFiles read_location_files(const LocationFileNames& names, geo::Findings& findings) {
  LocationFiles files;
  files.demand = read_table(names.demand, findings);
  files.sites = read_table(names.sites, findings);
  const geo::IdLookup points = geo::ids_of(files.demand);
  const geo::IdLookup sites = geo::ids_of(files.sites);
  read_demand(files);
  read_sites(files);
  LocationProblem& problem = files.problem;
  problem.costs = rows_of(read_pairs(names.costs, points, sites, findings), problem.demand.size());
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    for (auto k = problem.costs.starts[d]; k + 1 < problem.costs.starts[d + 1]; ++k) {
      if (problem.costs.site[k] != problem.costs.site[k + 1]) continue;
      refuse_repeated(names.costs, problem.demand[d].id, problem.sites[problem.costs.site[k]].id);
    }
  }
  return files;
}

SiteCosts read_between(const std::filesystem::path& path, const LocationFiles& files,
                       geo::Findings& findings) {
  const geo::IdLookup sites = geo::ids_of(files.sites);
  std::vector<PairEntry> pairs = read_pairs(path, sites, sites, findings);
  std::erase_if(pairs, [](const PairEntry& pair) { return pair.from == pair.to; });
  SiteCosts between = rows_of(std::move(pairs), files.problem.sites.size());
  for (std::size_t a = 0; a + 1 < between.starts.size(); ++a) {
    for (auto k = between.starts[a]; k + 1 < between.starts[a + 1]; ++k) {
      if (between.site[k] != between.site[k + 1]) continue;
      refuse_repeated(path, files.problem.sites[a].id, files.problem.sites[between.site[k]].id);
    }
  }
  return between;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> read_incompatible(
    const std::filesystem::path& path, const LocationFiles& files, geo::Findings& findings) {
  const RawTable table = read_table(path, findings);
  const geo::IdLookup sites = geo::ids_of(files.sites);
  const std::size_t columns[] = {geo::required_column(table, "from"),
                                 geo::required_column(table, "to")};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::uint32_t pair[2];
    for (int k = 0; k < 2; ++k) {
      const std::string& id = table.rows[row][columns[k]];
      const auto found = sites.find(id);
      if (found == sites.end())
        throw at(table, row,
                 text("Der Standort „{}“ fehlt in der Tabelle der Standorte.",
                      "The site \"{}\" is not in the table of sites.", geo::quoted_cell(id)));
      pair[k] = found->second;
    }
    if (pair[0] == pair[1])
      throw at(table, row,
               text("Der Standort „{}“ soll mit sich selbst unverträglich sein.",
                    "Site \"{}\" is said to be incompatible with itself.",
                    files.problem.sites[pair[0]].id));
    pairs.emplace_back(std::minmax(pair[0], pair[1]));
  }
  return pairs;
}

ColumnGroups groups_of_column(const RawTable& table, const std::string& column) {
  const std::size_t at_column = geo::required_column(table, column);
  std::set<std::string> names;
  for (const auto& row : table.rows) {
    if (!geo::is_blank(row[at_column])) names.insert(row[at_column]);
  }
  ColumnGroups groups;
  groups.names.assign(names.begin(), names.end());
  for (const auto& row : table.rows) {
    const auto found = std::lower_bound(groups.names.begin(), groups.names.end(), row[at_column]);
    groups.group_of.push_back(geo::is_blank(row[at_column])
                                  ? ColumnGroups::kNone
                                  : static_cast<std::uint32_t>(found - groups.names.begin()));
  }
  return groups;
}

std::uint32_t site_named(const LocationFiles& files, const std::string& id) {
  const geo::IdLookup sites = geo::ids_of(files.sites);
  if (const auto found = sites.find(id); found != sites.end()) return found->second;
  throw Error(ErrorKind::Input, text("Der Standort „{}“ fehlt in der Tabelle.",
                                     "The site \"{}\" is not in the table.", id))
      .in_file(files.sites.file);
}

void refuse_unreachable(const LocationFiles& files) {
  const LocationProblem& problem = files.problem;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const bool reached = problem.costs.starts[d] < problem.costs.starts[d + 1];
    if (reached || problem.demand[d].weight == 0) continue;
    throw at(files.demand, d,
             text("Der Nachfragepunkt „{}“ ist von keinem Standort aus erreichbar.",
                  "Demand point \"{}\" cannot be reached from any site.", problem.demand[d].id))
        .with_hint(text("Bitte die Kosten weiter rechnen oder das Gewicht auf 0 setzen.",
                        "Please compute costs farther out or set the weight to 0."));
  }
}

}  // namespace nahraum::analysis
