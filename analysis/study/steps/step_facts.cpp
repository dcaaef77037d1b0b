// What the study's own data say around each Kita: stops, density, centres, statements, services.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "analysis/study/steps/judgement_steps.h"
#include "geo/crs/crs.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

const geo::Minutes kNearDrive{15};
constexpr double kTownDensity = 300;  ///< persons a km2, as the break points of node a4
constexpr double kRuralDensity = 60;

FlaggedValue known(double value) { return {value, ValueFlag::None}; }

FlaggedValue not_applicable() {
  FlaggedValue value;
  value.flag = ValueFlag::NotApplicable;
  return value;
}

std::vector<geo::Point> kita_places(const RunState& state) {
  std::vector<geo::Point> points;
  for (const Kita& kita : state.inputs.kitas) points.push_back(kita.where);
  return points;
}

std::vector<StopDepartures> departures(const RunState& state) {
  const auto& day = state.inputs.judgement.school_day;
  if (state.inputs.timetable == nullptr || !day) return {};
  std::vector<geo::Point> points = kita_places(state);
  if (state.study.crs != geo::Crs::wgs84())
    geo::CrsTransform(state.study.crs, geo::Crs::wgs84()).apply_all(points);
  std::vector<geo::Position> positions;
  for (const geo::Point p : points) positions.push_back(geo::position_from_degrees(p.x, p.y));
  return stop_departures(*state.inputs.timetable, *day, positions);
}

/// Persons a km2 by unit; missing without a group "total" and where nobody is known.
std::vector<FlaggedValue> densities(const RunState& state) {
  std::vector<FlaggedValue> result(state.units());
  const PlacedGroup* total = state.total();
  if (total == nullptr) return result;
  const std::vector<Count> counts =
      count_by_unit(total->values, total->placed->unit, state.units());
  const std::vector<double>& area = state.inputs.boundaries.table().at("area_km2").numbers;
  for (std::size_t unit = 0; unit < result.size(); ++unit) {
    if (counts[unit].persons > 0 && area[unit] > 0)
      result[unit] = known(counts[unit].persons / area[unit]);
  }
  return result;
}

std::vector<FlaggedValue> minutes_to_centres(const RunState& state) {
  std::vector<FlaggedValue> result(state.inputs.kitas.size());
  const std::vector<Centre>& centres = state.inputs.judgement.centres;
  if (centres.empty()) return result;
  std::vector<geo::Point> places;
  for (const Centre& centre : centres) places.push_back(centre.where);
  const std::vector<Nearest> nearest = state.travel(state.study.judgement.centre_mode)
                                           .nearest(places, kita_places(state), state.progress);
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = nearest[i].origin < 0 ? not_applicable() : known(nearest[i].minutes);
  return result;
}

/// Statements of [readiness]; the interest of the Kita list where there is no statement on it.
ReadinessValues readiness_of(const StudyInputs& inputs, std::size_t kita) {
  ReadinessValues values = readiness_values(inputs.judgement.readiness, KitaIndex(kita));
  const bool stated = std::any_of(
      inputs.judgement.readiness.begin(), inputs.judgement.readiness.end(), [&](const auto& s) {
        return s.kita == KitaIndex(kita) && s.item == ReadinessItem::Interest;
      });
  if (!stated)
    values[static_cast<std::size_t>(ReadinessItem::Interest)] = inputs.kitas[kita].interested;
  return values;
}

FlaggedValue need_of(const StudyInputs& inputs, std::size_t kita) {
  for (const NeedSurvey& survey : inputs.judgement.need_surveys) {
    if (survey.kita == KitaIndex(kita)) return known(need_value(survey.state));
  }
  return {};
}

// --- services and neighbours, for the organisational model ------------------------------------

void add_services(const RunState& state, const SupplyResult& supply,
                  std::vector<OrganisationFacts>& facts) {
  if (!supply.computed) return;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const KitaSupply& around = supply.kitas[i];
    facts[i].services_in = known(static_cast<double>(around.core_in_house));
    facts[i].services_near = known(static_cast<double>(around.core_near));
    facts[i].services_reach = known(static_cast<double>(around.core_reach));
    if (state.study.cooperations) facts[i].signed_cooperations = known(0);
  }
  for (const Cooperation& each : state.inputs.cooperations) {
    if (each.contract == Contract::Signed) facts[each.kita.value].signed_cooperations.value += 1;
  }
}

void add_neighbours(const RunState& state, std::vector<OrganisationFacts>& facts) {
  const std::vector<geo::Point> places = kita_places(state);
  const Catchments reach =
      state.catchments(places, places, {state.study.score.travel_mode, kNearDrive});
  for (std::size_t i = 0; i < facts.size(); ++i) {
    std::set<std::string> traeger{state.inputs.kitas[i].traeger};
    std::size_t others = 0;
    for (std::uint64_t at = reach.starts[i]; at < reach.starts[i + 1]; ++at) {
      if (reach.cells[at] == i) continue;
      ++others;
      traeger.insert(state.inputs.kitas[reach.cells[at]].traeger);
    }
    traeger.erase("");
    facts[i].kitas_near = known(static_cast<double>(others));
    if (!traeger.empty()) facts[i].traeger_near = known(static_cast<double>(traeger.size()));
  }
}

FlaggedValue rurality(const FlaggedValue& density) {
  if (density.missing()) return density;
  return known(
      std::clamp((kTownDensity - density.value) / (kTownDensity - kRuralDensity), 0.0, 1.0));
}

}  // namespace

FactsStep compute_facts(const RunState& state, const std::vector<KitaReach>& reach) {
  FactsStep step;
  step.departures = departures(state);
  const std::vector<FlaggedValue> density = densities(state);
  const std::vector<FlaggedValue> centre = minutes_to_centres(state);
  for (std::size_t i = 0; i < state.inputs.kitas.size(); ++i) {
    const Kita& kita = state.inputs.kitas[i];
    KitaFacts facts;
    if (!step.departures.empty()) {
      facts.departures_near = step.departures[i].near;
      facts.departures_at_door = step.departures[i].door;
    }
    if (reach[i].unit >= 0)
      facts.population_density = density[static_cast<std::size_t>(reach[i].unit)];
    facts.minutes_to_centre = centre[i];
    facts.children_attending = kita.attending;
    facts.family_rooms = kita.rooms;
    facts.documented_need = need_of(state.inputs, i);
    facts.readiness = readiness_of(state.inputs, i);
    step.kitas.push_back(facts);
  }
  return step;
}

std::vector<OrganisationFacts> organisation_facts(const RunState& state,
                                                  const std::vector<KitaFacts>& kitas,
                                                  const SupplyResult& supply) {
  std::vector<OrganisationFacts> facts(kitas.size());
  if (facts.empty()) return facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    facts[i].rooms = kitas[i].family_rooms;
    facts[i].kids = kitas[i].children_attending;
    facts[i].rural = rurality(kitas[i].population_density);
    facts[i].partners_willing =
        kitas[i].readiness[static_cast<std::size_t>(ReadinessItem::Partners)];
  }
  add_services(state, supply, facts);
  add_neighbours(state, facts);
  return facts;
}

}  // namespace nahraum::analysis
