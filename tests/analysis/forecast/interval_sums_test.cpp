#include "analysis/population/interval_sums.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

TEST(IntervalSums, DeviationsAddUpAsSquares) {
  const std::vector<UncertainPart> parts = {{100, 97, 104, 50}, {200, 196, 203, 0}};
  const CountInterval sum = sum_interval(parts);
  EXPECT_DOUBLE_EQ(sum.lower, 300 - 5);  // 3 and 4
  EXPECT_DOUBLE_EQ(sum.upper, 300 + 5);  // 4 and 3
}

TEST(IntervalSums, OnlyTheCoveredPartCounts) {
  // Half of the first lies within the limit, nothing of the second.
  const CountInterval covered =
      covered_interval(std::vector<UncertainPart>{{100, 90, 120, 50}, {200, 100, 300, 0}});
  EXPECT_DOUBLE_EQ(covered.lower, 45);
  EXPECT_DOUBLE_EQ(covered.upper, 60);
}

TEST(IntervalSums, FewerPeopleOutsideRaiseTheShare) {
  // All of the first, nobody of the second: 100 of 200. First order in the second:
  // 0.5 -+ 0.5 * deviation / 200.
  const CountInterval share =
      share_interval(std::vector<UncertainPart>{{100, 100, 100, 100}, {100, 80, 140, 0}});
  EXPECT_DOUBLE_EQ(share.lower, 0.5 - 0.5 * 40 / 200);
  EXPECT_DOUBLE_EQ(share.upper, 0.5 + 0.5 * 20 / 200);
}

TEST(IntervalSums, EqualSharesMakeASureShare) {
  const CountInterval share =
      share_interval(std::vector<UncertainPart>{{100, 50, 150, 25}, {40, 0, 90, 10}});
  EXPECT_DOUBLE_EQ(share.lower, 0.25);
  EXPECT_DOUBLE_EQ(share.upper, 0.25);
}

TEST(IntervalSums, NobodyIsNoShare) {
  const CountInterval share = share_interval(std::vector<UncertainPart>{{0, 0, 0, 0}});
  EXPECT_EQ(share.lower, 0);
  EXPECT_EQ(share.upper, 0);
}

/// 90 % of draws must lie within ends made of 90 % ends (normal parts, 2,000 draws each).
TEST(IntervalSums, HoldTheirChanceInDraws) {
  support::Random random = support::logged_random("interval_sums");
  for (int round = 0; round < 10; ++round) {
    std::vector<UncertainPart> parts;
    std::vector<double> sd;
    for (int i = 0; i < 12; ++i) {
      const double value = random.integer(100, 400);
      sd.push_back(std::sqrt(value));
      parts.push_back({value, value - 1.645 * sd.back(), value + 1.645 * sd.back(),
                       value * random.integer(0, 100) / 100.0});
    }
    const CountInterval sum = sum_interval(parts), share = share_interval(parts);
    int in_sum = 0, in_share = 0;
    constexpr int kDraws = 2'000;
    for (int draw = 0; draw < kDraws; ++draw) {
      double all = 0, covered = 0;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        double normal = -6;
        for (int k = 0; k < 12; ++k) normal += random.integer(0, 1'000'000) / 1e6;
        const double value = parts[i].value + sd[i] * normal;
        all += value;
        covered += value * parts[i].covered / parts[i].value;
      }
      in_sum += sum.lower <= all && all <= sum.upper ? 1 : 0;
      in_share += share.lower <= covered / all && covered / all <= share.upper ? 1 : 0;
    }
    EXPECT_NEAR(in_sum / double(kDraws), 0.9, 0.03);
    EXPECT_NEAR(in_share / double(kDraws), 0.9, 0.03);
  }
}

}  // namespace
}  // namespace nahraum::analysis
