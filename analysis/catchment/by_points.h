#pragma once
// What was prepared for a set of points, kept as long as the same few sets are asked about:
// snapping 100,000 cells to the streets costs more than many a search from one place.
//
//   ByPoints<geo::StreetPoints> snapped;
//   const auto cells = snapped.of(centres, [&] { return street_points(…, centres); });

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Safe to ask from several threads. Keeps the last `kMost` sets; what was handed out stays valid.
template <typename Value>
class ByPoints {
 public:
  template <typename Make>
  [[nodiscard]] std::shared_ptr<const Value> of(const std::vector<geo::Point>& points,
                                                const Make& make) const {
    const std::scoped_lock lock(mutex_);
    for (const Kept& kept : kept_) {
      if (kept.points == points) return kept.value;
    }
    auto value = std::make_shared<const Value>(make());
    if (kept_.size() == kMost) kept_.pop_front();
    kept_.push_back({points, value});
    return value;
  }

 private:
  static constexpr std::size_t kMost = 8;
  struct Kept {
    std::vector<geo::Point> points;
    std::shared_ptr<const Value> value;
  };
  mutable std::mutex mutex_;
  mutable std::deque<Kept> kept_;
};

}  // namespace nahraum::analysis
