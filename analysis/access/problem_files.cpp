#include "analysis/access/problem_files.h"

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

void read_counts(const RawTable& table, std::string_view column, std::vector<std::string>& ids,
                 std::vector<double>& counts) {
  const std::size_t id = geo::required_column(table, "id");
  const std::size_t count = geo::required_column(table, column);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    ids.push_back(table.rows[row][id]);
    counts.push_back(geo::amount_at(table, row, count));
  }
}

void read_ranks(const RawTable& table, const std::string& name, AccessFiles& files) {
  if (name.empty()) return;
  const std::size_t column = geo::required_column(table, name);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.rows[row][column];
    const std::optional<double> value = geo::parse_plain_number(cell);
    if (!value && !cell.empty())
      throw Error(ErrorKind::Input, text("„{}“ in der Spalte {} ist keine Zahl mit Dezimalpunkt.",
                                         "\"{}\" in column {} is no number with a decimal point.",
                                         geo::quoted_cell(cell), table.header[column]))
          .in_file(table.file)
          .at_row(table.row_numbers[row]);
    files.rank_by.push_back(value ? geo::FlaggedValue{*value, geo::ValueFlag::None}
                                  : geo::FlaggedValue{});
  }
}

struct Known {
  const geo::IdLookup& places;
  const geo::IdLookup& sites;
};

std::vector<CostPair> read_pairs(const std::filesystem::path& path, const Known& known,
                                 geo::Findings& findings) {
  std::vector<CostPair> pairs;
  findings.set_file(path.filename().string());
  geo::stream_costs(path, [&](const geo::CostRow& row) {
    const auto place = known.places.find(row.from);
    const auto site = known.sites.find(row.to);
    if (place == known.places.end())
      findings.add(Severity::Warning, "access.unknown_place",
                   text("Der Ort „{}“ fehlt in der Tabelle der Nachfrage; das Paar zählt nicht.",
                        "The place \"{}\" is not in the table of demand; the pair does not count.",
                        row.from),
                   row.row);
    if (site == known.sites.end())
      findings.add(
          Severity::Warning, "access.unknown_site",
          text("Der Standort „{}“ fehlt in der Tabelle des Angebots; das Paar zählt nicht.",
               "The site \"{}\" is not in the table of supply; the pair does not count.", row.to),
          row.row);
    if (place != known.places.end() && site != known.sites.end())
      pairs.push_back({place->second, site->second, row.cost});
  });
  return pairs;
}

void say_repeated(std::size_t repeated, geo::Findings& findings) {
  if (repeated == 0) return;
  findings.add_counted(
      Severity::Warning, "access.repeated_pair",
      text("{} Paare stehen mehr als einmal in der Tabelle; der kleinste Aufwand "
           "zählt.",
           "{} pairs are in the table more than once; the lowest cost counts.", repeated),
      repeated);
}

void say_without_way(const AccessFiles& files, const RawTable& demand, const RawTable& supply,
                     geo::Findings& findings) {
  std::vector<std::uint8_t> reached(files.sites.size(), 0);
  for (const std::uint32_t site : files.costs.sites) reached[site] = 1;
  findings.set_file(demand.file);
  for (std::size_t i = 0; i < files.places.size(); ++i) {
    if (files.costs.starts[i + 1] > files.costs.starts[i]) continue;
    findings.add(Severity::Info, "access.place_without_way",
                 text("Vom Ort „{}“ führt kein Weg zu einem Standort.",
                      "No way leads from the place \"{}\" to any site.", files.places[i]),
                 demand.row_numbers[i]);
  }
  findings.set_file(supply.file);
  for (std::size_t j = 0; j < files.sites.size(); ++j) {
    if (reached[j] != 0) continue;
    findings.add(Severity::Warning, "access.site_without_way",
                 text("Den Standort „{}“ erreicht kein Ort der Tabelle.",
                      "No place of the table reaches the site \"{}\".", files.sites[j]),
                 supply.row_numbers[j]);
  }
}

}  // namespace

AccessFiles read_access_files(const AccessFileNames& names, geo::Findings& findings) {
  AccessFiles files;
  const RawTable demand = geo::read_csv(names.demand, {.header_row = 1}, findings);
  const RawTable supply = geo::read_csv(names.supply, {.header_row = 1}, findings);
  read_counts(demand, "weight", files.places, files.demand);
  read_counts(supply, "capacity", files.sites, files.supply);
  read_ranks(demand, names.rank_column, files);
  const geo::IdLookup places = geo::ids_of(demand);
  const geo::IdLookup sites = geo::ids_of(supply);
  const std::vector<CostPair> pairs = read_pairs(names.costs, {places, sites}, findings);
  PairedRows rows = cost_rows(pairs, files.places.size(), files.sites.size());
  files.costs = std::move(rows.rows);
  say_repeated(rows.repeated, findings);
  say_without_way(files, demand, supply, findings);
  check_problem(files.problem());
  return files;
}

}  // namespace nahraum::analysis
