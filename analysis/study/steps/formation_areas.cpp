#include "analysis/study/steps/formation_areas.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "analysis/stats/layer_weights.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"

namespace nahraum::analysis {

namespace {

/// Sozialraeume of one Gemeinde or of two that touch; borders of their own are often not known.
std::vector<std::pair<std::int32_t, std::int32_t>> touching(
    const RunState& state, const std::vector<std::set<std::int32_t>>& areas_in_unit) {
  const std::vector<std::string>& ids = state.inputs.boundaries.table().text("key");
  geo::Findings ignored;  // units without borders are told where they are read
  const WeightsSpec spec{};
  const SpatialWeights weights =
      layer_weights({spec, state.inputs.boundaries, ids, state.threads}, ignored);
  std::set<std::pair<std::int32_t, std::int32_t>> pairs;
  const auto add = [&](const std::set<std::int32_t>& one, const std::set<std::int32_t>& other) {
    for (const std::int32_t a : one)
      for (const std::int32_t b : other)
        if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
  };
  for (std::size_t u = 0; u < areas_in_unit.size(); ++u) {
    add(areas_in_unit[u], areas_in_unit[u]);
    for (const std::uint32_t v : weights.of(u)) add(areas_in_unit[u], areas_in_unit[v]);
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace

FormationAreas formation_areas(const RunState& state) {
  std::vector<std::size_t> all(state.inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<geo::Point> where = places(state.inputs, all);
  const std::vector<std::int32_t> unit = units_of(state.inputs.boundaries, where);
  FormationAreas areas;
  std::vector<std::set<std::int32_t>> in_unit(state.units());
  areas.rural.assign(all.size(), 0);
  areas.urban.assign(all.size(), 0);
  if (!state.inputs.sozialraeume) {
    areas.of_kita = unit;
    areas.names = state.inputs.boundaries.table().text("name");
  } else {
    const SozialraumInput& input = *state.inputs.sozialraeume;
    areas.of_kita = sozialraum_of(input, where, unit);
    for (const Sozialraum& area : input.areas.list) areas.names.push_back(area.name);
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (areas.of_kita[k] < 0) continue;
      const SettlementType type =
          input.areas.list[static_cast<std::size_t>(areas.of_kita[k])].settlement;
      areas.rural[k] = type == SettlementType::Rural ? 1 : 0;
      areas.urban[k] = type == SettlementType::CityQuarter || type == SettlementType::Town ? 1 : 0;
    }
  }
  for (std::size_t k = 0; k < all.size(); ++k)
    if (unit[k] >= 0 && areas.of_kita[k] >= 0)
      in_unit[static_cast<std::size_t>(unit[k])].insert(areas.of_kita[k]);
  areas.neighbours = touching(state, in_unit);
  return areas;
}

}  // namespace nahraum::analysis
