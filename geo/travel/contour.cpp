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

/// The corner of the lattice depends on the square alone, not on the reach: areas of two limits are
/// traced through the same squares, and the larger one contains the smaller.
detail::Lattice lattice_around(const Box& box, double square, double margin) {
  detail::Lattice lattice;
  lattice.square = square;
  lattice.corner = {std::floor((box.min_x - margin) / square) * square,
                    std::floor((box.min_y - margin) / square) * square};
  lattice.columns =
      static_cast<std::size_t>(std::ceil((box.max_x + margin - lattice.corner.x) / square)) + 1;
  lattice.rows =
      static_cast<std::size_t>(std::ceil((box.max_y + margin - lattice.corner.y) / square)) + 1;
  return lattice;
}

/// Lowers the field around one reached place: metres to the border of what it reaches, negative
/// inside.
void stamp(detail::Lattice& lattice, Point place, double reach, double radius) {
  const auto first = [&](double from, double corner) {
    return static_cast<std::size_t>(
        std::max(0.0, std::ceil((from - radius - corner) / lattice.square)));
  };
  const auto last = [&](double from, double corner, std::size_t count) {
    return std::min(count - 1, static_cast<std::size_t>(std::max(
                                   0.0, std::floor((from + radius - corner) / lattice.square))));
  };
  const std::size_t end_column = last(place.x, lattice.corner.x, lattice.columns);
  const std::size_t end_row = last(place.y, lattice.corner.y, lattice.rows);
  for (std::size_t row = first(place.y, lattice.corner.y); row <= end_row; ++row) {
    const double dy = lattice.corner.y + static_cast<double>(row) * lattice.square - place.y;
    float* values = lattice.values.data() + row * lattice.columns;
    for (std::size_t c = first(place.x, lattice.corner.x); c <= end_column; ++c) {
      const double dx = lattice.corner.x + static_cast<double>(c) * lattice.square - place.x;
      const auto outside = static_cast<float>(std::sqrt(dx * dx + dy * dy) - reach);
      values[c] = std::min(values[c], outside);
    }
  }
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
  detail::Lattice lattice = lattice_around(box, square, radius + square);
  lattice.values.assign(lattice.rows * lattice.columns, static_cast<float>(2 * square));
  for (const ReachedPlace& place : reached) {
    if (!(place.minutes <= options.limit.count())) continue;
    const double left = options.walk.distance_in(options.limit - Minutes(place.minutes)).value;
    stamp(lattice, place.place, std::min(left, off_road), radius);
  }
  return detail::trace_rings(lattice);
}

}  // namespace nahraum::geo
