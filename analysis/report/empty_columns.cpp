#include "analysis/report/empty_columns.h"

#include <algorithm>

namespace nahraum::analysis {

namespace {

bool says_nothing(const ReportCell& cell) {
  return !cell.number && (cell.words.de == "k. A." || cell.words.de == "–");
}

bool empty_column(const ReportTable& table, std::size_t column) {
  return std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const auto& row) { return says_nothing(row[column]); });
}

/// "Auslastung, %" is named "Auslastung".
std::string without_unit(const std::string& title) {
  for (const char* unit : {", %", " (%)"})
    if (title.ends_with(unit)) return title.substr(0, title.size() - std::string(unit).size());
  return title;
}

void add_note(ReportTable& table, const geo::Text& names) {
  const bool first = table.note.de.empty();
  table.note.de += (first ? "" : " ") + ("Keine Zeile hat eine Angabe zu: " + names.de + ".");
  table.note.en += (first ? "" : " ") + ("No row has anything on: " + names.en + ".");
}

void drop_empty_columns(ReportTable& table) {
  if (table.rows.size() < 2) return;
  geo::Text names;
  for (std::size_t column = table.columns.size(); column-- > 1;) {
    if (!empty_column(table, column)) continue;
    const geo::Text& title = table.columns[column].title;
    names.de = without_unit(title.de) + (names.de.empty() ? "" : "; " + names.de);
    names.en = without_unit(title.en) + (names.en.empty() ? "" : "; " + names.en);
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows) row.erase(row.begin() + at);
  }
  if (!names.de.empty()) add_note(table, names);
}

}  // namespace

void drop_empty_columns(ReportDocument& document) {
  for (ReportSection& section : document.sections)
    for (ReportBlock& block : section.blocks)
      if (auto* table = std::get_if<ReportTable>(&block)) drop_empty_columns(*table);
}

}  // namespace nahraum::analysis
