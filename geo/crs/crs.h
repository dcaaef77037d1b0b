#pragma once
// Coordinate reference systems: which one, and exact ways between them (PROJ).
//
// No ballpark operation is ever used, x is always east and y always north, and a result must fall
// near the study area: swapped axes and forgotten zone numbers are refused instead of drawn in the
// sea (platform.md A5).
//
//   const CrsTransform to_utm(Crs::wgs84(), Crs::utm32());
//   const Point p = to_utm.apply({11.0235, 50.9757});

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"
#include "geo/geometry/geometry.h"

namespace nahraum::geo {

/// An EPSG code. Comparing two Crs is comparing codes.
class Crs {
 public:
  Crs() = default;
  constexpr explicit Crs(int epsg) : epsg_(epsg) {}
  [[nodiscard]] static constexpr Crs utm32() { return Crs(25832); }
  [[nodiscard]] static constexpr Crs wgs84() { return Crs(4326); }
  [[nodiscard]] static constexpr Crs laea() { return Crs(3035); }
  [[nodiscard]] constexpr int epsg() const { return epsg_; }
  [[nodiscard]] constexpr bool known() const { return epsg_ != 0; }
  friend constexpr bool operator==(Crs, Crs) = default;

 private:
  int epsg_ = 0;
};

/// "EPSG:25832" or "25832". Throws Error{Crs} when PROJ does not know it.
[[nodiscard]] Crs parse_crs(std::string_view text);
/// "ETRS89 / UTM zone 32N (EPSG:25832)".
[[nodiscard]] std::string crs_name(Crs crs);
/// Degrees? Then lengths and areas must not be measured in it.
[[nodiscard]] bool is_geographic(Crs crs);

class CrsTransform {
 public:
  /// Throws Error{Crs} when there is no operation better than ballpark. Cost: milliseconds; build
  /// once, apply often.
  CrsTransform(Crs from, Crs to);
  ~CrsTransform();
  CrsTransform(CrsTransform&&) noexcept;
  CrsTransform& operator=(CrsTransform&&) noexcept;

  /// Throws Error{Crs} for a point the operation cannot take or a result that is not finite. Not
  /// thread-safe: one a thread.
  [[nodiscard]] Point apply(Point p) const;
  /// In place: for rings and long lists.
  void apply_all(std::span<Point> points) const;
  [[nodiscard]] Geometry apply(const Geometry& geometry) const;
  /// Name and accuracy of the operation in use, for provenance: "Inverse of … (accuracy 0.9 m)".
  [[nodiscard]] const std::string& operation() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Throws Error{Crs} unless `box` (in `crs`) lies within Germany and a margin of 100 km. The
/// sentence suggests swapped axes when the swapped box would fit. `what` names the data:
/// "kitas.csv".
void check_plausible(const Box& box, Crs crs, const std::string& what);

}  // namespace nahraum::geo
