#pragma once
// Marching squares: from values on a lattice to the rings where they pass zero.

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

/// Inside lies left of the way, so outer rings run counter-clockwise and holes clockwise. Saddles
/// are joined when the mean of the four corners is inside. Rings neither cross nor touch themselves
/// or each other. O(squares).
[[nodiscard]] MultiPolygon trace_rings(const Lattice& lattice);

}  // namespace nahraum::geo::detail
