#pragma once
// The values of one column under a recipe: numbers with their flags, yes and no. What was decided
// and what could not be read becomes Findings. Used by recipe.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/io/raw_table.h"
#include "geo/layer/table.h"

namespace nahraum::geo {

/// One column of a raw table, seen through the rows that count. Borrows everything.
struct ColumnCells {
  const RawTable& raw;
  const std::vector<std::size_t>& rows;  ///< indices into raw.rows
  std::size_t place = 0;                 ///< index of the column
  Findings& findings;

  [[nodiscard]] std::size_t size() const { return rows.size(); }
  [[nodiscard]] const std::string& cell(std::size_t i) const { return raw.rows[rows[i]][place]; }
  [[nodiscard]] const std::string& title() const { return raw.header[place]; }
  /// As a person counts in the file.
  [[nodiscard]] std::size_t row_number(std::size_t i) const;
  void say(Severity severity, std::string code, Text message, std::size_t row = 0) const;
};

/// `decimal`: ',' or '.' when the recipe knows, 0 = decide by the cells.
void fill_numbers(const ColumnCells& cells, bool whole, char decimal, Column& column);
void fill_yes_no(const ColumnCells& cells, Column& column);

/// "1,6051E+11": what is left of a long number that a spreadsheet has shown in a narrow column.
[[nodiscard]] bool looks_rounded(std::string_view cell);

}  // namespace nahraum::geo
