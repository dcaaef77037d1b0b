// The ranking with the children of a later year: what rests on children is counted again, all else
// is as today.

#include <map>

#include "analysis/population/interval_sums.h"
#include "analysis/study/steps/forecast_step.h"
#include "analysis/supply/reach.h"

namespace nahraum::analysis {

namespace {

/// Cells with a core service within a limit without car.
std::vector<std::uint8_t> served_cells(const SupplyResult& supply, std::size_t cells) {
  std::vector<std::uint8_t> served(cells, 0);
  for (const std::vector<float>& row : supply.minutes) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (row[cell] != kNotReached) served[cell] = 1;
    }
  }
  return served;
}

/// Children of one catchment by the unit they live in; -1 = cells without a forecast.
std::map<std::int32_t, double> by_unit(const Catchments& catchments, std::size_t kita,
                                       const GroupValues& children,
                                       const std::vector<std::int32_t>& unit,
                                       const std::vector<std::uint8_t>& known) {
  std::map<std::int32_t, double> sums;
  for (std::uint64_t e = catchments.starts[kita]; e < catchments.starts[kita + 1]; ++e) {
    const std::uint32_t cell = catchments.cells[e];
    const std::int32_t home = unit[cell];
    const bool forecast = home >= 0 && known[static_cast<std::size_t>(home)] != 0;
    sums[forecast ? home : -1] += children.persons[cell];
  }
  return sums;
}

CountInterval interval_of(const std::map<std::int32_t, double>& parts,
                          const std::vector<ProjectedYear>& units, ChildClass which) {
  std::vector<UncertainPart> uncertain;
  for (const auto& [unit, persons] : parts) {
    UncertainPart part{persons, persons, persons, 0};
    if (unit >= 0) {
      const ProjectedCount& count = count_of_class(units[static_cast<std::size_t>(unit)], which);
      if (!count.value.missing() && count.value.value > 0) {
        part.lower = persons * count.lower.value / count.value.value;
        part.upper = persons * count.upper.value / count.value.value;
      }
    }
    uncertain.push_back(part);
  }
  return sum_interval(uncertain);
}

const GroupValues* later_or_now(const RunState& state, const ForecastYear& year,
                                const std::string& group) {
  const auto later = year.cells.find(group);
  if (later != year.cells.end()) return &later->second;
  const auto now = state.groups.find(group);
  return now == state.groups.end() ? nullptr : &now->second.values;
}

/// Measures of the criteria with the children of the year.
Measures later_measures(const RunState& state, const ForecastBasis& basis,
                        const ForecastYear& year) {
  std::vector<KitaReach> of_candidates;
  for (const KitaIndex kita : basis.result.candidates)
    of_candidates.push_back(year.kitas[kita.value].reach);
  Measures measures = basis.result.measures;
  for (auto& [key, measure] : kita_measures(of_candidates)) measures[key].values = measure.values;
  const SupplyResult& supply = basis.result.supply;
  if (!supply.computed) return measures;
  const GroupValues& children = year.cells.at(state.study.score.group);
  const std::vector<std::uint8_t> served = served_cells(supply, children.persons.size());
  std::vector<geo::FlaggedValue>& values = measures["share_without_core"].values;
  values.clear();
  for (const KitaIndex kita : basis.result.candidates)
    values.push_back(share_without_core(basis.sets.catchment, kita.value, children, served));
  return measures;
}

}  // namespace

void add_later_ranking(const RunState& state, const ForecastBasis& basis,
                       const std::vector<std::uint8_t>& known, ForecastYear& year) {
  const std::string& group = state.study.score.group;
  const GroupValues& children = year.cells.at(group);
  std::vector<KitaReach> reach = basis.result.reach;
  count_children(state, basis.sets, children, later_or_now(state, year, kGroupUnder3), reach);
  const ChildClass which = *class_of_group(*state.study.forecast, group);
  const std::vector<std::int32_t>& unit = state.group(group).placed->unit;
  for (std::size_t kita = 0; kita < reach.size(); ++kita) {
    const auto parts = by_unit(basis.sets.catchment, kita, children, unit, known);
    const auto fixed = parts.find(-1);
    year.kitas.push_back({reach[kita], interval_of(parts, year.units, which),
                          fixed == parts.end() ? 0.0 : fixed->second});
  }
  year.ranking = score(basis.result.criteria, later_measures(state, basis, year),
                       {.min_data_share = state.study.score.min_data_share});
}

}  // namespace nahraum::analysis
