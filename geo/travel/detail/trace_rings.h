#pragma once
// Marching squares: from values on a lattice to the rings where they pass zero.

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::geo::detail {

/// Values at the corners of squares, row by row from the south-west. Negative or zero = inside. The
/// outermost corners are outside.
struct Lattice {
  Point corner;
  double square = 1;
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<float> values;
};

/// A lattice over a box and a margin, values not yet there. Its corner is a whole multiple of the
/// square: areas of two limits are traced through the same squares, and the larger contains the
/// smaller.
[[nodiscard]] Lattice lattice_around(const Box& box, double square, double margin);

/// Calls use(corner, distance) for every corner whose row and column lie within `radius` of a
/// place.
template <typename Use>
void for_corners_around(const Lattice& lattice, Point place, double radius, const Use& use) {
  const auto first = [&](double at, double corner) {
    return static_cast<std::size_t>(
        std::max(0.0, std::ceil((at - radius - corner) / lattice.square)));
  };
  const auto last = [&](double at, double corner, std::size_t count) {
    const double index = std::max(0.0, std::floor((at + radius - corner) / lattice.square));
    return std::min(count - 1, static_cast<std::size_t>(index));
  };
  const std::size_t end_column = last(place.x, lattice.corner.x, lattice.columns);
  const std::size_t end_row = last(place.y, lattice.corner.y, lattice.rows);
  for (std::size_t row = first(place.y, lattice.corner.y); row <= end_row; ++row) {
    const double dy = lattice.corner.y + static_cast<double>(row) * lattice.square - place.y;
    for (std::size_t c = first(place.x, lattice.corner.x); c <= end_column; ++c) {
      const double dx = lattice.corner.x + static_cast<double>(c) * lattice.square - place.x;
      use(row * lattice.columns + c, std::sqrt(dx * dx + dy * dy));
    }
  }
}

/// Inside lies left of the way, so outer rings run counter-clockwise and holes clockwise. Saddles
/// are joined when the mean of the four corners is inside. Rings neither cross nor touch themselves
/// or each other. O(squares).
[[nodiscard]] MultiPolygon trace_rings(const Lattice& lattice);

}  // namespace nahraum::geo::detail
