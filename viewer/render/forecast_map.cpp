#include "viewer/render/forecast_map.h"

#include "analysis/study/forecast_words.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

namespace columns = analysis::columns;
using analysis::StudyResult;
using geo::Text;
using geo::text;

namespace {

StyledLayer change_layer(const StudyResult& result, int year) {
  const Text start = analysis::start_words(result.forecast);
  return {.layer = result.layers.units,
          .style = units_change_style(columns::forecast_column("change", year)),
          .title = {fmt::format("Kinder unter 6 bis {} gegen {}", year, start.de),
                    fmt::format("Children under 6 until {} against {}", year, start.en)},
          .id = "units"};
}

bool is_shown(const StudyResult& result, int year) {
  return result.layers.units.table().find(columns::forecast_column("change", year)) != nullptr;
}

}  // namespace

std::vector<StyledLayer> forecast_map_layers(const StudyResult& result) {
  const analysis::ForecastYear* last = result.forecast.last();
  if (last == nullptr || !is_shown(result, last->year)) return {};
  return {change_layer(result, last->year),
          {.layer = result.layers.units,
           .style = units_firm_style(),
           .title = {"Wie sicher?", "How sure?"},
           .id = "units_firm"}};
}

std::vector<ForecastYearLayer> forecast_year_layers(const StudyResult& result) {
  std::vector<ForecastYearLayer> years;
  for (const analysis::ForecastYear& year : result.forecast.years)
    if (year.variant == 0 && is_shown(result, year.year))
      years.push_back({year.year, change_layer(result, year.year)});
  return years;
}

Text forecast_map_note(const StudyResult& result) {
  const analysis::ForecastResult& forecast = result.forecast;
  const Text& variant = forecast.variants.front();
  return {
      fmt::format("Vorausschau „{}“: was geschieht, wenn sich sonst nichts ändert; keine amtliche "
                  "Prognose. Schraffiert: Auch eine gleichbleibende Kinderzahl liegt in der "
                  "Spanne.",
                  variant.de),
      fmt::format("Forecast \"{}\": what happens if nothing else changes; no official "
                  "forecast. Hatched: an unchanged number of children lies in the interval, "
                  "too.",
                  variant.en)};
}

std::vector<std::pair<Text, Text>> forecast_map_figures(const StudyResult& result) {
  const analysis::ForecastResult& forecast = result.forecast;
  const analysis::ForecastYear& last = *forecast.last();
  std::vector<std::pair<Text, Text>> figures;
  const Text start = analysis::start_words(forecast);
  if (!forecast.start.whole.missing())
    figures.emplace_back(Text{"Kinder unter 6, " + start.de, "children under 6, " + start.en},
                         geo::number_text(forecast.start.whole.value));
  figures.emplace_back(text("Kinder unter 6 im Jahr {}", "children under 6 in {}", last.year),
                       analysis::interval_words(last.whole.under_6));
  std::size_t firm = 0;
  for (std::size_t unit = 0; unit < last.units.size(); ++unit) {
    const bool known = forecast.known[unit] != 0 && !forecast.start.units[unit].missing();
    if (known &&
        !analysis::includes_no_change(last.units[unit].under_6, forecast.start.units[unit]))
      ++firm;
  }
  figures.emplace_back(Text{"Gemeinden mit Veränderung über die Spanne hinaus",
                            "Gemeinden with a change beyond "
                            "their interval"},
                       geo::number_text(static_cast<double>(firm)));
  return figures;
}

}  // namespace nahraum::render
