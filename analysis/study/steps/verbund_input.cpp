// What the audit of Verbuende works on, from the inputs and ways of a study.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/stats/spatial_weights.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/verbund_step.h"
#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

constexpr geo::Minutes kUsualBus{30};
constexpr geo::Minutes kUsualCar{15};

std::vector<geo::Point> all_places(const StudyInputs& inputs) {
  std::vector<std::size_t> all(inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return places(inputs, all);
}

std::optional<ModeLimit> first_timetable(const Study& study, bool school_free, geo::Minutes limit) {
  for (const Mode& mode : study.modes) {
    if (mode.travel != TravelKind::Timetable) continue;
    const bool free = mode.timetable.day == geo::DayType::SchoolFreeWeekday;
    if (free == school_free) return ModeLimit{mode.key, limit};
  }
  return std::nullopt;
}

std::optional<ModeLimit> usual_car(const Study& study) {
  for (const Mode& mode : study.modes) {
    if (mode.key == "car" || mode.profile == "car") return ModeLimit{mode.key, kUsualCar};
  }
  return std::nullopt;
}

std::optional<ModeLimit> stated(const VerbundSpec::Way& way) {
  if (way.mode.empty()) return std::nullopt;
  return ModeLimit{way.mode, way.limit};
}

}  // namespace

std::array<std::optional<ModeLimit>, kAuditRoles> audit_ways(const Study& study) {
  const VerbundSpec& spec = study.verbund;
  std::optional<ModeLimit> walk = stated(spec.walk);
  if (!walk) walk = study.score.walk;
  std::optional<ModeLimit> transit = stated(spec.pt);
  if (!transit) transit = first_timetable(study, false, kUsualBus);
  std::optional<ModeLimit> free = stated(spec.pt_free);
  if (!free) free = first_timetable(study, true, transit ? transit->limit : kUsualBus);
  std::optional<ModeLimit> car = stated(spec.car);
  if (!car) car = usual_car(study);
  return {walk, transit, free, car};
}

namespace {

std::vector<std::int32_t> located(const std::vector<geo::Point>& points,
                                  const std::vector<geo::MultiPolygon>& areas) {
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  return geo::locate(points, pointers);
}

/// Gemeinden first, then the Ortsteile the study knows.
std::vector<std::string> names_of_places(const RunState& state) {
  const geo::Table& units = state.inputs.boundaries.table();
  std::vector<std::string> names = units.text("name");
  if (!state.inputs.sozialraeume) return names;
  const SozialraumInput& input = *state.inputs.sozialraeume;
  const std::vector<std::string>& keys = units.text("key");
  for (std::size_t part = 0; part < input.part_keys.size(); ++part) {
    const auto unit = std::find(keys.begin(), keys.end(), input.part_keys[part].substr(0, 8));
    const std::string gemeinde = unit == keys.end()
                                     ? std::string()
                                     : names[static_cast<std::size_t>(unit - keys.begin())] + ", ";
    names.push_back(gemeinde + input.part_names[part]);
  }
  return names;
}

/// Which Ortsteile tell two places apart: all for the names of villages, for areas only those that
/// are members of a Sozialraum by themselves (towns cut into several).
enum class Parts : std::uint8_t { All, Members };

std::vector<std::int32_t> place_of(const RunState& state, const std::vector<geo::Point>& points,
                                   const std::vector<std::int32_t>& units, Parts parts) {
  std::vector<std::int32_t> places = units;
  if (!state.inputs.sozialraeume) return places;
  const SozialraumInput& input = *state.inputs.sozialraeume;
  const std::vector<std::int32_t> found = located(points, input.parts);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] < 0 || found[i] < 0) continue;
    if (parts == Parts::Members && input.areas.of_part[static_cast<std::size_t>(found[i])] < 0)
      continue;
    places[i] = static_cast<std::int32_t>(state.units()) + found[i];
  }
  return places;
}

/// Sozialraeume touch when two of the areas they are made of do.
void add_neighbours(const RunState& state, AuditInput& input) {
  const SozialraumInput& sozialraeume = *state.inputs.sozialraeume;
  std::vector<const geo::MultiPolygon*> areas;
  std::vector<std::size_t> label;
  const auto add = [&](const geo::MultiPolygon* area, std::int32_t row) {
    if (area == nullptr || row < 0) return;
    areas.push_back(area);
    label.push_back(static_cast<std::size_t>(row));
  };
  if (!sozialraeume.drawn.empty()) {
    for (std::size_t i = 0; i < sozialraeume.drawn.size(); ++i)
      add(&sozialraeume.drawn[i], static_cast<std::int32_t>(i));
  } else {
    for (std::size_t unit = 0; unit < state.units(); ++unit)
      add(std::get_if<geo::MultiPolygon>(&state.inputs.boundaries.geometry(unit)),
          sozialraeume.areas.of_unit[unit]);
    for (std::size_t part = 0; part < sozialraeume.parts.size(); ++part)
      add(&sozialraeume.parts[part], sozialraeume.areas.of_part[part]);
  }
  // One metre: borders of Ortsteile and Gemeinden are drawn by different hands.
  const SpatialWeights touching = contiguity_weights(
      areas, {.kind = Contiguity::Queen, .tolerance = 1, .threads = state.threads});
  for (std::size_t a = 0; a < areas.size(); ++a) {
    for (const std::uint32_t b : touching.of(a))
      if (label[a] != label[b])
        input.neighbours[label[a]].push_back(static_cast<std::uint32_t>(label[b]));
  }
  for (std::vector<std::uint32_t>& list : input.neighbours) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

void add_sozialraeume(const RunState& state, const std::vector<std::int32_t>& kita_units,
                      const PlacedGrid& cells, AuditInput& input) {
  if (!state.inputs.sozialraeume) return;
  const SozialraumInput& sozialraeume = *state.inputs.sozialraeume;
  for (const Sozialraum& one : sozialraeume.areas.list) input.sozialraeume.push_back(one.name);
  input.neighbours.resize(input.sozialraeume.size());
  input.sozialraum = sozialraum_of(sozialraeume, cells.centres, cells.unit);
  const std::vector<std::int32_t> of_kita =
      sozialraum_of(sozialraeume, all_places(state.inputs), kita_units);
  for (std::size_t i = 0; i < input.kitas.size(); ++i) {
    input.kitas[i].sozialraum = of_kita[i];
    if (of_kita[i] >= 0)
      input.kitas[i].settlement =
          sozialraeume.areas.list[static_cast<std::size_t>(of_kita[i])].settlement;
  }
  add_neighbours(state, input);
}

/// Of the same grid as the children, or nothing.
GroupValues group_like(const RunState& state, const PlacedGroup& children, const Group& group) {
  if (group.attributes.empty()) return {};
  PlacedGroup placed = place_group(group, state.inputs);
  return placed.placed == children.placed ? std::move(placed.values) : GroupValues{};
}

/// Children from 3 on: what the group of all has and the group "u3" has not.
AuditChildren children_of(const RunState& state, const PlacedGroup& children) {
  AuditChildren result{.all = children.values, .under_3 = {}, .from_3 = {}};
  const auto u3 = state.groups.find("u3");
  if (u3 == state.groups.end() || u3->second.placed != children.placed) return result;
  result.under_3 = u3->second.values;
  Group rest = state.study.group(state.study.coverage.group);
  const std::vector<std::string>& young = state.study.group("u3").attributes;
  const std::size_t before = rest.attributes.size();
  std::erase_if(rest.attributes, [&](const std::string& attribute) {
    return std::find(young.begin(), young.end(), attribute) != young.end();
  });
  if (rest.attributes.size() + young.size() == before)
    result.from_3 = group_like(state, children, rest);
  return result;
}

void add_consultation(const RunState& state, AuditInput& input) {
  const std::optional<ModeLimit> car = audit_ways(state.study).back();
  std::vector<geo::Point> sites;
  for (const Kita& kita : state.inputs.kitas)
    if (kita.phase == ThekizPhase::Konsultation) sites.push_back(kita.where);
  if (!car || sites.empty()) return;
  input.consultation_known = true;
  const std::vector<Nearest> nearest =
      state.travel(car->mode).nearest(sites, all_places(state.inputs), state.progress);
  for (std::size_t i = 0; i < nearest.size(); ++i)
    if (nearest[i].origin >= 0) input.kitas[i].minutes_to_consultation = nearest[i].minutes;
}

// Services

ModeLimit near_limit(const Study& study) {
  return study.supply.near_mode.empty()
             ? study.score.walk
             : ModeLimit{study.supply.near_mode, study.supply.near_limit};
}

struct SupplyTask {
  const SupplyResult& supply;
  std::vector<std::int32_t> core;  ///< of each service: place among the core categories, -1 = none
};

void raise(AuditKita& kita, std::int32_t core, SupplyStep step) {
  if (core < 0) return;
  SupplyStep& known = kita.supply[static_cast<std::size_t>(core)];
  known = std::max(known, step);
}

void raise_within(const Catchments& within, const SupplyTask& task, SupplyStep step,
                  AuditInput& input) {
  for (std::size_t service = 0; service < within.origins(); ++service) {
    for (std::uint64_t e = within.starts[service]; e < within.starts[service + 1]; ++e)
      raise(input.kitas[within.cells[e]], task.core[service], step);
  }
}

void add_hosted(const SupplyTask& task, AuditInput& input) {
  for (AuditKita& kita : input.kitas) kita.hosted_hours = {0, geo::ValueFlag::None};
  for (const Cooperation& edge : task.supply.network) {
    if (!edge.in_house) continue;
    AuditKita& kita = input.kitas[edge.kita.value];
    ++kita.hosted;
    if (edge.hours_per_week.missing())
      kita.hosted_hours = {};
    else if (!kita.hosted_hours.missing())
      kita.hosted_hours.value += edge.hours_per_week.value;
    raise(kita, task.core[edge.service.value], SupplyStep::InHouse);
  }
}

void add_supply(const RunState& state, const SupplyResult& supply, AuditInput& input) {
  if (!supply.computed) return;
  SupplyTask task{supply, {}};
  const std::vector<std::size_t> core = supply.catalogue.core();
  for (const std::size_t category : core)
    input.categories.push_back(supply.catalogue.categories[category].label);
  for (const std::int32_t category : categories_of(supply.services, supply.catalogue)) {
    const auto found = std::find_if(core.begin(), core.end(), [category](std::size_t one) {
      return static_cast<std::int32_t>(one) == category;
    });
    task.core.push_back(found == core.end() ? -1 : static_cast<std::int32_t>(found - core.begin()));
  }
  for (AuditKita& kita : input.kitas) kita.supply.assign(core.size(), SupplyStep::None);
  const std::vector<geo::Point> kitas = all_places(state.inputs);
  std::vector<geo::Point> services;
  for (const Service& service : state.inputs.services) services.push_back(service.where);
  const std::optional<ModeLimit> transit =
      audit_ways(state.study)[static_cast<std::size_t>(AuditRole::Transit)];
  if (transit)
    raise_within(state.catchments(services, kitas, *transit), task, SupplyStep::Transit, input);
  raise_within(state.catchments(services, kitas, near_limit(state.study)), task, SupplyStep::Near,
               input);
  for (std::size_t s = 0; s < services.size(); ++s) {
    for (std::size_t k = 0; k < kitas.size(); ++k)
      if (geo::distance(services[s], kitas[k]) <= state.study.supply.near_metres.value)
        raise(input.kitas[k], task.core[s], SupplyStep::Near);
  }
  add_hosted(task, input);
}

void add_modes(const RunState& state, AuditInput& input) {
  const std::vector<std::size_t> kitas = facility_rows(input);
  const auto ways = audit_ways(state.study);
  for (std::size_t role = 0; role < kAuditRoles; ++role) {
    if (!ways[role]) continue;
    input.modes[role] = AuditMode{state.study.mode(ways[role]->mode).title, ways[role]->limit,
                                  rows_of_all(audited_catchments(state, input, kitas, *ways[role]),
                                              kitas, input.kitas.size())};
  }
}

void add_ways(const RunState& state, AuditInput& input) {
  const std::unique_ptr<const Travel> lengths = length_of_streets(state);
  input.metres_kind = lengths ? geo::Text{"kürzester Weg auf Straßen", "shortest way on streets"}
                              : geo::Text{"Luftlinie", "straight line"};
  for (const Verbund& verbund : input.verbuende)
    input.ways.push_back(member_ways(state, lengths.get(), verbund));
}

double area_of_study(const RunState& state) {
  double area = 0;
  for (const double one : state.inputs.boundaries.table().number("area_km2")) area += one;
  return area;
}

}  // namespace

AuditInput verbund_audit_input(const RunState& state, const SupplyResult& supply,
                               const std::optional<LaterChildren>& later) {
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const PlacedGrid& cells = *children.placed;
  AuditInput input;
  input.verbuende = state.inputs.verbuende;
  input.centres = cells.centres;
  input.places = names_of_places(state);
  input.place = place_of(state, cells.centres, cells.unit, Parts::Members);
  input.villages = input.places;
  input.village = place_of(state, cells.centres, cells.unit, Parts::All);
  input.link_metres = state.study.coverage.gap_link_metres;
  input.area_km2 = area_of_study(state);
  const std::vector<geo::Point> points = all_places(state.inputs);
  const std::vector<std::int32_t> units = units_of(state.inputs.boundaries, points);
  const std::vector<std::int32_t> kita_places = place_of(state, points, units, Parts::Members);
  for (std::size_t i = 0; i < points.size(); ++i) {
    AuditKita& kita = input.kitas.emplace_back();
    kita.kita = state.inputs.kitas[i];
    kita.place = kita_places[i];
    kita.months_in_phase = months_between(kita.kita.phase_since, state.study.date);
  }
  add_sozialraeume(state, units, cells, input);
  input.children = children_of(state, children);
  if (later) {
    input.later = later->children;
    input.later_year = later->year;
  }
  add_modes(state, input);
  state.progress.check();
  add_ways(state, input);
  add_consultation(state, input);
  add_supply(state, supply, input);
  input.areas = audited_areas(state, input);
  return input;
}

}  // namespace nahraum::analysis
