#pragma once
// Areas drawn as text, so that a test can be checked by eye.
//
//   const MultiPolygon square = area("0 0, 10 0, 10 10, 0 10");
//   const MultiPolygon ring = area("0 0, 10 0, 10 10, 0 10 / 2 2, 2 4, 4 4, 4 2");   // a hole
//   const MultiPolygon two = area("0 0, 1 0, 1 1 ; 5 5, 6 5, 6 6");                  // two parts

#include <string_view>
#include <vector>

#include "geo/geometry/geometry.h"
#include "tests/support/random.h"

namespace nahraum::support {

[[nodiscard]] geo::MultiPolygon area(std::string_view drawn);

/// A box as an area.
[[nodiscard]] geo::MultiPolygon rectangle(double min_x, double min_y, double max_x, double max_y);

/// `columns` x `rows` four-sided areas with common, shaken corners: a partition of the box from
/// (0,0) to (columns, rows). The corners lie on multiples of 1/8, so points can hit them.
[[nodiscard]] std::vector<geo::MultiPolygon> shaken_partition(int columns, int rows,
                                                              Random& random);

/// A star-shaped area about a centre, with an optional star-shaped hole.
[[nodiscard]] geo::MultiPolygon star(geo::Point centre, double radius, int corners, bool hole,
                                     Random& random);

}  // namespace nahraum::support
