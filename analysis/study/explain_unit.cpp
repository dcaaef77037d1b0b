// All figures of one Gemeinde: value, file, row, date and rule of each.

#include <algorithm>
#include <map>

#include "analysis/study/explain.h"
#include "analysis/study/explain_need.h"
#include "analysis/study/explain_release.h"
#include "analysis/study/result_columns.h"
#include "analysis/study/suggest.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

std::size_t unit_row(const StudyResult& result, const std::string& key) {
  const std::vector<std::string>& keys = result.layers.units.table().text(columns::kUnitKey);
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
  throw geo::Error(geo::ErrorKind::Usage,
                   text("Die Grenzen haben kein Gebiet mit dem Schlüssel „{}“.",
                        "The boundaries have no area with the key \"{}\".", key))
      .with_hint(suggestion(key, keys));
}

Text joined(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

/// "; zensus.csv, Stand 15.05.2022"
Text from_source(const Study& study, const std::string& id) {
  const Source& source = study.source(id);
  const Text date =
      source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
  return {"; " + source.file + ", Stand " + date.de, "; " + source.file + ", as of " + date.en};
}

Text from_census(const Study& study) {
  Text words;
  for (const CensusSpec& census : study.census)
    words = joined(words, from_source(study, census.source));
  return words;
}

/// Where a column comes from. Indicators and index have a section of their own.
class Origins {
 public:
  explicit Origins(const StudyResult& result) : result_(result), study_(result.study) {
    for (const CoverageResult& coverage : result.coverage)
      origins_[columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit)] =
          of_coverage(coverage);
    for (const char* name :
         {columns::kResidents, columns::kChildren, columns::kChildrenPerKm2, columns::kSecretCells})
      origins_[name] = from_census(study_);
    for (const Group& group : study_.groups)
      origins_[columns::group_column(group.key)] = from_census(study_);
    origins_[columns::kAreaKm2] = from_source(study_, study_.boundaries.source);
    if (!study_.services) return;
    const Text services = joined(from_source(study_, study_.services->source), from_census(study_));
    origins_[columns::kCoreHours] = services;
    origins_[columns::kChildrenPerHour] = services;
  }
  /// Null for what has a section of its own.
  [[nodiscard]] const Text* find(const std::string& column) const {
    const auto found = origins_.find(column);
    return found == origins_.end() ? nullptr : &found->second;
  }

 private:
  [[nodiscard]] Text of_coverage(const CoverageResult& coverage) const {
    const Text way = travel_text(result_, study_.mode(coverage.mode));
    Text words{"; " + way.de, "; " + way.en};
    if (study_.kitas) words = joined(words, from_source(study_, study_.kitas->source));
    if (study_.thekiz && coverage.facilities == "thekiz")
      words = joined(words, from_source(study_, study_.thekiz->source));
    return joined(words, from_census(study_));
  }

  const StudyResult& result_;
  const Study& study_;
  std::map<std::string, Text> origins_{};
};

ExplanationSection figures_section(const StudyResult& result, std::size_t unit) {
  const geo::Table& table = result.layers.units.table();
  ExplanationSection section{"unit",
                             text("{} ({})", "{} ({})", table.text(columns::kUnitName)[unit],
                                  table.text(columns::kUnitKey)[unit]),
                             {}};
  const Origins origins(result);
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const geo::Column& column = table.column(i);
    const Text* origin = origins.find(column.name);
    if (origin == nullptr || column.type == geo::ColumnType::Text) continue;
    const geo::FlaggedValue value = column.value(unit);
    Text words = value.missing() ? geo::flag_name(value.flag)
                                 : geo::number_text(value.value, column.decimals);
    if (!value.missing() && !column.unit.empty())
      words = joined(words, Text{" " + column.unit,
                                 " " + geo::unit_words(column.unit, geo::Language::English)});
    ExplanationLine line{"unit." + column.name, column.title, joined(words, *origin)};
    if (!value.missing()) line.number = value.value;
    section.lines.push_back(std::move(line));
  }
  return section;
}

}  // namespace

Explanation explain_unit(const StudyResult& result, const std::string& key) {
  const std::size_t unit = unit_row(result, key);
  Explanation explanation{key, {figures_section(result, unit)}, "unit_key"};
  add_unit_need(result, unit, explanation);
  add_release_section(result, {.unit = unit, .left_out = true}, explanation);
  explanation.sections.push_back(sources_section(result));
  return explanation;
}

}  // namespace nahraum::analysis
