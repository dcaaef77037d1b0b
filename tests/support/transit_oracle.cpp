#include "tests/support/transit_oracle.h"

#include <algorithm>

namespace nahraum::support {

TransitOracle::TransitOracle(const geo::Timetable& timetable, const geo::Footpaths& footpaths,
                             geo::Day day, int before, int after)
    : timetable_(timetable), footpaths_(footpaths) {
  for (int d = -before; d <= after; ++d) {
    geo::DaySeconds shift = 0;
    for (int i = d; i < 0; ++i) {
      shift -= geo::noon_to_noon(timetable.time_zone, day + std::chrono::days(i));
    }
    for (int i = 0; i < d; ++i) {
      shift += geo::noon_to_noon(timetable.time_zone, day + std::chrono::days(i));
    }
    for (std::uint32_t t = 0; t < timetable.trips.size(); ++t) {
      if (timetable.services.runs(timetable.trips[t].service, day + std::chrono::days(d))) {
        trips_.push_back({t, shift});
      }
    }
  }
}

bool TransitOracle::ride(const OracleTrip& trip, const geo::StopTimes& ready, geo::DaySeconds last,
                         geo::StopTimes& rides) const {
  bool on_board = false;
  bool better = false;
  for (const geo::StopTime& at : timetable_.stops_of(trip.trip)) {
    const geo::DaySeconds arrival = at.arrival + trip.shift;
    if (on_board && at.alighting && arrival <= last && arrival < rides[at.stop]) {
      rides[at.stop] = arrival;
      better = true;
    }
    const geo::DaySeconds departure = at.departure + trip.shift;
    if (at.boarding && departure <= last && ready[at.stop] <= departure) on_board = true;
  }
  return better;
}

geo::StopTimes TransitOracle::arrivals(std::span<const geo::Link> access, geo::DaySeconds time,
                                       int max_rides, geo::DaySeconds longest) const {
  const std::size_t n = timetable_.stops.size();
  geo::StopTimes rides(n, geo::kNever);
  geo::StopTimes ready(n, geo::kNever);
  for (const geo::Link& link : access) {
    ready[link.to] = std::min(ready[link.to], time + static_cast<geo::DaySeconds>(link.seconds));
  }
  bool better = true;
  for (int k = 0; better && (max_rides == 0 || k < max_rides); ++k) {
    better = false;
    for (const OracleTrip& trip : trips_) {
      better = ride(trip, ready, time + longest, rides) || better;
    }
    for (std::size_t s = 0; s < n; ++s) {
      if (rides[s] == geo::kNever) continue;
      const std::uint32_t change = footpaths_.change[s];
      if (change != geo::Footpaths::kNoChange) {
        ready[s] = std::min(ready[s], rides[s] + static_cast<geo::DaySeconds>(change));
      }
      for (const geo::Link& path : footpaths_.paths.of(s)) {
        ready[path.to] =
            std::min(ready[path.to], rides[s] + static_cast<geo::DaySeconds>(path.seconds));
      }
    }
  }
  return rides;
}

}  // namespace nahraum::support
