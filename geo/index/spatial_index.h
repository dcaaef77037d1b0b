#pragma once
// Which boxes meet this box, which points lie nearest (R-tree, Boost.Geometry, bulk-packed).
// Built once, then const and thread-safe. Results sorted by index, so output does not depend on the
// tree's shape.

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

class BoxIndex {
 public:
  /// Empty boxes are left out. O(n log n).
  explicit BoxIndex(const std::vector<Box>& boxes);
  ~BoxIndex();
  BoxIndex(BoxIndex&&) noexcept;
  BoxIndex& operator=(BoxIndex&&) noexcept;
  /// Indices of all boxes that meet `box`, ascending; `out` is cleared first and may be reused.
  void query(const Box& box, std::vector<std::uint32_t>& out) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

class PointIndex {
 public:
  explicit PointIndex(const std::vector<Point>& points);
  ~PointIndex();
  PointIndex(PointIndex&&) noexcept;
  PointIndex& operator=(PointIndex&&) noexcept;
  struct Hit {
    std::uint32_t index = 0;
    double distance = 0;
  };
  /// All points within `radius` (inclusive), ascending by index.
  void within(Point centre, double radius, std::vector<Hit>& out) const;
  /// The k nearest, by distance then index.
  [[nodiscard]] std::vector<Hit> nearest(Point centre, std::size_t k) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

/// For each point the index of the area that contains it (half-open rule of `contains`), or -1.
/// Scanline over the points sorted by y: no allocation per point.
[[nodiscard]] std::vector<std::int32_t> locate(const std::vector<Point>& points,
                                               const std::vector<const MultiPolygon*>& areas);

}  // namespace nahraum::geo
