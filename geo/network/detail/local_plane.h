#pragma once
// The surroundings of one place as a plane: x east, y north, in metres (equirectangular at the
// latitude of the place; off by less than 1e-4 over 10 km in Germany).

#include "geo/geometry/geometry.h"
#include "geo/network/position.h"

namespace nahraum::geo::detail {

class LocalPlane {
 public:
  explicit LocalPlane(Position origin)
      : origin_(origin),
        metres_per_lon_(distance_metres({0, origin.lat}, {kUnits, origin.lat}) / kUnits),
        metres_per_lat_(distance_metres({0, 0}, {0, kUnits}) / kUnits) {}

  [[nodiscard]] Point at(Position p) const { return {x_of(p.lon), y_of(p.lat)}; }
  [[nodiscard]] double x_of(std::int64_t lon) const {
    return static_cast<double>(lon - origin_.lon) * metres_per_lon_;
  }
  [[nodiscard]] double y_of(std::int64_t lat) const {
    return static_cast<double>(lat - origin_.lat) * metres_per_lat_;
  }

 private:
  static constexpr std::int32_t kUnits = 100'000;  ///< about 1 km: straight enough to divide
  Position origin_;
  double metres_per_lon_;
  double metres_per_lat_;
};

/// Where on the piece from a to b the origin is nearest: share of its length and distance squared.
struct Foot {
  double share = 0;
  double squared = 0;
};
[[nodiscard]] inline Foot foot_of_origin(Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double along = -(a.x * dx + a.y * dy);
  // The ends exactly, so that pieces that share an end are equally near.
  if (!(along > 0)) return {0, a.x * a.x + a.y * a.y};
  if (along >= length) return {1, b.x * b.x + b.y * b.y};
  const double cross = a.x * dy - a.y * dx;
  return {along / length, cross * cross / length};
}

}  // namespace nahraum::geo::detail
