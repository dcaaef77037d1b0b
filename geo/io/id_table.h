#pragma once
// Plain tables with a header whose rows are named by an id: what every command that reads `id` and
// some numbers asks of them.
//
//   const RawTable table = read_csv("d.csv", {.header_row = 1}, findings);
//   const IdLookup rows = ids_of(table);
//   const double weight = amount_at(table, 0, required_column(table, "weight"));
//
// All throw Error{Input} with file and row.

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "geo/io/raw_table.h"

namespace nahraum::geo {

/// Row (from 0) by id; views into the table, which must stay as it is.
using IdLookup = std::unordered_map<std::string_view, std::uint32_t>;

/// Titles are compared without case, blanks and umlauts.
[[nodiscard]] std::optional<std::size_t> find_column(const RawTable& table, std::string_view name);
/// Throws naming the columns there are.
[[nodiscard]] std::size_t required_column(const RawTable& table, std::string_view name);
/// Throws for an id that is empty or there twice.
[[nodiscard]] IdLookup ids_of(const RawTable& table);
/// A number from 0 on with a decimal point.
[[nodiscard]] double amount_at(const RawTable& table, std::size_t row, std::size_t column);

}  // namespace nahraum::geo
