// Pieces that the sections of the county's papers share.

#include <algorithm>

#include "analysis/papers/kreis_sections.h"
#include "analysis/study/tables/named_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

using geo::same_text;
using geo::Text;

Text limit_words(const StudyResult& result, const CoverageResult& coverage) {
  const Text& mode = result.study.mode(coverage.mode).title;
  const Text minutes = geo::number_text(coverage.limit.count());
  return {minutes.de + " Minuten " + mode.de, minutes.en + " minutes " + mode.en};
}

Text facility_words(const std::string& facilities) {
  if (facilities == "thekiz") return {"ein ThEKiZ", "a ThEKiZ"};
  if (facilities == "verbund") return {"eine Kita eines Verbunds", "a Kita of a Verbund"};
  return {"eine Kita", "a Kita"};
}

const CoverageResult* main_coverage(const StudyResult& result) {
  for (const CoverageResult& one : result.coverage)
    if (one.facilities == result.study.coverage.facilities) return &one;
  return result.coverage.empty() ? nullptr : &result.coverage.front();
}

std::string coverage_key(const CoverageResult& coverage) {
  return columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit);
}

std::vector<AreaRow> sozialraum_rows(const StudyResult& result) {
  std::vector<AreaRow> rows;
  if (!result.inputs.sozialraeume) return rows;
  const std::vector<Sozialraum>& list = result.inputs.sozialraeume->areas.list;
  for (std::size_t row = 0; row < list.size(); ++row)
    rows.push_back({"sozialraum:" + list[row].id, "sr.", same_text(list[row].name), row, true});
  return rows;
}

std::vector<AreaRow> unit_rows(const StudyResult& result) {
  const geo::Table& table = result.inputs.boundaries.table();
  std::vector<AreaRow> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    rows.push_back({"unit:" + table.text("key")[row], "unit.", same_text(table.text("name")[row]),
                    row, false});
  const auto group = result.population.find(result.study.coverage.group);
  if (group == result.population.end() || group->second.units.size() != rows.size()) return rows;
  std::stable_sort(rows.begin(), rows.end(), [&](const AreaRow& a, const AreaRow& b) {
    return group->second.units[a.row].persons > group->second.units[b.row].persons;
  });
  return rows;
}

void append(Text& to, const Text& more) {
  if (more.de.empty()) return;
  to.de += (to.de.empty() ? "" : " ") + more.de;
  to.en += (to.en.empty() ? "" : " ") + more.en;
}

Text shortened_note(std::size_t shown, std::size_t all, const Text& file) {
  if (shown >= all) return {};
  const Text few = geo::number_text(static_cast<double>(shown));
  const Text many = geo::number_text(static_cast<double>(all));
  return {fmt::format("Gezeigt sind die ersten {} von {} Zeilen; alle stehen im Anhang ({}).",
                      few.de, many.de, file.de),
          fmt::format("Shown are the first {} of {} rows; all are in the annex ({}).", few.en,
                      many.en, file.en)};
}

void shorten(ReportTable& table, const Text& file) {
  const std::size_t all = table.rows.size();
  if (all <= kRowsShown) return;
  table.rows.resize(kRowsShown);
  append(table.note, shortened_note(kRowsShown, all, file));
}

Text level_words(const StudyResult& result, const ChainLink& link) {
  const bool some = !link.share_reach.missing() && link.share_reach.value > 0;
  if (link.level != ChainLevel::None || !some) return level_name(link.level);
  const Text share = geo::number_text(100 * result.study.supply.share);
  return {"für weniger als " + share.de + " % erreichbar",
          "in reach of fewer than " + share.en + " %"};
}

Text kita_name(const StudyResult& result, std::size_t kita) {
  return kita_with_number(result.inputs.kitas[kita]);
}

ReportSection annex_section(const StudyResult& result) {
  ReportSection section{
      .key = "anhang",
      .title = {"Tabellenanhang", "Annex of tables"},
      .blocks = {body(Text{"Alle Zahlen stehen vollständig in diesen Tabellen: als CSV-Dateien und "
                           "als Blätter von ergebnis.xlsx im Ordner der Ergebnisse.",
                           "All figures stand in full in these tables: as CSV files and as sheets "
                           "of ergebnis.xlsx in the folder of results."})}};
  ReportTable table{
      .id = "tabelle_anhang",
      .caption = {"Tabellen des Anhangs", "Tables of the annex"},
      .columns = {word_column({"Blatt", "Sheet"}, 2), word_column({"Datei", "File"}, 2),
                  number_column({"Zeilen", "Rows"})}};
  for (const NamedTable& named : tables_of(result))
    table.rows.push_back(
        {word_cell({named.sheet, named.sheet_in(geo::Language::English)}),
         word_cell(named.file.empty() ? Text{"nur ergebnis.xlsx", "ergebnis.xlsx only"}
                                      : same_text(named.file + ".csv")),
         word_cell(geo::number_text(static_cast<double>(named.table->row_count())))});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace nahraum::analysis::kreis
