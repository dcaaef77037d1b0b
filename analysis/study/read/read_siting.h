#pragma once
// Reads and checks [[proposal]], [costs], [[site_cost]] and [[comparison]] of a study file.
// Mistakes are Findings with their line.

#include "analysis/study/read/read_need.h"

namespace nahraum::analysis {

[[nodiscard]] SitingSpec read_siting(const NeedReading& reading, const Study& study);
/// What can only be seen on the whole: unknown modes, groups, indicators; p against budget.
void check_siting(const Study& study, const StudyLines& lines, geo::Findings& findings);

}  // namespace nahraum::analysis
