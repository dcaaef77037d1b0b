#include "analysis/catchment/straight_line.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/analysis/drawn_cells.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::Point;
using testing::ElementsAre;
using testing::ElementsAreArray;

Map reached_by_first(const DrawnCells& drawn, const Catchments& catchments) {
  std::vector<bool> reached(drawn.centres.size(), false);
  for (std::uint64_t k = catchments.starts[0]; k < catchments.starts[1]; ++k) {
    reached[catchments.cells[k]] = true;
  }
  return shown(drawn, [&](std::size_t cell) { return reached[cell] ? '#' : '-'; });
}

/// Places and cells in clumps, some on one another; on a lattice when `step` is above 0.
std::vector<Point> random_points(support::Random& random, std::size_t count, double step) {
  std::vector<Point> points;
  Point clump{600'000, 5'650'000};
  for (std::size_t i = 0; i < count; ++i) {
    if (random.chance(0.1)) {
      clump = {random.uniform(590'000, 610'000), random.uniform(5'640'000, 5'660'000)};
    }
    Point p{clump.x + random.uniform(-900, 900), clump.y + random.uniform(-900, 900)};
    if (random.chance(0.02) && !points.empty()) p = points.back();
    if (step > 0) p = {std::round(p.x / step) * step, std::round(p.y / step) * step};
    points.push_back(p);
  }
  return points;
}

double minutes_between(Point a, Point b, const CatchmentOptions& options) {
  return std::hypot(a.x - b.x, a.y - b.y) * options.detour / (options.speed.value * 1000 / 60);
}

TEST(StraightLine, ReachesACircleOfCellsBorderIncluded) {
  const DrawnCells drawn = draw({"111111111",  //
                                 "111111111",  //
                                 "111111111",  //
                                 "1111a1111",  //
                                 "111111111",  //
                                 "111111111",  //
                                 "111111111"});
  const Catchments catchments =
      straight_line_catchments(drawn.places, drawn.centres, hundred_metres_a_minute(3));
  EXPECT_THAT(reached_by_first(drawn, catchments), ElementsAre("----#----",  //
                                                               "--#####--",  //
                                                               "--#####--",  //
                                                               "-#######-",  //
                                                               "--#####--",  //
                                                               "--#####--",  //
                                                               "----#----"));
}

TEST(StraightLine, CountsTheDetour) {
  const DrawnCells drawn = draw({"A1111111"});
  CatchmentOptions options = hundred_metres_a_minute(5);
  options.detour = 1.25;
  const Catchments catchments = straight_line_catchments(drawn.places, drawn.centres, options);
  EXPECT_THAT(catchments.cells, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(catchments.minutes, ElementsAre(1.25F, 2.5F, 3.75F, 5.0F));
}

TEST(StraightLine, KeepsRowsOfOriginsApartAndAscending) {
  const DrawnCells drawn = draw({"1A11.11B1"});
  const Catchments catchments =
      straight_line_catchments(drawn.places, drawn.centres, hundred_metres_a_minute(1.5));
  EXPECT_EQ(catchments.origins(), 2U);
  EXPECT_THAT(catchments.starts, ElementsAre(0, 2, 4));
  EXPECT_THAT(catchments.cells, ElementsAre(0, 1, 4, 5));
}

TEST(StraightLine, LimitIsInclusiveWhateverSpeedLimitAndDetourRoundTo) {
  for (const double speed : {3.6, 4.0, 5.0, 12.0, 50.0}) {
    for (const double limit : {5.0, 7.3, 10.0, 15.0, 20.0, 1.0 / 3.0}) {
      for (const double detour : {1.0, 1.1, 1.25, 1.3}) {
        // Another order of operations than the program's: the last bits differ.
        const double reach = limit * speed * 1000 / (60 * detour);
        const std::vector<Point> cells{{reach, 0}, {0, -reach}, {reach + 0.001, 0}};
        const Catchments catchments = straight_line_catchments(
            {{0, 0}}, cells, {geo::KilometresPerHour{speed}, detour, geo::Minutes(limit), 1});
        ASSERT_THAT(catchments.cells, ElementsAre(0, 1)) << speed << ' ' << limit << ' ' << detour;
        EXPECT_LE(catchments.minutes[0], static_cast<float>(limit));
      }
    }
  }
}

TEST(StraightLine, AgreesWithTryingEveryPair) {
  support::Random random = support::logged_random("catchments against every pair");
  for (int round = 0; round < 40; ++round) {
    const double step = random.chance(0.5) ? 100 : 0;
    const std::vector<Point> origins = random_points(random, random.below(30), 0);
    const std::vector<Point> cells = random_points(random, random.below(600), step);
    const CatchmentOptions options{geo::KilometresPerHour{random.uniform(3, 60)},
                                   random.uniform(1, 1.5), geo::Minutes(random.uniform(0, 20)), 2};
    const Catchments catchments = straight_line_catchments(origins, cells, options);
    ASSERT_EQ(catchments.origins(), origins.size());
    for (std::size_t o = 0; o < origins.size(); ++o) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t c = 0; c < cells.size(); ++c) {
        const double minutes = minutes_between(origins[o], cells[c], options);
        if (minutes <= options.limit.count() * (1 + 1e-9)) expected.push_back(c);
      }
      const auto first = catchments.cells.begin() + static_cast<long>(catchments.starts[o]);
      const auto last = catchments.cells.begin() + static_cast<long>(catchments.starts[o + 1]);
      ASSERT_THAT(std::vector<std::uint32_t>(first, last), ElementsAreArray(expected));
      for (std::uint64_t k = catchments.starts[o]; k < catchments.starts[o + 1]; ++k) {
        ASSERT_NEAR(catchments.minutes[k],
                    minutes_between(origins[o], cells[catchments.cells[k]], options), 1e-5);
      }
    }
  }
}

TEST(StraightLine, ALargerLimitKeepsEveryCell) {
  support::Random random = support::logged_random("larger limit");
  const std::vector<Point> origins = random_points(random, 50, 0);
  const std::vector<Point> cells = random_points(random, 3000, 100);
  std::vector<bool> before(origins.size() * cells.size(), false);
  for (double limit = 0; limit < 20; limit += random.uniform(0.1, 3)) {
    const Catchments catchments = straight_line_catchments(
        origins, cells, {geo::KilometresPerHour{12}, 1.25, geo::Minutes(limit), 1});
    std::vector<bool> now(before.size(), false);
    for (std::size_t o = 0; o < origins.size(); ++o) {
      for (std::uint64_t k = catchments.starts[o]; k < catchments.starts[o + 1]; ++k) {
        now[o * cells.size() + catchments.cells[k]] = true;
      }
    }
    for (std::size_t i = 0; i < now.size(); ++i) ASSERT_TRUE(now[i] || !before[i]) << limit;
    before = now;
  }
}

TEST(StraightLine, SameBytesOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("threads");
  const std::vector<Point> origins = random_points(random, 333, 0);
  const std::vector<Point> cells = random_points(random, 20'000, 0);
  CatchmentOptions options{geo::KilometresPerHour{12}, 1.25, geo::Minutes(15), 1};
  const Catchments one = straight_line_catchments(origins, cells, options);
  const std::vector<Nearest> nearest_one = nearest_by_straight_line(origins, cells, options);
  for (const std::size_t threads : {2U, 8U}) {
    options.threads = threads;
    const Catchments many = straight_line_catchments(origins, cells, options);
    EXPECT_EQ(many.starts, one.starts);
    EXPECT_EQ(many.cells, one.cells);
    EXPECT_EQ(many.minutes, one.minutes);
    const std::vector<Nearest> nearest = nearest_by_straight_line(origins, cells, options);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      ASSERT_EQ(nearest[c].origin, nearest_one[c].origin);
      ASSERT_EQ(nearest[c].minutes, nearest_one[c].minutes);
    }
  }
}

TEST(StraightLine, NothingToReachIsAnEmptyResult) {
  EXPECT_EQ(straight_line_catchments({}, {{0, 0}}, {}).origins(), 0U);
  const Catchments no_cells = straight_line_catchments({{0, 0}, {1, 1}}, {}, {});
  EXPECT_THAT(no_cells.starts, ElementsAre(0, 0, 0));
}

TEST(StraightLine, RefusesCoordinatesAndSpeedsThatAreNone) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW((void)straight_line_catchments({{nan, 0}}, {{0, 0}}, {}), geo::Error);
  EXPECT_THROW((void)straight_line_catchments({{0, 0}}, {{0, nan}}, {}), geo::Error);
  EXPECT_THROW((void)nearest_by_straight_line({{0, 0}}, {{nan, 0}}, {}), geo::Error);
  CatchmentOptions standing;
  standing.speed = geo::KilometresPerHour{0};
  EXPECT_THROW((void)straight_line_catchments({{0, 0}}, {{0, 0}}, standing), geo::Error);
}

TEST(Nearest, DividesTheMap) {
  const DrawnCells drawn = draw({"111111111",  //
                                 "1A11111B1",  //
                                 "111111111",  //
                                 "1111C1111"});
  const std::vector<Nearest> nearest =
      nearest_by_straight_line(drawn.places, drawn.centres, hundred_metres_a_minute(0));
  const Map map =
      shown(drawn, [&](std::size_t cell) { return static_cast<char>('A' + nearest[cell].origin); });
  EXPECT_THAT(map, ElementsAre("AAAACBBBB",  // the middle: 316 m to A and B, 300 m to C
                               "A.AACBB.B",  //
                               "AAACCCBBB",  //
                               "AACC.CCBB"));
}

TEST(Nearest, TiesGoToTheFirst) {
  const DrawnCells drawn = draw({"A111B11C"});
  const std::vector<Nearest> nearest =
      nearest_by_straight_line(drawn.places, drawn.centres, hundred_metres_a_minute(0));
  EXPECT_EQ(nearest[1].origin, 0);
  EXPECT_EQ(nearest[1].minutes, 2);
  EXPECT_EQ(nearest[2].origin, 1);
}

TEST(Nearest, AgreesWithTryingEveryPair) {
  support::Random random = support::logged_random("nearest against every pair");
  for (int round = 0; round < 60; ++round) {
    const double step = random.chance(0.6) ? 500 : 0;  // coarse: many ties
    const std::vector<Point> origins = random_points(random, 1 + random.below(60), step);
    const std::vector<Point> cells = random_points(random, 400, step);
    const CatchmentOptions options = hundred_metres_a_minute(0);
    const std::vector<Nearest> nearest = nearest_by_straight_line(origins, cells, options);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::size_t best = 0;
      const auto squared = [&](std::size_t o) {
        const double dx = origins[o].x - cells[c].x;
        const double dy = origins[o].y - cells[c].y;
        return dx * dx + dy * dy;
      };
      for (std::size_t o = 1; o < origins.size(); ++o) {
        if (squared(o) < squared(best)) best = o;
      }
      ASSERT_EQ(nearest[c].origin, static_cast<std::int32_t>(best));
      ASSERT_NEAR(nearest[c].minutes, minutes_between(origins[best], cells[c], options), 1e-9);
    }
  }
}

TEST(Nearest, WithoutOriginsThereIsNone) {
  const std::vector<Nearest> nearest = nearest_by_straight_line({}, {{0, 0}}, {});
  ASSERT_EQ(nearest.size(), 1U);
  EXPECT_EQ(nearest[0].origin, -1);
}

TEST(Nearest, FindsTheOnlyOriginFromFarAway) {
  const std::vector<Nearest> nearest =
      nearest_by_straight_line({{0, 0}}, {{-3e6, 4e6}}, hundred_metres_a_minute(1));
  EXPECT_EQ(nearest[0].origin, 0);
  EXPECT_NEAR(nearest[0].minutes, 50'000, 1e-6);
}

}  // namespace
}  // namespace nahraum::analysis
