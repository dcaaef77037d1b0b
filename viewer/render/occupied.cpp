#include "viewer/render/occupied.h"

#include <algorithm>
#include <cmath>

namespace nahraum::render {

namespace {

constexpr double kBucket = 48;

std::size_t bucket_at(double offset, std::size_t count) {
  const double at = std::floor(offset / kBucket);
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(count - 1)));
}

}  // namespace

Occupied::Occupied(const geo::Box& frame)
    : frame_(frame),
      columns_(static_cast<std::size_t>(frame.width() / kBucket) + 1),
      rows_(static_cast<std::size_t>(frame.height() / kBucket) + 1),
      buckets_(columns_ * rows_) {}

Occupied::Range Occupied::buckets_of(const geo::Box& box) const {
  return {bucket_at(box.min_y - frame_.min_y, rows_), bucket_at(box.max_y - frame_.min_y, rows_),
          bucket_at(box.min_x - frame_.min_x, columns_),
          bucket_at(box.max_x - frame_.min_x, columns_)};
}

bool Occupied::free(const geo::Box& box) const {
  const Range range = buckets_of(box);
  for (std::size_t r = range.first_row; r <= range.last_row; ++r)
    for (std::size_t c = range.first_column; c <= range.last_column; ++c)
      for (const std::uint32_t i : buckets_[r * columns_ + c])
        if (boxes_[i].intersects(box)) return false;
  return true;
}

void Occupied::take(const geo::Box& box) {
  const auto index = static_cast<std::uint32_t>(boxes_.size());
  boxes_.push_back(box);
  const Range range = buckets_of(box);
  for (std::size_t r = range.first_row; r <= range.last_row; ++r)
    for (std::size_t c = range.first_column; c <= range.last_column; ++c)
      buckets_[r * columns_ + c].push_back(index);
}

}  // namespace nahraum::render
