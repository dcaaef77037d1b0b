#pragma once
// Scenarios as TOML, and where the sections of a study file begin and end.
//
//   file << scenario_toml(*book.find("nord"));
//   for (const SectionRange& range : section_ranges(text)) ...
//
// What is written reads back to an equal scenario: numbers in their shortest exact form, texts with
// every special character escaped.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/scenario/scenario.h"

namespace nahraum::analysis {

/// Names of the sections that scenarios live in, the main one first.
inline constexpr std::string_view kScenarioSections[] = {
    "scenario",           "scenario_kita",    "scenario_verbund",  "scenario_weight",
    "scenario_readiness", "scenario_service", "scenario_proposal", "scenario_note"};

/// All sections of one scenario, parted by empty lines; ends with a newline.
[[nodiscard]] std::string scenario_toml(const Scenario& scenario);
/// A text as a TOML string in quotes.
[[nodiscard]] std::string toml_string(std::string_view words);

/// One [name] or [[name]] of a TOML file: from the beginning of its line to behind the newline of
/// its last key. Blank lines and comments after it belong to nothing.
struct SectionRange {
  std::string name;  ///< "kitas.columns"
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// In the order of the file. Knows strings of every kind, lists over several lines and comments;
/// says nothing about files that are no TOML. O(bytes).
[[nodiscard]] std::vector<SectionRange> section_ranges(std::string_view toml);

}  // namespace nahraum::analysis
