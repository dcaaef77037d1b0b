#pragma once
// The area that may be drawn around reached places: for display only. Counting is done on cells
// (catchments); this polygon is what a person sees of them.
//
//   const MultiPolygon area = isochrone_area(places, {.limit = Minutes(15), .walk =
//                                            KilometresPerHour(4)});
//
// A place p of the plane is inside when some reached place s with minutes(s) <= limit is near
// enough that walking straight from s to p keeps within the limit and is no longer than `off_road`.
// So a far-off road without crossings draws a thin band, not a fan; islands are parts of their own;
// land without roads is a hole. A later limit never gives a smaller area.

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/units.h"
#include "geo/geometry/geometry.h"

namespace nahraum::geo {

/// A place on the network with the time at which it is reached; metric CRS.
struct ReachedPlace {
  Point place;
  double minutes = 0;
};

struct ContourOptions {
  Minutes limit{15};
  KilometresPerHour walk{4.0};  ///< on the last metres beside the network
  Metres off_road{100};         ///< how far from a road the area may extend
  /// Width of the squares the border is traced through; 0 = a third of off_road, wider for areas
  /// that would need more than about two million squares.
  Metres square{0};
};

/// Width of the squares that will be used: places should be given at least this densely along
/// roads.
[[nodiscard]] Metres contour_square(const Box& reached, const ContourOptions& options);

/// Valid rings (outer counter-clockwise, holes clockwise), sorted by their lowest-leftmost corner.
/// Empty when nothing is reached within the limit. O(places * (off_road / square)^2 + squares).
/// Throws Error{Internal} for coordinates that are not finite.
[[nodiscard]] MultiPolygon isochrone_area(std::span<const ReachedPlace> reached,
                                          const ContourOptions& options);

/// A reached place and the number of the origin it was reached from.
struct LabelledPlace {
  ReachedPlace reached;
  std::uint32_t origin = 0;
};

/// Cuts the area reached from all origins into one part an origin: where it is reached first (ties:
/// the lower number). Parts meet along lines and overlap by no more than a square. One entry an
/// origin, empty where it is first nowhere. Cost as isochrone_area.
[[nodiscard]] std::vector<MultiPolygon> nearest_partition(std::span<const LabelledPlace> reached,
                                                          std::size_t origins,
                                                          const ContourOptions& options);

}  // namespace nahraum::geo
