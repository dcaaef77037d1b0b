// Figures per unit, joined by key as text and never by name; what does not meet is said with key
// and name.

#include <algorithm>
#include <map>
#include <optional>

#include "analysis/study/input_steps.h"
#include "analysis/study/source_table.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;
using geo::ValueFlag;

constexpr const char* kHint_de = "Gebietsstand prüfen";
constexpr const char* kHint_en = "check the territorial status";

std::size_t column_at(const geo::RawTable& raw, const std::string& title) {
  const auto found = std::find(raw.header.begin(), raw.header.end(), title);
  if (found != raw.header.end()) return static_cast<std::size_t>(found - raw.header.begin());
  std::string present;
  for (const std::string& name : raw.header) present += (present.empty() ? "" : ", ") + name;
  throw geo::Error(
      geo::ErrorKind::Input,
      text("Die Spalte „{}“ (filter_column) fehlt. Vorhanden sind: {}.",
           "Column \"{}\" (filter_column) is missing. Present are: {}.", title, present))
      .in_file(raw.file);
}

geo::RawTable filtered(geo::RawTable raw, const IndicatorSpec& spec) {
  if (spec.filter_column.empty()) return raw;
  const std::size_t column = column_at(raw, spec.filter_column);
  std::size_t kept = 0;
  for (std::size_t row = 0; row < raw.rows.size(); ++row) {
    if (raw.rows[row][column] != spec.filter_value) continue;
    if (kept != row) raw.rows[kept] = std::move(raw.rows[row]);
    raw.row_numbers[kept] = raw.row_numbers[row];
    ++kept;
  }
  raw.rows.resize(kept);
  raw.row_numbers.resize(kept);
  return raw;
}

geo::FieldSpec field(const char* name, const std::string& column, geo::FieldKind kind) {
  geo::FieldSpec spec;
  spec.name = name;
  spec.column = column;
  spec.kind = kind;
  return spec;
}

/// Keys come as written: tables of several levels (Kreis, Gemeinde, Ortsteil) hold keys of several
/// lengths, and what a key is can only be told by what it meets.
geo::Table indicator_table(InputContext& context, const SourceTable& source_table,
                           const IndicatorSpec& spec) {
  const Source& source = context.study().source(spec.source);
  geo::Recipe recipe;
  recipe.fields.push_back(field("key", spec.key_column, geo::FieldKind::Key));
  recipe.fields.push_back(field("numerator", spec.numerator, geo::FieldKind::Number));
  if (!spec.denominator.empty())
    recipe.fields.push_back(field("denominator", spec.denominator, geo::FieldKind::Number));
  recipe.key_field = "key";
  if (source_table.has_geometry()) recipe.decimal = '.';
  return read_named(context, source, [&](geo::Findings& findings) {
    return geo::apply_recipe(filtered(source_table.raw, spec), recipe, findings);
  });
}

/// What all keys of the study begin with: rows of other regions are outside, not mistakes.
std::string common_prefix(const std::vector<std::string>& keys) {
  std::string prefix = keys.empty() ? "" : keys.front();
  for (const std::string& key : keys) {
    const auto differ = std::mismatch(prefix.begin(), prefix.end(), key.begin(), key.end());
    prefix.erase(differ.first, prefix.end());
  }
  return prefix;
}

FlaggedValue rate(const FlaggedValue& numerator, const FlaggedValue& denominator, double per) {
  if (numerator.missing()) return numerator;
  if (denominator.missing()) return denominator;
  FlaggedValue result;
  if (denominator.value == 0) {
    result.flag = ValueFlag::NotApplicable;
    return result;
  }
  result.value = numerator.value / denominator.value * per;
  result.flag = numerator.flag == ValueFlag::None ? denominator.flag : numerator.flag;
  return result;
}

/// What the file calls the row, for sentences: the first other text column that looks like a name.
std::string row_name(const geo::RawTable& raw, std::size_t source_row) {
  const auto row = std::find(raw.row_numbers.begin(), raw.row_numbers.end(), source_row);
  if (row == raw.row_numbers.end()) return "";
  const auto& cells = raw.rows[static_cast<std::size_t>(row - raw.row_numbers.begin())];
  for (const std::string& cell : cells) {
    const bool word = std::any_of(cell.begin(), cell.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (word) return cell;
  }
  return "";
}

struct Join {
  IndicatorTable result;
  std::vector<bool> met;  ///< units with a row
  std::size_t used = 0;
  std::size_t rejected = 0;
  std::size_t other_region = 0;
  std::size_t other_level = 0;
};

/// Units by key.
class UnitKeys {
 public:
  explicit UnitKeys(const std::vector<std::string>& keys) : prefix_(common_prefix(keys)) {
    for (std::size_t unit = 0; unit < keys.size(); ++unit) unit_[keys[unit]] = unit;
  }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const {
    const auto found = unit_.find(key);
    if (found == unit_.end()) return std::nullopt;
    return found->second;
  }
  /// Begins with the key of a unit (an Ortsteil), or is what the key of a unit begins with (a
  /// Kreis).
  [[nodiscard]] bool other_level(const std::string& key) const {
    const auto after = unit_.upper_bound(key);
    if (after != unit_.end() && after->first.starts_with(key)) return true;
    return after != unit_.begin() && key.starts_with(std::prev(after)->first);
  }
  [[nodiscard]] bool other_region(const std::string& key) const {
    return !key.starts_with(prefix_);
  }

 private:
  std::string prefix_;
  std::map<std::string, std::size_t> unit_;
};

void say_no_unit(const std::string& key, const std::string& name, std::size_t row,
                 geo::Findings& findings) {
  findings.add(
      Severity::Warning, "join.no_unit",
      {fmt::format("{} {}: Zu diesem Schlüssel gibt es in den Grenzen kein Gebiet; {}.", key, name,
                   kHint_de),
       fmt::format("{} {}: The boundaries have no area with this key; {}.", key, name, kHint_en)},
      row);
}

void say_no_row(const std::string& key, const std::string& name, const IndicatorSpec& spec,
                geo::Findings& findings) {
  findings.add(Severity::Warning, "join.no_row",
               {fmt::format("{} {}: Das Gebiet hat keine Zeile, „{}“ fehlt dort; {}.", key, name,
                            spec.title.de, kHint_de),
                fmt::format("{} {}: The area has no row, \"{}\" is missing there; {}.", key, name,
                            spec.title.en, kHint_en)});
}

void say_lost_zero(const std::string& key, std::size_t row, geo::Findings& findings) {
  findings.add(Severity::Warning, "join.lost_leading_zero",
               text("Der Schlüssel {} hat seine führende Null verloren und gilt als 0{}.",
                    "Key {} has lost its leading zero and counts as 0{}.", key, key),
               row);
}

/// The unit of a row; says why where there is none.
std::optional<std::size_t> unit_of_row(const UnitKeys& units, const geo::RawTable& raw,
                                       const std::string& key, std::size_t row, Join& join,
                                       geo::Findings& findings) {
  if (const auto unit = units.find(key)) return unit;
  if (const auto unit = units.find("0" + key)) {
    say_lost_zero(key, row, findings);
    return unit;
  }
  if (units.other_level(key)) {
    ++join.other_level;
  } else if (units.other_region(key)) {
    ++join.other_region;
  } else {
    ++join.rejected;
    say_no_unit(key, row_name(raw, row), row, findings);
  }
  return std::nullopt;
}

Join joined_by_key(InputContext& context, const IndicatorSpec& spec, const geo::RawTable& raw,
                   const geo::Table& table) {
  const std::vector<std::string>& keys = context.inputs().boundaries.table().text("key");
  geo::Findings& findings = context.findings_of(context.study().source(spec.source));
  const UnitKeys units(keys);
  Join join;
  join.result.spec = spec;
  join.result.values.resize(keys.size());
  join.result.numerators.resize(keys.size());
  join.result.denominators.resize(keys.size());
  join.met.assign(keys.size(), false);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto unit =
        unit_of_row(units, raw, table.text("key")[row], table.source_row(row), join, findings);
    if (!unit) continue;
    const FlaggedValue numerator = number_at(table, "numerator", row);
    const FlaggedValue denominator = number_at(table, "denominator", row);
    join.result.numerators[*unit] = numerator;
    join.result.denominators[*unit] = denominator;
    join.result.values[*unit] =
        spec.denominator.empty() ? numerator : rate(numerator, denominator, spec.per);
    join.met[*unit] = true;
    ++join.used;
  }
  return join;
}

void say_counts(const Join& join, geo::Findings& findings) {
  if (join.other_region > 0) {
    findings.add(Severity::Info, "join.other_region",
                 text("{} Zeilen gehören nach ihrem Schlüssel zu anderen Gegenden und werden nicht "
                      "gebraucht.",
                      "{} rows belong to other regions by their key and are not needed.",
                      join.other_region));
  }
  if (join.other_level > 0) {
    findings.add(Severity::Info, "join.other_level",
                 text("{} Zeilen gehören nach ihrem Schlüssel zu größeren oder kleineren Gebieten "
                      "(Kreis, Ortsteile) als die Grenzen und werden nicht gebraucht.",
                      "{} rows belong by their key to larger or smaller areas (Kreis, Ortsteile) "
                      "than the boundaries and are not needed.",
                      join.other_level));
  }
}

void report_join(InputContext& context, const IndicatorSpec& spec, const Join& join) {
  const Source& source = context.study().source(spec.source);
  geo::Findings& findings = context.findings_of(source);
  const geo::Table& units = context.inputs().boundaries.table();
  for (std::size_t unit = 0; unit < join.met.size(); ++unit) {
    if (!join.met[unit])
      say_no_row(units.text("key")[unit], units.text("name")[unit], spec, findings);
  }
  say_counts(join, findings);
  SourceReport& report = context.report(source);
  report.rows_used = join.used;
  report.rows_rejected = join.rejected;
  // Other regions, other levels, and rows of other years or groups: not asked for, no mistake.
  report.rows_outside = report.rows_in - join.used - join.rejected;
}

}  // namespace

void read_indicators(InputContext& context) {
  std::map<std::string, SourceTable> sources;
  for (const IndicatorSpec& spec : context.study().indicators) {
    const Source& source = context.study().source(spec.source);
    auto found = sources.find(spec.source);
    if (found == sources.end())
      found = sources.emplace(spec.source, read_source_table(context, source)).first;
    const geo::Table table = indicator_table(context, found->second, spec);
    Join join = joined_by_key(context, spec, found->second.raw, table);
    report_join(context, spec, join);
    context.inputs().indicators.push_back(std::move(join.result));
  }
}

}  // namespace nahraum::analysis
