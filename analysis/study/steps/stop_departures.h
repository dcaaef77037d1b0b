#pragma once
// How often does a bus or train leave near a Kita? (domain.md 3(c), nodes a3 and C3)
//
//   const auto found = stop_departures(timetable, day, positions);

#include <string>
#include <vector>

#include "geo/core/flag.h"
#include "geo/network/position.h"
#include "geo/network/timetable.h"

namespace nahraum::analysis {

struct StopDepartures {
  geo::FlaggedValue near;  ///< at the nearest stop within 600 m; 0 when there is none
  geo::FlaggedValue door;  ///< at the busiest stop within 400 m; 0 when there is none
  std::string stop;        ///< name of the nearest stop; "" = none
  double metres = 0;       ///< straight line to it
};

/// Departures from 6 to 20 h at which one may board, the end of a trip left out. Platforms of one
/// station, and platforms of one name within 800 m of the place, count together. Distances are
/// straight lines. One a place. O(stop times + places * stops).
[[nodiscard]] std::vector<StopDepartures> stop_departures(const geo::Timetable& timetable,
                                                          geo::Day day,
                                                          const std::vector<geo::Position>& places);

}  // namespace nahraum::analysis
