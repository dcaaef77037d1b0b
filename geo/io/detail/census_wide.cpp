#include <algorithm>
#include <limits>
#include <numeric>

#include "geo/io/detail/census_table.h"
#include "geo/io/detail/census_value.h"

namespace nahraum::geo::census {

namespace {

/// The columns as they grow, one entry a row that was kept.
struct Columns {
  std::vector<Cell> cells;
  std::vector<std::uint32_t> rows;  ///< of the file, for naming duplicates
  std::vector<CensusAttribute> attributes;
  std::vector<ValueColumn> sources;
};

Columns selected_columns(const GridTable& table, Selection& selection) {
  Columns columns;
  for (const ValueColumn& source : table.header.values) {
    if (!selection.take(source.name)) continue;
    columns.sources.push_back(source);
    columns.attributes.push_back({source.name, {}, {}, table.file});
  }
  return columns;
}

void add_values(Columns& columns, RowReader& reader) {
  for (std::size_t i = 0; i < columns.sources.size(); ++i) {
    const ValueColumn& source = columns.sources[i];
    CensusAttribute& attribute = columns.attributes[i];
    const std::string_view field = reader.field(source.column);
    Value value{std::numeric_limits<float>::quiet_NaN(), ValueFlag::Missing};
    if (const std::optional<Value> parsed = parse_value(field)) {
      value = *parsed;
    } else {
      reader.tell_bad_value(source.name, field);
    }
    const bool brackets = source.sign_column && value.flag == ValueFlag::None &&
                          is_bracket_sign(reader.field(*source.sign_column));
    attribute.values.push_back(value.value);
    attribute.flags.push_back(brackets ? ValueFlag::Limited : value.flag);
  }
}

template <typename T>
void gather(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t from : order) sorted.push_back(values[from]);
  values = std::move(sorted);
}

/// Sorted by cell, each cell once. Official files are in order already, and then nothing moves.
void bring_in_order(Columns& columns, RowReader& reader) {
  const std::vector<Cell>& cells = columns.cells;
  const auto not_rising = [](const Cell& a, const Cell& b) { return !(a < b); };
  if (std::adjacent_find(cells.begin(), cells.end(), not_rising) == cells.end()) return;
  std::vector<std::uint32_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return cells[a] != cells[b] ? cells[a] < cells[b] : a < b;
  });
  std::vector<std::uint32_t> kept;
  kept.reserve(order.size());
  for (const std::uint32_t i : order) {
    if (kept.empty() || cells[kept.back()] != cells[i]) {
      kept.push_back(i);
    } else {
      reader.reject_at("census.duplicate",
                       text("Die Zelle {} stand schon in Zeile {}. Es gilt die frühere Zeile.",
                            "The cell {} already stood in row {}. The earlier row counts.",
                            cell_name(cells[i]), columns.rows[kept.back()]),
                       columns.rows[i]);
    }
  }
  for (CensusAttribute& attribute : columns.attributes) {
    gather(attribute.values, kept);
    gather(attribute.flags, kept);
  }
  gather(columns.cells, kept);
}

}  // namespace

CensusGrid read_wide(const GridTable& table, LineStream& lines, Job& job) {
  Columns columns = selected_columns(table, job.selection);
  if (columns.sources.empty()) return {};
  RowReader reader(table, lines, job);
  while (reader.next()) {
    const std::optional<Cell> cell = reader.cell();
    if (!cell) continue;
    columns.cells.push_back(*cell);
    columns.rows.push_back(static_cast<std::uint32_t>(reader.row()));
    add_values(columns, reader);
  }
  bring_in_order(columns, reader);
  reader.finish();
  job.report.used += columns.cells.size();
  for (const CensusAttribute& attribute : columns.attributes) {
    tell_flags(attribute, table, job.findings);
  }
  return {std::move(columns.cells), std::move(columns.attributes)};
}

}  // namespace nahraum::geo::census
