#include <algorithm>
#include <cmath>

#include "geo/geometry/orientation.h"
#include "geo/index/spatial_index.h"

namespace nahraum::geo {

namespace {

/// Points in buckets of a grid over their bounds, in flat arrays (counting sort).
class PointGrid {
 public:
  explicit PointGrid(const std::vector<Point>& points) {
    for (const Point p : points) {
      if (all_finite(p)) bounds_.extend(p);
    }
    if (bounds_.empty()) return;
    choose_buckets(points.size());
    starts_.assign(columns_ * rows_ + 1, 0);
    for (const Point p : points) {
      if (all_finite(p)) ++starts_[bucket(p) + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    members_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (all_finite(points[i])) {
        members_[next[bucket(points[i])]++] = static_cast<std::uint32_t>(i);
      }
    }
  }

  /// Calls use(index) for all points in the buckets that meet `box`.
  template <typename Use>
  void for_each_near(const Box& box, const Use& use) const {
    if (bounds_.empty() || box.empty() || !box.intersects(bounds_)) return;
    const std::size_t first_column = column(box.min_x);
    const std::size_t last_column = column(box.max_x);
    for (std::size_t r = row(box.min_y); r <= row(box.max_y); ++r) {
      // The buckets of a row lie side by side: one run of members.
      const std::size_t begin = starts_[r * columns_ + first_column];
      const std::size_t end = starts_[r * columns_ + last_column + 1];
      for (std::size_t i = begin; i < end; ++i) use(members_[i]);
    }
  }

 private:
  void choose_buckets(std::size_t points) {
    constexpr double kPointsPerBucket = 8;
    constexpr double kMostPerSide = 2048;
    const double wanted = std::sqrt(static_cast<double>(points) / kPointsPerBucket);
    const auto per_side = static_cast<std::size_t>(std::clamp(wanted, 1.0, kMostPerSide));
    columns_ = bounds_.width() > 0 ? per_side : 1;
    rows_ = bounds_.height() > 0 ? per_side : 1;
  }

  static std::size_t slot(double offset, double length, std::size_t count) {
    if (count == 1 || !(offset > 0)) return 0;
    const double share = offset / length * static_cast<double>(count);
    return std::min(count - 1, static_cast<std::size_t>(std::min(share, 1e9)));
  }
  [[nodiscard]] std::size_t column(double x) const {
    return slot(x - bounds_.min_x, bounds_.width(), columns_);
  }
  [[nodiscard]] std::size_t row(double y) const {
    return slot(y - bounds_.min_y, bounds_.height(), rows_);
  }
  [[nodiscard]] std::size_t bucket(Point p) const { return row(p.y) * columns_ + column(p.x); }

  Box bounds_;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> members_;
};

/// The edges of one area in horizontal slabs: only those of its own slab can cross a point's ray.
/// Reused from area to area.
class EdgeSlabs {
 public:
  void fill(const MultiPolygon& area, const Box& box) {
    min_y_ = box.min_y;
    height_ = box.height();
    edges_.clear();
    for (const Polygon& polygon : area.polygons) {
      add_ring(polygon.outer);
      for (const Ring& hole : polygon.holes) add_ring(hole);
    }
    slabs_ = height_ > 0 ? std::clamp<std::size_t>(edges_.size() / 2, 1, 1u << 14u) : 1;
    starts_.assign(slabs_ + 1, 0);
    for_each_entry([&](std::size_t slab, const Edge&) { ++starts_[slab + 1]; });
    for (std::size_t i = 1; i <= slabs_; ++i) starts_[i] += starts_[i - 1];
    sorted_.resize(starts_.back());
    next_.assign(starts_.begin(), starts_.end() - 1);
    for_each_entry([&](std::size_t slab, const Edge& edge) { sorted_[next_[slab]++] = edge; });
  }

  [[nodiscard]] bool contains(Point p) const {
    const std::size_t s = slab(p.y);
    bool inside = false;
    for (std::size_t i = starts_[s]; i < starts_[s + 1]; ++i) {
      inside ^= ray_crosses(sorted_[i].a, sorted_[i].b, p);
    }
    return inside;
  }

 private:
  struct Edge {
    Point a, b;
  };

  void add_ring(const Ring& ring) {
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
      // Level edges are never crossed.
      if (ring[last].y != ring[i].y) edges_.push_back({ring[last], ring[i]});
    }
  }

  /// Rises with y (never falls, rounding included), so a point between the ends of an edge finds
  /// it.
  [[nodiscard]] std::size_t slab(double y) const {
    if (slabs_ == 1 || !(y > min_y_)) return 0;
    const double share = (y - min_y_) / height_ * static_cast<double>(slabs_);
    return std::min(slabs_ - 1, static_cast<std::size_t>(std::min(share, 1e9)));
  }

  template <typename Use>
  void for_each_entry(const Use& use) const {
    for (const Edge& edge : edges_) {
      const auto [low, high] = std::minmax(edge.a.y, edge.b.y);
      const std::size_t last = slab(high);
      for (std::size_t s = slab(low); s <= last; ++s) use(s, edge);
    }
  }

  double min_y_ = 0;
  double height_ = 0;
  std::size_t slabs_ = 1;
  std::vector<Edge> edges_;
  std::vector<Edge> sorted_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> next_;
};

}  // namespace

std::vector<std::int32_t> locate(const std::vector<Point>& points,
                                 const std::vector<const MultiPolygon*>& areas) {
  std::vector<std::int32_t> result(points.size(), -1);
  const PointGrid grid(points);
  EdgeSlabs edges;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i] == nullptr) continue;
    // Of the rings, not of the outer rings alone: `contains` reads all rings even-odd.
    const Box box = bounds(Geometry(*areas[i]));
    if (box.empty()) continue;
    edges.fill(*areas[i], box);
    grid.for_each_near(box, [&](std::uint32_t index) {
      const Point p = points[index];
      if (result[index] < 0 && box.contains(p) && edges.contains(p)) {
        result[index] = static_cast<std::int32_t>(i);
      }
    });
  }
  return result;
}

}  // namespace nahraum::geo
