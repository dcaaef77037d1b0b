#include "analysis/disclosure/gate.h"

#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {

namespace {

using geo::text;

constexpr std::size_t kNamed = 3;  // figures named in a sentence

[[noreturn]] void blocked(const Protection& protection) {
  std::string names;
  const std::size_t count = protection.unprotected.size();
  for (std::size_t i = 0; i < count && i < kNamed; ++i)
    names += (i > 0 ? "; " : "") + protection.problem.cells[protection.unprotected[i]].label;
  throw geo::Error(
      geo::ErrorKind::Blocked,
      text("Die Freigabeprüfung lässt die Veröffentlichung nicht zu: {} Zahlen lassen sich nicht "
           "schützen (zum Beispiel: {}). Was ohne diese Veröffentlichung bekannt ist, verrät sie "
           "schon auf weniger als {} genau. Es wurde nichts geschrieben.",
           "The release gate does not allow the release: {} figures cannot be protected (for "
           "example: {}). What is known without this release already gives them away to less than "
           "{}. Nothing was written.",
           count, names, protection.rules.k))
      .with_hint(text("Bitte größere Gebiete wählen oder die Quelle nur intern verwenden "
                      "(audience = \"internal\").",
                      "Please choose larger areas or use the source internally only (audience = "
                      "\"internal\")."));
}

const geo::Column& named(const geo::Table& table, const std::string& column) {
  const geo::Column* found = table.find(column);
  if (found != nullptr) return *found;
  throw geo::Error(geo::ErrorKind::Internal,
                   text("Freigabeprüfung: Die Spalte „{}“ fehlt.",
                        "Release gate: column \"{}\" is missing.", column));
}

geo::Column cleared(geo::Column column, const std::vector<std::string>& keys,
                    const ConfidentialColumn& rule, const HiddenFigures& hidden) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    bool secret = false;
    for (const std::string& measure : rule.measures)
      secret = secret || hidden.contains(keys[row], measure);
    if (!secret) continue;
    column.flags[row] = geo::ValueFlag::Secret;
    if (column.type != geo::ColumnType::Text) {
      column.numbers[row] = std::nan("");
      continue;
    }
    column.texts[row].clear();
    if (!column.texts_en.empty()) column.texts_en[row].clear();
  }
  return column;
}

geo::Table without_secrets(const geo::Table& table, const TableRule& rule,
                           const HiddenFigures& hidden) {
  if (rule.columns.empty()) return table;
  const std::vector<std::string>& keys = named(table, rule.key_column).texts;
  std::vector<geo::Column> columns;
  for (std::size_t i = 0; i < table.column_count(); ++i) columns.push_back(table.column(i));
  for (const ConfidentialColumn& confidential : rule.columns) {
    const auto index =
        static_cast<std::size_t>(&named(table, confidential.column) - &table.column(0));
    columns[index] = cleared(std::move(columns[index]), keys, confidential, hidden);
  }
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) rows.push_back(table.source_row(row));
  return {std::move(columns), std::move(rows)};
}

}  // namespace

GateResult ReleaseGate::decide(const Confidential<AreaTables>& figures, const Rules& rules) {
  const AreaTables& tables = figures.value_;
  const AreaProblem areas = area_problem(tables, rules);
  GateResult result{
      protect(areas.problem, rules), {}, tables.measures.size(), tables.rates.size(), {}};
  if (!result.protection.unprotected.empty()) blocked(result.protection);
  std::size_t printed = 0;
  for (std::size_t a = 0; a < tables.areas.size(); ++a) {
    result.printed_before.push_back(printed);
    printed += tables.areas[a].printed ? 1 : 0;
    for (std::size_t m = 0; m < tables.measures.size(); ++m) {
      if (result.protection.cells[areas.cell(a, m)].reason != Reason::None)
        result.hidden.add(tables.areas[a].label, tables.measures[m].label);
    }
  }
  return result;
}

Released<geo::Table> ReleaseGate::release(const geo::Table& table, const TableRule& rule,
                                          const HiddenFigures& hidden) {
  return Released<geo::Table>(without_secrets(table, rule, hidden));
}

Released<geo::Layer> ReleaseGate::release(const geo::Layer& layer, const TableRule& rule,
                                          const HiddenFigures& hidden) {
  return Released<geo::Layer>(
      geo::with_table(layer, layer.name(), without_secrets(layer.table(), rule, hidden)));
}

geo::Text ReleaseGate::internal_stamp() {
  return text("Interner Arbeitsstand – nur für den Dienstgebrauch",
              "Internal working paper – for official use only");
}

geo::Text ReleaseGate::public_stamp() {
  return text("Zur Veröffentlichung freigegeben", "Released for publication");
}

}  // namespace nahraum::analysis::disclosure
