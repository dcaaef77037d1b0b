#include "geo/network/position.h"

#include <cmath>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

TEST(Position, DegreesAreRoundedToTheNearestUnit) {
  EXPECT_EQ(position_from_degrees(11.02345678, 50.97571234), (Position{110234568, 509757123}));
  EXPECT_EQ(position_from_degrees(-180, 90), (Position{-1800000000, 900000000}));
  EXPECT_EQ(position_from_degrees(-0.00000004, 0), (Position{0, 0}));
  EXPECT_DOUBLE_EQ((Position{110234568, 0}).longitude(), 11.0234568);
}

TEST(Position, OutsideTheEarthIsRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [lon, lat] : {std::pair{180.1, 0.0}, {0.0, -90.001}, {nan, 0.0}, {0.0, nan}}) {
    try {
      (void)position_from_degrees(lon, lat);
      ADD_FAILURE() << lon << " " << lat;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Crs);
    }
  }
}

// One degree along a meridian and along the equator is 6,371,008.8 m * pi / 180.
TEST(Position, DistancesOnTheSphere) {
  const double degree = 6371008.8 * std::numbers::pi / 180;
  const Position origin{0, 0};
  EXPECT_NEAR(distance_metres(origin, {0, 10000000}), degree, 1e-6);
  EXPECT_NEAR(distance_metres(origin, {10000000, 0}), degree, 1e-6);
  EXPECT_NEAR(distance_metres({0, 600000000}, {10000000, 600000000}), degree / 2, 4);
  // The formula loses digits at the other end of the world.
  EXPECT_NEAR(distance_metres(origin, {1800000000, 0}), 180 * degree, 1);
  EXPECT_NEAR(distance_metres({0, 900000000}, {0, -900000000}), 180 * degree, 1);
  EXPECT_NEAR(distance_metres({1799999999, 0}, {-1799999999, 0}), 2e-7 * degree, 1e-9);
  EXPECT_EQ(distance_metres({110000000, 510000000}, {110000000, 510000000}), 0);
  EXPECT_NEAR(distance_metres(origin, {0, 1}), 1e-7 * degree, 1e-12);
}

double by_the_c_library(Position a, Position b) {
  const double rad = std::numbers::pi / 180;
  const double u = std::sin((b.latitude() - a.latitude()) * rad / 2);
  const double v = std::sin((b.longitude() - a.longitude()) * rad / 2);
  const double h = u * u + std::cos(a.latitude() * rad) * std::cos(b.latitude() * rad) * v * v;
  return 2 * 6371008.8 * std::asin(std::min(1.0, std::sqrt(h)));
}

TEST(Position, DistanceIsTheHaversineFormula) {
  support::Random random = support::logged_random("haversine");
  for (int i = 0; i < 20000; ++i) {
    const auto coordinate = [&](std::int64_t limit) {
      return static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(2 * limit)) - limit);
    };
    const Position a{coordinate(1800000000), coordinate(900000000)};
    Position b{coordinate(1800000000), coordinate(900000000)};
    if (i % 2 == 0) b = {a.lon + coordinate(5) * 1000, a.lat + coordinate(5) * 1000};
    if (std::abs(b.latitude()) > 90) continue;
    const double expected = by_the_c_library(a, b);
    EXPECT_NEAR(distance_metres(a, b), expected, 1e-7 + expected * 1e-8) << i;
    EXPECT_EQ(distance_metres(a, b), distance_metres(b, a)) << i;
  }
}

TEST(PositionBox, GrowsByPointsAndMetres) {
  PositionBox box;
  EXPECT_FALSE(box.contains({0, 0}));
  EXPECT_EQ(box.grown(1000).min, box.min);
  box.add({110000000, 510000000});
  box.add({111000000, 509000000});
  EXPECT_TRUE(box.contains({110500000, 509500000}));
  EXPECT_TRUE(box.contains({110000000, 509000000}));
  EXPECT_FALSE(box.contains({109999999, 509500000}));
  const PositionBox wide = box.grown(1000);
  EXPECT_NEAR(distance_metres(box.min, {box.min.lon, wide.min.lat}), 1000, 0.1);
  EXPECT_NEAR(distance_metres(box.max, {box.max.lon, wide.max.lat}), 1000, 0.1);
  // Not less than asked at any latitude of the box, not much more.
  const double east = distance_metres({box.max.lon, box.max.lat}, {wide.max.lon, box.max.lat});
  EXPECT_GE(east, 999.9);
  EXPECT_LE(east, 1001);
  PositionBox pole;
  pole.add({1799999990, 899999990});
  const PositionBox all = pole.grown(1e9);
  EXPECT_EQ(all.max, (Position{1800000000, 900000000}));
  EXPECT_EQ(all.min, (Position{-1800000000, -900000000}));
}

}  // namespace
}  // namespace nahraum::geo
