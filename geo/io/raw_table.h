#pragma once
// What a reader of tables hands on: the cells as text, exactly as written, with the row each stood
// in.

#include <cstddef>
#include <string>
#include <vector>

namespace nahraum::geo {

struct RawTable {
  std::string file{};   ///< as named in the study
  std::string sheet{};  ///< XLSX only
  /// UTF-8, trimmed, blanks folded; unique (a second "Name" becomes "Name (2)").
  std::vector<std::string> header{};
  std::vector<std::vector<std::string>> rows{};  ///< UTF-8, as long as the header
  /// Line (CSV) or sheet row (XLSX) as a person counts, first = 1.
  std::vector<std::size_t> row_numbers{};
  std::vector<std::string> preamble{};  ///< lines above the header (titles)
  std::vector<std::string> footer{};    ///< lines below the data (sources, notes)
  std::string encoding{};               ///< decision taken: "UTF-8", "Windows-1252", "UTF-16LE" …
  char separator = ';';
  /// '.' where numbers come from number cells (XLSX): a column of nothing but "1.234" is
  /// then 1.234, not German thousands. 0 = not known (CSV).
  char number_cells_decimal = 0;
};

}  // namespace nahraum::geo
