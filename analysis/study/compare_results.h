#pragma once
// Two results of one study number by number: the study as it is and a scenario, or two scenarios.
//
//   const geo::Table table = compare_results(base.result(), scenario.result(), {});
//   fmt::print("{}", geo::csv_text(table, {}));
//
// Compared are what both say: coverage, ranks and points, the social index, proposals. Rows are
// matched by their keys, not by their place. Both must be results as they may go out to the
// audience (release_study.h): what is hidden there is hidden here, with its flag. O(rows log rows).

#include "analysis/study/result.h"

namespace nahraum::analysis {

struct CompareOptions {
  bool unchanged = false;  ///< rows without a difference as well
  bool sites = true;       ///< false: one of the two has no proposals of sites yet
};

/// Columns: part, key, name, what, unit, before, after, difference. A row that only one result has
/// is NotApplicable in the other (a closed Kita).
[[nodiscard]] geo::Table compare_results(const StudyResult& before, const StudyResult& after,
                                         const CompareOptions& options);

}  // namespace nahraum::analysis
