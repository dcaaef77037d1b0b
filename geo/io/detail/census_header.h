#pragma once
// What a census grid file holds, told by its header alone (domain.md 2.3.1-2): file names carry
// typos and change, headers do not.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::geo::census {

/// A value column of a wide table.
struct ValueColumn {
  std::size_t column = 0;
  std::string name;                        ///< as in the file, UTF-8
  std::optional<std::size_t> sign_column;  ///< "werterlaeuternde_Zeichen"
};

/// Columns of the long format of 2011: one row a cell and characteristic.
struct LongColumns {
  std::size_t feature = 0;             ///< Merkmal
  std::size_t code = 0;                ///< Auspraegung_Code
  std::size_t count = 0;               ///< Anzahl
  std::optional<std::size_t> quality;  ///< Anzahl_q: 0 = hardly changed by the secrecy procedure
  std::optional<std::size_t> label;    ///< Auspraegung_Text: may hold the separator
};

struct Header {
  char separator = ';';
  std::size_t columns = 0;
  std::size_t id = 0;
  std::optional<std::size_t> x;  ///< easting of the cell's centre
  std::optional<std::size_t> y;
  std::int32_t cell_size = 0;       ///< told by GITTER_ID_100m; 0 = not told
  std::string edition;              ///< "Zensus 2022", "Zensus 2011", "" = not told
  std::vector<ValueColumn> values;  ///< wide; empty in the long format
  std::optional<LongColumns> rows;  ///< the long format
};

/// Nothing when the line is no header of a census grid. Any case, any order of columns; a byte
/// order mark and quotes are passed over. Throws Error{Input} for two columns of one name.
[[nodiscard]] std::optional<Header> recognise_header(std::string_view line);

/// Cuts a line into fields; `fields` is cleared first and may be reused. Quotes around a field are
/// taken off (RFC 4180; a doubled quote inside stays as it is).
void split_fields(std::string_view line, char separator, std::vector<std::string_view>& fields);

/// Without blanks (and U+00A0 in UTF-8) around.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case; enough for the names in these files.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace nahraum::geo::census
