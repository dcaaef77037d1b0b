#pragma once
// The texts of a new study: German, as planners read them.

#include <string>

#include "analysis/study/intake/study_choices.h"

namespace nahraum::analysis {

/// studie.toml for a Kreis.
[[nodiscard]] std::string study_template(const std::string& kreis);
/// studie.toml for files somebody chose; their paths are written as they are, relative to it. The
/// same text as the template, with their columns.
[[nodiscard]] std::string study_text(const StudyChoices& choices);
/// LIESMICH.txt: which files are needed and where to get them.
[[nodiscard]] std::string readme_template();

}  // namespace nahraum::analysis
