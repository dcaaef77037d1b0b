#include "geo/io/id_table.h"

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"

namespace nahraum::geo {

std::optional<std::size_t> find_column(const RawTable& table, std::string_view name) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (title_key(table.header[i]) == title_key(name)) return i;
  }
  return std::nullopt;
}

std::size_t required_column(const RawTable& table, std::string_view name) {
  if (const auto found = find_column(table, name)) return *found;
  std::string present;
  for (const std::string& title : table.header) present += (present.empty() ? "" : ", ") + title;
  throw Error(ErrorKind::Input, text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                                     "Column \"{}\" is missing. Present are: {}.", name, present))
      .in_file(table.file)
      .at_row(1);
}

IdLookup ids_of(const RawTable& table) {
  const std::size_t column = required_column(table, "id");
  IdLookup lookup;
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    const std::string& id = table.rows[row][column];
    const bool fresh = lookup.emplace(id, row).second;
    if (fresh && !id.empty()) continue;
    throw Error(ErrorKind::Input, id.empty() ? text("Die id fehlt.", "The id is missing.")
                                             : text("Die id „{}“ steht zweimal in der Tabelle.",
                                                    "The id \"{}\" is in the table twice.", id))
        .in_file(table.file)
        .at_row(table.row_numbers[row]);
  }
  return lookup;
}

double amount_at(const RawTable& table, std::size_t row, std::size_t column) {
  const std::string& cell = table.rows[row][column];
  const std::optional<double> value = parse_plain_number(cell);
  if (value && *value >= 0) return *value;
  throw Error(ErrorKind::Input,
              text("„{}“ in der Spalte {} ist keine Zahl ab 0 mit Dezimalpunkt.",
                   "\"{}\" in column {} is no number from 0 on with a decimal point.",
                   quoted_cell(cell), table.header[column]))
      .in_file(table.file)
      .at_row(table.row_numbers[row]);
}

}  // namespace nahraum::geo
