#include "analysis/study/study_travel.h"

#include "analysis/catchment/straight_line.h"
#include "analysis/catchment/transit_travel.h"

namespace nahraum::analysis {

namespace {

StreetTravelOptions street_options(const RunState& state, const Mode& mode) {
  return {.streets = state.inputs.streets,
          .profile = state.inputs.networks.at(mode.key).profile,
          .crs = state.study.crs,
          .snap_limit = state.study.streets->snap_limit,
          .expected_places = state.inputs.kitas.size(),
          .threads = state.threads};
}

}  // namespace

std::unique_ptr<const Travel> make_travel(const RunState& state, const Mode& mode) {
  if (mode.travel == TravelKind::StraightLine) {
    return straight_line_travel(
        {.speed = mode.speed, .detour = mode.detour, .threads = state.threads});
  }
  // What weighing says of the tags was said when the inputs were read.
  geo::Findings said;
  const StreetTravelOptions streets = street_options(state, mode);
  if (mode.travel == TravelKind::Streets) return street_travel(streets, said, state.progress);
  const TransitTravelOptions options{.timetable = state.inputs.timetable,
                                     .day = *state.inputs.networks.at(mode.key).day,
                                     .walk = streets,
                                     .arrive_from = mode.timetable.arrive_from,
                                     .arrive_to = mode.timetable.arrive_to,
                                     .percentile = mode.timetable.percentile,
                                     .counted_wait = mode.timetable.counted_wait,
                                     .max_walk = mode.timetable.max_walk,
                                     .max_rides = mode.timetable.max_rides};
  return transit_travel(options, said, state.progress);
}

}  // namespace nahraum::analysis
