#include "geo/geometry/geometry.h"

#include <limits>

#include <gtest/gtest.h>

#include "geo/geometry/orientation.h"
#include "tests/support/random.h"
#include "tests/support/shapes.h"

namespace nahraum::geo {
namespace {

using support::area;
using support::rectangle;

TEST(Orientation, LeftRightAndOnTheLine) {
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0, 1}), 1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0, -1}), -1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {7, 0}), 0);
}

TEST(Orientation, IsExactWherePlainArithmeticIsNot) {
  // (12, 12) -> (24, 24) and a point one step of the last digit off the diagonal.
  const double step = std::numeric_limits<double>::epsilon() / 2;
  EXPECT_EQ(orientation({12, 12}, {24, 24}, {0.5, 0.5 + step}), 1);
  EXPECT_EQ(orientation({12, 12}, {24, 24}, {0.5 + step, 0.5}), -1);
  EXPECT_EQ(orientation({12, 12}, {24, 24}, {0.5 + step, 0.5 + step}), 0);
  // Products that underflow.
  EXPECT_EQ(orientation({0, 0}, {1e-200, 1e-200}, {1e-200, 2e-200}), 1);
}

TEST(Orientation, TurnsWithItsEnds) {
  support::Random random = support::logged_random("orientation");
  for (int i = 0; i < 20'000; ++i) {
    // Few distinct values, so that many triples lie on one line.
    const auto draw = [&] { return random.integer(-3, 3) * 0.1; };
    const Point a{draw(), draw()};
    const Point b{draw(), draw()};
    const Point p{draw(), draw()};
    ASSERT_EQ(orientation(a, b, p), -orientation(b, a, p));
    ASSERT_EQ(orientation(a, b, p), orientation(b, p, a));
    ASSERT_EQ(ray_crosses(a, b, p), ray_crosses(b, a, p));
  }
}

TEST(Contains, HalfOpenLikeAGridCell) {
  const MultiPolygon square = rectangle(0, 0, 10, 10);
  EXPECT_TRUE(contains(square, {5, 5}));
  EXPECT_TRUE(contains(square, {0, 0}));
  EXPECT_TRUE(contains(square, {0, 5}));    // west
  EXPECT_TRUE(contains(square, {5, 0}));    // south
  EXPECT_FALSE(contains(square, {10, 5}));  // east
  EXPECT_FALSE(contains(square, {5, 10}));  // north
  EXPECT_FALSE(contains(square, {10, 10}));
  EXPECT_FALSE(contains(square, {-1, 5}));
}

TEST(Contains, HolesPartsAndDirectionOfRings) {
  const MultiPolygon shape = area("0 0, 10 0, 10 10, 0 10 / 2 2, 2 4, 4 4, 4 2; 20 0, 21 0, 21 1");
  EXPECT_TRUE(contains(shape, {1, 1}));
  EXPECT_FALSE(contains(shape, {3, 3}));
  EXPECT_TRUE(contains(shape, {20.9, 0.5}));
  const MultiPolygon clockwise = area("0 0, 0 10, 10 10, 10 0");
  EXPECT_TRUE(contains(clockwise, {5, 5}));
  EXPECT_FALSE(contains(MultiPolygon{}, {0, 0}));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(contains(shape, {nan, 1}));
  EXPECT_FALSE(contains(shape, {1, nan}));
}

TEST(Contains, RayThroughACorner) {
  const MultiPolygon diamond = area("0 -5, 5 0, 0 5, -5 0");
  EXPECT_TRUE(contains(diamond, {0, 0}));
  EXPECT_FALSE(contains(diamond, {-6, 0}));
  EXPECT_FALSE(contains(diamond, {6, 0}));
  EXPECT_FALSE(contains(diamond, {-1, 5}));
  EXPECT_FALSE(contains(diamond, {-1, -5}));
}

TEST(Contains, APartitionGivesEveryPointToExactlyOneArea) {
  support::Random random = support::logged_random("partition");
  for (int round = 0; round < 20; ++round) {
    const std::vector<MultiPolygon> areas = support::shaken_partition(6, 5, random);
    for (int i = 0; i < 500; ++i) {
      // On multiples of 1/16 many points hit borders and corners; the others lie anywhere.
      const bool on_raster = random.chance(0.7);
      const Point p = on_raster ? Point{random.integer(0, 95) / 16.0, random.integer(0, 79) / 16.0}
                                : Point{random.uniform(0, 6), random.uniform(0, 5)};
      int owners = 0;
      for (const MultiPolygon& part : areas) owners += contains(part, p) ? 1 : 0;
      ASSERT_EQ(owners, 1) << p.x << " " << p.y;
    }
  }
}

TEST(Area, SignsHolesAndLargeCoordinates) {
  EXPECT_DOUBLE_EQ(signed_area({{0, 0}, {4, 0}, {4, 3}}), 6);
  EXPECT_DOUBLE_EQ(signed_area({{0, 0}, {4, 3}, {4, 0}}), -6);
  EXPECT_DOUBLE_EQ(signed_area({{0, 0}, {4, 3}}), 0);
  const MultiPolygon with_hole = area("0 0, 10 0, 10 10, 0 10 / 2 2, 4 2, 4 4, 2 4");
  EXPECT_DOUBLE_EQ(geo::area(with_hole), 96);  // the hole runs the wrong way, and still is a hole
  EXPECT_DOUBLE_EQ(geo::area(rectangle(600000.1, 5600000.1, 600000.3, 5600000.3)),
                   (600000.3 - 600000.1) * (5600000.3 - 5600000.1));
}

TEST(Centroid, OfDrawnShapes) {
  EXPECT_EQ(centroid(rectangle(600000, 5600000, 600100, 5600200)), (Point{600050, 5600100}));
  // An L of three unit squares: (0.5 + 1.5 + 0.5) / 3.
  const Point corner = centroid(area("0 0, 2 0, 2 1, 1 1, 1 2, 0 2"));
  EXPECT_NEAR(corner.x, 2.5 / 3, 1e-12);
  EXPECT_NEAR(corner.y, 2.5 / 3, 1e-12);
  // A hole in the right half pulls the centre to the left.
  const Point pulled = centroid(area("0 0, 4 0, 4 2, 0 2 / 2 0.5, 4 0.5, 4 1.5, 2 1.5"));
  EXPECT_NEAR(pulled.x, (8 * 2.0 - 2 * 3.0) / 6, 1e-12);
  EXPECT_EQ(centroid(MultiPolygon{}), Point{});
  EXPECT_EQ(centroid(area("1 1, 2 2, 3 3")), (Point{2, 2}));  // no area: middle of the box
}

TEST(LabelPoint, LiesInsideEvenWhereTheCentroidDoesNot) {
  const MultiPolygon horseshoe = area("0 0, 9 0, 9 9, 8 9, 8 1, 1 1, 1 9, 0 9");
  EXPECT_FALSE(contains(horseshoe, centroid(horseshoe)));
  EXPECT_TRUE(contains(horseshoe, label_point(horseshoe)));
  EXPECT_EQ(label_point(rectangle(0, 0, 10, 10)), (Point{5, 5}));
  support::Random random = support::logged_random("label point");
  for (int i = 0; i < 200; ++i) {
    const MultiPolygon shape = support::star({3, 4}, 2, random.integer(5, 30), true, random);
    ASSERT_TRUE(contains(shape, label_point(shape)));
  }
}

TEST(Box, GrowsMeetsAndKnowsWhenItIsEmpty) {
  Box box;
  EXPECT_TRUE(box.empty());
  EXPECT_EQ(box.width(), 0);
  EXPECT_TRUE(box.grown(5).empty());
  box.extend(Box{});
  EXPECT_TRUE(box.empty());
  box.extend(Point{2, 3});
  EXPECT_FALSE(box.empty());
  box.extend(Box{4, 1, 5, 2});
  EXPECT_EQ(box, (Box{2, 1, 5, 3}));
  EXPECT_EQ(box.grown(1), (Box{1, 0, 6, 4}));
  EXPECT_TRUE(box.intersects({5, 3, 9, 9}));
  EXPECT_FALSE(box.intersects({5.1, 3, 9, 9}));
  EXPECT_EQ(bounds(Geometry(MultiLineString{{{{1, 2}, {3, 4}}, {{0, 9}}}})), (Box{0, 2, 3, 9}));
}

TEST(Geometry, KindsAndFiniteness) {
  EXPECT_EQ(kind_of(Geometry()), GeometryKind::None);
  EXPECT_EQ(kind_of(Point{}), GeometryKind::Point);
  EXPECT_EQ(kind_of(MultiPoint{}), GeometryKind::MultiPoint);
  EXPECT_EQ(kind_of(MultiLineString{}), GeometryKind::Line);
  EXPECT_EQ(kind_of(MultiPolygon{}), GeometryKind::Polygon);
  MultiPolygon shape = area("0 0, 10 0, 10 10 / 2 2, 2 4, 4 4");
  EXPECT_TRUE(all_finite(shape));
  shape.polygons[0].holes[0][1].y = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(all_finite(shape));
}

TEST(Normalised, TurnsRingsAndDropsTheClosingPoint) {
  const MultiPolygon drawn = area("0 0, 0 9, 9 9, 9 0, 0 0 / 1 1, 2 1, 2 2, 1 1");
  const MultiPolygon house = normalised(drawn);
  ASSERT_EQ(house.polygons[0].outer.size(), 4U);
  EXPECT_GT(signed_area(house.polygons[0].outer), 0);
  ASSERT_EQ(house.polygons[0].holes[0].size(), 3U);
  EXPECT_LT(signed_area(house.polygons[0].holes[0]), 0);
  EXPECT_EQ(normalised(house), house);
}

}  // namespace
}  // namespace nahraum::geo
