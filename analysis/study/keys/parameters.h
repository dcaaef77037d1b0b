#pragma once
// Every key of a study file, declared once: name, type, unit, default, allowed range, help in both
// languages. CLI help (`nahraum help study`), validation with line numbers, docs/study-format.md
// and the viewer's forms come from this table.

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

enum class ParameterType {
  Text,   ///< a code, a path, a key: always in quotes
  Title,  ///< what people read: "…" or {de = "…", en = "…"}
  Number,
  Integer,
  Boolean,
  Date,  ///< 2024-12-31, with or without quotes
  Choice,
  TextList,
  NumberList,
  ModeLimit,  ///< {mode = "foot", minutes = 15}
  ModeLimitList,
  Columns  ///< [kitas.columns]: field of the program = "title in the file" (list_fields.h)
};

struct Parameter {
  std::string_view
      section;  ///< "study", "source", "mode" …; repeated tables are marked in `sections()`
  std::string_view key;
  ParameterType type = ParameterType::Text;
  bool required = false;
  std::string_view default_value{};  ///< as written in TOML, "" = none
  std::string_view unit{};
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::vector<std::string_view> choices{};
  geo::Text help{};
};

struct Section {
  std::string_view name;
  bool repeated = false;  ///< [[name]]
  bool required = false;
  geo::Text help;
};

[[nodiscard]] std::span<const Section> sections();
[[nodiscard]] std::span<const Parameter> parameters();
/// Null when there is none of that name.
[[nodiscard]] const Section* find_section(std::string_view name);
[[nodiscard]] const Parameter* find_parameter(std::string_view section, std::string_view key);
/// The table as Markdown for docs/study-format.md.
[[nodiscard]] std::string study_format_markdown(geo::Language language);

}  // namespace nahraum::analysis
