#pragma once
// A place on the Earth as networks store it: WGS 84 in units of 1e-7 degree, as OpenStreetMap does.
// 1e-7 degree is about 11 mm; eight bytes a place.

#include <compare>
#include <cstdint>

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

struct Position {
  std::int32_t lon = 0;
  std::int32_t lat = 0;
  friend constexpr auto operator<=>(const Position&, const Position&) = default;
  [[nodiscard]] constexpr double longitude() const { return lon * 1e-7; }
  [[nodiscard]] constexpr double latitude() const { return lat * 1e-7; }
};

/// Rounded to the nearest unit. Throws Error{Crs} outside [-180, 180] x [-90, 90] or for NaN.
[[nodiscard]] Position position_from_degrees(double lon, double lat);
/// Great-circle distance in metres on the sphere of radius 6,371,008.8 m (IUGG mean radius).
[[nodiscard]] double distance_metres(Position a, Position b);

/// A box in the same units; empty when min > max.
struct PositionBox {
  Position min{INT32_MAX, INT32_MAX};
  Position max{INT32_MIN, INT32_MIN};
  void add(Position p);
  [[nodiscard]] bool contains(Position p) const;
  /// Grown on all sides by about this many metres.
  [[nodiscard]] PositionBox grown(double metres) const;
};

}  // namespace nahraum::geo
