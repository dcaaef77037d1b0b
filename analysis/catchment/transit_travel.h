#pragma once
// Travel by bus and train from door to door: walk to a stop on the streets, ride, walk. For every
// minute of a window of arrival the shortest trip is found; what counts is a percentile over the
// window. Walking all the way is part of the answer where it is quicker.
//
//   auto bus = transit_travel({.timetable = timetable, .day = day, .walk = walk, …}, findings,
//                             progress);

#include "analysis/catchment/street_travel.h"
#include "geo/travel/transit_window.h"

namespace nahraum::analysis {

struct TransitTravelOptions {
  std::shared_ptr<const geo::Timetable> timetable;
  geo::Day day{};
  StreetTravelOptions walk;  ///< streets and profile of the walks
  geo::DaySeconds arrive_from = 8 * 3600;
  geo::DaySeconds arrive_to = 10 * 3600;
  double percentile = 50;
  geo::Minutes counted_wait{10};  ///< waiting counts at most so long (domain.md 2.1.5)
  geo::Metres max_walk{600};
  int max_rides = 3;
};

/// Throws Error{Input} when nothing runs on the day: walking must not pass for a bus.
/// Findings: stops far from every street; what weigh() says of the tags.
[[nodiscard]] std::unique_ptr<Travel> transit_travel(const TransitTravelOptions& options,
                                                     geo::Findings& findings,
                                                     geo::Progress& progress);

}  // namespace nahraum::analysis
