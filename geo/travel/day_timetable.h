#pragma once
// All rides of one calendar day in the order of their departures: what the connection scan
// (Dibbelt, Pajor, Strasser, Wagner 2013) reads from front to back.
//
//   const DayTimetable day = day_timetable(timetable, footpaths, *parse_day("2022-09-13"), {});
//   if (day.service.state != ServiceOnDay::State::Runs) say(day.service.sentence);
//
// Trips of earlier service days that run past midnight, and those of the next day, are there too;
// days on which clocks change are 23 or 25 hours apart (calendar.h). Times are seconds after noon
// minus 12 hours of `day`. Value; copies share memory. Cost: O(c log c + c * footpaths of a stop),
// 32 bytes a connection, twice.

#include "geo/travel/transit_links.h"

namespace nahraum::geo {

/// From one stop of a trip to the next.
struct Connection {
  static constexpr std::uint32_t kClosed = 1u << 31u;  ///< no boarding here, no alighting there
  static constexpr std::uint32_t kStop = kClosed - 1;
  DaySeconds departure = 0;
  DaySeconds arrival = 0;
  std::uint32_t from = 0;  ///< stop, with kClosed
  std::uint32_t to = 0;    ///< stop, with kClosed
  std::uint32_t trip = 0;  ///< row of DayTimetable::trips

  [[nodiscard]] std::uint32_t from_stop() const { return from & kStop; }
  [[nodiscard]] std::uint32_t to_stop() const { return to & kStop; }
  [[nodiscard]] bool boarding() const { return (from & kClosed) == 0; }
  [[nodiscard]] bool alighting() const { return (to & kClosed) == 0; }
};

/// Connections ascending by departure, those of one trip in its order; with the footpaths for the
/// same direction of time.
struct ConnectionTable {
  FlatArray<Connection> connections;
  Footpaths footpaths;
  std::size_t stops = 0;
  std::size_t trips = 0;
  /// One a connection: which of the first 64 footpaths at its end riding on does not beat
  /// (detail/useful_paths.h).
  FlatArray<std::uint64_t> useful_paths;
};

/// A trip on a service day.
struct DayTrip {
  std::uint32_t trip = 0;  ///< row of Timetable::trips
  DaySeconds shift = 0;    ///< added to its times: -86,400 for the day before
};

struct DayTimetable {
  Timetable timetable;
  Day day{};
  ServiceOnDay service;  ///< of this day; nights of the day before do not count
  FlatArray<DayTrip> trips;
  ConnectionTable forward;
  /// Mirrored in time, for searches that ask when to arrive: departure = -arrival, from = to.
  ConnectionTable backward;
};

struct DaySpan {
  DaySeconds from = 0;  ///< departures before are left out
  DaySeconds until = 36 * 3600;
};
[[nodiscard]] DayTimetable day_timetable(const Timetable& timetable, const Footpaths& footpaths,
                                         Day day, const DaySpan& span);

}  // namespace nahraum::geo
