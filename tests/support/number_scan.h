#pragma once
// Looks through every file of a run for what is no number: nan and inf as words in CSV, JSON, SVG,
// workbook parts and texts of a GeoPackage, infinite values in its columns.

#include <filesystem>
#include <string>
#include <vector>

namespace nahraum::support {

/// "file: … the words around it"; empty when all is well. `files` counts what was looked at.
struct NumberScan {
  std::vector<std::string> found;
  std::size_t files = 0;
};
[[nodiscard]] NumberScan scan_numbers(const std::filesystem::path& folder);

/// Is one of these words in the text, with no letter, digit or quote of a name beside it?
[[nodiscard]] std::string no_number_in(const std::string& text);

}  // namespace nahraum::support
