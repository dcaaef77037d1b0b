#include "geo/geometry/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/geometry/orientation.h"

namespace nahraum::geo {

namespace {

/// Calls use(a, b) for each edge of the ring, the closing one included.
template <typename Use>
void for_each_edge(const Ring& ring, const Use& use) {
  for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
    use(ring[last], ring[i]);
  }
}

template <typename Use>
void for_each_ring(const MultiPolygon& area, const Use& use) {
  for (const Polygon& polygon : area.polygons) {
    use(polygon.outer);
    for (const Ring& hole : polygon.holes) use(hole);
  }
}

template <typename Use>
void for_each_point(const Geometry& geometry, const Use& use) {
  if (const auto* point = std::get_if<Point>(&geometry)) use(*point);
  if (const auto* points = std::get_if<MultiPoint>(&geometry)) {
    for (const Point p : *points) use(p);
  }
  if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
    for (const LineString& line : lines->lines) {
      for (const Point p : line) use(p);
    }
  }
  if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
    for_each_ring(*area, [&](const Ring& ring) {
      for (const Point p : ring) use(p);
    });
  }
}

/// First moments of a ring about `origin`, times six; subtracting the origin first keeps the digits
/// that large map coordinates would swallow.
struct Moments {
  double x = 0;
  double y = 0;
  double twice_area = 0;

  void add(const Ring& ring, Point origin) {
    for_each_edge(ring, [&](Point a, Point b) {
      const Point u{a.x - origin.x, a.y - origin.y};
      const Point v{b.x - origin.x, b.y - origin.y};
      const double cross = u.x * v.y - v.x * u.y;
      twice_area += cross;
      x += (u.x + v.x) * cross;
      y += (u.y + v.y) * cross;
    });
  }
};

struct Span {
  double width = -1;
  Point middle;
};

/// The widest piece of the horizontal line at height y that lies in the area.
Span widest_span(const MultiPolygon& area, double y, std::vector<double>& crossings) {
  crossings.clear();
  for_each_ring(area, [&](const Ring& ring) {
    for_each_edge(ring, [&](Point a, Point b) {
      if ((a.y <= y) == (b.y <= y)) return;
      crossings.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
    });
  });
  std::sort(crossings.begin(), crossings.end());
  Span best;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const double width = crossings[i + 1] - crossings[i];
    if (width > best.width) best = {width, {crossings[i] + width / 2, y}};
  }
  return best;
}

void normalise(Ring& ring, bool counter_clockwise) {
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  const double area = signed_area(ring);
  if (area != 0 && (area > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
}

}  // namespace

void Box::extend(Point p) {
  min_x = std::min(min_x, p.x);
  min_y = std::min(min_y, p.y);
  max_x = std::max(max_x, p.x);
  max_y = std::max(max_y, p.y);
}

void Box::extend(const Box& other) {
  if (other.empty()) return;
  extend(Point{other.min_x, other.min_y});
  extend(Point{other.max_x, other.max_y});
}

Box Box::grown(double by) const {
  return empty() ? *this : Box{min_x - by, min_y - by, max_x + by, max_y + by};
}

GeometryKind kind_of(const Geometry& geometry) {
  constexpr std::array kKinds{GeometryKind::None, GeometryKind::Point, GeometryKind::MultiPoint,
                              GeometryKind::Line, GeometryKind::Polygon};
  return kKinds[geometry.index()];
}

Box bounds(const Ring& ring) {
  Box box;
  for (const Point p : ring) box.extend(p);
  return box;
}

Box bounds(const MultiPolygon& area) {
  Box box;
  for (const Polygon& polygon : area.polygons) box.extend(bounds(polygon.outer));
  return box;
}

Box bounds(const Geometry& geometry) {
  Box box;
  for_each_point(geometry, [&](Point p) { box.extend(p); });
  return box;
}

double signed_area(const Ring& ring) {
  if (ring.size() < 3) return 0;
  Moments moments;
  moments.add(ring, ring.front());
  return moments.twice_area / 2;
}

double area(const MultiPolygon& area) {
  double sum = 0;
  for (const Polygon& polygon : area.polygons) {
    sum += std::abs(signed_area(polygon.outer));
    for (const Ring& hole : polygon.holes) sum -= std::abs(signed_area(hole));
  }
  return sum;
}

bool contains(const MultiPolygon& area, Point p) {
  bool inside = false;
  for_each_ring(area, [&](const Ring& ring) {
    for_each_edge(ring, [&](Point a, Point b) { inside ^= ray_crosses(a, b, p); });
  });
  return inside;
}

Point centroid(const MultiPolygon& area) {
  const Box box = bounds(area);
  if (box.empty()) return {};
  const Point origin = box.centre();
  Moments total;
  for (const Polygon& polygon : area.polygons) {
    const auto add = [&](const Ring& ring, double role) {
      Moments ring_moments;
      ring_moments.add(ring, origin);
      // Outer rings count in, holes count out, whichever way they run.
      const double factor = ring_moments.twice_area < 0 ? -role : role;
      total.x += factor * ring_moments.x;
      total.y += factor * ring_moments.y;
      total.twice_area += factor * ring_moments.twice_area;
    };
    add(polygon.outer, 1);
    for (const Ring& hole : polygon.holes) add(hole, -1);
  }
  if (!(total.twice_area > 0)) return origin;
  return {origin.x + total.x / (3 * total.twice_area), origin.y + total.y / (3 * total.twice_area)};
}

Point label_point(const MultiPolygon& area) {
  const Box box = bounds(area);
  if (box.empty()) return {};
  // Cuts near the middle first: of two equally wide spans the more central one holds the label.
  constexpr std::array kCuts{0.5, 0.45, 0.55, 0.4,  0.6,  0.35, 0.65,
                             0.3, 0.7,  0.25, 0.75, 0.15, 0.85};
  std::vector<double> crossings;
  Span best;
  for (const double cut : kCuts) {
    const Span span = widest_span(area, box.min_y + cut * box.height(), crossings);
    if (span.width > best.width) best = span;
  }
  return best.width > 0 ? best.middle : box.centre();
}

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

bool all_finite(const Geometry& geometry) {
  bool finite = true;
  for_each_point(geometry, [&](Point p) { finite &= std::isfinite(p.x) && std::isfinite(p.y); });
  return finite;
}

MultiPolygon normalised(MultiPolygon area) {
  for (Polygon& polygon : area.polygons) {
    normalise(polygon.outer, true);
    for (Ring& hole : polygon.holes) normalise(hole, false);
  }
  return area;
}

}  // namespace nahraum::geo
