#pragma once
// Points sorted into the squares of a uniform grid, for "which points lie near here" in hot loops.
// Flat arrays by counting sort; the squares of one row lie side by side, so a box is one contiguous
// run of points a row.
//
//   const PointBins bins(centres, 800);
//   bins.for_each_near(p, 800, [](std::uint32_t i, double squared_distance) { ... });

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Throws Error{Internal} for a coordinate that is not finite (readers refuse those).
void check_finite(const std::vector<geo::Point>& points);

class PointBins {
 public:
  /// `side` is the wish in CRS units; it grows where there would be more than four squares a point.
  /// Throws Error{Internal} for a coordinate that is not finite. O(n).
  PointBins(const std::vector<geo::Point>& points, double side);

  [[nodiscard]] std::size_t size() const { return index_.size(); }
  [[nodiscard]] std::int64_t columns() const { return columns_; }
  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] double side() const { return side_; }
  [[nodiscard]] geo::Point origin() const { return origin_; }
  /// Column and row of a coordinate, clamped to the grid.
  [[nodiscard]] std::int64_t column_of(double x) const { return square(x - origin_.x, columns_); }
  [[nodiscard]] std::int64_t row_of(double y) const { return square(y - origin_.y, rows_); }

  /// Calls visit(index, squared distance to p) for every point in columns [from, to] of a row, in
  /// no order a result may depend on. Columns and row must lie in the grid.
  template <typename Visit>
  void for_each_in_row(std::int64_t row, std::int64_t from, std::int64_t to, geo::Point p,
                       const Visit& visit) const {
    const std::size_t first = starts_[static_cast<std::size_t>(row * columns_ + from)];
    const std::size_t last = starts_[static_cast<std::size_t>(row * columns_ + to) + 1];
    for (std::size_t k = first; k < last; ++k) {
      const double dx = x_[k] - p.x;
      const double dy = y_[k] - p.y;
      visit(index_[k], dx * dx + dy * dy);
    }
  }

  /// Calls visit(index, squared distance) for every point within `radius` of p, border included.
  template <typename Visit>
  void for_each_near(geo::Point p, double radius, const Visit& visit) const {
    if (index_.empty()) return;
    const double squared = radius * radius;
    // A point on the border of the circle may fall in the next square by the last bit of a sum.
    const double wide = radius + side_ * kSlack;
    const std::int64_t left = column_of(p.x - wide);
    const std::int64_t right = column_of(p.x + wide);
    const std::int64_t top = row_of(p.y + wide);
    for (std::int64_t row = row_of(p.y - wide); row <= top; ++row) {
      for_each_in_row(row, left, right, p, [&](std::uint32_t index, double d2) {
        if (d2 <= squared) visit(index, d2);
      });
    }
  }

  /// Share of a side by which square borders are widened against rounding.
  static constexpr double kSlack = 1e-6;

 private:
  [[nodiscard]] std::int64_t square(double offset, std::int64_t count) const {
    const double position = std::clamp(offset / side_, 0.0, static_cast<double>(count - 1));
    return static_cast<std::int64_t>(position);
  }

  geo::Point origin_;
  double side_ = 1;
  std::int64_t columns_ = 1;
  std::int64_t rows_ = 1;
  std::vector<std::uint32_t> starts_;  // columns * rows + 1
  std::vector<std::uint32_t> index_;   // of the point, by square
  std::vector<double> x_;
  std::vector<double> y_;
};

}  // namespace nahraum::analysis
