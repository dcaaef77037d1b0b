// Children of later years by Gemeinde and cell, and what follows for coverage and ranking.

#include <algorithm>

#include "analysis/study/forecast_words.h"
#include "analysis/study/steps/forecast_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;

/// Groups the study counts children in later years of.
std::vector<std::string> groups_of_children(const RunState& state) {
  std::vector<std::string> keys;
  for (const auto& [key, group] : state.groups) {
    if (class_of_group(*state.study.forecast, key)) keys.push_back(key);
  }
  return keys;
}

bool all_known(const ProjectedYear& unit) {
  return !unit.under_3.value.missing() && !unit.from_3_to_5.value.missing() &&
         !unit.under_6.value.missing();
}

/// A count of 0-<6 alone will do where no group asks for the classes.
bool enough(const RunState& state, const ProjectedYear& unit) {
  if (unit.under_6.value.missing()) return false;
  const ForecastSpec& spec = *state.study.forecast;
  const bool classes = state.groups.count(spec.under_3) + state.groups.count(spec.from_3_to_5) > 0;
  return !classes || all_known(unit);
}

void keep_known(const RunState& state, const std::vector<ProjectedYear>& units,
                std::vector<std::uint8_t>& known) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (!enough(state, units[unit])) known[unit] = 0;
  }
}

/// Counts of the Gemeinden for all years and variants; nothing else yet.
ForecastResult counted_units(const RunState& state) {
  const ForecastInput& input = *state.inputs.forecast;
  ForecastResult result;
  result.known.assign(state.units(), 1);
  if (input.base_year > 0) {
    ForecastYear& base = result.base.emplace();
    base.year = input.base_year;
    base.units = project_units(state, nullptr, input.base_year);
    keep_known(state, base.units, result.known);
  }
  for (std::size_t v = 0; v < input.variants.size(); ++v) {
    result.names.push_back(input.variants[v].name);
    result.variants.push_back(input.variants[v].title);
    for (const int year : state.study.forecast->years) {
      ForecastYear& later = result.years.emplace_back();
      later.year = year;
      later.variant = v;
      later.units = project_units(state, &input.variants[v], year);
      keep_known(state, later.units, result.known);
    }
  }
  return result;
}

ForecastStart start_of(const RunState& state, const ForecastResult& forecast) {
  ForecastStart start;
  start.units.resize(state.units());
  double sum = 0;
  bool any = false;
  const auto take = [&](std::size_t unit, FlaggedValue value) {
    start.units[unit] = value;
    if (forecast.known[unit] == 0 || value.missing()) return;
    sum += value.value;
    any = true;
  };
  if (forecast.base) {
    start.year = forecast.base->year;
    for (std::size_t unit = 0; unit < state.units(); ++unit)
      take(unit, forecast.base->units[unit].under_6.value);
  } else if (const auto group = state.groups.find(state.study.forecast->under_6);
             group != state.groups.end()) {
    const std::vector<Count> counts =
        count_by_unit(group->second.values, group->second.placed->unit, state.units());
    for (std::size_t unit = 0; unit < state.units(); ++unit) take(unit, persons_of(counts[unit]));
  }
  if (any) start.whole = plain_value(sum);
  return start;
}

void say_unplaced(const RunState& state, const std::vector<double>& unplaced) {
  const geo::Table& units = state.inputs.boundaries.table();
  for (std::size_t unit = 0; unit < unplaced.size(); ++unit) {
    if (unplaced[unit] <= 0) continue;
    const geo::Text most = geo::number_text(unplaced[unit], 1);
    state.inputs.findings.add(
        Severity::Warning, "forecast.unplaced",
        {fmt::format("{}: Bis zu {} Kinder der Vorausschau haben keine bewohnte Zelle in ihrer "
                     "Gemeinde; sie zählen in der Gemeinde, aber auf keiner Karte und in keinem "
                     "Einzugsgebiet.",
                     units.text("name")[unit], most.de),
         fmt::format("{}: Up to {} children of the forecast have no inhabited cell in their "
                     "Gemeinde; they count in the Gemeinde, but on no map and in no catchment.",
                     units.text("name")[unit], most.en)});
  }
}

/// Cells, coverage and ranking of one year; `unplaced` keeps the most of all years.
void add_places(const RunState& state, const ForecastBasis& basis,
                const std::vector<std::uint8_t>& known, ForecastYear& year,
                std::vector<double>& unplaced) {
  year.whole = sum_of_units(year.units, known);
  for (const std::string& key : groups_of_children(state)) {
    LaterCells cells = later_cells(state, key, known, year.units);
    for (std::size_t unit = 0; unit < unplaced.size(); ++unit)
      unplaced[unit] = std::max(unplaced[unit], cells.unplaced[unit]);
    if (key == state.study.coverage.group) {
      for (const std::vector<std::uint8_t>& covered : basis.covered)
        year.coverage.push_back(later_coverage(state, cells, known, year.units, covered));
    }
    year.cells.emplace(key, std::move(cells.values));
  }
  if (state.study.kitas) add_later_ranking(state, basis, known, year);
  state.progress.check();
}

bool any(const std::vector<std::uint8_t>& known) {
  return std::find(known.begin(), known.end(), 1) != known.end();
}

}  // namespace

ForecastResult compute_forecast(const RunState& state, const ForecastBasis& basis) {
  if (!state.study.forecast) return {};
  ForecastResult result = counted_units(state);
  result.start = start_of(state, result);
  state.inputs.findings.set_file(forecast_file(state.study));
  if (!any(result.known)) {
    state.inputs.findings.add(
        Severity::Warning, "forecast.none",
        text("Für keine Gemeinde der Studie gibt es vollständige Zahlen; die Vorausschau entfällt.",
             "No Gemeinde of the study has complete figures; there is no forecast."));
    return {};
  }
  std::vector<double> unplaced(state.units(), 0.0);
  if (result.base) add_places(state, basis, result.known, *result.base, unplaced);
  for (std::size_t i = 0; i < result.years.size(); ++i) {
    add_places(state, basis, result.known, result.years[i], unplaced);
    state.progress.step(i + 1, result.years.size());
  }
  say_unplaced(state, unplaced);
  say_forecast(state, result);
  return result;
}

}  // namespace nahraum::analysis
