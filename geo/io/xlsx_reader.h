#pragma once
// A sheet of an Excel workbook as text cells.
//
//   const RawTable raw = read_xlsx("kitas.xlsx", {.sheet = "Einrichtungen"}, findings);
//
// The archive is checked first (guard.h), then OGR reads it in a child program with limits on
// memory, time and files; the parent gets rows through a pipe (platform.md finding 6,
// docs/decisions/0002). Numbers that Excel stored come as plain text with a decimal point and no
// thousands, dates as 31.12.2024, with 12:00 behind where there is a time of day. Heading, titles
// and notes are found as in CSV (csv_reader.h); row numbers are those of the sheet. Throws
// Error{Input} for archives that guard.h refuses, workbooks that OGR complains about, limits
// broken, and where no table is found. Cost: a process start of some 50 ms, then O(cells).

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/io/raw_table.h"

namespace nahraum::geo {

struct XlsxOptions {
  std::string sheet{};                      ///< "" = the first sheet that holds a table
  std::optional<std::size_t> header_row{};  ///< as a person counts; none = detect as in CSV
  std::size_t max_memory_bytes = 1u << 30;
  int max_seconds = 60;
  std::string name{};  ///< what Findings and errors call the file; "" = its file name
};

struct XlsxSheet {
  RawTable table;
  std::vector<std::string> sheets;  ///< all of the workbook, in its order
};

[[nodiscard]] RawTable read_xlsx(const std::filesystem::path& path, const XlsxOptions& options,
                                 Findings& findings);
/// The same with the names of the sheets, for a person to choose from.
[[nodiscard]] XlsxSheet read_xlsx_sheet(const std::filesystem::path& path,
                                        const XlsxOptions& options, Findings& findings);

}  // namespace nahraum::geo
