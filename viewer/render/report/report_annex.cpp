#include "viewer/render/report/report_annex.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/core/dates.h"
#include "geo/io/zip_writer.h"

namespace nahraum::render {

namespace {

using analysis::ReportCell;
using analysis::ReportDocument;
using analysis::ReportTable;
using geo::Language;

/// A number, or a cell that has none and says no more than that.
bool numeric(const ReportCell& cell) {
  return cell.number || geo::is_missing(cell.flag) || cell.words.de.empty();
}

geo::Column number_column(const ReportTable& table, std::size_t c) {
  geo::Column column;
  column.type = geo::ColumnType::Number;
  for (const std::vector<ReportCell>& row : table.rows) {
    const ReportCell& cell = row[c];
    column.decimals = std::max(column.decimals, cell.decimals);
    column.numbers.push_back(cell.number ? cell.number->value
                                         : std::numeric_limits<double>::quiet_NaN());
    const bool flagged = cell.number || geo::is_missing(cell.flag);
    column.flags.push_back(flagged ? cell.flag : geo::ValueFlag::Missing);
  }
  return column;
}

geo::Column text_column(const ReportTable& table, std::size_t c) {
  geo::Column column;
  column.type = geo::ColumnType::Text;
  for (const std::vector<ReportCell>& row : table.rows) {
    column.texts.push_back(row[c].words.de);
    column.texts_en.push_back(row[c].words.en);
    column.flags.push_back(geo::ValueFlag::None);
  }
  return column;
}

geo::Table values_of(const ReportTable& table) {
  geo::TableBuilder builder;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool numbers =
        table.columns[c].numeric &&
        std::all_of(table.rows.begin(), table.rows.end(),
                    [c](const std::vector<ReportCell>& row) { return numeric(row[c]); });
    geo::Column column = numbers ? number_column(table, c) : text_column(table, c);
    column.name = fmt::format("spalte_{}", c + 1);
    column.title = table.columns[c].title;
    builder.add(std::move(column));
  }
  return std::move(builder).build();
}

std::vector<const ReportTable*> tables_in(const ReportDocument& document) {
  std::vector<const ReportTable*> tables;
  for (const analysis::ReportSection& section : document.sections)
    for (const analysis::ReportBlock& block : section.blocks)
      if (const auto* table = std::get_if<ReportTable>(&block)) tables.push_back(table);
  return tables;
}

std::vector<std::string> notes_of(const ReportDocument& document, Language language) {
  std::vector<std::string> notes;
  const auto add = [&](const geo::Text& note) {
    if (!note.in(language).empty()) notes.push_back(note.in(language));
  };
  add(document.title);
  add(document.subtitle);
  add(document.stamp);
  if (!document.date.empty()) {
    const geo::Text date = geo::date_text(document.date);
    add({"Stand " + date.de, "As of " + date.en});
  }
  for (const ReportTable* table : tables_in(document)) {
    add({table->id + ": " + table->caption.de, table->id + ": " + table->caption.en});
    add(table->note);
  }
  add(document.footer);
  return notes;
}

/// "tabelle_bevoelkerung" -> "bevoelkerung": a sheet holds 31 characters.
std::string sheet_name(const std::string& id) {
  constexpr std::string_view kPrefix = "tabelle_";
  return id.starts_with(kPrefix) ? id.substr(kPrefix.size()) : id;
}

}  // namespace

geo::Workbook annex_workbook(const ReportDocument& document, Language language) {
  geo::Workbook workbook;
  workbook.title = document.title.in(language);
  workbook.language = language;
  for (const ReportTable* table : tables_in(document))
    workbook.sheets.push_back({sheet_name(table->id), values_of(*table)});
  workbook.notes = notes_of(document, language);
  return workbook;
}

std::string annex_zip(const ReportDocument& document, Language language) {
  const geo::CsvWriteOptions options{
      .german = language == Language::German, .titles = true, .language = language};
  std::string words;
  for (const std::string& note : notes_of(document, language)) words += note + "\n";
  std::vector<geo::ZipContent> entries{
      {.name = language == Language::German ? "LIESMICH.txt" : "README.txt", .bytes = words}};
  for (const ReportTable* table : tables_in(document))
    entries.push_back(
        {.name = table->id + ".csv", .bytes = geo::csv_text(values_of(*table), options)});
  return geo::zip_bytes(entries);
}

}  // namespace nahraum::render
