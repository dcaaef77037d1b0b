#include "analysis/need/standardise.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;
using Values = std::vector<FlaggedValue>;

constexpr Direction kUp = Direction::HigherIsMoreNeed;
constexpr Direction kDown = Direction::LowerIsMoreNeed;

Values plain(std::initializer_list<double> numbers) {
  Values values;
  for (const double number : numbers) values.push_back({number, ValueFlag::None});
  return values;
}

TEST(Reference, PlainAndWeighted) {
  // 2, 4, 9: mean 5, variance (9 + 1 + 16) / 3.
  const Reference all = reference_of(plain({2, 4, 9}), {});
  EXPECT_DOUBLE_EQ(all.mean, 5);
  EXPECT_DOUBLE_EQ(all.sd, std::sqrt(26.0 / 3));
  // Weights 1, 2, 1: mean 19/4, as if the middle stood there twice.
  const std::vector<double> weights{1, 2, 1};
  const Reference weighted = reference_of(plain({2, 4, 9}), {.weights = weights});
  const Reference twice = reference_of(plain({2, 4, 4, 9}), {});
  EXPECT_DOUBLE_EQ(weighted.mean, twice.mean);
  EXPECT_DOUBLE_EQ(weighted.sd, twice.sd);
}

TEST(Reference, MissingAndUnpeopledAreasHaveNoSay) {
  Values values = plain({2, 100, 4, 9});
  values[1] = {};
  EXPECT_DOUBLE_EQ(reference_of(values, {}).mean, 5);
  values[1] = {1000, ValueFlag::None};
  const std::vector<double> weights{1, 0, 1, 1};
  EXPECT_DOUBLE_EQ(reference_of(values, {.weights = weights}).mean, 5);
}

TEST(NeedScores, ZAgainstAFixedReferenceWithWinsorising) {
  const Reference fixed{.mean = 10, .sd = 2, .given = true};
  const auto scores = need_scores(plain({10, 12, 4, 30}), {.limit = 3}, fixed, kUp);
  EXPECT_DOUBLE_EQ(scores[0].score, 0.5);
  EXPECT_DOUBLE_EQ(scores[1].score, 4.0 / 6);  // z = 1
  EXPECT_DOUBLE_EQ(scores[2].score, 0);        // z = -3, not cut
  EXPECT_FALSE(scores[2].winsorised);
  EXPECT_DOUBLE_EQ(scores[3].score, 1);  // z = 10
  EXPECT_DOUBLE_EQ(scores[3].z, 10);
  EXPECT_TRUE(scores[3].winsorised);
  EXPECT_DOUBLE_EQ(need_scores(plain({12}), {.limit = 3}, fixed, kDown)[0].score, 2.0 / 6);
}

TEST(NeedScores, FixedRange) {
  const ScaleRule rule{.scale = Scale::Range, .low = 10, .high = 30};
  const auto scores = need_scores(plain({5, 10, 20, 30, 31}), rule, {}, kUp);
  EXPECT_DOUBLE_EQ(scores[0].score, 0);
  EXPECT_TRUE(scores[0].winsorised);
  EXPECT_FALSE(scores[1].winsorised);
  EXPECT_DOUBLE_EQ(scores[2].score, 0.5);
  EXPECT_DOUBLE_EQ(scores[4].score, 1);
}

TEST(NeedScores, RanksShareTies) {
  Values values = plain({7, 3, 7, 9});
  values.push_back({});
  const auto ranks = mid_ranks(values);
  EXPECT_EQ(ranks, (std::vector<double>{2.5, 1, 2.5, 4, 0}));
  const auto scores = need_scores(values, {.scale = Scale::Rank}, {}, kUp);
  EXPECT_DOUBLE_EQ(scores[1].score, 0.125);
  EXPECT_DOUBLE_EQ(scores[0].score, 0.5);
  EXPECT_FALSE(scores[4].known);
}

TEST(NeedScores, QuantilesNeverPartEqualValues) {
  EXPECT_EQ(quantile_classes(plain({1, 2, 3, 4}), 4), (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(quantile_classes(plain({1, 1, 1, 4}), 4), (std::vector<int>{1, 1, 1, 4}));
  EXPECT_EQ(quantile_classes(plain({1, 3, 3, 3, 3}), 5), (std::vector<int>{1, 2, 2, 2, 2}));
}

TEST(NeedScores, DegenerateCasesHaveARuleAndNoNaN) {
  for (const Scale scale : {Scale::Z, Scale::Range, Scale::Rank, Scale::Quantile}) {
    const ScaleRule rule{.scale = scale};
    const auto with_own = [&](const Values& values) {
      return need_scores(values, rule, reference_of(values, {}), kUp);
    };
    for (const NeedScore& score : with_own(Values(3))) EXPECT_FALSE(score.known) << "all missing";
    if (scale == Scale::Range) continue;  // fixed values need no others
    EXPECT_FALSE(with_own(plain({4}))[0].known) << "one value";
    for (const NeedScore& score : with_own(plain({0.1, 0.1, 0.1}))) {
      EXPECT_TRUE(score.known);
      EXPECT_DOUBLE_EQ(score.score, 0.5) << "all equal";
    }
  }
}

// Rounding of equal numbers is no spread: 0.1 seven times has an SD of 1e-17 without care.
TEST(NeedScores, EqualValuesWithWeightsHaveNoSpread) {
  support::Random random = support::logged_random("equal values");
  for (int round = 0; round < 200; ++round) {
    const double value = random.uniform(-1e6, 1e6);
    Values values(random.below(20) + 2, FlaggedValue{value, ValueFlag::None});
    std::vector<double> weights;
    for (std::size_t i = 0; i < values.size(); ++i) weights.push_back(random.uniform(0.1, 1e5));
    EXPECT_EQ(reference_of(values, {.weights = weights}).sd, 0);
  }
}

// z by the definition, in another order of summing.
TEST(NeedScores, MeanZeroAndVarianceOneOverTheirOwnReference) {
  support::Random random = support::logged_random("z");
  for (int round = 0; round < 100; ++round) {
    Values values;
    std::vector<double> weights;
    for (int i = random.integer(3, 60); i > 0; --i) {
      values.push_back({random.uniform(0, 40), ValueFlag::None});
      weights.push_back(random.integer(1, 5000));
    }
    const Reference own = reference_of(values, {.weights = weights});
    const auto scores = need_scores(values, {.limit = 1000}, own, kUp);
    double mean = 0, square = 0, all = 0;
    for (std::size_t i = values.size(); i-- > 0;) {
      mean += weights[i] * scores[i].z;
      square += weights[i] * scores[i].z * scores[i].z;
      all += weights[i];
    }
    EXPECT_NEAR(mean / all, 0, 1e-9);
    EXPECT_NEAR(square / all, 1, 1e-9);
  }
}

}  // namespace
}  // namespace nahraum::analysis
