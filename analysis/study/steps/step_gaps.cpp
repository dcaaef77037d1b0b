// Populated cells of the study outside every limit of [coverage], and how they hang together.

#include <algorithm>
#include <cmath>

#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::uint8_t> covered_by_any_limit(const RunState& state,
                                               const std::vector<geo::Point>& facilities,
                                               const std::vector<geo::Point>& centres) {
  std::vector<std::uint8_t> covered(centres.size(), 0);
  for (const ModeLimit& limit : coverage_limits(state.study)) {
    const std::vector<std::uint8_t> one =
        covered_cells(state.catchments(facilities, centres, limit), centres.size());
    for (std::size_t cell = 0; cell < covered.size(); ++cell) covered[cell] |= one[cell];
    state.progress.check();
  }
  return covered;
}

std::map<std::string, std::vector<double>> minutes_by_mode(
    const RunState& state, const std::vector<geo::Point>& facilities,
    const std::vector<geo::Point>& centres) {
  std::map<std::string, std::vector<double>> result;
  for (const ModeLimit& limit : coverage_limits(state.study)) {
    if (result.count(limit.mode) > 0) continue;
    std::vector<double>& minutes = result[limit.mode];
    for (const Nearest& nearest :
         state.travel(limit.mode).nearest(facilities, centres, state.progress))
      minutes.push_back(nearest.origin < 0 ? kNaN : nearest.minutes);
    state.progress.check();
  }
  return result;
}

/// Population of a gap from a grid of its own: cells of the coarse grid do not fit gaps, so there
/// is no number then.
void add_residents(const RunState& state, const PlacedGroup& children, std::vector<Gap>& gaps) {
  const PlacedGroup* total = state.total();
  if (total == nullptr || total->placed != children.placed) return;
  for (Gap& gap : gaps) gap.residents = count_in(total->values, gap.cells);
}

void add_minutes(const GapStep& step, std::vector<Gap>& gaps) {
  for (Gap& gap : gaps) {
    for (const auto& [mode, minutes] : step.minutes) {
      for (const std::uint32_t cell : gap.cells)
        gap.nearest_minutes = std::fmin(gap.nearest_minutes, minutes[cell]);
    }
  }
}

void say_without_facility(const RunState& state) {
  geo::Findings& findings = state.inputs.findings;
  findings.set_file(state.study.file.filename().string());
  const geo::Text name = facility_name(state.study.coverage.facilities);
  findings.add(
      geo::Severity::Warning, "coverage.no_facility",
      {fmt::format("Die Studie hat keine Einrichtung der Art „{}“: Niemand ist versorgt, "
                   "und jede bewohnte Zelle ist eine Lücke.",
                   name.de),
       fmt::format("The study has no facility of kind \"{}\": nobody is covered, and every "
                   "populated cell is a gap.",
                   name.en)});
}

}  // namespace

GapStep compute_gaps(const RunState& state) {
  GapStep step;
  if (!state.study.kitas) return step;
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const std::vector<geo::Point>& centres = children.placed->centres;
  const std::vector<geo::Point> facilities =
      places(state.inputs, facility_kitas(state.inputs, state.study.coverage.facilities));
  if (facilities.empty()) say_without_facility(state);
  step.covered = covered_by_any_limit(state, facilities, centres);
  step.minutes = minutes_by_mode(state, facilities, centres);
  std::vector<std::uint8_t> outside = populated_cells(state, children);
  for (std::size_t cell = 0; cell < outside.size(); ++cell) {
    if (step.covered[cell] != 0 || children.placed->unit[cell] < 0) outside[cell] = 0;
  }
  step.gaps = find_gaps(centres, outside, children.values,
                        {.link_distance = state.study.coverage.gap_link_metres});
  add_residents(state, children, step.gaps);
  add_minutes(step, step.gaps);
  return step;
}

}  // namespace nahraum::analysis
