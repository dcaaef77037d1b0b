// Which origin is first, corner by corner of a lattice, and the lines between.

#include <algorithm>
#include <limits>

#include "geo/travel/contour.h"
#include "geo/travel/detail/trace_rings.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
constexpr float kNever = std::numeric_limits<float>::infinity();

/// The two origins that are first at a corner; minutes on the network and beside it.
struct FirstTwo {
  float best = kNever;
  float second = kNever;
  std::uint32_t best_origin = kNobody;
  std::uint32_t second_origin = kNobody;

  void offer(float minutes, std::uint32_t origin) {
    const auto earlier = [&](float other, std::uint32_t who) {
      return minutes < other || (minutes == other && origin < who);
    };
    if (origin == best_origin) {
      best = std::min(best, minutes);
    } else if (earlier(best, best_origin)) {
      second = best;
      second_origin = best_origin;
      best = minutes;
      best_origin = origin;
    } else if (origin == second_origin) {
      second = std::min(second, minutes);
    } else if (earlier(second, second_origin)) {
      second = minutes;
      second_origin = origin;
    }
  }
};

struct Range {
  std::size_t first_column = std::numeric_limits<std::size_t>::max();
  std::size_t last_column = 0;
  std::size_t first_row = std::numeric_limits<std::size_t>::max();
  std::size_t last_row = 0;
  [[nodiscard]] bool empty() const { return first_row > last_row; }
};

class Partition {
 public:
  Partition(const Box& box, double square, const ContourOptions& options)
      : options_(options), off_road_(std::max(options.off_road.value, square)) {
    const double radius = off_road_ + 2 * square;
    radius_ = radius;
    field_ = detail::lattice_around(box, square, radius + square);
    field_.values.assign(field_.rows * field_.columns, static_cast<float>(2 * square));
    first_.resize(field_.values.size());
  }

  void stamp(const LabelledPlace& place) {
    const Minutes left = options_.limit - Minutes(place.reached.minutes);
    const double reach = std::min(options_.walk.distance_in(left).value, off_road_);
    const double pace = 1 / options_.walk.distance_in(Minutes(1)).value;
    detail::for_corners_around(
        field_, place.reached.place, radius_, [&](std::size_t corner, double distance) {
          float& value = field_.values[corner];
          value = std::min(value, static_cast<float>(distance - reach));
          first_[corner].offer(static_cast<float>(place.reached.minutes + distance * pace),
                               place.origin);
        });
  }

  std::vector<MultiPolygon> parts(std::size_t origins) const {
    std::vector<Range> ranges(origins);
    for (std::size_t corner = 0; corner < first_.size(); ++corner) {
      if (field_.values[corner] > 0) continue;
      Range& range = ranges[first_[corner].best_origin];
      const std::size_t row = corner / field_.columns, column = corner % field_.columns;
      range.first_column = std::min(range.first_column, column);
      range.last_column = std::max(range.last_column, column);
      range.first_row = std::min(range.first_row, row);
      range.last_row = std::max(range.last_row, row);
    }
    std::vector<MultiPolygon> result(origins);
    for (std::uint32_t origin = 0; origin < origins; ++origin) {
      if (!ranges[origin].empty()) result[origin] = part(origin, ranges[origin]);
    }
    return result;
  }

 private:
  /// Metres by which somebody else is nearer; negative where this origin is first.
  [[nodiscard]] float behind(std::size_t corner, std::uint32_t origin) const {
    const FirstTwo& first = first_[corner];
    const auto far = static_cast<float>(2 * field_.square);
    const auto metres = static_cast<float>(options_.walk.distance_in(Minutes(1)).value / 2);
    const float tiny = far * 1e-3F;
    const float gap =
        first.second == kNever ? far : std::clamp((first.second - first.best) * metres, tiny, far);
    if (first.best_origin == origin) return -gap;
    return first.second_origin == origin ? gap : far;
  }

  [[nodiscard]] MultiPolygon part(std::uint32_t origin, const Range& range) const {
    // One corner more on each side: the lattice was made with such a margin.
    detail::Lattice cut;
    cut.square = field_.square;
    cut.columns = range.last_column - range.first_column + 3;
    cut.rows = range.last_row - range.first_row + 3;
    cut.corner = {field_.corner.x + (static_cast<double>(range.first_column) - 1) * field_.square,
                  field_.corner.y + (static_cast<double>(range.first_row) - 1) * field_.square};
    cut.values.resize(cut.columns * cut.rows);
    for (std::size_t row = 0; row < cut.rows; ++row) {
      for (std::size_t column = 0; column < cut.columns; ++column) {
        const std::size_t corner =
            (range.first_row - 1 + row) * field_.columns + range.first_column - 1 + column;
        cut.values[row * cut.columns + column] =
            std::max(field_.values[corner], behind(corner, origin));
      }
    }
    return detail::trace_rings(cut);
  }

  ContourOptions options_;
  double off_road_;
  double radius_ = 0;
  detail::Lattice field_;
  std::vector<FirstTwo> first_;
};

}  // namespace

std::vector<MultiPolygon> nearest_partition(std::span<const LabelledPlace> reached,
                                            std::size_t origins, const ContourOptions& options) {
  Box box;
  for (const LabelledPlace& place : reached) {
    if (place.reached.minutes <= options.limit.count()) box.extend(place.reached.place);
  }
  if (box.empty()) return std::vector<MultiPolygon>(origins);
  Partition partition(box, contour_square(box, options).value, options);
  for (const LabelledPlace& place : reached) {
    if (place.reached.minutes <= options.limit.count()) partition.stamp(place);
  }
  return partition.parts(origins);
}

}  // namespace nahraum::geo
