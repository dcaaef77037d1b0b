// Sets of sites in words, in the cells and in the provenance; and out of a public release.

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "analysis/study/steps/siting_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::Text;
using geo::text;

Text role_name(SiteRole role) {
  switch (role) {
    case SiteRole::Proposed:
      return {"kommt dazu", "new"};
    case SiteRole::Closed:
      return {"fällt weg", "given up"};
    case SiteRole::Alternative:
      return {"Alternative", "alternative"};
    case SiteRole::Existing:
      break;
  }
  return {"besteht", "stands"};
}

Text goal_name(ProposalGoal goal) {
  switch (goal) {
    case ProposalGoal::Need:
      return {"Kinder nach Bedarf", "children by need"};
    case ProposalGoal::Equity:
      return {"am schlechtesten versorgtes Gebiet", "worst-served area"};
    case ProposalGoal::Travel:
      return {"kurze Wege", "short ways"};
    case ProposalGoal::Portfolio:
      return {"Budget", "budget"};
    case ProposalGoal::Children:
      break;
  }
  return {"zusätzlich erreichte Kinder", "children reached in addition"};
}

std::string kita_names(const StudyResult& result, const std::vector<std::uint32_t>& kitas) {
  std::string names;
  for (const std::uint32_t kita : kitas) {
    const Kita& one = result.inputs.kitas[kita];
    names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", one.name, one.id);
  }
  return names;
}

std::vector<std::uint32_t> new_sites(const ProposalOutcome& proposal,
                                     const std::vector<std::uint32_t>& set) {
  if (proposal.spec.closable) return set;
  std::vector<std::uint32_t> fresh;
  std::set_difference(set.begin(), set.end(), proposal.existing.begin(), proposal.existing.end(),
                      std::back_inserter(fresh));
  return fresh;
}

namespace {

Text joined(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

/// " (heute 20,1 %)"
Text today_text(const ProposalOutcome& proposal) {
  if (!proposal.today) return {};
  const Text today = objective_text(*proposal.today, proposal.words);
  return {" (heute " + today.de + ")", " (today " + today.en + ")"};
}

Text travel_outcome(const ProposalOutcome& proposal) {
  double weight = 0;
  for (const DemandPoint& point : proposal.task.problem->demand) weight += point.weight;
  const Text mean = geo::number_text(weight > 0 ? proposal.best.objective / weight : 0, 1);
  const Text sum =
      joined(objective_text(proposal.best.objective, proposal.words), today_text(proposal));
  return {fmt::format("{}, im Mittel {} Minuten je Kind. ", sum.de, mean.de),
          fmt::format("{}, {} minutes a child on average. ", sum.en, mean.en)};
}

Text equity_outcome(const ProposalOutcome& proposal) {
  const Text share =
      joined(objective_text(proposal.best.objective, proposal.words), today_text(proposal));
  return {fmt::format("Im am schlechtesten versorgten Gebiet sind dann {} der Kinder erreicht. ",
                      share.de),
          fmt::format("In the worst-served area {} of the children are reached then. ", share.en)};
}

Text count_outcome(const AreaChange& whole) {
  const Text gained = geo::number_text(whole.gained.persons);
  const Text after = geo::number_text(whole.after.persons);
  const Text all = geo::number_text(whole.all.persons);
  const Text words{fmt::format("{} Kinder kommen dazu; erreicht sind dann {} von {}.", gained.de,
                               after.de, all.de),
                   fmt::format("{} children are gained; {} of {} are reached then.", gained.en,
                               after.en, all.en)};
  if (whole.lost.cells == 0) return words;
  const Text lost = geo::number_text(whole.lost.persons);
  return joined({lost.de + " Kinder fallen weg, ", lost.en + " children are lost, "}, words);
}

}  // namespace

Text outcome_text(const ProposalOutcome& proposal) {
  if (!proposal.found()) return proposal.proof;
  const Text counts = count_outcome(proposal.units->whole);
  if (proposal.words == SitingWords::Travel) return joined(travel_outcome(proposal), counts);
  if (proposal.words == SitingWords::Equity) return joined(equity_outcome(proposal), counts);
  return counts;
}

void add_siting_to_cells(const RunState& state, const SitingResult& siting,
                         const PlacedGroup& children, const std::vector<std::uint32_t>& cells,
                         geo::TableBuilder& builder) {
  for (const ProposalOutcome& proposal : siting.proposals) {
    if (!proposal.found() || state.group(proposal.spec.group).placed != children.placed) continue;
    const auto before = reached_cells(*proposal.ground, proposal.existing);
    const auto after = reached_cells(*proposal.ground, proposal.best.sites);
    std::vector<Text> words;
    for (const std::uint32_t cell : cells) {
      const bool then = before[cell] != 0, now = after[cell] != 0;
      words.push_back(now ? (then ? Text{columns::kReachedBefore, "already"}
                                  : Text{columns::kReachedNew, "new"})
                          : (then ? Text{columns::kReachedNoMore, "no more"}
                                  : Text{columns::kNotReached, "not"}));
    }
    builder.add(text_column(columns::proposal_column(proposal.spec.key),
                            {"Erreicht mit Vorschlag: " + proposal.spec.title.de,
                             "Reached with proposal: " + proposal.spec.title.en},
                            words));
  }
}

namespace {

/// The cells without the columns of these proposals.
geo::Layer without_columns(const geo::Layer& cells, const std::vector<std::string>& keys) {
  const geo::Table& table = cells.table();
  geo::TableBuilder builder;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const std::string& name = table.column(i).name;
    const bool out = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return columns::proposal_column(key) == name;
    });
    if (!out) builder.add(table.column(i));
  }
  for (std::size_t row = 0; row < table.row_count(); ++row) rows.push_back(table.source_row(row));
  builder.source_rows(std::move(rows));
  return geo::with_table(cells, cells.name(), std::move(builder).build());
}

}  // namespace

void drop_proposals(const std::vector<std::string>& keys, StudyResult& result) {
  const auto out = [&keys](const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  std::erase_if(result.siting.proposals,
                [&](const ProposalOutcome& one) { return out(one.spec.key); });
  std::erase_if(result.siting.comparisons,
                [&](const ComparisonOutcome& one) { return out(one.first) || out(one.second); });
  if (result.layers.cells.size() > 0)
    result.layers.cells = without_columns(result.layers.cells, keys);
  add_siting_tables(result);
}

namespace {

using Json = nlohmann::json;

template <typename Value>
Json optional_json(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

const char* goal_code(ProposalGoal goal) {
  constexpr const char* kCodes[] = {"children", "need", "equity", "travel", "portfolio"};
  return kCodes[static_cast<std::size_t>(goal)];
}

Json proposal_json(const ProposalSpec& spec) {
  return {{"key", spec.key},
          {"title", {{"de", spec.title.de}, {"en", spec.title.en}}},
          {"objective", goal_code(spec.goal)},
          {"group", spec.group},
          {"catchment", {{"mode", spec.mode}, {"minutes", spec.minutes.count()}}},
          {"p", optional_json(spec.p)},
          {"at_most", spec.at_most_p},
          {"budget", optional_json(spec.budget)},
          {"budget_of", spec.municipal_budget ? "municipal" : "total"},
          {"need", spec.need},
          {"areas", spec.by_unit ? "units" : "sozialraeume"},
          {"least_distance_metres", spec.least_distance.value},
          {"at_most_per_area", optional_json(spec.most_per_area)},
          {"at_least_per_area", optional_json(spec.least_per_area)},
          {"at_most_per_traeger", optional_json(spec.most_per_traeger)},
          {"locked", spec.locked},
          {"excluded", spec.excluded},
          {"existing", spec.closable ? "closable" : "fixed"},
          {"candidates", spec.ranked ? "ranked" : "all"},
          {"alternatives", spec.alternatives},
          {"alternatives_percent", 100 * spec.within},
          {"curve", spec.curve},
          {"gap_percent", 100 * spec.gap},
          {"most_nodes", spec.most_nodes}};
}

Json costs_json(const CostsSpec& costs) {
  return {{"vbe", costs.site.vbe},
          {"process_hours", costs.site.process_hours},
          {"existing_process_hours", costs.existing_process_hours},
          {"personnel_cost", costs.rates.personnel},
          {"material_percent", 100 * costs.rates.material_share},
          {"material_base", costs.rates.material_on_personnel ? "personnel" : "other"},
          {"process_fee", costs.rates.process_fee},
          {"municipal_percent", 100 * costs.rates.municipal_share}};
}

}  // namespace

std::string siting_parameters_json(const SitingSpec& siting) {
  Json json = {{"proposal", Json::array()},
               {"site_cost", Json::array()},
               {"comparison", Json::array()},
               {"costs", siting.costs ? costs_json(*siting.costs) : Json(nullptr)}};
  for (const ProposalSpec& spec : siting.proposals) json["proposal"].push_back(proposal_json(spec));
  for (const SiteStaffSpec& one : siting.staff)
    json["site_cost"].push_back({{"kita", one.kita},
                                 {"vbe", optional_json(one.vbe)},
                                 {"process_hours", optional_json(one.process_hours)}});
  for (const ComparisonSpec& one : siting.comparisons)
    json["comparison"].push_back({{"first", one.first}, {"second", one.second}});
  return json.dump();
}

}  // namespace nahraum::analysis
