// All figures of one Gemeinde: value, file, row, date and rule of each.

#include <algorithm>
#include <map>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/explain/explain_need.h"
#include "analysis/study/explain/explain_release.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/tables/result_columns.h"
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

ExplanationSection figures_section(const StudyResult& result, std::size_t unit) {
  const geo::Table& table = result.layers.units.table();
  ExplanationSection section{"unit",
                             text("{} ({})", "{} ({})", table.text(columns::kUnitName)[unit],
                                  table.text(columns::kUnitKey)[unit]),
                             {}};
  const ColumnOrigins origins(result);
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const geo::Column& column = table.column(i);
    const Text* origin = origins.find(column.name);
    if (origin == nullptr || column.type == geo::ColumnType::Text) continue;
    const geo::FlaggedValue value = column.value(unit);
    section.lines.push_back(figure_line({.key = "unit." + column.name,
                                         .label = column.title,
                                         .value = value,
                                         .unit = column.unit,
                                         .decimals = column.decimals,
                                         .origin = *origin}));
  }
  return section;
}

}  // namespace

Explanation explain_unit(const StudyResult& result, const std::string& key,
                         const ExplainOptions& options) {
  const std::size_t unit = unit_row(result, key);
  Explanation explanation{key, {figures_section(result, unit)}, "unit_key"};
  add_unit_need(result, unit, explanation);
  const StudyArea area = study_area(result, "unit:" + key);
  add_area_counts(result, area, explanation);
  add_area_sections(result, area, explanation);
  if (options.release) add_release_section(result, {.unit = unit, .left_out = true}, explanation);
  explanation.sections.push_back(sources_section(result));
  return explanation;
}

}  // namespace nahraum::analysis
