#include "analysis/study/explain/explain_need.h"

#include <algorithm>

#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"
#include "geo/index/spatial_index.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Text;
using geo::text;

constexpr int kIndexDecimals = 1;

void append(Text& to, const Text& more) {
  to.de += more.de;
  to.en += more.en;
}

Text flagged(const geo::FlaggedValue& value, const std::string& unit) {
  if (value.missing()) return geo::flag_name(value.flag);
  Text number = number_text(value.value, 2);
  if (!unit.empty())
    append(number, {" " + unit, " " + geo::unit_words(unit, geo::Language::English)});
  if (value.flag != geo::ValueFlag::None) {
    const Text flag = geo::flag_name(value.flag);
    append(number, {" (" + flag.de + ")", " (" + flag.en + ")"});
  }
  return number;
}

/// "Ebene Kreis (16063), Basis 43 von 409, sozial.csv Zeile 7, Stand 31.12.2025"
Text origin(const StudyResult& result, const IndicatorSpec& spec, const AreaValue& value) {
  const Text level = level_name(value.level);
  Text words = text("; Ebene {}", "; level {}", level.de);
  words.en = "; level " + level.en;
  if (!value.key.empty()) append(words, geo::same_text(" " + value.key));
  if (value.coarser)
    append(words, {", Wert der größeren Einheit, nicht des Gebiets selbst",
                   ", value of the larger unit, not of the area itself"});
  if (!value.denominator.missing() && !value.numerator.missing()) {
    const Text above = number_text(value.numerator.value),
               below = number_text(value.denominator.value);
    append(words, {fmt::format("; Basis: {} von {}", above.de, below.de),
                   fmt::format("; base: {} of {}", above.en, below.en)});
  } else {
    append(words, {"; Basis nicht bekannt", "; base not known"});
  }
  if (value.small_base)
    append(words, {fmt::format(", weniger als {}", number_text(spec.min_base).de),
                   fmt::format(", fewer than {}", number_text(spec.min_base).en)});
  if (value.by_base)
    append(words, {"; gewichtetes Mittel der Gebiete", "; weighted mean of the areas"});
  const Source& source = result.study.source(spec.source);
  const Text date =
      source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
  append(words, {"; " + source.file, "; " + source.file});
  if (value.row > 0)
    append(words, {fmt::format(", Zeile {}", value.row), fmt::format(", row {}", value.row)});
  append(words, {", Stand " + date.de, ", as of " + date.en});
  return words;
}

ExplanationLine indicator_line(const StudyResult& result, const IndicatorSpec& spec,
                               const AreaValue& value, const std::string& prefix) {
  Text words = flagged(value.value, spec.unit);
  if (value.level != AreaLevel::Unknown) append(words, origin(result, spec, value));
  ExplanationLine line{prefix + "." + spec.key, spec.title, std::move(words)};
  if (!value.value.missing()) line.number = value.value.value;
  line.flag = value.value.flag;
  line.unit = spec.unit;
  line.decimals = 1;
  return line;
}

Text percent(double share) {
  Text words = number_text(100 * share);
  append(words, {" %", " %"});
  return words;
}

void add_index_lines(const StudyResult& result, const IndexOutcome& outcome, std::size_t area,
                     ExplanationSection& section) {
  const IndexSpec& spec = *result.study.need.index;
  const AreaIndex& found = outcome.index.areas[area];
  const IndexOptions options{.min_residents = spec.min_residents};
  Text words = found.index ? number_text(100 * *found.index, kIndexDecimals)
                           : state_text(found.state, options);
  const Text low = number_text(100 * found.lowest, kIndexDecimals);
  const Text high = number_text(100 * found.highest, kIndexDecimals);
  const Text share = percent(found.data_share);
  append(words,
         {fmt::format(" (Spanne {} bis {}; {} der Daten da)", low.de, high.de, share.de),
          fmt::format(" (interval {} to {}; {} of the data present)", low.en, high.en, share.en)});
  ExplanationLine line{section.key + ".index", spec.title, std::move(words)};
  if (found.index) line.number = 100 * *found.index;
  line.decimals = kIndexDecimals;
  section.lines.push_back(std::move(line));
  const auto end = [&](const char* key, Text label, double value) {
    section.lines.push_back(
        figure_line({.key = section.key + key,
                     .label = {spec.title.de + label.de, spec.title.en + label.en},
                     .value = {100 * value, geo::ValueFlag::None},
                     .decimals = kIndexDecimals}));
  };
  if (found.index) {
    end(".index_low", {": von", ": from"}, found.lowest);
    end(".index_high", {": bis", ": to"}, found.highest);
  }
  const StatusCell& cell = outcome.status[area];
  if (!cell.status) return;
  Text status = status_name(*cell.status);
  if (cell.dynamics) {
    const Text dynamics = dynamics_name(*cell.dynamics);
    append(status, {", " + dynamics.de, ", " + dynamics.en});
  }
  if (!cell.certain)
    append(status, {" (mit den fehlenden Daten wäre auch eine andere Klasse möglich)",
                    " (with the missing data another class would be possible)"});
  section.lines.push_back({section.key + ".status", {"Einordnung", "Class"}, std::move(status)});
}

ExplanationSection unit_section(const StudyResult& result, std::size_t unit) {
  const geo::Table& units = result.inputs.boundaries.table();
  ExplanationSection section{"need.unit",
                             text("Soziale Lage: {} ({})", "Social situation: {} ({})",
                                  units.text("name")[unit], units.text("key")[unit]),
                             {}};
  for (const IndicatorTable& table : result.inputs.indicators)
    section.lines.push_back(indicator_line(result, table.spec, table.areas[unit], section.key));
  if (result.need.units) add_index_lines(result, *result.need.units, unit, section);
  return section;
}

ExplanationSection sozialraum_section(const StudyResult& result, std::size_t row) {
  const Sozialraum& one = result.inputs.sozialraeume->areas.list[row];
  ExplanationSection section{
      "need.sozialraum", {one.kind + ": " + one.name, one.kind + ": " + one.name}, {}};
  for (std::size_t i = 0; i < result.need.sr_values.size(); ++i)
    section.lines.push_back(indicator_line(result, result.inputs.indicators[i].spec,
                                           result.need.sr_values[i][row], section.key));
  if (result.need.sozialraeume) add_index_lines(result, *result.need.sozialraeume, row, section);
  return section;
}

}  // namespace

void add_sozialraum_need(const StudyResult& result, std::size_t row, Explanation& explanation) {
  if (result.need.sr_values.empty() && !result.need.sozialraeume) return;
  explanation.sections.push_back(sozialraum_section(result, row));
}

void add_unit_need(const StudyResult& result, std::size_t unit, Explanation& explanation) {
  if (!result.inputs.indicators.empty()) explanation.sections.push_back(unit_section(result, unit));
}

std::optional<std::size_t> add_need_sections(const StudyResult& result, std::size_t kita,
                                             Explanation& explanation) {
  const geo::Point place = result.inputs.kitas[kita].where;
  const std::int32_t found = units_of(result.inputs.boundaries, {place}).front();
  std::optional<std::size_t> unit;
  if (found >= 0) unit = static_cast<std::size_t>(found);
  if (unit) add_unit_need(result, *unit, explanation);
  if (result.inputs.indicators.empty() || !result.inputs.sozialraeume) return unit;
  const std::int32_t row = sozialraum_of(*result.inputs.sozialraeume, {place}, {found}).front();
  if (row >= 0) explanation.sections.push_back(sozialraum_section(result, std::size_t(row)));
  return unit;
}

}  // namespace nahraum::analysis
