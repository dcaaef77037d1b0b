#pragma once
// The step of a run about need, in its pieces.

#include "analysis/study/need_result.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// Residents, figures of the planning areas, the index of units and planning areas.
[[nodiscard]] NeedResult compute_need(const RunState& state);

void add_sozialraeume(const RunState& state, NeedResult& need);
void add_index(const RunState& state, NeedResult& need);

}  // namespace nahraum::analysis
