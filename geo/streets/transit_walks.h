#pragma once
// Walks to, from and between stops on the street network: what makes "by bus" a way from door to
// door.
//
//   const StopPlaces stops = place_stops(walker, timetable, findings);
//   const Footpaths paths = street_footpaths(walker, stops, timetable, {}, progress);
//   const Links access = walks_to_stops(walker, cells, stops, progress);

#include "geo/streets/prepared_streets.h"
#include "geo/travel/street_costs.h"
#include "geo/travel/transit_links.h"

namespace nahraum::geo {

/// Somebody on foot: the network, what it costs them, and how far they walk.
struct Walker {
  const PreparedStreets& streets;
  const Metric& metric;  ///< in deciseconds
  Minutes longest{9};    ///< to the first stop, from the last, and between two rides
  Metres snap_limit{500};
  std::size_t threads = 0;
};

/// Stops on the network; stops that are not served or have no place are attached to nothing.
/// Findings: "transit.stop_far" with the distance for served stops far from every street.
[[nodiscard]] StreetPoints place_stops(const Walker& walker, const Timetable& timetable,
                                       Findings& findings);

/// Seconds are rounded up: nobody catches a bus by rounding.
[[nodiscard]] Links walks_to_stops(const Walker& walker, const StreetPoints& points,
                                   const StreetPoints& stops, Progress& progress);
/// Rows are the points: stops from which the point is reached.
[[nodiscard]] Links walks_from_stops(const Walker& walker, const StreetPoints& points,
                                     const StreetPoints& stops, Progress& progress);
/// Walking all the way: columns from (FromRows) or to (ToRows) each row, seconds, ascending by
/// column.
[[nodiscard]] Links walks_between(const Walker& walker, const StreetPoints& rows,
                                  const StreetPoints& columns, TripDirection direction,
                                  Minutes longest, Progress& progress);
/// Between stops, with change times and transfers.txt applied (transit_links.h).
[[nodiscard]] Footpaths street_footpaths(const Walker& walker, const StreetPoints& stops,
                                         const Timetable& timetable, const FootpathOptions& options,
                                         Progress& progress);

}  // namespace nahraum::geo
