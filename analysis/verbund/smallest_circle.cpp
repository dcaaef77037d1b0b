#include "analysis/verbund/smallest_circle.h"

#include <cmath>
#include <optional>

namespace nahraum::analysis {

namespace {

bool holds_all(const SmallestCircle& circle, const std::vector<geo::Point>& points) {
  const double reach = circle.radius * (1 + 1e-9) + 1e-9;
  for (const geo::Point& p : points) {
    if (geo::distance(circle.centre, p) > reach) return false;
  }
  return true;
}

SmallestCircle around(geo::Point a, geo::Point b) {
  return {{(a.x + b.x) / 2, (a.y + b.y) / 2}, geo::distance(a, b) / 2};
}

/// Nothing for three points in a line: two of them make the circle then.
std::optional<SmallestCircle> around(geo::Point a, geo::Point b, geo::Point c) {
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
  const double twice_area = 2 * (bx * cy - by * cx);
  if (std::abs(twice_area) < 1e-9) return std::nullopt;
  const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  const double x = (cy * b2 - by * c2) / twice_area, y = (bx * c2 - cx * b2) / twice_area;
  return SmallestCircle{{a.x + x, a.y + y}, std::hypot(x, y)};
}

}  // namespace

SmallestCircle smallest_circle(const std::vector<geo::Point>& points) {
  if (points.empty()) return {};
  std::optional<SmallestCircle> best;
  const auto try_it = [&](const SmallestCircle& circle) {
    if ((!best || circle.radius < best->radius) && holds_all(circle, points)) best = circle;
  };
  try_it({points.front(), 0});
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      try_it(around(points[i], points[j]));
      for (std::size_t k = j + 1; k < points.size(); ++k) {
        const auto circle = around(points[i], points[j], points[k]);
        if (circle) try_it(*circle);
      }
    }
  }
  return *best;
}

}  // namespace nahraum::analysis
