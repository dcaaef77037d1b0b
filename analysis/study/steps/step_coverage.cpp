// Children within each limit of each kind of facility, by unit.

#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

namespace {

/// Kinds that exist, and the one gaps are measured from even when there is none: 0 % is an answer.
std::vector<std::string> kinds(const RunState& state) {
  std::vector<std::string> result;
  for (const char* kind : {"thekiz", "verbund", "kitas"}) {
    const bool asked = state.study.coverage.facilities == kind;
    if (asked || !facility_kitas(state.inputs, kind).empty()) result.emplace_back(kind);
  }
  return result;
}

}  // namespace

CoverageStep compute_coverage(const RunState& state) {
  CoverageStep step;
  std::vector<CoverageResult>& results = step.results;
  if (!state.study.kitas) return step;
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const auto& sozialraeume = state.inputs.sozialraeume;
  std::vector<std::int32_t> area;
  if (sozialraeume)
    area = sozialraum_of(*sozialraeume, children.placed->centres, children.placed->unit);
  const std::vector<ModeLimit> limits = coverage_limits(state.study);
  const std::vector<std::string> facilities = kinds(state);
  for (const std::string& kind : facilities) {
    const std::vector<geo::Point> points = places(state.inputs, facility_kitas(state.inputs, kind));
    for (const ModeLimit& limit : limits) {
      const Catchments catchments = state.catchments(points, children.placed->centres, limit);
      std::vector<std::uint8_t> covered =
          covered_cells(catchments, children.placed->centres.size());
      results.push_back(
          {kind, limit.mode, limit.limit,
           coverage_by_unit(children.values, covered, children.placed->unit, state.units())});
      if (sozialraeume)
        results.back().by_sozialraum =
            coverage_by_unit(children.values, covered, area, sozialraeume->areas.list.size());
      step.covered.push_back(std::move(covered));
      state.progress.step(results.size(), facilities.size() * limits.size());
    }
  }
  return step;
}

}  // namespace nahraum::analysis
