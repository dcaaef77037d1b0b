#pragma once
// What kind of file this is, before it is split into cells.
//
//   refuse_binary(bytes, "kitas.csv");              // Error{Input}: "ist eine ZIP-Datei …"
//   const char separator = detect_separator(text);  // ';'

#include <optional>
#include <string_view>

namespace nahraum::geo {

/// Throws Error{Input} for content that only has the name of a table: ZIP and Excel, SQLite, PDF,
/// XML (a VRT among them), HTML, JSON, gzip, old Excel. The first bytes decide.
void refuse_binary(std::string_view bytes, std::string_view file);

struct Separator {
  char character = ';';
  bool declared = false;       ///< by a first line "sep=;"
  std::size_t data_start = 0;  ///< behind that line
};
/// The "sep=" line, else the one of ; tab | , by which most records of the first 256 KB have one
/// and the same number of cells, at least two, with few others in between. Ties go to the first in
/// that order. No separator anywhere: ';', one column.
[[nodiscard]] Separator detect_separator(std::string_view text);

}  // namespace nahraum::geo
