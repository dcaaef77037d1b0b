#pragma once
// A sheet of an Excel workbook as text cells. The archive is checked first (guard.h), then OGR
// reads it in a child process with limits on memory, time and file size; the parent gets rows
// through a pipe (platform.md finding 6). Numbers that Excel stored come as plain text without
// thousands; dates as 31.12.2024.

#include <filesystem>
#include <optional>
#include <string>

#include "geo/core/findings.h"
#include "geo/io/raw_table.h"

namespace nahraum::geo {

struct XlsxOptions {
  std::string sheet{};                      ///< "" = the first sheet that holds a table
  std::optional<std::size_t> header_row{};  ///< as a person counts; none = detect as in CSV
  std::size_t max_memory_bytes = 1u << 30;
  int max_seconds = 60;
};

[[nodiscard]] RawTable read_xlsx(const std::filesystem::path& path, const XlsxOptions& options,
                                 Findings& findings);

}  // namespace nahraum::geo
