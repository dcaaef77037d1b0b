#pragma once
// Whether, why and at what loss a Kita is in each proposal: part of explain.h.

#include <string>

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// One section for each proposal. For a candidate outside the set the proposal is solved again with
/// this Kita locked.
void add_siting_sections(const StudyResult& result, std::size_t kita, Explanation& explanation);

}  // namespace nahraum::analysis
