#pragma once
// The parts of an explanation about one Kita itself: its list entry, catchment, surroundings,
// partners, Verbund, and what people stated. Keys begin with "kita." or "catchment.".

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// Section "kita": the entry of the list, phase, Gemeinde, Sozialraum.
[[nodiscard]] ExplanationSection kita_section(const StudyResult& result, std::size_t row);
/// Section "catchment".
[[nodiscard]] ExplanationSection catchment_section(const StudyResult& result, std::size_t row);
/// "kita.stated", "kita.verbund", "kita.process": statements, Verbund, hours of Prozessbegleitung.
void add_kita_standing(const StudyResult& result, std::size_t row, Explanation& explanation);
/// "kita.walks", "kita.origins", "kita.services", "kita.partners": who lives and what is offered
/// around it. What the study does not have gives no section.
void add_kita_surroundings(const StudyResult& result, std::size_t row, Explanation& explanation);

/// Key of the line of one group within a walk: "kita.walk_15.u6".
[[nodiscard]] std::string walk_key(geo::Minutes limit, const std::string& group);
/// Nothing known where cells are secret and nobody else is counted.
[[nodiscard]] geo::FlaggedValue known_count(const Count& count);

}  // namespace nahraum::analysis
