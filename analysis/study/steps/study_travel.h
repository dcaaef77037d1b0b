#pragma once
// The way of travelling behind each [[mode]] of a study.

#include <memory>

#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// Streets and timetables are in `state.inputs`. Findings: cells that no street of the mode
/// reaches.
[[nodiscard]] std::unique_ptr<const Travel> make_travel(const RunState& state, const Mode& mode);

/// Finding "mode.cells_unconnected": how many populated cells, with how many children, lie farther
/// from every usable street than the limit; they are out of reach by this mode.
void report_unconnected_cells(const RunState& state, const Mode& mode);

}  // namespace nahraum::analysis
