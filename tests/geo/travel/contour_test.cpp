// The drawn area of a catchment: circles around single places, bands along roads, islands, holes,
// and areas of later limits that contain those of earlier ones.

#include "geo/travel/contour.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "geo/geometry/overlay.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

constexpr ContourOptions kTenMinutes{.limit = Minutes(10), .walk = KilometresPerHour(6)};

std::vector<ReachedPlace> road(Point from, Point to, double minutes_from, double minutes_to) {
  std::vector<ReachedPlace> places;
  const int steps = static_cast<int>(distance(from, to) / 10);
  for (int i = 0; i <= steps; ++i) {
    const double s = static_cast<double>(i) / steps;
    places.push_back({{from.x + s * (to.x - from.x), from.y + s * (to.y - from.y)},
                      minutes_from + s * (minutes_to - minutes_from)});
  }
  return places;
}

TEST(Contour, OnePlaceIsACircleOfTheOffRoadWidth) {
  const std::vector<ReachedPlace> reached = {{{1000, 2000}, 0}};
  const MultiPolygon drawn = isochrone_area(reached, kTenMinutes);
  ASSERT_EQ(drawn.polygons.size(), 1U);
  EXPECT_TRUE(drawn.polygons[0].holes.empty());
  EXPECT_NEAR(area(drawn), std::numbers::pi * 100 * 100, 1200);
  EXPECT_TRUE(contains(drawn, {1000, 2000}));
  EXPECT_FALSE(contains(drawn, {1000, 2103}));
}

TEST(Contour, TheLastMinutesReachOnlyAsFarAsOneWalks) {
  // Half a minute is left: 50 m at 6 km/h.
  const MultiPolygon drawn = isochrone_area(std::vector<ReachedPlace>{{{0, 0}, 9.5}}, kTenMinutes);
  EXPECT_NEAR(area(drawn), std::numbers::pi * 50 * 50, 700);
}

TEST(Contour, NothingReachedIsNoArea) {
  EXPECT_TRUE(isochrone_area({}, kTenMinutes).polygons.empty());
  EXPECT_TRUE(
      isochrone_area(std::vector<ReachedPlace>{{{0, 0}, 11}}, kTenMinutes).polygons.empty());
}

TEST(Contour, ALonelyRoadIsABandNotAFan) {
  const MultiPolygon drawn = isochrone_area(road({0, 0}, {3000, 0}, 0, 5), kTenMinutes);
  ASSERT_EQ(drawn.polygons.size(), 1U);
  EXPECT_NEAR(area(drawn), 3000 * 200 + std::numbers::pi * 100 * 100, 12000);
  EXPECT_FALSE(contains(drawn, {1500, 300}));
}

TEST(Contour, LandWithoutRoadsInsideARingIsAHole) {
  std::vector<ReachedPlace> ring;
  const Point corners[] = {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}};
  for (int i = 0; i < 4; ++i) {
    const auto side = road(corners[i], corners[i + 1], 1, 1);
    ring.insert(ring.end(), side.begin(), side.end());
  }
  const MultiPolygon drawn = isochrone_area(ring, kTenMinutes);
  ASSERT_EQ(drawn.polygons.size(), 1U);
  ASSERT_EQ(drawn.polygons[0].holes.size(), 1U);
  EXPECT_LT(signed_area(drawn.polygons[0].holes[0]), 0);
  EXPECT_NEAR(-signed_area(drawn.polygons[0].holes[0]), 800 * 800, 8000);
  EXPECT_FALSE(contains(drawn, {500, 500}));
}

TEST(Contour, IslandsArePartsOfTheirOwnAlsoInsideAHole) {
  std::vector<ReachedPlace> places;
  const Point corners[] = {{0, 0}, {2000, 0}, {2000, 2000}, {0, 2000}, {0, 0}};
  for (int i = 0; i < 4; ++i) {
    const auto side = road(corners[i], corners[i + 1], 1, 1);
    places.insert(places.end(), side.begin(), side.end());
  }
  places.push_back({{1000, 1000}, 2});
  const MultiPolygon drawn = isochrone_area(places, kTenMinutes);
  ASSERT_EQ(drawn.polygons.size(), 2U);
  EXPECT_EQ(drawn.polygons[0].holes.size() + drawn.polygons[1].holes.size(), 1U);
  EXPECT_TRUE(contains(drawn, {1000, 1000}));
  EXPECT_FALSE(contains(drawn, {1000, 1500}));
}

TEST(Contour, NearestAreasMeetHalfWayAndDoNotOverlap) {
  std::vector<LabelledPlace> places;
  for (const ReachedPlace& p : road({0, 0}, {1000, 0}, 0, 8)) places.push_back({p, 0});
  for (const ReachedPlace& p : road({1000, 0}, {0, 0}, 0, 8)) places.push_back({p, 1});
  const auto parts = nearest_partition(places, 3, kTenMinutes);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_TRUE(parts[2].polygons.empty());
  EXPECT_TRUE(contains(parts[0], {450, 20}));
  EXPECT_FALSE(contains(parts[0], {550, 20}));
  EXPECT_TRUE(contains(parts[1], {550, 20}));
  EXPECT_FALSE(contains(parts[1], {450, 20}));
  EXPECT_LT(area(intersection(parts[0], parts[1])), 40 * 200);
  std::vector<ReachedPlace> both;
  for (const LabelledPlace& p : places) both.push_back(p.reached);
  EXPECT_NEAR(area(parts[0]) + area(parts[1]), area(isochrone_area(both, kTenMinutes)), 40 * 200);
}

TEST(Contour, RingsAreValidAndLaterLimitsContainEarlierOnes) {
  support::Random random = support::logged_random("contour");
  for (int round = 0; round < 12; ++round) {
    std::vector<ReachedPlace> places;
    const std::uint32_t count = 1 + random.below(80);
    for (std::uint32_t i = 0; i < count; ++i)
      places.push_back({{random.uniform(0, 1500), random.uniform(0, 1500)}, random.uniform(0, 12)});
    MultiPolygon before;
    for (const double limit : {2.0, 5.0, 9.0, 12.0}) {
      ContourOptions options = kTenMinutes;
      options.limit = Minutes(limit);
      options.square = Metres(25);
      const MultiPolygon drawn = isochrone_area(places, options);
      if (!drawn.polygons.empty()) {
        const Repair repair = make_valid(drawn);
        EXPECT_FALSE(repair.changed) << repair.reason;
      }
      for (const Polygon& polygon : before.polygons) {
        for (const Point& p : polygon.outer) {
          if (contains(drawn, p)) continue;
          EXPECT_LE(area(intersection(before, drawn)), area(before) + 1e-6);
          EXPECT_GT(area(intersection(before, drawn)), area(before) - 1e-3) << "limit " << limit;
          break;
        }
      }
      before = drawn;
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
