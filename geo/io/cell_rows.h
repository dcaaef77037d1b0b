#pragma once
// Cells of a sheet before anyone has said which row is the heading: flat, as views into the text
// that the reader keeps. Two readers fill it (CSV, XLSX), table_layout reads it.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace nahraum::geo {

struct CellRows {
  std::vector<std::string_view> cells;
  std::vector<std::size_t> starts{0};  ///< row r has cells [starts[r], starts[r + 1])
  std::vector<std::size_t> numbers;    ///< line or sheet row of row r, as a person counts

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
  [[nodiscard]] std::span<const std::string_view> row(std::size_t r) const {
    return std::span(cells).subspan(starts[r], starts[r + 1] - starts[r]);
  }
  /// The cells pushed since the last call are one row.
  void end_row(std::size_t number) {
    starts.push_back(cells.size());
    numbers.push_back(number);
  }
};

}  // namespace nahraum::geo
