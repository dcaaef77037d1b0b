#include "analysis/access/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analysis/drawn_cells.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;

TEST(Coverage, CellsOfAnyOriginAreCoveredOnce) {
  const DrawnCells drawn = draw({"12.A.34",  //
                                 "1......",  //
                                 "B...5.6"});
  const std::vector<std::uint8_t> covered = covered_cells(
      straight_line_catchments(drawn.places, drawn.centres, hundred_metres_a_minute(2)),
      drawn.centres.size());
  const Map map = shown(drawn, [&](std::size_t cell) { return covered[cell] != 0 ? '#' : '-'; });
  EXPECT_THAT(map, ElementsAre("##...#-",  //
                               "#......",  //
                               "....-.-"));
}

TEST(Coverage, UnitsAddUpToTheWholeStudy) {
  const GroupValues children{{10, 20, 30, 40, 5}, std::vector<geo::ValueFlag>(5)};
  const std::vector<std::uint8_t> covered{1, 0, 1, 0, 1};
  const std::vector<std::int32_t> unit{0, 0, 1, 1, -1};
  const std::vector<Coverage> coverage = coverage_by_unit(children, covered, unit, 3);
  ASSERT_EQ(coverage.size(), 4U);
  EXPECT_EQ(coverage[0].covered.persons, 10);
  EXPECT_EQ(coverage[0].all.persons, 30);
  EXPECT_DOUBLE_EQ(coverage[1].share().value, 30.0 / 70.0);
  EXPECT_EQ(coverage[2].share().flag, geo::ValueFlag::NotApplicable);
  EXPECT_TRUE(coverage[2].share().missing());
  EXPECT_EQ(coverage[3].all.persons, 100);
  EXPECT_EQ(coverage[3].covered.persons, 40);
  EXPECT_DOUBLE_EQ(coverage[3].share().value, 0.4);
}

TEST(Coverage, OnlySecretCellsGiveNoShare) {
  const GroupValues children{{0}, {geo::ValueFlag::Secret}};
  const std::vector<Coverage> coverage = coverage_by_unit(children, {1}, {0}, 1);
  EXPECT_EQ(coverage[0].share().flag, geo::ValueFlag::Secret);
}

TEST(Coverage, ALargerLimitNeverCoversFewerChildren) {
  support::Random random = support::logged_random("coverage and limit");
  for (int round = 0; round < 20; ++round) {
    std::vector<geo::Point> origins;
    std::vector<geo::Point> cells;
    GroupValues children;
    for (std::uint32_t i = random.below(30); i > 0; --i) {
      origins.push_back({random.uniform(0, 20'000), random.uniform(0, 20'000)});
    }
    for (int i = 0; i < 2000; ++i) {
      cells.push_back({100.0 * random.integer(0, 200), 100.0 * random.integer(0, 200)});
      children.persons.push_back(random.uniform(0, 30));
      children.flags.push_back(geo::ValueFlag::None);
    }
    const std::vector<std::int32_t> unit(cells.size(), 0);
    double before = 0;
    for (double limit = 0; limit <= 20; limit += 2.5) {
      const Catchments catchments = straight_line_catchments(
          origins, cells, {geo::KilometresPerHour{12}, 1.25, geo::Minutes(limit), 1});
      const double now =
          coverage_by_unit(children, covered_cells(catchments, cells.size()), unit, 1)[1]
              .covered.persons;
      EXPECT_GE(now, before) << limit;
      before = now;
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
