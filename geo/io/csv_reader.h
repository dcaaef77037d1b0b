#pragma once
// Tables as German offices write them (domain.md 2.3.5, 2.3.11; platform.md finding 1: OGR must not
// read them).
//
//   Findings findings;
//   const RawTable raw = read_csv("kitas.csv", {}, findings);
//
// Encoding: BOM, else strict UTF-8, else UTF-16 by its zero bytes, else Windows-1252 (a Finding
// says which). Separator: "sep=" line, else the one of ; , tab | that gives the steadiest column
// count. Quotes by RFC 4180, line breaks inside allowed. Header row: the first row from which on
// the rows are as wide and which holds words, not numbers; rows above are preamble, short rows
// after the last full row are footer; both are Findings. Throws Error{Input} for empty files,
// binary content (zip, SQLite, XML named .csv), rows with more cells than the header, unclosed
// quotes, more than the limits. Row numbers are lines of the file as an editor counts them (a
// record with a line break inside quotes counts from its first line). Cost: O(bytes), one decoded
// copy.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "geo/core/findings.h"
#include "geo/io/raw_table.h"

namespace nahraum::geo {

struct CsvOptions {
  std::string encoding{};  ///< "" = detect; "UTF-8", "Windows-1252", "ISO-8859-1", "UTF-16"
  char separator = 0;      ///< 0 = detect
  std::optional<std::size_t> header_row{};  ///< as a person counts; none = detect
  std::size_t max_bytes = 512u << 20;
  std::size_t max_columns = 2'000;
  std::size_t max_cells = 30'000'000;  ///< each costs about 50 bytes while the table lives
  std::string name{};  ///< what Findings and errors call the file; "" = its file name
};

[[nodiscard]] RawTable read_csv(const std::filesystem::path& path, const CsvOptions& options,
                                Findings& findings);
/// The same from memory; `name` is what Findings and errors call it.
[[nodiscard]] RawTable parse_csv(std::string_view bytes, std::string_view name,
                                 const CsvOptions& options, Findings& findings);

}  // namespace nahraum::geo
