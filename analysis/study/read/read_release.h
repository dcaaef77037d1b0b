#pragma once
// [release] as it is read and checked.

#include "analysis/study/keys/section_reader.h"
#include "analysis/study/release_spec.h"

namespace nahraum::analysis {

[[nodiscard]] ReleaseSpec read_release(const SectionReader& reader);
/// Findings "study.ledger" (a path that leads away), "study.release_name" (a ledger needs one),
/// "study.parts" (an indicator names parts that do not exist).
void check_release(const Study& study, const StudyLines& lines, geo::Findings& findings);

}  // namespace nahraum::analysis
