#pragma once
// On which side of a directed line a point lies, decided exactly.
//
//   orientation(lower, upper, p) > 0    // p lies to the left of lower -> upper

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

/// +1 left of a->b, -1 right, 0 on the line; exact for all finite doubles (Shewchuk's filter first,
/// rational arithmetic in the rare doubt), 0 when one is not finite. J. R. Shewchuk, Adaptive
/// Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, 1997.
[[nodiscard]] int orientation(Point a, Point b, Point p);

/// Does the ray from `p` to the east cross the edge a-b? Half open: the lower end belongs to the
/// edge, the upper one does not, and a point on the edge counts as east of it. The answer is the
/// same for a-b and b-a, so two areas that share an edge never both claim or both lose a point.
[[nodiscard]] inline bool ray_crosses(Point a, Point b, Point p) {
  if ((a.y <= p.y) == (b.y <= p.y)) return false;
  const bool upward = a.y < b.y;
  const Point& lower = upward ? a : b;
  const Point& upper = upward ? b : a;
  if (p.x >= lower.x && p.x >= upper.x) return false;
  if (p.x < lower.x && p.x < upper.x) return true;
  return orientation(lower, upper, p) > 0;
}

}  // namespace nahraum::geo
