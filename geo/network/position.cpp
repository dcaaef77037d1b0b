#include "geo/network/position.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

constexpr double kEarthRadius = 6'371'008.8;
constexpr double kRadiansPerUnit = std::numbers::pi / 180 * 1e-7;
constexpr double kHalfPi = std::numbers::pi / 2;
constexpr double kMetresPerDegree = kEarthRadius * std::numbers::pi / 180;

// The C library picks its sine by the processor's instruction set, and the last bit may differ.
// Lengths must be the same bytes everywhere, so these three are spelt out: +, -, *, / and sqrt are
// exact by IEEE 754. Errors stay below 1e-15.

/// Taylor series; |x| <= pi / 2.
double sine(double x) {
  const double y = x * x;
  if (y < 1e-3) {
    return x * (1 + y * (-1.0 / 6 + y * (1.0 / 120 + y * (-1.0 / 5040 + y / 362880))));
  }
  double sum = 0;
  for (int n = 22; n > 0; n -= 2) sum = (sum + 1) * (-y / (n * (n + 1)));
  return x * (sum + 1);
}

double cosine(double x) { return sine(kHalfPi - std::abs(x)); }

/// 0 <= s <= 1.
double arc_sine(double s) {
  if (s > 0.5) return kHalfPi - 2 * arc_sine(std::sqrt((1 - s) / 2));
  double power = s;
  double sum = s;
  for (int n = 1; n < 40; ++n) {
    power *= s * s * (2 * n - 1) / (2 * n);
    const double next = sum + power / (2 * n + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

std::int32_t clamped(double value, std::int32_t limit) {
  return static_cast<std::int32_t>(std::clamp(value, -1.0 * limit, 1.0 * limit));
}

}  // namespace

Position position_from_degrees(double lon, double lat) {
  // Written so that NaN fails as well.
  if (!(std::abs(lon) <= 180 && std::abs(lat) <= 90)) {
    throw Error(ErrorKind::Crs, text("Die Koordinate ({}, {}) liegt nicht auf der Erde.",
                                     "The coordinate ({}, {}) is not on the Earth.", lon, lat));
  }
  return {static_cast<std::int32_t>(std::llround(lon * 1e7)),
          static_cast<std::int32_t>(std::llround(lat * 1e7))};
}

double distance_metres(Position a, Position b) {
  // Whole units subtract exactly; east and west of the date line are neighbours.
  std::int64_t across = std::abs(std::int64_t{b.lon} - a.lon);
  across = std::min(across, 3'600'000'000 - across);
  const std::int64_t along = std::abs(std::int64_t{b.lat} - a.lat);
  const double u = sine(static_cast<double>(along) * (kRadiansPerUnit / 2));
  const double v = sine(static_cast<double>(across) * (kRadiansPerUnit / 2));
  const double h =
      u * u + cosine(a.lat * kRadiansPerUnit) * cosine(b.lat * kRadiansPerUnit) * v * v;
  return 2 * kEarthRadius * arc_sine(std::min(1.0, std::sqrt(h)));
}

void PositionBox::add(Position p) {
  min = {std::min(min.lon, p.lon), std::min(min.lat, p.lat)};
  max = {std::max(max.lon, p.lon), std::max(max.lat, p.lat)};
}

bool PositionBox::contains(Position p) const {
  return p.lon >= min.lon && p.lon <= max.lon && p.lat >= min.lat && p.lat <= max.lat;
}

PositionBox PositionBox::grown(double metres) const {
  if (min.lon > max.lon || min.lat > max.lat) return *this;
  constexpr std::int32_t kMaxLon = 1'800'000'000;
  constexpr std::int32_t kMaxLat = 900'000'000;
  const double north_south = std::ceil(metres / kMetresPerDegree * 1e7);
  // A degree of longitude is shortest at the edge nearest to a pole.
  const std::int32_t polar =
      clamped(std::max(std::abs(1.0 * min.lat), std::abs(1.0 * max.lat)), kMaxLat);
  const double shrink = std::max(cosine(polar * kRadiansPerUnit), 1e-6);
  const double east_west = std::ceil(metres / (kMetresPerDegree * shrink) * 1e7);
  PositionBox box;
  box.min = {clamped(min.lon - east_west, kMaxLon), clamped(min.lat - north_south, kMaxLat)};
  box.max = {clamped(max.lon + east_west, kMaxLon), clamped(max.lat + north_south, kMaxLat)};
  return box;
}

}  // namespace nahraum::geo
