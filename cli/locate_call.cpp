#include "cli/locate_call.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/id_table.h"

namespace nahraum::cli {

namespace {

using analysis::LocationFiles;
using analysis::LocationModel;
using analysis::ModelKind;
using analysis::SiteStatus;
using geo::text;

[[noreturn]] void refuse_call(geo::Text sentence) {
  throw geo::Error(geo::ErrorKind::Usage, std::move(sentence));
}

std::vector<std::string> parts_of(const std::string& word) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t end = std::min(word.find(':', begin), word.size());
    parts.push_back(word.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::pair<double, double>> shares_of(const std::vector<std::string>& words) {
  std::vector<std::pair<double, double>> shares;
  for (const std::string& word : words) {
    const std::vector<std::string> parts = parts_of(word);
    const auto cost = geo::parse_plain_number(parts.front());
    const auto share = parts.size() == 2 ? geo::parse_plain_number(parts[1]) : std::nullopt;
    if (!cost || !share)
      refuse_call(
          text("„{}“ ist keine Stufe: Kosten und Anteil gehören durch einen Doppelpunkt "
               "getrennt, zum Beispiel --shares 10:1,20:0.",
               "\"{}\" is no step: cost and share are parted by a colon, for example "
               "--shares 10:1,20:0.",
               word));
    shares.emplace_back(*cost, *share);
  }
  return shares;
}

struct GroupWord {
  std::string column;
  std::optional<std::string> value;
  std::size_t at_least = 0;
  std::size_t at_most = SIZE_MAX;
};

/// "traeger:0:2", "sozialraum:1:", "sozialraum=west::3"
GroupWord group_of(const std::string& word) {
  const std::vector<std::string> parts = parts_of(word);
  const auto count = [](const std::string& cell, std::size_t blank) -> std::optional<std::size_t> {
    if (cell.empty()) return blank;
    const auto number = geo::parse_integer(cell);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::size_t>(*number);
  };
  const auto least = parts.size() == 3 ? count(parts[1], 0) : std::nullopt;
  const auto most = parts.size() == 3 ? count(parts[2], SIZE_MAX) : std::nullopt;
  if (!least || !most || parts.front().empty())
    refuse_call(
        text("„{}“ ist keine Gruppe: Spalte, Mindestzahl und Höchstzahl gehören durch "
             "Doppelpunkte getrennt, zum Beispiel --group traeger:0:2.",
             "\"{}\" is no group: column, least and most number are parted by colons, for "
             "example --group traeger:0:2.",
             word));
  GroupWord group{parts.front(), std::nullopt, *least, *most};
  const std::size_t equals = group.column.find('=');
  if (equals == std::string::npos) return group;
  group.value = group.column.substr(equals + 1);
  group.column.resize(equals);
  return group;
}

void add_groups(const std::string& word, LocationFiles& files) {
  const GroupWord asked = group_of(word);
  const analysis::ColumnGroups groups = analysis::groups_of_column(files.sites, asked.column);
  bool found = false;
  for (std::uint32_t g = 0; g < groups.names.size(); ++g) {
    if (asked.value && groups.names[g] != *asked.value) continue;
    found = true;
    analysis::SiteGroup group{
        asked.column + "=" + groups.names[g], {}, asked.at_least, asked.at_most};
    for (std::uint32_t j = 0; j < groups.group_of.size(); ++j) {
      if (groups.group_of[j] == g) group.sites.push_back(j);
    }
    files.problem.rules.groups.push_back(std::move(group));
  }
  if (found) return;
  throw geo::Error(geo::ErrorKind::Input,
                   text("In der Spalte {} steht nirgends „{}“.", "Column {} nowhere says \"{}\".",
                        asked.column, asked.value.value_or("")))
      .in_file(files.sites.file);
}

void mark_sites(const LocateCall& call, LocationFiles& files) {
  const auto clash = [&](std::uint32_t site) {
    throw geo::Error(
        geo::ErrorKind::Input,
        text("Der Standort „{}“ ist gesetzt und zugleich ausgeschlossen.",
             "Site \"{}\" is fixed and excluded at the same time.", files.problem.sites[site].id))
        .in_file(files.sites.file)
        .at_row(files.sites.row_numbers[site])
        .with_hint(
            text("Bitte entweder setzen oder ausschließen.", "Please either fix or exclude it."));
  };
  for (const std::string& id : call.fixed) {
    const std::uint32_t site = analysis::site_named(files, id);
    if (files.problem.sites[site].status == SiteStatus::Excluded) clash(site);
    files.problem.sites[site].status = SiteStatus::Fixed;
  }
  for (const std::string& id : call.excluded) {
    const std::uint32_t site = analysis::site_named(files, id);
    if (files.problem.sites[site].status == SiteStatus::Fixed) clash(site);
    files.problem.sites[site].status = SiteStatus::Excluded;
  }
}

/// What a model cannot do without.
void check_words(const LocateCall& call, ModelKind kind) {
  const bool radius =
      kind == ModelKind::MaxCover || kind == ModelKind::SetCover || kind == ModelKind::Equity;
  if (radius && !call.radius)
    refuse_call(text("Zum Modell {} fehlt die Grenze (--radius).",
                     "The model {} lacks the limit (--radius).", call.model));
  if (kind == ModelKind::GradualCover && call.shares.empty())
    refuse_call(text("Zum Modell {} fehlen die Anteile, zum Beispiel --shares 10:1,20:0.",
                     "The model {} lacks its shares, for example --shares 10:1,20:0.", call.model));
  const bool distances = kind == ModelKind::Dispersion || call.least_distance;
  if (distances && call.between.empty())
    refuse_call(text("Es fehlen die Entfernungen zwischen Standorten (--between DATEI).",
                     "The distances between sites are missing (--between FILE)."));
  const bool bounded = kind == ModelKind::SetCover || kind == ModelKind::Dispersion;
  if (!bounded && !call.p && !call.budget)
    refuse_call(text("Es fehlt, wie viele Standorte es sein dürfen: --p oder --budget.",
                     "How many sites there may be is missing: --p or --budget."));
}

void add_pairs(const LocateCall& call, const analysis::SiteCosts& between, LocationFiles& files,
               geo::Findings& findings) {
  analysis::SitingRules& rules = files.problem.rules;
  if (!call.incompatible.empty())
    rules.incompatible = analysis::read_incompatible(call.incompatible, files, findings);
  if (!call.least_distance) return;
  for (const auto& pair : analysis::closer_than(between, *call.least_distance))
    rules.incompatible.push_back(pair);
}

LocationModel model_of(const LocateCall& call, ModelKind kind, const LocationFiles& files) {
  LocationModel model;
  model.kind = kind;
  model.radius = call.radius.value_or(0);
  model.times = call.times;
  model.shares = shares_of(call.shares);
  model.penalty = call.penalty;
  if (kind != ModelKind::Equity) return model;
  model.group_of = analysis::groups_of_column(files.demand, call.equity_by).group_of;
  static_assert(analysis::ColumnGroups::kNone == analysis::EquityCoverOptions::kNoGroup);
  return model;
}

/// Must every point be reached?
bool serves_all(const LocateCall& call, ModelKind kind) {
  return (kind == ModelKind::Median && !call.penalty) || kind == ModelKind::Centre ||
         kind == ModelKind::SetCover || (kind == ModelKind::Dispersion && call.capacity);
}

/// Where not all have to be reached, those that cannot be are said.
void say_unreached(const LocationFiles& files, geo::Findings& findings) {
  const analysis::LocationProblem& problem = files.problem;
  findings.set_file(files.demand.file);
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const bool reached = problem.costs.starts[d] < problem.costs.starts[d + 1];
    if (reached || problem.demand[d].weight == 0) continue;
    findings.add(geo::Severity::Info, "locate.place_without_way",
                 text("Vom Ort „{}“ führt kein Weg zu einem Standort; er bleibt unversorgt.",
                      "No way leads from the place \"{}\" to any site; it stays unserved.",
                      problem.demand[d].id),
                 files.demand.row_numbers[d]);
  }
}

}  // namespace

LocateTask locate_task(const LocateCall& call, geo::Findings& findings) {
  const ModelKind kind = *analysis::model_named(call.model);
  check_words(call, kind);
  LocateTask task{analysis::read_location_files(call.files, findings), {}};
  LocationFiles& files = task.files;
  mark_sites(call, files);
  analysis::SitingRules& rules = files.problem.rules;
  rules.p = call.p;
  rules.at_most_p = call.at_most_p;
  rules.budget = call.budget;
  rules.capacities = call.capacity;
  if (call.capacity) (void)geo::required_column(files.sites, "capacity");
  for (const std::string& word : call.groups) add_groups(word, files);
  task.model = model_of(call, kind, files);
  if (!call.between.empty())
    task.model.between = analysis::read_between(call.between, files, findings);
  add_pairs(call, task.model.between, files, findings);
  analysis::check_problem(files.problem);
  if (serves_all(call, kind)) {
    analysis::refuse_unreachable(files);
  } else if (kind != ModelKind::Dispersion) {
    say_unreached(files, findings);
  }
  return task;
}

}  // namespace nahraum::cli
