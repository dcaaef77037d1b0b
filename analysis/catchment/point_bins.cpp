#include "analysis/catchment/point_bins.h"

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

geo::Box bounds_of(const std::vector<geo::Point>& points) {
  geo::Box box;
  for (const geo::Point& p : points) {
    box.min_x = std::min(box.min_x, p.x);
    box.min_y = std::min(box.min_y, p.y);
    box.max_x = std::max(box.max_x, p.x);
    box.max_y = std::max(box.max_y, p.y);
  }
  return box;
}

/// The wished side, or the smallest that keeps the grid at a few squares a point.
double affordable_side(const geo::Box& box, double wish, std::size_t points) {
  const double squares = 4.0 * static_cast<double>(points);
  const double by_area = std::sqrt(box.width() * box.height() / squares);
  const double by_length = std::max(box.width(), box.height()) / squares;
  const double side = std::max({wish, by_area, by_length});
  return side > 0 ? side : 1;
}

}  // namespace

void check_finite(const std::vector<geo::Point>& points) {
  for (const geo::Point& p : points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) continue;
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Ein Punkt ohne gültige Koordinate kam in die Umkreissuche.",
                               "A point without a finite coordinate reached the search for "
                               "neighbours."));
  }
}

PointBins::PointBins(const std::vector<geo::Point>& points, double side) {
  if (points.empty()) {
    starts_.assign(2, 0);
    return;
  }
  check_finite(points);
  const geo::Box box = bounds_of(points);
  origin_ = {box.min_x, box.min_y};
  side_ = affordable_side(box, side, points.size());
  columns_ = static_cast<std::int64_t>(box.width() / side_) + 1;
  rows_ = static_cast<std::int64_t>(box.height() / side_) + 1;

  const auto square_of = [this](const geo::Point& p) {
    return static_cast<std::size_t>(row_of(p.y) * columns_ + column_of(p.x));
  };
  starts_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  for (const geo::Point& p : points) ++starts_[square_of(p) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];

  index_.resize(points.size());
  x_.resize(points.size());
  y_.resize(points.size());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::uint32_t place = next[square_of(points[i])]++;
    index_[place] = static_cast<std::uint32_t>(i);
    x_[place] = points[i].x;
    y_[place] = points[i].y;
  }
}

}  // namespace nahraum::analysis
