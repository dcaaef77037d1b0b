#pragma once
// Value geometry in the plane. Coordinates are in the unit of the CRS that the owner (Layer, grid,
// view) carries; x is east, y is north in every CRS of the program, whatever the authority's axis
// order says. Rings are closed implicitly: the first point is not repeated. Outer rings run
// counter-clockwise, holes clockwise.

#include <limits>
#include <variant>
#include <vector>

namespace nahraum::geo {

enum class GeometryKind { None, Point, MultiPoint, Line, Polygon };

struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double min_x = std::numeric_limits<double>::infinity();
  double min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity();
  double max_y = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return !(min_x <= max_x && min_y <= max_y); }
  [[nodiscard]] double width() const { return empty() ? 0 : max_x - min_x; }
  [[nodiscard]] double height() const { return empty() ? 0 : max_y - min_y; }
  [[nodiscard]] Point centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  [[nodiscard]] bool contains(Point p) const {
    return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
  }
  [[nodiscard]] bool intersects(const Box& o) const {
    return min_x <= o.max_x && o.min_x <= max_x && min_y <= o.max_y && o.min_y <= max_y;
  }
  void extend(Point p);
  void extend(const Box& other);
  [[nodiscard]] Box grown(double by) const;
  friend bool operator==(const Box&, const Box&) = default;
};

using Ring = std::vector<Point>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};

using LineString = std::vector<Point>;
using MultiPoint = std::vector<Point>;

struct MultiLineString {
  std::vector<LineString> lines;
  friend bool operator==(const MultiLineString&, const MultiLineString&) = default;
};

struct MultiPolygon {
  std::vector<Polygon> polygons;
  friend bool operator==(const MultiPolygon&, const MultiPolygon&) = default;
};

/// monostate = no geometry (a row of a table, a join that missed).
using Geometry = std::variant<std::monostate, Point, MultiPoint, MultiLineString, MultiPolygon>;

[[nodiscard]] GeometryKind kind_of(const Geometry& geometry);

[[nodiscard]] Box bounds(const Ring& ring);
[[nodiscard]] Box bounds(const MultiPolygon& area);
[[nodiscard]] Box bounds(const Geometry& geometry);

/// Signed shoelace area; positive for a counter-clockwise ring.
[[nodiscard]] double signed_area(const Ring& ring);
/// Area of all parts less their holes, in squared CRS units.
[[nodiscard]] double area(const MultiPolygon& area);
/// A point on the border counts as inside for exactly one of two areas that share the border
/// (half-open rule as in [min, max): the western and southern border belong to the area, the
/// eastern and northern do not), so a partition with common vertices assigns every point exactly
/// once. Exact arithmetic (orientation.h). Even-odd reading of all rings. O(vertices).
[[nodiscard]] bool contains(const MultiPolygon& area, Point p);
/// Area-weighted centre; may lie outside a concave area.
[[nodiscard]] Point centroid(const MultiPolygon& area);
/// A point well inside for a label: the middle of the widest span at the best of several horizontal
/// cuts.
[[nodiscard]] Point label_point(const MultiPolygon& area);
[[nodiscard]] double distance(Point a, Point b);
/// Every coordinate finite?
[[nodiscard]] bool all_finite(const Geometry& geometry);
/// Brings rings into the house order (outer counter-clockwise, holes clockwise, no repeated closing
/// point).
[[nodiscard]] MultiPolygon normalised(MultiPolygon area);

}  // namespace nahraum::geo
