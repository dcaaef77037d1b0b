#pragma once
// Areas for display around places on streets: one search a place, one area a limit (contour.h).
// Each keeps its place's number. Counting is done on cells.
//
//   const auto areas = street_isochrones({graph, metric}, origins, {.limits = {Minutes(5),
//   Minutes(10)}, .crs = Crs::utm32()}, progress);

#include <vector>

#include "geo/core/progress.h"
#include "geo/travel/reached_places.h"

namespace nahraum::geo {

struct IsochroneOptions {
  std::vector<Minutes> limits;
  Crs crs = Crs::utm32();  ///< metric; of the areas
  /// Forward: what is reached from the place; Backward: from where the place is reached.
  Direction direction = Direction::Forward;
  Metres off_road{100};
  std::size_t threads = 0;
};

struct Isochrone {
  std::size_t origin = 0;
  Minutes limit{0};
  MultiPolygon area;  ///< empty when the place is not connected
};

struct StreetMetric {
  const StreetGraph& graph;
  const Metric& metric;  ///< in deciseconds
};

/// By origin, then limit ascending. A later limit contains an earlier one. Same bytes on any number
/// of threads.
[[nodiscard]] std::vector<Isochrone> street_isochrones(const StreetMetric& streets,
                                                       const std::vector<ContourOrigin>& origins,
                                                       const IsochroneOptions& options,
                                                       Progress& progress);

/// For each origin the area from which it is the nearest of all, within the limit: areas of two
/// origins do not overlap by more than a square of the tracing. By origin.
[[nodiscard]] std::vector<Isochrone> nearest_areas(const StreetMetric& streets,
                                                   const std::vector<ContourOrigin>& origins,
                                                   const IsochroneOptions& options,
                                                   Progress& progress);

}  // namespace nahraum::geo
