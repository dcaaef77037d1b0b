#pragma once
// The ids people ask for - of a Sozialraum, a Gemeinde, a Kita - as rows of what was read. An id
// that is not there is said with similar ones, in the same words everywhere.

#include <string>

#include "analysis/study/study.h"

namespace nahraum::analysis {

struct StudyInputs;

/// Row of inputs.sozialraeume; Error{Usage} also when the study has none.
[[nodiscard]] std::size_t sozialraum_row(const StudyInputs& inputs, const std::string& id);
/// Row of the boundaries by key (AGS).
[[nodiscard]] std::size_t unit_row(const StudyInputs& inputs, const std::string& key);
[[nodiscard]] std::size_t kita_row(const StudyInputs& inputs, const std::string& id);

/// Before a long run: reads only the list that names `subject` ("kita:0042", "sozialraum:pb1",
/// "unit:16999003"; others pass) and throws Error{Usage} as above. Costs that reading; Error{Input}
/// as the run itself would say it.
void check_subject(const Study& study, const std::string& subject);

}  // namespace nahraum::analysis
