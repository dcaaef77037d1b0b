#pragma once
// Which Verbund a Kita is in, in the proposals: a section of `explain`.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// Nothing when the study asks no such question, or the Kita is in none of them.
void add_formation_section(const StudyResult& result, std::size_t row, Explanation& explanation);

}  // namespace nahraum::analysis
