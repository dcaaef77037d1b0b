#pragma once
// The slow and plain way to search a timetable, the yardstick for the fast ones: every trip of
// every service day from front to back, round by round (RAPTOR without any of its tricks).

#include <span>
#include <vector>

#include "geo/travel/transit_search.h"

namespace nahraum::support {

struct OracleTrip {
  std::uint32_t trip = 0;
  geo::DaySeconds shift = 0;
};

class TransitOracle {
 public:
  /// Service days `before` days before to `after` days after; shifts by the hour-exact distance of
  /// their noons.
  TransitOracle(const geo::Timetable& timetable, const geo::Footpaths& footpaths, geo::Day day,
                int before = 2, int after = 2);

  /// By stop: earliest arrival in a vehicle with 1..max_rides rides (0 = any), not later than
  /// time + longest; kNever = none.
  [[nodiscard]] geo::StopTimes arrivals(std::span<const geo::Link> access, geo::DaySeconds time,
                                        int max_rides, geo::DaySeconds longest) const;

 private:
  bool ride(const OracleTrip& trip, const geo::StopTimes& ready, geo::DaySeconds last,
            geo::StopTimes& rides) const;
  const geo::Timetable& timetable_;
  const geo::Footpaths& footpaths_;
  std::vector<OracleTrip> trips_;
};

}  // namespace nahraum::support
