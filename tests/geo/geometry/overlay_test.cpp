#include "geo/geometry/overlay.h"

#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"
#include "tests/support/shapes.h"

namespace nahraum::geo {
namespace {

using support::area;
using support::rectangle;

TEST(MakeValid, LeavesValidAreasAlone) {
  const MultiPolygon square = area("0 0, 0 10, 10 10, 10 0, 0 0");  // clockwise and closed
  const Repair repair = make_valid(square);
  EXPECT_FALSE(repair.changed);
  EXPECT_EQ(repair.area, square);
  EXPECT_EQ(repair.reason, "");
  EXPECT_EQ(repair.area_change(), 0);
  EXPECT_FALSE(make_valid({}).changed);
}

TEST(MakeValid, BowTieBecomesTwoTriangles) {
  // Two triangles of 25 each; the shoelace formula alone would say 0.
  const Repair repair = make_valid(area("0 0, 10 10, 10 0, 0 10"));
  EXPECT_TRUE(repair.changed);
  EXPECT_EQ(repair.reason, "Self-intersection");
  ASSERT_TRUE(repair.place);
  EXPECT_EQ(*repair.place, (Point{5, 5}));
  EXPECT_DOUBLE_EQ(repair.area_before, 50);
  EXPECT_DOUBLE_EQ(repair.area_after, 50);
  EXPECT_EQ(repair.area.polygons.size(), 2U);
  EXPECT_TRUE(contains(repair.area, {1, 5}));
  EXPECT_TRUE(contains(repair.area, {9, 5}));
  EXPECT_FALSE(contains(repair.area, {5, 9}));
}

TEST(MakeValid, OverlappingPartsShowAsAChangeOfArea) {
  // Two squares of 16 with 4 in common: 16 + 16 - 2 * 4 by the even-odd reading.
  const Repair repair = make_valid(area("0 0, 4 0, 4 4, 0 4; 2 2, 6 2, 6 6, 2 6"));
  EXPECT_TRUE(repair.changed);
  EXPECT_DOUBLE_EQ(repair.area_before, 24);
  EXPECT_GE(repair.area_after, repair.area_before);
  EXPECT_EQ(repair.area_change(), (repair.area_after - 24) / 24);
}

TEST(MakeValid, SpikesAndShortRingsFallAway) {
  const Repair spike = make_valid(area("0 0, 10 0, 10 5, 15 5, 10 5, 10 10, 0 10"));
  EXPECT_TRUE(spike.changed);
  EXPECT_DOUBLE_EQ(spike.area_after, 100);
  EXPECT_DOUBLE_EQ(spike.area_before, 100);
  const Repair short_hole = make_valid(area("0 0, 10 0, 10 10, 0 10 / 1 1, 2 2, 1 1"));
  EXPECT_TRUE(short_hole.changed);
  EXPECT_EQ(short_hole.reason, "Ring with fewer than three points");
  EXPECT_DOUBLE_EQ(short_hole.area_after, 100);
  const Repair nothing_left = make_valid(area("0 0, 5 5, 10 10"));
  EXPECT_TRUE(nothing_left.changed);
  EXPECT_TRUE(nothing_left.area.polygons.empty());
  EXPECT_EQ(nothing_left.area_change(), 0);
}

TEST(MakeValid, RepairedStarsAreValidAndKeepTheirEvenOddArea) {
  support::Random random = support::logged_random("make valid");
  int repaired = 0;
  for (int i = 0; i < 200; ++i) {
    Ring ring;
    for (int k = 0; k < 8; ++k) ring.push_back({random.uniform(0, 100), random.uniform(0, 100)});
    const Repair repair = make_valid({{{ring, {}}}});
    repaired += repair.changed ? 1 : 0;
    ASSERT_FALSE(make_valid(repair.area).changed);
    ASSERT_NEAR(repair.area_after, repair.area_before, 1e-6);
  }
  EXPECT_GT(repaired, 100);
}

TEST(Union, DissolvesCommonBorders) {
  const MultiPolygon both = union_of({rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)});
  ASSERT_EQ(both.polygons.size(), 1U);
  EXPECT_EQ(bounds(both), (Box{0, 0, 2, 1}));
  EXPECT_DOUBLE_EQ(geo::area(both), 2);
  EXPECT_TRUE(union_of({}).polygons.empty());
  support::Random random = support::logged_random("dissolve");
  const MultiPolygon all = union_of(support::shaken_partition(7, 9, random));
  EXPECT_EQ(all.polygons.size(), 1U);
  EXPECT_NEAR(geo::area(all), 63, 1e-9);
  EXPECT_GT(signed_area(all.polygons[0].outer), 0);
}

TEST(Intersection, CommonAreaAndMereTouching) {
  const MultiPolygon common = intersection(rectangle(0, 0, 4, 4), rectangle(2, 2, 6, 6));
  EXPECT_EQ(bounds(common), (Box{2, 2, 4, 4}));
  EXPECT_TRUE(intersection(rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)).polygons.empty());
  EXPECT_TRUE(intersection(rectangle(0, 0, 1, 1), {}).polygons.empty());
}

TEST(Intersection, OfAPartitionAddsUpToTheWhole) {
  support::Random random = support::logged_random("areas of a partition");
  const MultiPolygon shape = support::star({3, 2.5}, 2.4, 17, true, random);
  double sum = 0;
  for (const MultiPolygon& part : support::shaken_partition(6, 5, random)) {
    sum += geo::area(intersection(shape, part));
  }
  EXPECT_NEAR(sum, geo::area(shape), 1e-9);
}

TEST(Buffer, OfPointLineAndArea) {
  const MultiPolygon disc = buffer(Point{100, 100}, 10, 64);
  EXPECT_NEAR(geo::area(disc), std::numbers::pi * 100, 0.1);
  EXPECT_NEAR(geo::area(buffer(MultiLineString{{{{0, 0}, {10, 0}}}}, 1)), 20 + std::numbers::pi,
              0.01);
  EXPECT_NEAR(geo::area(buffer(rectangle(0, 0, 10, 10), -1)), 64, 1e-9);
  EXPECT_TRUE(buffer(rectangle(0, 0, 1, 1), -1).polygons.empty());
  EXPECT_TRUE(buffer(Geometry(), 5).polygons.empty());
  EXPECT_EQ(buffer(MultiPoint{{0, 0}, {100, 0}}, 1).polygons.size(), 2U);
}

TEST(Simplified, DropsCornersNobodySees) {
  const MultiPolygon simple = simplified(area("0 0, 5 0.01, 10 0, 10 10, 0 10"), 0.1);
  EXPECT_EQ(simple.polygons[0].outer.size(), 4U);
}

TEST(Overlay, RefusesImpossibleCoordinates) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {nan, std::numeric_limits<double>::infinity(), 1e308}) {
    const MultiPolygon shape{{{{{0, 0}, {bad, 0}, {1, 1}}, {}}}};
    EXPECT_THROW((void)make_valid(shape), Error);
    EXPECT_THROW((void)union_of({shape}), Error);
    EXPECT_THROW((void)intersection(shape, shape), Error);
    EXPECT_THROW((void)buffer(Point{bad, 0}, 1), Error);
    EXPECT_THROW((void)buffer(Point{0, 0}, bad), Error);
    EXPECT_THROW((void)simplified(shape, 1), Error);
  }
}

}  // namespace
}  // namespace nahraum::geo
