// Audit of the Verbuende, the county as a whole, and the scenarios of the study.

#include <algorithm>

#include "analysis/study/steps/verbund_step.h"

namespace nahraum::analysis {

namespace {

/// Children from 3 on: all without those under 3, cell by cell.
GroupValues without(const GroupValues& all, const GroupValues& young) {
  GroupValues rest = all;
  for (std::size_t cell = 0; cell < rest.persons.size(); ++cell)
    rest.persons[cell] = std::max(0.0, all.persons[cell] - young.persons[cell]);
  return rest;
}

}  // namespace

std::optional<LaterChildren> later_children(const RunState& state, const ForecastResult& forecast) {
  const ForecastYear* last = forecast.last();
  if (last == nullptr) return std::nullopt;
  const std::string& group = state.study.coverage.group;
  const auto all = last->cells.find(group);
  if (all == last->cells.end()) return std::nullopt;
  LaterChildren later{.children = {.all = all->second, .under_3 = {}, .from_3 = {}},
                      .year = std::to_string(last->year)};
  const auto young = last->cells.find(state.study.forecast->under_3);
  const auto placed = state.groups.find(state.study.forecast->under_3);
  const bool same_grid = young != last->cells.end() && placed != state.groups.end() &&
                         placed->second.placed == state.group(group).placed;
  if (!same_grid || group != state.study.forecast->under_6) return later;
  later.children.under_3 = young->second;
  later.children.from_3 = without(all->second, young->second);
  return later;
}

VerbundResult compute_verbund(const RunState& state, const SupplyResult& supply,
                              const std::optional<LaterChildren>& later) {
  VerbundResult result;
  if (state.inputs.verbuende.empty() || !state.study.kitas) return result;
  const VerbundSpec& spec = state.study.verbund;
  const AuditInput input = verbund_audit_input(state, supply, later);
  result.computed = true;
  result.audits = audit_verbuende(input, spec.limits);
  result.kreis = audit_kreis(input, spec.limits);
  result.sozialraeume = input.sozialraeume;
  for (const VerbundScenarioSpec& scenario : spec.scenarios) {
    state.progress.check();
    const AuditInput then = changed_input(input, scenario.change);
    std::vector<CheckChange> changes =
        compare_audits(result.audits, audit_verbuende(then, spec.limits));
    // The forecast itself is no news in the year it is about.
    if (scenario.change.later)
      std::erase_if(changes, [](const CheckChange& change) { return change.id == "V19"; });
    result.scenarios.push_back({scenario.key, scenario.title, std::move(changes)});
  }
  add_verbund_layers(state, input, result);
  return result;
}

}  // namespace nahraum::analysis
