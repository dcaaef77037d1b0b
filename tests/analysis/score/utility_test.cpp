#include "analysis/score/utility.h"

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

TEST(Utility, FollowsTheBreakPointsOfTheReference) {
  const std::vector<BreakPoint> children{{30, 0}, {300, 1}};
  EXPECT_EQ(utility(children, 30), 0);
  EXPECT_DOUBLE_EQ(utility(children, 165), 0.5);
  EXPECT_EQ(utility(children, 300), 1);
  const std::vector<BreakPoint> covered{{10, 1}, {70, 0}};
  EXPECT_EQ(utility(covered, 10), 1);
  EXPECT_DOUBLE_EQ(utility(covered, 25), 0.75);
  EXPECT_EQ(utility(covered, 70), 0);
}

TEST(Utility, StaysConstantBeyondTheEnds) {
  const std::vector<BreakPoint> points{{10, 0.2}, {30, 0.9}};
  EXPECT_EQ(utility(points, -1e9), 0.2);
  EXPECT_EQ(utility(points, 1e9), 0.9);
}

TEST(Utility, MeetsInnerBreakPointsExactly) {
  const std::vector<BreakPoint> points{{0, 0}, {0.1, 0.3}, {0.7, 0.1}, {3, 1}};
  for (const BreakPoint& p : points) EXPECT_EQ(utility(points, p.value), p.utility);
  EXPECT_DOUBLE_EQ(utility(points, 0.4), 0.2);
}

TEST(Utility, NeverLeavesTheRangeOfItsPoints) {
  support::Random random = support::logged_random("utility");
  for (int round = 0; round < 2000; ++round) {
    std::vector<BreakPoint> points{{random.uniform(-100, 100), random.uniform(0, 1)}};
    for (int i = 0; i < 4; ++i) {
      points.push_back({points.back().value + random.uniform(1e-6, 50), random.uniform(0, 1)});
    }
    const double u = utility(points, random.uniform(-200, 400));
    EXPECT_GE(u, 0);
    EXPECT_LE(u, 1);
  }
}

}  // namespace
}  // namespace nahraum::analysis
