#pragma once
// [verbund] and [[verbund_scenario]] of a study file.

#include "analysis/study/read/read_need.h"

namespace nahraum::analysis {

[[nodiscard]] VerbundSpec read_verbund_spec(const NeedReading& reading);
/// Limits the wrong way round, scenarios without a change or with one key.
void check_verbund(const Study& study, const StudyLines& lines, geo::Findings& findings);

}  // namespace nahraum::analysis
