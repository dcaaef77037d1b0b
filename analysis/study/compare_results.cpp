#include "analysis/study/compare_results.h"

#include <cmath>
#include <map>

#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;
using geo::ValueFlag;

/// Which columns of a table name a row, which ones people read, which ones are compared.
struct Part {
  Text title;
  const geo::Table& before;
  const geo::Table& after;
  std::vector<const char*> keys;
  std::vector<const char*> names;
  std::vector<const char*> values;
};

struct Row {
  std::string key;
  Text name;
  std::size_t row = 0;
};

Text cell(const geo::Column& column, std::size_t row) {
  if (column.type == geo::ColumnType::Text)
    return {column.words(row, geo::Language::German), column.words(row, geo::Language::English)};
  if (geo::is_missing(column.flags[row])) return {};
  const Text number = geo::number_text(column.numbers[row], column.decimals);
  return {number.de + " " + column.unit, number.en + " " + column.unit};
}

void join(Text& all, const Text& next, const char* between) {
  if (next.de.empty()) return;
  const Text sign = geo::same_text(all.de.empty() ? "" : between);
  all = {all.de + sign.de + next.de, all.en + sign.en + next.en};
}

/// Rows of a table in their order, by key.
std::vector<Row> rows_of(const geo::Table& table, const Part& part) {
  std::vector<Row> rows;
  if (table.column_count() == 0) return rows;
  for (std::size_t i = 0; i < table.row_count(); ++i) {
    Row row{.key = {}, .name = {}, .row = i};
    Text key;
    for (const char* name : part.keys)
      if (const geo::Column* column = table.find(name)) join(key, cell(*column, i), " | ");
    for (const char* name : part.names)
      if (const geo::Column* column = table.find(name)) join(row.name, cell(*column, i), ", ");
    row.key = key.de;
    rows.push_back(std::move(row));
  }
  return rows;
}

FlaggedValue absent() { return {std::nan(""), ValueFlag::NotApplicable}; }

FlaggedValue difference(const FlaggedValue& before, const FlaggedValue& after) {
  if (before.missing()) return {std::nan(""), before.flag};
  if (after.missing()) return {std::nan(""), after.flag};
  const double change = after.value - before.value;
  return {change, change == 0 ? ValueFlag::None
                  : after.flag == ValueFlag::None || after.flag == ValueFlag::ExactZero
                      ? (before.flag == ValueFlag::ExactZero ? ValueFlag::None : before.flag)
                      : after.flag};
}

bool same(const FlaggedValue& a, const FlaggedValue& b) {
  if (a.missing() || b.missing()) return a.missing() && b.missing() && a.flag == b.flag;
  return a.value == b.value && a.flag == b.flag;
}

/// A share of 70 % that becomes 60 % has lost 10 percentage points.
Text unit_of(const geo::Column& column) {
  if (column.unit == "%")
    return {"% (Unterschied: Prozentpunkte)", "% (difference: percentage points)"};
  return {geo::unit_words(column.unit, geo::Language::German),
          geo::unit_words(column.unit, geo::Language::English)};
}

class Comparison {
 public:
  explicit Comparison(const CompareOptions& options) : options_(options) {}

  void add(const Part& part) {
    const std::vector<Row> before = rows_of(part.before, part);
    const std::vector<Row> after = rows_of(part.after, part);
    std::map<std::string, std::size_t> then, now;
    for (const Row& row : after) then.emplace(row.key, row.row);
    for (const Row& row : before) now.emplace(row.key, row.row);
    for (const Row& row : before) {
      const auto found = then.find(row.key);
      compare(part, row, &row.row, found == then.end() ? nullptr : &found->second);
    }
    for (const Row& row : after)
      if (now.count(row.key) == 0) compare(part, row, nullptr, &row.row);
  }

  geo::Table table() && {
    geo::TableBuilder builder;
    builder.add(text_column("part", text("Was", "Part"), parts_));
    builder.add(text_column("key", text("Schlüssel", "Key"), keys_));
    builder.add(text_column("name", text("Name", "Name"), names_));
    builder.add(text_column("value", text("Wert", "Value"), whats_));
    builder.add(text_column("unit", text("Einheit", "Unit"), units_));
    builder.add(number_column("before", text("vorher", "Before"), "", 1, before_));
    builder.add(number_column("after", text("nachher", "After"), "", 1, after_));
    builder.add(number_column("difference", text("Unterschied", "Difference"), "", 1, change_));
    return std::move(builder).build();
  }

 private:
  void compare(const Part& part, const Row& row, const std::size_t* before,
               const std::size_t* after) {
    for (const char* name : part.values) {
      const geo::Column* old = before == nullptr ? nullptr : part.before.find(name);
      const geo::Column* fresh = after == nullptr ? nullptr : part.after.find(name);
      if (old == nullptr && fresh == nullptr) continue;
      const geo::Column& column = old != nullptr ? *old : *fresh;
      const FlaggedValue a = old != nullptr ? old->value(*before) : absent();
      const FlaggedValue b = fresh != nullptr ? fresh->value(*after) : absent();
      if (!options_.unchanged && same(a, b)) continue;
      parts_.push_back(part.title);
      keys_.push_back(row.key);
      names_.push_back(row.name);
      whats_.push_back(column.title);
      units_.push_back(unit_of(column));
      before_.push_back(a);
      after_.push_back(b);
      change_.push_back(difference(a, b));
    }
  }

  CompareOptions options_;
  std::vector<Text> parts_, names_, whats_, units_;
  std::vector<std::string> keys_;
  FlaggedValues before_, after_, change_;
};

void add_sites(const StudyResult& before, const StudyResult& after, Comparison& comparison) {
  comparison.add({text("Vorschlag: Standorte", "Proposal: sites"),
                  before.siting.sites_table,
                  after.siting.sites_table,
                  {"proposal", "role", columns::kKitaId},
                  {"title", "role", columns::kKitaName},
                  {columns::kOrder, "gain"}});
  comparison.add({text("Vorschlag: erreichte Kinder", "Proposal: children reached"),
                  before.siting.comparison_table,
                  after.siting.comparison_table,
                  {"first", "second", "kind", "key"},
                  {"second", "name"},
                  {"after", "gained"}});
}

}  // namespace

geo::Table compare_results(const StudyResult& before, const StudyResult& after,
                           const CompareOptions& options) {
  Comparison comparison(options);
  comparison.add({text("Abdeckung", "Coverage"),
                  before.coverage_table,
                  after.coverage_table,
                  {"key", "facilities", "mode", "limit"},
                  {"name", "facilities", "mode", "limit"},
                  {"covered", "share"}});
  comparison.add({text("Rangfolge", "Ranking"),
                  before.ranking_table,
                  after.ranking_table,
                  {columns::kKitaId},
                  {columns::kKitaName},
                  {columns::kRank, columns::kPoints}});
  comparison.add({text("Sozialindex", "Social index"),
                  before.sozialindex_table,
                  after.sozialindex_table,
                  {"kind", "key"},
                  {"name"},
                  {columns::kIndex, columns::kIndexRank}});
  if (options.sites) add_sites(before, after, comparison);
  comparison.add({text("Verbundprüfung", "Verbund audit"),
                  before.verbund.audit_table,
                  after.verbund.audit_table,
                  {"verbund_id", "check", "part"},
                  {"name", "check", "title"},
                  {"number"}});
  return std::move(comparison).table();
}

}  // namespace nahraum::analysis
