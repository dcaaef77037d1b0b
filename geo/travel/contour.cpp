#include "geo/travel/contour.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/travel/detail/trace_rings.h"

namespace nahraum::geo {

namespace {

constexpr double kMostSquares = 2e6;

Box box_of(std::span<const ReachedPlace> reached, const ContourOptions& options) {
  Box box;
  for (const ReachedPlace& place : reached) {
    if (!(place.minutes <= options.limit.count())) continue;
    if (!std::isfinite(place.place.x) || !std::isfinite(place.place.y))
      throw Error(ErrorKind::Internal, text("Eine erreichte Stelle hat keine Koordinaten.",
                                            "A reached place has no coordinates."));
    box.extend(place.place);
  }
  return box;
}

/// Lowers the field around one reached place: metres to the border of what it reaches, negative
/// inside.
void stamp(detail::Lattice& lattice, Point place, double reach, double radius) {
  detail::for_corners_around(lattice, place, radius, [&](std::size_t corner, double distance) {
    lattice.values[corner] = std::min(lattice.values[corner], static_cast<float>(distance - reach));
  });
}

}  // namespace

Metres contour_square(const Box& reached, const ContourOptions& options) {
  if (options.square.value > 0) return options.square;
  const double wished = options.off_road.value / 3;
  const double margin = 4 * options.off_road.value;
  const double least =
      std::sqrt((reached.width() + margin) * (reached.height() + margin) / kMostSquares);
  // Widened in steps of two, so that the squares of neighbouring limits are mostly the same.
  double square = wished;
  while (square < least) square *= 2;
  return Metres(square);
}

MultiPolygon isochrone_area(std::span<const ReachedPlace> reached, const ContourOptions& options) {
  const Box box = box_of(reached, options);
  if (box.empty()) return {};
  const double square = contour_square(box, options).value;
  const double off_road = std::max(options.off_road.value, square);
  const double radius = off_road + 2 * square;
  detail::Lattice lattice = detail::lattice_around(box, square, radius + square);
  lattice.values.assign(lattice.rows * lattice.columns, static_cast<float>(2 * square));
  for (const ReachedPlace& place : reached) {
    if (!(place.minutes <= options.limit.count())) continue;
    const double left = options.walk.distance_in(options.limit - Minutes(place.minutes)).value;
    stamp(lattice, place.place, std::min(left, off_road), radius);
  }
  return detail::trace_rings(lattice);
}

}  // namespace nahraum::geo
