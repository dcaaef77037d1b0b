// Figures per unit, joined by key as text and never by name; what does not meet is said with key
// and name.

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "analysis/study/read/indicator_join.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"
#include "geo/core/numbers.h"
#include "geo/io/recipe.h"
#include "geo/io/vector_reader.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;

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
  if (!spec.largest.empty())
    recipe.fields.push_back(field("largest", spec.largest, geo::FieldKind::Number));
  if (!spec.second.empty())
    recipe.fields.push_back(field("second", spec.second, geo::FieldKind::Number));
  recipe.key_field = "key";
  if (source_table.has_geometry()) recipe.decimal = '.';
  return read_named(context, source, [&](geo::Findings& findings) {
    return geo::apply_recipe(filtered(source_table.raw, spec), recipe, findings);
  });
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
  std::size_t used = 0;
  std::size_t rejected = 0;
  std::size_t other_region = 0;
  std::size_t other_level = 0;
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

/// What several indicators share.
struct JoinAids {
  const Crosswalk* crosswalk = nullptr;
  const std::vector<std::string>& ars;
};

void say_small_bases(const IndicatorSpec& spec, std::size_t areas, geo::Findings& findings) {
  if (areas == 0) return;
  const geo::Text base = geo::number_text(spec.min_base);
  findings.add(Severity::Warning, "indicator.small_base",
               {fmt::format("„{}“: In {} Gebieten ist der Nenner kleiner als {}; der Wert steht "
                            "da, gilt aber als eingeschränkt aussagekräftig.",
                            spec.title.de, areas, base.de),
                fmt::format("\"{}\": in {} areas the denominator is below {}; the value is shown "
                            "but counts as of limited reliability.",
                            spec.title.en, areas, base.en)});
}

std::vector<KeyedValue> keyed_rows(const geo::Table& table) {
  std::vector<KeyedValue> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    rows.push_back({table.text("key")[row], number_at(table, "numerator", row),
                    number_at(table, "denominator", row), table.source_row(row)});
  return rows;
}

/// Keys that planning areas ask for beside the units: their own ids and those of Ortsteile.
std::set<std::string> wanted_keys(const StudyInputs& inputs) {
  std::set<std::string> wanted;
  if (!inputs.sozialraeume) return wanted;
  for (const Sozialraum& one : inputs.sozialraeume->areas.list) {
    wanted.insert(one.id);
    wanted.insert(one.members.begin(), one.members.end());
  }
  return wanted;
}

/// Rows on their way to their areas.
class Joiner {
 public:
  Joiner(InputContext& context, const IndicatorSpec& spec, const geo::RawTable& raw)
      : context_(context),
        spec_(spec),
        raw_(raw),
        findings_(context.findings_of(context.study().source(spec.source))),
        keys_(context.inputs().boundaries.table().text("key")),
        units_(keys_),
        wanted_(wanted_keys(context.inputs())) {
    join_.result.spec = spec;
    join_.result.areas.resize(keys_.size());
  }

  Join join(const geo::Table& table, const JoinAids& aids) {
    std::vector<KeyedValue> rows = cells_as_units(context_, spec_, keyed_rows(table));
    normalise_keys(units_, rows, findings_);
    if (aids.crosswalk != nullptr) rows = brought_to_boundaries(rows, *aids.crosswalk);
    for (const KeyedValue& row : rows) place(row);
    if (spec_.coarser)
      fill_from_larger({keys_, aids.ars, larger_}, spec_, join_.result.areas, findings_);
    finish();
    return std::move(join_);
  }

 private:
  std::vector<KeyedValue> brought_to_boundaries(const std::vector<KeyedValue>& rows,
                                                const Crosswalk& crosswalk) {
    const std::size_t before = findings_.count("crosswalk.two_states");
    auto moved =
        rekeyed({rows, keys_, !spec_.denominator.empty(), spec_.count}, crosswalk, findings_);
    join_.rejected += findings_.count("crosswalk.two_states") - before;
    return moved;
  }

  void place(const KeyedValue& row) {
    AreaValue value = area_value(row, spec_);
    if (const auto unit = units_.find(row.key)) {
      if (join_.result.areas[*unit].level != AreaLevel::Unknown) return say_two_rows(row);
      if (value.level == AreaLevel::Unknown) value.level = AreaLevel::Gemeinde;
      join_.result.areas[*unit] = std::move(value);
    } else if (wanted_.count(row.key) > 0) {
      if (value.level == AreaLevel::Unknown) value.level = AreaLevel::Sozialraum;
      join_.result.by_key[row.key] = std::move(value);
    } else if (spec_.coarser && value.level >= AreaLevel::Gemeindeverband &&
               value.level != AreaLevel::Unknown && units_.around(row.key)) {
      larger_[row.key] = std::move(value);
    } else if (units_.other_level(row.key)) {
      ++join_.other_level;
    } else if (units_.other_region(row.key)) {
      ++join_.other_region;
    } else {
      ++join_.rejected;
      say_no_unit(row.key, row_name(raw_, row.row), row.row, findings_);
    }
  }

  void say_two_rows(const KeyedValue& row) {
    ++join_.rejected;
    findings_.add(Severity::Warning, "join.two_rows",
                  text("Für das Gebiet {} gibt es mehr als eine Zeile; es gilt die erste.",
                       "There is more than one row for area {}; the first counts.", row.key),
                  row.row);
  }

  void finish() {
    IndicatorTable& result = join_.result;
    std::size_t small = 0;
    for (AreaValue& area : result.areas) {
      if (mark_small_base(area, spec_.min_base)) ++small;
      result.values.push_back(area.value);
      result.numerators.push_back(area.numerator);
      result.denominators.push_back(area.denominator);
    }
    for (auto& [key, area] : result.by_key)
      if (mark_small_base(area, spec_.min_base)) ++small;
    say_small_bases(spec_, small, findings_);
  }

  InputContext& context_;
  const IndicatorSpec& spec_;
  const geo::RawTable& raw_;
  geo::Findings& findings_;
  const std::vector<std::string>& keys_;
  UnitKeys units_;
  std::set<std::string> wanted_;
  std::map<std::string, AreaValue> larger_;
  Join join_;
};

std::int64_t contribution(const geo::Table& table, const char* column, std::size_t row) {
  if (table.find(column) == nullptr) return 0;
  const FlaggedValue value = number_at(table, column, row);
  return value.missing() || value.value < 0 ? 0 : static_cast<std::int64_t>(value.value);
}

/// Of values that come from one row; what was put together has none.
void add_contributors(const geo::Table& table, IndicatorTable& result) {
  if (table.find("largest") == nullptr && table.find("second") == nullptr) return;
  std::map<std::size_t, disclosure::Contributors> by_row;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    by_row[table.source_row(row)] = {contribution(table, "largest", row),
                                     contribution(table, "second", row)};
  for (const AreaValue& area : result.areas) {
    const auto found = by_row.find(area.row);
    const bool known = area.row > 0 && !area.coarser && found != by_row.end();
    result.contributors.push_back(known ? found->second : disclosure::Contributors{});
  }
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
  for (std::size_t unit = 0; unit < join.result.areas.size(); ++unit) {
    if (join.result.areas[unit].level == AreaLevel::Unknown)
      say_no_row(units.text("key")[unit], units.text("name")[unit], spec, findings);
  }
  say_counts(join, findings);
  SourceReport& report = context.report(source);
  report.rows_rejected = join.rejected;
  report.rows_used = join.used;
  // Other regions, other levels, and rows of other years or groups: not asked for, no mistake.
  report.rows_outside = report.rows_in - join.used - join.rejected;
}

/// ARS of each unit where the boundaries' file has them: the first nine digits name the
/// Gemeindeverband. Read only when a figure of larger areas is asked for.
std::vector<std::string> ars_of_units(InputContext& context) {
  const auto& all = context.study().indicators;
  if (std::none_of(all.begin(), all.end(), [](const IndicatorSpec& one) { return one.coarser; }))
    return {};
  const BoundariesSpec& spec = context.study().boundaries;
  const Source& source = context.study().source(spec.source);
  geo::Findings said_before;  // the boundaries were read and reported already
  const geo::Layer layer = geo::read_vector(
      context.open(source), {.layer = source.layer, .declared_crs = source.crs}, said_before);
  if (layer.table().find("ARS") == nullptr || layer.table().find(spec.key) == nullptr) return {};
  std::map<std::string, std::string> ars;
  for (std::size_t row = 0; row < layer.size(); ++row)
    ars[layer.table().text(spec.key)[row]] = layer.table().text("ARS")[row];
  std::vector<std::string> result;
  for (const std::string& key : context.inputs().boundaries.table().text("key"))
    result.push_back(ars[key]);
  return result;
}

}  // namespace

void read_indicators(InputContext& context) {
  if (context.study().indicators.empty()) return;
  std::map<std::string, SourceTable> sources;
  const std::optional<Crosswalk> crosswalk = study_crosswalk(context);
  const std::vector<std::string> ars = ars_of_units(context);
  for (const IndicatorSpec& spec : context.study().indicators) {
    const Source& source = context.study().source(spec.source);
    auto found = sources.find(spec.source);
    if (found == sources.end())
      found = sources.emplace(spec.source, read_source_table(context, source)).first;
    const geo::Table table = indicator_table(context, found->second, spec);
    Join join = Joiner(context, spec, found->second.raw)
                    .join(table, {crosswalk ? &*crosswalk : nullptr, ars});
    add_contributors(table, join.result);
    join.used = table.row_count() -
                std::min(table.row_count(), join.rejected + join.other_level + join.other_region);
    report_join(context, spec, join);
    context.inputs().indicators.push_back(std::move(join.result));
  }
}

}  // namespace nahraum::analysis
