// Findings about a forecast: whom it leaves out, whether its level fits the census, what comes out.

#include <algorithm>
#include <cmath>

#include "analysis/study/forecast_words.h"
#include "analysis/study/steps/forecast_step.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Severity;
using geo::Text;
using geo::text;

constexpr double kOddShare = 0.33;   // registered against census, of the larger one
constexpr double kOddChildren = 20;  // and at least so many apart
constexpr std::size_t kNamed = 5;

std::string unit_name(const RunState& state, std::size_t unit) {
  return state.inputs.boundaries.table().text("name")[unit];
}

/// Those with figures, but not for all years and classes; those without any were named by the
/// reader.
void say_incomplete(const RunState& state, const ForecastResult& forecast) {
  const ForecastInput& input = *state.inputs.forecast;
  for (std::size_t unit = 0; unit < forecast.known.size(); ++unit) {
    const bool some = std::all_of(
        input.variants.begin(), input.variants.end(), [&](const ForecastVariantInput& variant) {
          return variant.imported ? !variant.rows[unit].empty() : input.registered[unit].year > 0;
        });
    if (forecast.known[unit] != 0 || !some) continue;
    const std::string& key = state.inputs.boundaries.table().text("key")[unit];
    state.inputs.findings.add(
        Severity::Warning, "forecast.incomplete",
        text("{} {}: Für die Vorausschau fehlt mindestens eine Angabe (Alter, Geburten oder ein "
             "Jahr); die Kinder der Gemeinde zählen in Abdeckung und Rangfolge späterer Jahre wie "
             "heute.",
             "{} {}: the forecast lacks at least one figure (an age, births or a year); the "
             "children of the Gemeinde count in coverage and ranking of later years as today.",
             key, unit_name(state, unit)));
  }
}

/// Registered children and census cells of the same Gemeinde: a wrong key shows here.
void say_odd_level(const RunState& state, const ForecastResult& forecast) {
  const auto group = state.groups.find(state.study.forecast->under_6);
  if (!forecast.base || group == state.groups.end()) return;
  const std::vector<Count> census =
      count_by_unit(group->second.values, group->second.placed->unit, state.units());
  std::string names;
  std::size_t odd = 0;
  double persons = 0;
  for (std::size_t unit = 0; unit < state.units(); ++unit) {
    if (forecast.known[unit] == 0) continue;
    const double registered = forecast.start.units[unit].value;
    const double counted = census[unit].persons;
    persons += counted;
    const double apart = std::abs(registered - counted);
    if (apart < kOddChildren || apart < kOddShare * std::max(registered, counted)) continue;
    if (++odd <= kNamed) names += (names.empty() ? "" : ", ") + unit_name(state, unit);
  }
  const Text all = number_text(forecast.start.whole.value), cells = number_text(persons);
  state.inputs.findings.add(
      Severity::Info, "forecast.level",
      {fmt::format("Ende {} waren {} Kinder unter 6 gemeldet; die Zensuszellen derselben Gemeinden "
                   "haben {}. Verglichen werden spätere Jahre mit den gemeldeten Kindern.",
                   forecast.start.year, all.de, cells.de),
       fmt::format("At the end of {} {} children under 6 were registered; the census cells of the "
                   "same Gemeinden have {}. Later years are compared with the registered children.",
                   forecast.start.year, all.en, cells.en)});
  if (odd == 0) return;
  if (odd > kNamed) names += ", …";
  state.inputs.findings.add(
      Severity::Warning, "forecast.odd_level",
      text("Bei diesen Gemeinden liegen gemeldete Kinder und Zensus um mehr als ein Drittel "
           "auseinander ({} von {}: {}); bitte Schlüssel und Gebietsstand prüfen.",
           "In these Gemeinden registered children and census are more than a third apart ({} of "
           "{}: {}); please check keys and territorial status.",
           odd, state.units(), names));
}

void say_whole(const RunState& state, const ForecastResult& forecast) {
  for (const ForecastYear& year : forecast.years) {
    if (year.year != state.study.forecast->years.back()) continue;
    if (year.whole.under_6.value.missing()) continue;
    const Text count = interval_words(year.whole.under_6);
    state.inputs.findings.add(
        Severity::Info, "forecast.whole",
        {fmt::format("Vorausschau „{}“: {} Kinder unter 6 Jahren Ende {}.",
                     forecast.variants[year.variant].de, count.de, year.year),
         fmt::format("Forecast \"{}\": {} children under 6 at the end of {}.",
                     forecast.variants[year.variant].en, count.en, year.year)});
  }
}

}  // namespace

void say_forecast(const RunState& state, const ForecastResult& forecast) {
  say_incomplete(state, forecast);
  say_odd_level(state, forecast);
  say_whole(state, forecast);
}

}  // namespace nahraum::analysis
