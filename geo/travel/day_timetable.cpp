#include "geo/travel/day_timetable.h"

#include <algorithm>

#include "geo/travel/detail/useful_paths.h"

namespace nahraum::geo {

namespace {

using std::chrono::days;

struct ServiceDay {
  Day day{};
  DaySeconds shift = 0;
};

/// The day itself, the next, and as many before as trips may still be under way from.
std::vector<ServiceDay> service_days(const Timetable& timetable, Day day, const DaySpan& span) {
  std::vector<ServiceDay> result{{day, 0}};
  DaySeconds shift = 0;
  Day before = day;
  do {
    before -= days(1);
    shift -= noon_to_noon(timetable.time_zone, before);
    result.push_back({before, shift});
  } while (timetable.latest_time + shift >= span.from);
  shift = 0;
  Day after = day;
  while (shift + noon_to_noon(timetable.time_zone, after) <= span.until) {
    shift += noon_to_noon(timetable.time_zone, after);
    after += days(1);
    result.push_back({after, shift});
  }
  return result;
}

class DayBuilder {
 public:
  DayBuilder(const Timetable& timetable, const DaySpan& span)
      : timetable_(timetable), span_(span) {}

  void add(const ServiceDay& service_day) {
    std::vector<char> runs(timetable_.services.size());
    for (std::size_t s = 0; s < runs.size(); ++s) {
      runs[s] = timetable_.services.runs(s, service_day.day) ? 1 : 0;
    }
    for (std::uint32_t t = 0; t < timetable_.trips.size(); ++t) {
      if (runs[timetable_.trips[t].service] != 0) add_trip(t, service_day.shift);
    }
  }

  [[nodiscard]] std::vector<Connection> forward() const {
    std::vector<Connection> sorted = connections_;
    std::stable_sort(sorted.begin(), sorted.end(), by_departure);
    return sorted;
  }
  [[nodiscard]] std::vector<Connection> backward() const {
    std::vector<Connection> sorted;
    sorted.reserve(connections_.size());
    for (auto c = connections_.rbegin(); c != connections_.rend(); ++c) {
      sorted.push_back({-c->arrival, -c->departure, c->to, c->from, c->trip});
    }
    std::stable_sort(sorted.begin(), sorted.end(), by_departure);
    return sorted;
  }
  [[nodiscard]] std::vector<DayTrip> trips() { return std::move(trips_); }

 private:
  // Stable: those of one trip keep their order where times are equal.
  static bool by_departure(const Connection& a, const Connection& b) {
    return a.departure < b.departure;
  }

  void add_trip(std::uint32_t trip, DaySeconds shift) {
    const auto stops = timetable_.stops_of(trip);
    const auto row = static_cast<std::uint32_t>(trips_.size());
    const std::size_t before = connections_.size();
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
      const StopTime& a = stops[i];
      const StopTime& b = stops[i + 1];
      const DaySeconds departure = a.departure + shift;
      if (departure < span_.from || departure > span_.until) continue;
      connections_.push_back({departure, b.arrival + shift,
                              a.stop | (a.boarding ? 0 : Connection::kClosed),
                              b.stop | (b.alighting ? 0 : Connection::kClosed), row});
    }
    if (connections_.size() > before) trips_.push_back({trip, shift});
  }

  const Timetable& timetable_;
  const DaySpan& span_;
  std::vector<Connection> connections_;
  std::vector<DayTrip> trips_;
};

ConnectionTable table(std::vector<Connection> sorted, Footpaths footpaths, std::size_t stops,
                      std::size_t trips) {
  FlatArray<Connection> connections(std::move(sorted));
  FlatArray<std::uint64_t> useful = detail::useful_paths(connections, footpaths, stops, trips);
  return {std::move(connections), std::move(footpaths), stops, trips, std::move(useful)};
}

}  // namespace

DayTimetable day_timetable(const Timetable& timetable, const Footpaths& footpaths, Day day,
                           const DaySpan& span) {
  DayTimetable result;
  result.timetable = timetable;
  result.day = day;
  result.service = service_on(timetable, day);
  DayBuilder builder(timetable, span);
  for (const ServiceDay& service_day : service_days(timetable, day, span)) builder.add(service_day);
  const std::size_t stops = timetable.stops.size();
  std::vector<DayTrip> trips = builder.trips();
  result.forward = table(builder.forward(), footpaths, stops, trips.size());
  result.backward = table(builder.backward(), {reversed(footpaths.paths, stops), footpaths.change},
                          stops, trips.size());
  result.trips = FlatArray<DayTrip>(std::move(trips));
  return result;
}

}  // namespace nahraum::geo
