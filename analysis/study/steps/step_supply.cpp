// Services as supply: times from cells and Kitas to every service by the ways of the study, and
// what follows from them.

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "analysis/study/keys/catalogue.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/run_state.h"
#include "analysis/supply/reach.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

constexpr geo::Minutes kUsualBus{30};
constexpr geo::Minutes kUsualCar{15};

ModeLimit near_limit(const Study& study) {
  return study.supply.near_mode.empty()
             ? study.score.walk
             : ModeLimit{study.supply.near_mode, study.supply.near_limit};
}

bool is_car(const Mode& mode) { return mode.key == "car" || mode.profile == "car"; }

/// One timetable mode: families' everyday life is the school day; else the first there is.
const Mode* usual_bus(const Study& study) {
  const Mode* first = nullptr;
  for (const Mode& mode : study.modes) {
    if (mode.travel != TravelKind::Timetable) continue;
    if (mode.timetable.day == geo::DayType::SchoolDay) return &mode;
    if (first == nullptr) first = &mode;
  }
  return first;
}

std::vector<ModeLimit> reach_limits(const Study& study) {
  std::vector<ModeLimit> limits;
  for (const SupplySpec::Limit& limit : study.supply.reach)
    limits.push_back({limit.mode, limit.limit});
  if (!limits.empty()) return limits;
  const Mode* bus = usual_bus(study);
  for (const Mode& mode : study.modes) {
    if (&mode == bus) limits.push_back({mode.key, kUsualBus});
    if (is_car(mode)) limits.push_back({mode.key, kUsualCar});
  }
  return limits;
}

/// Which ways count is part of the answer.
void say_limits(const RunState& state) {
  geo::Text list;
  for (const ModeLimit& limit : reach_limits(state.study)) {
    const geo::Text& mode = state.study.mode(limit.mode).title;
    const std::string minutes = geo::plain_number(limit.limit.count());
    list.de += fmt::format("{}{} Minuten {}", list.de.empty() ? "" : "; ", minutes, mode.de);
    list.en += fmt::format("{}{} minutes {}", list.en.empty() ? "" : "; ", minutes, mode.en);
  }
  if (list.de.empty()) return;
  state.inputs.findings.set_file("");
  state.inputs.findings.add(
      geo::Severity::Info, "supply.reach",
      {"Ein Angebot gilt als erreichbar in: " + list.de + " ([supply] reach).",
       "A service counts as in reach within: " + list.en + " ([supply] reach)."});
}

/// Times to the placed services: near, further without car, by car.
struct Times {
  Catchments near;
  std::vector<Catchments> without_car;
  std::vector<Catchments> by_car;
  [[nodiscard]] std::vector<Catchments> all_reach() const {
    std::vector<Catchments> all = without_car;
    all.insert(all.end(), by_car.begin(), by_car.end());
    return all;
  }
};

Times times_to(const RunState& state, const std::vector<geo::Point>& services,
               const std::vector<geo::Point>& from) {
  Times times;
  times.near = state.catchments(services, from, near_limit(state.study));
  for (const ModeLimit& limit : reach_limits(state.study)) {
    (is_car(state.study.mode(limit.mode)) ? times.by_car : times.without_car)
        .push_back(state.catchments(services, from, limit));
  }
  return times;
}

std::vector<geo::Point> points_of(const std::vector<Service>& services) {
  std::vector<geo::Point> points;
  for (const Service& service : services) points.push_back(service.where);
  return points;
}

/// Where each service stands, and where the Kita is that it comes to; outreach is nowhere.
struct Units {
  std::vector<std::int32_t> of_service;
  std::vector<std::int32_t> in_house;
};

/// Area of each of these places: rows of boundaries, or of the Sozialraeume.
using AreasOf = std::function<std::vector<std::int32_t>(const std::vector<geo::Point>&)>;

Units units_of_services(const RunState& state, const std::vector<Cooperation>& network,
                        std::size_t services, const AreasOf& areas_of) {
  std::vector<std::size_t> all(state.inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<std::int32_t> kitas = areas_of(places(state.inputs, all));
  Units units;
  units.of_service = areas_of(points_of(state.inputs.services));
  units.of_service.resize(services, -1);
  units.in_house.assign(services, -1);
  for (const Cooperation& edge : network) {
    if (edge.in_house) units.in_house[edge.service.value] = kitas[edge.kita.value];
  }
  return units;
}

/// Minutes without car by core category; a service of every age phase counts.
std::vector<std::vector<float>> core_minutes(const SupplyResult& supply, const Times& times,
                                             std::span<const std::int32_t> category,
                                             std::size_t cells) {
  const CategoryTask task{.categories = supply.catalogue.categories.size(), .cells = cells};
  std::vector<CategoryMinutes> parts{nearest_by_category(times.near, category, task)};
  for (const Catchments& further : times.without_car)
    parts.push_back(nearest_by_category(further, category, task));
  std::vector<std::vector<float>> result;
  for (const std::size_t core : supply.catalogue.core()) {
    std::vector<float>& row = result.emplace_back(cells, kNotReached);
    for (const CategoryMinutes& part : parts) {
      for (std::size_t cell = 0; cell < cells; ++cell)
        row[cell] = std::min(row[cell], part.at(core, cell));
    }
  }
  return result;
}

std::vector<std::uint8_t> served_cells(const SupplyResult& supply, std::size_t cells) {
  std::vector<std::uint8_t> served(cells, 0);
  for (const std::vector<float>& row : supply.minutes) {
    for (std::size_t cell = 0; cell < cells; ++cell)
      if (row[cell] != kNotReached) served[cell] = 1;
  }
  return served;
}

void say_without_bus(const RunState& state) {
  const std::vector<ModeLimit> limits = reach_limits(state.study);
  const bool bus = std::any_of(limits.begin(), limits.end(), [&](const ModeLimit& limit) {
    return !is_car(state.study.mode(limit.mode));
  });
  if (bus) return;
  state.inputs.findings.set_file("");
  state.inputs.findings.add(
      geo::Severity::Info, "supply.no_bus",
      geo::text("Die Studie hat keine Fortbewegung mit Bus und Bahn: Ohne Auto erreichbar heißt "
                "bei den Angeboten deshalb nur zu Fuß.",
                "The study has no mode by bus and train: for services, reachable without a car "
                "therefore means on foot only."));
}

/// The chain over one set of areas.
struct Zoning {
  AreasOf of;
  std::vector<std::int32_t> of_cell;
  std::size_t areas = 0;
};

struct ChainOfAreas {
  std::vector<ChainLink> links;
  std::vector<UnitSupply> hours;
};

ChainOfAreas chain_of(const RunState& state, const Times& times,
                      std::span<const std::int32_t> category, const SupplyResult& supply,
                      const Zoning& zoning) {
  const Units units = units_of_services(state, supply.network, supply.services.size(), zoning.of);
  const std::vector<Catchments> reach = times.all_reach();
  const ChainQuestion question{.catalogue = supply.catalogue,
                               .services = supply.services,
                               .category = category,
                               .unit = units.of_service,
                               .in_house = units.in_house,
                               .near = times.near,
                               .reach = reach,
                               .children = state.group(state.study.score.group).values,
                               .unit_of_cell = zoning.of_cell,
                               .units = zoning.areas,
                               .share = state.study.supply.share};
  return {praeventionskette(question), supply_by_unit(question)};
}

void add_chain(const RunState& state, const Times& times, std::span<const std::int32_t> category,
               SupplyResult& supply) {
  const PlacedGrid& cells = *state.group(state.study.score.group).placed;
  const AreasOf units = [&](const std::vector<geo::Point>& points) {
    return units_of(state.inputs.boundaries, points);
  };
  ChainOfAreas by_unit =
      chain_of(state, times, category, supply, {units, cells.unit, state.units()});
  supply.chain = std::move(by_unit.links);
  supply.by_unit = std::move(by_unit.hours);
  if (!state.inputs.sozialraeume) return;
  const SozialraumInput& input = *state.inputs.sozialraeume;
  const AreasOf sozialraeume = [&](const std::vector<geo::Point>& points) {
    return sozialraum_of(input, points, units(points));
  };
  const std::size_t areas = input.areas.list.size();
  supply.sozialraum_chain =
      chain_of(state, times, category, supply,
               {sozialraeume, sozialraum_of(input, cells.centres, cells.unit), areas})
          .links;
  // The whole study is told once, beside the units.
  std::erase_if(supply.sozialraum_chain, [&](const ChainLink& link) { return link.unit == areas; });
}

void add_kitas(const RunState& state, std::span<const std::int32_t> category,
               SupplyResult& supply) {
  const StudyInputs& inputs = state.inputs;
  if (inputs.kitas.empty()) return;
  const PlacedGroup& children = state.group(state.study.score.group);
  std::vector<std::size_t> all(inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<geo::Point> kitas = places(inputs, all);
  const Times times = times_to(state, points_of(inputs.services), kitas);
  const Catchments catchments =
      state.catchments(kitas, children.placed->centres, state.study.score.catchment);
  const std::vector<std::uint8_t> served = served_cells(supply, children.placed->centres.size());
  supply.kitas = kita_supply({.catalogue = supply.catalogue,
                              .services = supply.services,
                              .category = category,
                              .kitas = inputs.kitas,
                              .cooperations = inputs.cooperations,
                              .walk = times.near,
                              .without_car = times.without_car,
                              .by_car = times.by_car,
                              .near_metres = state.study.supply.near_metres.value,
                              .catchments = catchments,
                              .children = children.values,
                              .served = served});
}

bool can_be_computed(const RunState& state) {
  const bool any = !state.inputs.services.empty() || !state.inputs.mobile_services.empty();
  return any && state.groups.count(state.study.score.group) > 0 &&
         state.travels.count(near_limit(state.study).mode) > 0;
}

}  // namespace

SupplyResult compute_supply(const RunState& state) {
  SupplyResult supply;
  if (!can_be_computed(state)) return supply;
  supply.computed = true;
  supply.catalogue =
      read_service_catalogue(catalogue_file("services.csv"), catalogue_file("handlungsfelder.csv"));
  supply.services = state.inputs.services;
  supply.services.insert(supply.services.end(), state.inputs.mobile_services.begin(),
                         state.inputs.mobile_services.end());
  const std::vector<std::int32_t> category = categories_of(supply.services, supply.catalogue);
  const std::vector<geo::Point>& cells = state.group(state.study.score.group).placed->centres;
  const Times times = times_to(state, points_of(state.inputs.services), cells);
  say_limits(state);
  say_without_bus(state);
  supply.network = partner_network(state.inputs.kitas, supply.services, state.inputs.cooperations);
  supply.duplicates = duplicate_offers(supply.services, state.study.supply.duplicate_metres.value);
  supply.minutes = core_minutes(supply, times, category, cells.size());
  add_chain(state, times, category, supply);
  add_kitas(state, category, supply);
  return supply;
}

}  // namespace nahraum::analysis
