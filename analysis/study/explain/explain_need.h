#pragma once
// The part of an explanation that is about need: the figures of the Gemeinde and the Sozialraum a
// Kita stands in, with level, source, date and base of each.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// Sections "need.unit" and "need.sozialraum"; none where the study has no figures. Returns the row
/// of the Gemeinde; nothing for a Kita outside all of them.
std::optional<std::size_t> add_need_sections(const StudyResult& result, std::size_t kita,
                                             Explanation& explanation);
/// Section "need.sozialraum" of one planning area; none where its figures are withheld.
void add_sozialraum_need(const StudyResult& result, std::size_t row, Explanation& explanation);
/// Section "need.unit" of one Gemeinde.
void add_unit_need(const StudyResult& result, std::size_t unit, Explanation& explanation);

}  // namespace nahraum::analysis
