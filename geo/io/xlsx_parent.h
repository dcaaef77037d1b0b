#pragma once
// Runs nahraum-xlsx on one workbook and collects what it says (docs/decisions/0002).

#include <filesystem>
#include <string>

#include "geo/io/xlsx_reader.h"

namespace nahraum::geo {

enum class ChildEnd {
  Whole,       ///< everything was said
  Unreadable,  ///< the child could not read the workbook
  TooWide,     ///< more than 2,000 columns
  RowGap,      ///< a stray cell far below the table
  Killed,      ///< it broke a limit or crashed
  TooSlow,     ///< the time was up
  TooMuch,     ///< more text than anyone should keep
  NoChild      ///< the helper program is not installed or cannot be started
};

struct ChildAnswer {
  ChildEnd end = ChildEnd::NoChild;
  std::string bytes{};  ///< records of xlsx_wire.h
};

/// Blocks at most options.max_seconds and a little. Safe beside other threads: the child is another
/// program, nothing of this process runs in it.
[[nodiscard]] ChildAnswer ask_child(const std::filesystem::path& workbook,
                                    const XlsxOptions& options);

/// Where the helper lies: beside the running program, else in libexec/nahraum one or two folders
/// above. Empty when it is nowhere, or when another user could have put it there.
[[nodiscard]] std::filesystem::path child_program();

}  // namespace nahraum::geo
