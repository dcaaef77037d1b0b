#pragma once
// The parts of an explanation about where a value comes from and how firm a place is.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// "weighted mean of …", "the best of …".
[[nodiscard]] geo::Text combine_text(const CriterionNode& node);
/// Break points; for z leaves with the reference they are measured from.
[[nodiscard]] geo::Text rule_text(const StudyResult& result, const CriterionNode& leaf);
/// Computed from which file and date, or stated by whom and when, or why it is missing. `row`: the
/// Kita.
[[nodiscard]] geo::Text origin_text(const StudyResult& result, std::size_t row,
                                    const CriterionNode& leaf);
/// Section "organisation" of any Kita; none where no advice was worked out.
void add_organisation(const StudyResult& result, std::size_t row, Explanation& explanation);
/// Sections "pathway", "stability", "organisation".
void add_judgement(const StudyResult& result, std::size_t candidate, Explanation& explanation);

}  // namespace nahraum::analysis
