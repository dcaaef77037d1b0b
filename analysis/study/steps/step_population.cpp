// Counts of every group of the study by area.

#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

namespace {

GroupCounts counted(const RunState& state, const PlacedGroup& group) {
  GroupCounts counts;
  counts.units = count_by_unit(group.values, group.placed->unit, state.units());
  counts.units.pop_back();  // cells outside every unit belong to no one
  for (const Count& unit : counts.units) counts.whole += unit;
  if (!state.inputs.sozialraeume) return counts;
  const SozialraumInput& input = *state.inputs.sozialraeume;
  counts.sozialraeume =
      count_by_unit(group.values, sozialraum_of(input, group.placed->centres, group.placed->unit),
                    input.areas.list.size());
  counts.sozialraeume.pop_back();
  return counts;
}

}  // namespace

PopulationResult compute_population(const RunState& state) {
  PopulationResult result;
  for (const auto& [key, group] : state.groups) result.emplace(key, counted(state, group));
  return result;
}

}  // namespace nahraum::analysis
