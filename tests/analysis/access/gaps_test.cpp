#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/access/coverage.h"
#include "tests/analysis/drawn_cells.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;

std::vector<Gap> gaps_of(const DrawnCells& drawn, double link_distance) {
  const std::vector<std::uint8_t> outside(drawn.centres.size(), 1);
  return find_gaps(drawn.centres, outside, drawn.children, {link_distance});
}

Map gap_map(const DrawnCells& drawn, const std::vector<Gap>& gaps) {
  std::vector<char> sign(drawn.centres.size(), '-');
  for (const Gap& gap : gaps) {
    for (const std::uint32_t cell : gap.cells) sign[cell] = static_cast<char>('0' + gap.id);
  }
  return shown(drawn, [&](std::size_t cell) { return sign[cell]; });
}

TEST(Gaps, LinksCellsAcrossOneEmptyCellAndNumbersByChildren) {
  const DrawnCells drawn = draw({"1.1.....9",  //
                                 ".........",  //
                                 "..1......",  //
                                 ".........",  //
                                 "......2.2"});
  EXPECT_THAT(gap_map(drawn, gaps_of(drawn, 250)), ElementsAre("3.3.....1",  //
                                                               ".........",  //
                                                               "..3......",  //
                                                               ".........",  //
                                                               "......2.2"));
}

TEST(Gaps, TheLinkDistanceIsInclusive) {
  const DrawnCells drawn = draw({"1..1"});
  EXPECT_EQ(gaps_of(drawn, 300).size(), 1U);
  EXPECT_EQ(gaps_of(drawn, 299.9).size(), 2U);
}

TEST(Gaps, OnlyCellsOutsideEveryLimitCount) {
  const DrawnCells drawn = draw({"1111111"});
  const std::vector<std::uint8_t> outside{1, 1, 0, 0, 1, 0, 0};
  const std::vector<Gap> gaps = find_gaps(drawn.centres, outside, drawn.children, {150});
  EXPECT_THAT(gap_map(drawn, gaps), ElementsAre("11--2--"));
}

TEST(Gaps, TiesGoToTheFirstCellAndSecretCellsAreCounted) {
  const DrawnCells drawn = draw({"2...2...?"});
  const std::vector<Gap> gaps = gaps_of(drawn, 100);
  EXPECT_THAT(gap_map(drawn, gaps), ElementsAre("1...2...3"));
  EXPECT_EQ(gaps[2].children.persons, 0);
  EXPECT_EQ(gaps[2].children.secret, 1U);
  EXPECT_TRUE(std::isnan(gaps[2].nearest_minutes));
}

TEST(Gaps, TheCentreLeansTowardsTheChildren) {
  const DrawnCells drawn = draw({"3.1...??"});
  const std::vector<Gap> gaps = gaps_of(drawn, 200);
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_NEAR(gaps[0].centre.x, drawn.centres[0].x + 50, 1e-6);
  EXPECT_NEAR(gaps[1].centre.x, drawn.centres[2].x + 50, 1e-6);  // no children known: the cells
  EXPECT_NEAR(gaps[1].centre.y, drawn.centres[2].y, 1e-6);
}

TEST(Gaps, NoCellNoGap) { EXPECT_TRUE(find_gaps({}, {}, {}, {}).empty()); }

/// Cluster of each point by following neighbours one by one.
std::vector<std::size_t> clusters_by_walking(const std::vector<geo::Point>& points, double link) {
  std::vector<std::size_t> cluster(points.size(), points.size());
  for (std::size_t start = 0; start < points.size(); ++start) {
    if (cluster[start] != points.size()) continue;
    std::vector<std::size_t> open{start};
    cluster[start] = start;
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (std::size_t i = 0; i < points.size(); ++i) {
        const double dx = points[i].x - points[at].x;
        const double dy = points[i].y - points[at].y;
        if (cluster[i] != points.size() || dx * dx + dy * dy > link * link) continue;
        cluster[i] = start;
        open.push_back(i);
      }
    }
  }
  return cluster;
}

TEST(Gaps, AgreesWithWalkingFromNeighbourToNeighbour) {
  support::Random random = support::logged_random("gaps by walking");
  for (int round = 0; round < 40; ++round) {
    const std::size_t count = 1 + random.below(400);
    std::vector<geo::Point> points;
    GroupValues children;
    for (std::size_t i = 0; i < count; ++i) {
      points.push_back({100.0 * random.integer(0, 60), 100.0 * random.integer(0, 60)});
      children.persons.push_back(random.integer(0, 20));
      children.flags.push_back(geo::ValueFlag::None);
    }
    const double link = 50.0 * random.integer(0, 10);
    const std::vector<std::uint8_t> outside(count, 1);
    const std::vector<Gap> gaps = find_gaps(points, outside, children, {link});
    const std::vector<std::size_t> expected = clusters_by_walking(points, link);
    std::size_t cells = 0;
    for (const Gap& gap : gaps) {
      cells += gap.cells.size();
      for (const std::uint32_t cell : gap.cells) ASSERT_EQ(expected[cell], gap.cells.front());
    }
    ASSERT_EQ(cells, count);
    for (std::size_t i = 1; i < gaps.size(); ++i) {
      ASSERT_GE(gaps[i - 1].children.persons, gaps[i].children.persons);
    }
  }
}

TEST(Gaps, TheOrderOfCellsLeavesNoTrace) {
  support::Random random = support::logged_random("gaps and order");
  std::vector<geo::Point> points;
  GroupValues children;
  for (int i = 0; i < 500; ++i) {
    points.push_back({100.0 * random.integer(0, 80), 100.0 * random.integer(0, 80)});
    children.persons.push_back(std::pow(1.01, i));  // no ties between clusters
    children.flags.push_back(geo::ValueFlag::None);
  }
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size(); i-- > 1;) {
    std::swap(order[i], order[random.below(static_cast<std::uint32_t>(i + 1))]);
  }
  std::vector<geo::Point> shuffled;
  GroupValues shuffled_children;
  for (const std::uint32_t i : order) {
    shuffled.push_back(points[i]);
    shuffled_children.persons.push_back(children.persons[i]);
    shuffled_children.flags.push_back(children.flags[i]);
  }
  const std::vector<std::uint8_t> outside(points.size(), 1);
  const std::vector<Gap> a = find_gaps(points, outside, children, {250});
  const std::vector<Gap> b = find_gaps(shuffled, outside, shuffled_children, {250});
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t g = 0; g < a.size(); ++g) {
    std::vector<std::uint32_t> back;
    for (const std::uint32_t cell : b[g].cells) back.push_back(order[cell]);
    EXPECT_THAT(back, testing::UnorderedElementsAreArray(a[g].cells));
  }
}

}  // namespace
}  // namespace nahraum::analysis
