#pragma once
// Do the sections of a study fit together? Sources, groups and modes exist, nothing is named twice.

#include "analysis/study/keys/section_reader.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

/// Adds a Finding (code "study.*", row = line) for every mistake; unused sources are Warnings.
void cross_check(const Study& study, const StudyLines& lines, geo::Findings& findings);

}  // namespace nahraum::analysis
