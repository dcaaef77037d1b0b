#pragma once
// The smallest circle around a few points: how compact a Verbund lies (domain.md 3(f) V4).
//
//   smallest_circle({{0, 0}, {6, 0}}).radius;   // 3

#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

struct SmallestCircle {
  geo::Point centre;
  double radius = 0;
};

/// No points: radius 0. O(n^4), meant for the members of a Verbund.
[[nodiscard]] SmallestCircle smallest_circle(const std::vector<geo::Point>& points);

}  // namespace nahraum::analysis
