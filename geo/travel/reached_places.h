#pragma once
// The streets that a search reached, as places with their minutes: what contours are drawn from.
//
//   search({graph.topology, metric.arc_cost}, entries, {.limit = limit}, workspace);
//   const auto places = reached_places({graph, metric, workspace, Direction::Forward, limit},
//                                      origin, Metres(30), to_utm);

#include "geo/crs/crs.h"
#include "geo/network/snapping.h"
#include "geo/travel/contour.h"
#include "geo/travel/dijkstra.h"

namespace nahraum::geo {

struct ReachedStreets {
  const StreetGraph& graph;
  const Metric& metric;  ///< in deciseconds
  const SearchWorkspace& workspace;
  Direction direction = Direction::Forward;
  Cost limit = 0;
};

/// Where the search began: the point itself and its place on the network.
struct ContourOrigin {
  Position point;
  Snap snap;
};

/// Places along every street reached within the limit, no further apart than `spacing`, in the CRS
/// of the transform; streets entered but not passed end where the limit is. O(streets reached).
[[nodiscard]] std::vector<ReachedPlace> reached_places(const ReachedStreets& reached,
                                                       const ContourOrigin& origin, Metres spacing,
                                                       const CrsTransform& from_wgs84);

}  // namespace nahraum::geo
