#include "geo/index/spatial_index.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/random.h"
#include "tests/support/shapes.h"

namespace nahraum::geo {
namespace {

/// Small whole numbers, so that boxes touch and distances are equal.
Box drawn_box(support::Random& random) {
  const double x = random.integer(0, 40);
  const double y = random.integer(0, 40);
  return {x, y, x + random.integer(0, 6), y + random.integer(0, 6)};
}

TEST(BoxIndex, AnswersLikeLookingAtEachBox) {
  support::Random random = support::logged_random("BoxIndex");
  for (const std::size_t count : {0U, 1U, 7U, 500U}) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
      boxes.push_back(random.chance(0.1) ? Box{} : drawn_box(random));
    }
    const BoxIndex index(boxes);
    std::vector<std::uint32_t> found{99};
    for (int i = 0; i < 100; ++i) {
      const Box wanted = drawn_box(random);
      std::vector<std::uint32_t> expected;
      for (std::uint32_t k = 0; k < boxes.size(); ++k) {
        if (!boxes[k].empty() && boxes[k].intersects(wanted)) expected.push_back(k);
      }
      index.query(wanted, found);
      ASSERT_EQ(found, expected);
    }
    index.query(Box{}, found);
    EXPECT_TRUE(found.empty());
  }
}

TEST(PointIndex, AnswersLikeLookingAtEachPoint) {
  support::Random random = support::logged_random("PointIndex");
  std::vector<Point> points;
  for (int i = 0; i < 400; ++i) {
    points.push_back({double(random.integer(0, 30)), double(random.integer(0, 30))});
  }
  const double nan = std::numeric_limits<double>::quiet_NaN();
  points.push_back({nan, 3});
  const PointIndex index(points);
  std::vector<PointIndex::Hit> found;
  for (int round = 0; round < 200; ++round) {
    const Point centre{double(random.integer(-3, 33)), double(random.integer(-3, 33))};
    const double radius = random.integer(0, 8);
    std::vector<PointIndex::Hit> all;
    for (std::uint32_t k = 0; k + 1 < points.size(); ++k) {
      all.push_back({k, distance(centre, points[k])});
    }
    index.within(centre, radius, found);
    std::size_t inside = 0;
    for (const PointIndex::Hit& hit : all) {
      if (hit.distance > radius) continue;
      ASSERT_LT(inside, found.size());
      ASSERT_EQ(found[inside].index, hit.index);
      ASSERT_EQ(found[inside++].distance, hit.distance);
    }
    ASSERT_EQ(found.size(), inside);
    const auto k = static_cast<std::size_t>(random.integer(1, 12));
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.distance < b.distance; });
    const std::vector<PointIndex::Hit> nearest = index.nearest(centre, k);
    ASSERT_EQ(nearest.size(), k);
    for (std::size_t i = 0; i < k; ++i) ASSERT_EQ(nearest[i].index, all[i].index);
  }
}

TEST(PointIndex, FindsPointsAtExactlyTheRadiusFarFromTheOrigin) {
  // 5649071.8 - 0.3 is rounded; the point must still be found.
  const std::vector<Point> points{{642056.2, 5649071.8}};
  const PointIndex index(points);
  support::Random random = support::logged_random("radius");
  std::vector<PointIndex::Hit> found;
  for (int i = 0; i < 2000; ++i) {
    const Point centre{642056.2 + random.uniform(-5, 5), 5649071.8 + random.uniform(-5, 5)};
    index.within(centre, distance(centre, points[0]), found);
    ASSERT_EQ(found.size(), 1U);
  }
}

TEST(PointIndex, EmptyAndImpossibleQuestions) {
  const PointIndex none{std::vector<Point>{}};
  EXPECT_TRUE(none.nearest({0, 0}, 3).empty());
  const PointIndex one(std::vector<Point>{{1, 1}});
  EXPECT_EQ(one.nearest({0, 0}, 3).size(), 1U);
  EXPECT_TRUE(one.nearest({0, 0}, 0).empty());
  std::vector<PointIndex::Hit> found;
  one.within({1, 1}, -1, found);
  EXPECT_TRUE(found.empty());
  one.within({std::numeric_limits<double>::quiet_NaN(), 1}, 5, found);
  EXPECT_TRUE(found.empty());
}

std::vector<const MultiPolygon*> pointers(const std::vector<MultiPolygon>& areas) {
  std::vector<const MultiPolygon*> result;
  for (const MultiPolygon& area : areas) result.push_back(&area);
  return result;
}

std::int32_t first_owner(const std::vector<MultiPolygon>& areas, Point p) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (contains(areas[i], p)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

TEST(Locate, AnswersLikeContains) {
  support::Random random = support::logged_random("locate");
  for (int round = 0; round < 30; ++round) {
    std::vector<MultiPolygon> areas = support::shaken_partition(5, 4, random);
    for (int i = 0; i < 10; ++i) {
      areas.push_back(support::star({random.uniform(0, 9), random.uniform(0, 9)},
                                    random.uniform(0.1, 4), random.integer(3, 60),
                                    random.chance(0.5), random));
    }
    std::vector<Point> points;
    for (int i = 0; i < 1500; ++i) {
      points.push_back(random.chance(0.5)
                           ? Point{random.integer(-8, 160) / 16.0, random.integer(-8, 160) / 16.0}
                           : Point{random.uniform(-1, 10), random.uniform(-1, 10)});
    }
    // The corners themselves are the hardest points.
    for (const MultiPolygon& area : areas) {
      for (const Point corner : area.polygons[0].outer) points.push_back(corner);
    }
    const std::vector<std::int32_t> located = locate(points, pointers(areas));
    ASSERT_EQ(located.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      ASSERT_EQ(located[i], first_owner(areas, points[i])) << points[i].x << " " << points[i].y;
    }
  }
}

TEST(Locate, SumsOverAPartitionEqualTheTotal) {
  support::Random random = support::logged_random("locate partition");
  const std::vector<MultiPolygon> areas = support::shaken_partition(20, 20, random);
  std::vector<Point> points;
  for (int y = 0; y < 20 * 8; ++y) {
    for (int x = 0; x < 20 * 8; ++x) points.push_back({x / 8.0, y / 8.0});
  }
  const std::vector<std::int32_t> located = locate(points, pointers(areas));
  EXPECT_EQ(std::count(located.begin(), located.end(), -1), 0);
}

TEST(Locate, NothingInNothing) {
  EXPECT_TRUE(locate({}, {}).empty());
  EXPECT_EQ(locate({{1, 1}}, {}), std::vector<std::int32_t>{-1});
  const MultiPolygon empty;
  const MultiPolygon flat = support::area("0 1, 5 1, 9 1");
  const MultiPolygon square = support::rectangle(0, 0, 2, 2);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(locate({{1, 1}, {nan, 1}, {1, nan}}, {nullptr, &empty, &flat, &square}),
            (std::vector<std::int32_t>{3, -1, -1}));
}

}  // namespace
}  // namespace nahraum::geo
