#pragma once
// The part of an explanation about the release gate: what a public release shows of a figure, and
// why it hides it. The reasons are for internal outputs alone (a reason narrows the figure); a
// public study names the rules instead.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// Section "release" about the Kita and the Gemeinde it stands in (either may be missing); none
/// when no source of the study is internal. Cost: one run of the gate for an internal study.
struct ReleaseQuestion {
  std::optional<std::size_t> kita{};
  std::optional<std::size_t> unit{};
  bool left_out = false;  ///< also the columns of the unit that are left out whole
};
void add_release_section(const StudyResult& result, const ReleaseQuestion& question,
                         Explanation& explanation);

}  // namespace nahraum::analysis
