#pragma once
// The texts of a new study: German, as planners read them.

#include <string>

namespace nahraum::analysis {

/// studie.toml for a Kreis.
[[nodiscard]] std::string study_template(const std::string& kreis);
/// LIESMICH.txt: which files are needed and where to get them.
[[nodiscard]] std::string readme_template();

}  // namespace nahraum::analysis
