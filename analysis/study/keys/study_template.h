#pragma once
// The texts of a new study: German, as planners read them.

#include <string>

namespace nahraum::analysis {

/// studie.toml for a Kreis.
[[nodiscard]] std::string study_template(const std::string& kreis);
/// What differs between the template and a study from chosen files; TOML as it is written.
struct StudyFrame {
  std::string where;       ///< behind "Alle Dateien liegen in diesem Ordner."
  std::string title;       ///< with quotes
  std::string kreis_line;  ///< whole line; "" = none
  std::string date;        ///< with quotes
  std::string sources;     ///< [[source]] sections
  std::string areas;       ///< [boundaries], [[census]], [[group]]
  std::string titles;      ///< behind the line that explains columns
  std::string lists;       ///< [kitas] and the others
};
/// Ways, limits and the sections that can be switched on are the same for both.
[[nodiscard]] std::string framed_study(const StudyFrame& frame);
/// LIESMICH.txt: which files are needed and where to get them.
[[nodiscard]] std::string readme_template();

}  // namespace nahraum::analysis
