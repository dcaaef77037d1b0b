#pragma once
// The study file of files somebody chose: the text of the template (keys/study_template.h) with
// their names and columns.
//
//   geo::write_file_atomically(folder / "studie.toml", study_text(choices));

#include <string>

#include "analysis/study/intake/study_choices.h"

namespace nahraum::analysis {

/// Paths are written as they are: relative to the study file.
[[nodiscard]] std::string study_text(const StudyChoices& choices);

}  // namespace nahraum::analysis
