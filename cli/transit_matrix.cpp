// Door to door by bus and train between two tables of points.

#include "cli/transit_call.h"
#include "geo/core/error.h"
#include "geo/io/costs_writer.h"
#include "geo/travel/transit_window.h"

namespace nahraum::cli {

namespace {

using geo::text;

/// Everything a search from the origins needs, walked out on the streets.
struct DoorToDoor {
  geo::DayTimetable day;
  geo::Links access;   ///< origin -> stops
  geo::Links egress;   ///< destination -> stops
  geo::Links on_foot;  ///< origin -> destinations
};

DoorToDoor prepare(const TransitMatrixCall& call, const OpenStreets& open,
                   const OpenTimetable& timetable, geo::DaySeconds longest, bool arrive,
                   const Context& context, geo::Findings& findings, geo::Progress& progress) {
  const geo::Walker walker{
      .streets = *open.streets,
      .metric = open.metric,
      .longest = open.profile.base_speed.time_for(geo::Metres(call.transit.max_walk)),
      .snap_limit = geo::Metres(call.streets.snap_metres),
      .threads = context.threads};
  findings.set_file(std::filesystem::path(call.transit.timetable).filename().string());
  const geo::StreetPoints stops = geo::place_stops(walker, timetable.timetable, findings);
  const geo::StreetPoints from =
      place_points(open, call.from, call.from_file, call.streets, findings);
  const geo::StreetPoints to = place_points(open, call.to, call.to_file, call.streets, findings);
  DoorToDoor ways;
  ways.day = geo::day_timetable(
      timetable.timetable, geo::street_footpaths(walker, stops, timetable.timetable, {}, progress),
      timetable.day, {});
  const geo::Minutes most(longest / 60.0);
  // Arriving by a time is searched from the destinations, on the day mirrored in time.
  if (arrive) {
    ways.access = geo::walks_from_stops(walker, to, stops, progress);
    ways.egress = geo::walks_to_stops(walker, from, stops, progress);
    ways.on_foot = geo::walks_between(walker, to, from, geo::TripDirection::ToRows, most, progress);
  } else {
    ways.access = geo::walks_to_stops(walker, from, stops, progress);
    ways.egress = geo::walks_from_stops(walker, to, stops, progress);
    ways.on_foot =
        geo::walks_between(walker, from, to, geo::TripDirection::FromRows, most, progress);
  }
  return ways;
}

}  // namespace

std::size_t transit_matrix(const TransitMatrixCall& call, const Context& context,
                           geo::Findings& findings, geo::Progress& progress) {
  TimeAsked asked = time_asked(call.transit);
  if (call.streets.mode == "distance" || call.streets.mode == "car") {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Mit --timetable ist --mode der Weg zur Haltestelle: foot, child, pram "
                          "oder bicycle.",
                          "With --timetable, --mode is the way to the stop: foot, child, pram or "
                          "bicycle."));
  }
  const OpenTimetable timetable = open_timetable(call.transit, context, findings, progress);
  const std::string& zone = timetable.timetable.time_zone;
  asked.from = geo::seconds_at_wall_clock(zone, timetable.day, asked.from);
  asked.to = geo::seconds_at_wall_clock(zone, timetable.day, asked.to);
  const OpenStreets open = open_streets(call.streets, context, findings, progress);
  const auto longest =
      static_cast<geo::DaySeconds>((call.most > 0 ? std::min(call.most, 720.0) : 240.0) * 60);
  const DoorToDoor ways =
      prepare(call, open, timetable, longest, asked.arrive, context, findings, progress);
  const geo::ManyOrigins question{
      .access = ways.access,
      .egress = ways.egress,
      .on_foot = &ways.on_foot,
      .window = {.from = asked.from,
                 .to = asked.window() ? asked.to : asked.from + 60,
                 .arrive_by = asked.arrive},
      .search = {.max_rides = call.transit.max_rides, .longest = longest},
      .times = {.percentiles = {call.transit.percentile}},
      .threads = context.threads};
  geo::CostsWriter writer(call.out, {"from", "to", "cost"});
  const auto put = [&](std::size_t row, const geo::WindowTimes& times) {
    for (std::size_t column = 0; column < times.destinations; ++column) {
      if (times.at(0, column) == geo::WindowTimes::kUnreachable) continue;
      const std::size_t from = asked.arrive ? column : row;
      const std::size_t to = asked.arrive ? row : column;
      writer.add(call.from.ids[from], call.to.ids[to], {times.at(0, column) / 60.0});
    }
  };
  progress.next(text("Fahrten rechnen und schreiben", "Working out and writing rides"));
  geo::stream_window_times(ways.day, question, put, progress);
  writer.commit();
  return writer.rows();
}

}  // namespace nahraum::cli
