// Measures of inequality against formulas over single people, and examples done by hand.

#include "analysis/access/equity.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

std::vector<FlaggedValue> flagged(const std::vector<double>& values) {
  std::vector<FlaggedValue> result;
  for (const double value : values) result.push_back({value, ValueFlag::None});
  return result;
}

TEST(Equity, four_people_by_hand) {
  // Values 1, 2, 3, 4: mean 2.5. Gini = (2*(1*1+2*2+3*3+4*4))/(4*10) - 5/4 = 60/40 - 1.25 = 0.25.
  // Line 3: below are 1 and 2: FGT0 = 2/4, FGT1 = (2/3 + 1/3)/4, FGT2 = (4/9 + 1/9)/4.
  const Equity e =
      equity_of(flagged({3, 1, 4, 2}), std::vector<double>{1, 1, 1, 1}, {.poverty_line = 3});
  EXPECT_DOUBLE_EQ(e.mean.value, 2.5);
  EXPECT_NEAR(e.gini.value, 0.25, 1e-15);
  EXPECT_DOUBLE_EQ(e.fgt[0].value, 0.5);
  EXPECT_DOUBLE_EQ(e.fgt[1].value, 0.25);
  EXPECT_DOUBLE_EQ(e.fgt[2].value, 5.0 / 36);
  // 5, 10, 25, 50, 75, 90, 95 percent of four people
  const std::vector<double> wanted{1, 1, 1, 2, 3, 4, 4};
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(e.percentiles[i].value, wanted[i]);
}

TEST(Equity, palma_and_theil_by_hand) {
  // Ten people: 4 x 1, 5 x 2, 1 x 6: sum 20; top tenth holds 6, lower four 4.
  const Equity e = equity_of(flagged({1, 2, 6}), std::vector<double>{4, 5, 1}, {});
  EXPECT_NEAR(e.palma.value, 1.5, 1e-12);
  const double theil = 0.4 * 0.5 * std::log(0.5) + 0.1 * 3 * std::log(3.0);  // 2/2: ln 1 = 0
  EXPECT_NEAR(e.theil.value, theil, 1e-15);
  // The cut lies within a place: five people with 1 and five with 3: 0.1 of ten = 1 person with 3,
  // 0.4 = four with 1.
  EXPECT_NEAR(equity_of(flagged({1, 3}), std::vector<double>{5, 5}, {}).palma.value, 0.75, 1e-12);
}

TEST(Equity, concentration_by_hand) {
  // Ranks 1/6, 3/6, 5/6; values 1, 2, 3 rising with the rank: 2/(3*2) * (1*(-1/3) + 0 + 3*(1/3)) =
  // 2/9; falling: the same below 0; all tied: 0.
  const std::vector<double> people{1, 1, 1};
  const auto index = [&](const std::vector<double>& rank) {
    const auto by = flagged(rank);
    return equity_of(flagged({1, 2, 3}), people, {.rank_by = by}).concentration.value;
  };
  EXPECT_NEAR(index({10, 20, 30}), 2.0 / 9, 1e-15);
  EXPECT_NEAR(index({30, 20, 10}), -2.0 / 9, 1e-15);
  EXPECT_NEAR(index({5, 5, 5}), 0, 1e-15);
}

/// Places written out as single people, formulas by pairs.
TEST(Equity, grouped_people_are_the_same_as_single_people) {
  support::Random random = support::logged_random("equity");
  for (int n = 0; n < 500 && !testing::Test::HasFailure(); ++n) {
    std::vector<double> values, people, ranks, single, single_rank;
    for (int i = random.integer(1, 8); i > 0; --i) {
      values.push_back(random.chance(0.2) ? 0 : random.integer(1, 12) / 3.0);
      people.push_back(random.integer(0, 6));
      ranks.push_back(random.integer(1, 4));
      for (int k = 0; k < static_cast<int>(people.back()); ++k) {
        single.push_back(values.back());
        single_rank.push_back(ranks.back());
      }
    }
    const double line = random.uniform(0.5, 3);
    const auto by = flagged(ranks);
    const Equity e = equity_of(flagged(values), people, {.poverty_line = line, .rank_by = by});
    const double count = static_cast<double>(single.size());
    double sum = 0;
    for (const double x : single) sum += x;
    EXPECT_EQ(e.people, count);
    ASSERT_EQ(e.mean.missing(), single.empty());
    ASSERT_EQ(e.gini.missing(), !(sum > 0));
    if (single.empty()) continue;
    double poor[3] = {0, 0, 0};
    for (const double x : single) {
      for (int a = 0; a < 3 && x < line; ++a) poor[a] += std::pow((line - x) / line, a) / count;
    }
    for (int a = 0; a < 3; ++a) EXPECT_NEAR(e.fgt[a].value, poor[a], 1e-12);
    std::vector<double> sorted = single;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(e.percentiles[3].value, sorted[static_cast<std::size_t>(std::ceil(count / 2)) - 1]);
    if (!(sum > 0)) continue;
    const double mean = sum / count;
    double differences = 0, theil = 0, covariance = 0;
    for (std::size_t i = 0; i < single.size(); ++i) {
      theil += single[i] > 0 ? single[i] / mean * std::log(single[i] / mean) / count : 0;
      double below = 0, same = 0;
      for (std::size_t k = 0; k < single.size(); ++k) {
        differences += std::abs(single[i] - single[k]);
        below += single_rank[k] < single_rank[i] ? 1 : 0;
        same += single_rank[k] == single_rank[i] ? 1 : 0;
      }
      covariance += (single[i] - mean) * ((below + same / 2) / count - 0.5) / count;
    }
    EXPECT_NEAR(e.gini.value, differences / (2 * count * count * mean), 1e-12);
    EXPECT_NEAR(e.theil.value, std::max(0.0, theil), 1e-12);
    EXPECT_NEAR(e.concentration.value, 2 * covariance / mean, 1e-12);
  }
}

TEST(Equity, what_says_nothing_is_missing_and_who_is_left_out_is_counted) {
  const std::vector<FlaggedValue> values{{2, ValueFlag::None}, {}, {0, ValueFlag::ExactZero}};
  const Equity some = equity_of(values, std::vector<double>{3, 4, 0}, {});
  EXPECT_EQ(some.people, 3);
  EXPECT_EQ(some.left_out, 4);
  EXPECT_EQ(some.gini.value, 0);
  EXPECT_EQ(some.fgt[0].flag, ValueFlag::NotApplicable);
  EXPECT_EQ(some.concentration.flag, ValueFlag::NotApplicable);
  const Equity zeros = equity_of(flagged({0, 0}), std::vector<double>{1, 1}, {.poverty_line = 1});
  EXPECT_EQ(zeros.mean.value, 0);
  EXPECT_EQ(zeros.gini.flag, ValueFlag::NotApplicable);
  EXPECT_EQ(zeros.palma.flag, ValueFlag::NotApplicable);
  EXPECT_EQ(zeros.fgt[2].value, 1);
  const Equity none = equity_of({}, {}, {});
  EXPECT_TRUE(none.mean.missing());
  EXPECT_TRUE(none.percentiles[0].missing());
}

TEST(Equity, minutes_above_a_line_are_poverty_too) {
  const Equity e = equity_of(flagged({10, 45}), std::vector<double>{1, 1},
                             {.poverty_line = 30, .high_is_bad = true});
  EXPECT_DOUBLE_EQ(e.fgt[0].value, 0.5);
  EXPECT_DOUBLE_EQ(e.fgt[1].value, 0.25);
}

TEST(Equity, bad_input_is_refused) {
  const std::vector<double> one{1};
  EXPECT_THROW((void)equity_of(flagged({-1}), one, {}), geo::Error);
  EXPECT_THROW((void)equity_of(flagged({1}), std::vector<double>{-1}, {}), geo::Error);
  EXPECT_THROW((void)equity_of(flagged({1}), one, {.poverty_line = 0}), geo::Error);
  EXPECT_THROW((void)equity_of(flagged({1}), one, {.percentiles = {101}}), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
