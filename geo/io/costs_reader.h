#pragma once
// A table of costs `from,to,cost` as costs_writer.h and other programs write it, row by row without
// keeping it: such tables have millions of rows.
//
//   stream_costs("m.csv", [&](const CostRow& row) { … });
//
// UTF-8, comma, semicolon or tab, decimal point; columns by name in any order, further ones are
// ignored; blank rows are skipped. No line breaks inside quotes. Throws Error{Input} with file and
// row for a missing column, a row with an empty id, a cost that is no number or below 0. Memory:
// one block.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace nahraum::geo {

struct CostRow {
  std::string_view from;  ///< valid during the call
  std::string_view to;
  double cost = 0;
  std::size_t row = 0;  ///< as a person counts
};

/// Returns the number of rows. O(bytes).
std::size_t stream_costs(const std::filesystem::path& path,
                         const std::function<void(const CostRow&)>& use);

}  // namespace nahraum::geo
