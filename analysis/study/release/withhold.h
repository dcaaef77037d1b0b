#pragma once
// What a public release leaves out whole: results that mix confidential figures with others, so
// that no proof of the gate covers them (index, ranking, firmness, partners). Part of
// release_study.cpp.

#include <string>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Are lists that the audit of Verbünde counts, or shows, for the office alone?
[[nodiscard]] bool verbund_audit_internal(const Study& study);

/// Columns of the result layers that are not shown in a public release.
struct WithheldColumns {
  std::vector<std::string> units;
  std::vector<std::string> kitas;
};

/// Takes out of `result` every table and value that rests on an internal source and names what was
/// left out in a Finding. The layers are the gate's: their columns are returned. A ranking stays
/// when all of its criteria that have data rest on open sources.
[[nodiscard]] WithheldColumns withhold_mixed_results(StudyResult& result);

}  // namespace nahraum::analysis
