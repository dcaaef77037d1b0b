#include "analysis/need/social_index.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/need/status_dynamics.h"
#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;
using Scores = std::vector<std::vector<NeedScore>>;

NeedScore known(double score) { return {.known = true, .score = score}; }
const NeedScore kMissing{};

IndexNode leaf(int row, double weight, MissingPolicy missing = MissingPolicy::Renormalise) {
  return {.key = fmt::format("i{}", row), .weight = weight, .leaf = row, .missing = missing};
}

IndexNode node(NodeRule rule, std::vector<IndexNode> children) {
  IndexNode result{.key = "index", .rule = rule};
  result.children = std::move(children);
  check_weights(result);
  return result;
}

double single(const IndexNode& root, const Scores& scores) {
  return social_index(root, scores, {}).areas[0].index.value();
}

TEST(SocialIndex, FourRulesByHand) {
  const Scores scores{{known(0.2)}, {known(0.8)}};
  const auto with = [](NodeRule rule) { return node(rule, {leaf(0, 0.25), leaf(1, 0.75)}); };
  EXPECT_NEAR(single(with(NodeRule::Mean), scores), 0.65, 1e-12);
  EXPECT_NEAR(single(with(NodeRule::Geometric), scores), std::pow(0.2, 0.25) * std::pow(0.8, 0.75),
              1e-12);
  EXPECT_NEAR(single(with(NodeRule::Power), scores), std::cbrt(0.25 * 0.008 + 0.75 * 0.512), 1e-12);
  EXPECT_NEAR(single(with(NodeRule::Max), scores), 0.8, 1e-12);
}

TEST(SocialIndex, MissingByPolicyWithTheIntervalAlways) {
  const Scores scores{{known(0.4), known(0.4)}, {known(0.8), kMissing}};
  const auto with = [](MissingPolicy policy) {
    return node(NodeRule::Mean, {leaf(0, 0.7), leaf(1, 0.3, policy)});
  };
  const AreaIndex renormalised =
      social_index(with(MissingPolicy::Renormalise), scores, {}).areas[1];
  EXPECT_NEAR(renormalised.index.value(), 0.4, 1e-12);
  EXPECT_NEAR(renormalised.lowest, 0.28, 1e-12);
  EXPECT_NEAR(renormalised.highest, 0.58, 1e-12);
  EXPECT_NEAR(renormalised.data_share, 0.7, 1e-12);
  EXPECT_TRUE(renormalised.rank);
  const AreaIndex bounds = social_index(with(MissingPolicy::Bounds), scores, {}).areas[1];
  EXPECT_EQ(bounds.state, IndexState::OnlyBounds);
  EXPECT_FALSE(bounds.index);
  EXPECT_NEAR(bounds.lowest, 0.28, 1e-12);
  const AreaIndex excluded = social_index(with(MissingPolicy::Exclude), scores, {}).areas[1];
  EXPECT_EQ(excluded.state, IndexState::Excluded);
  EXPECT_NEAR(excluded.highest, 0.58, 1e-12);
}

TEST(SocialIndex, NoRankBelowSixtyPercentOfTheData) {
  const Scores scores{{known(0.4), kMissing}, {kMissing, known(0.9)}};
  const auto result = social_index(node(NodeRule::Mean, {leaf(0, 0.6), leaf(1, 0.4)}), scores, {});
  EXPECT_EQ(result.areas[0].rank, 1u) << "exactly 60 %";
  EXPECT_TRUE(result.areas[1].index);
  EXPECT_FALSE(result.areas[1].rank);
  EXPECT_EQ(result.rank_best[1], 0u);
}

TEST(SocialIndex, SmallAreasAreNotIndexed) {
  const Scores scores{{known(0.4), known(0.5), known(0.6)}};
  const std::vector<FlaggedValue> residents{
      {299, ValueFlag::None}, {300, ValueFlag::None}, FlaggedValue{}};
  const auto result =
      social_index(node(NodeRule::Mean, {leaf(0, 1)}), scores, {.residents = residents});
  EXPECT_EQ(result.areas[0].state, IndexState::TooFewResidents);
  EXPECT_FALSE(result.areas[0].index);
  EXPECT_EQ(result.areas[1].state, IndexState::Indexed);
  EXPECT_EQ(result.areas[2].state, IndexState::ResidentsUnknown);
}

TEST(SocialIndex, LeavingOneIndicatorOut) {
  // By both: area 0 (0.65) before area 1 (0.5). Without i1: 0.3 after 0.6.
  const Scores scores{{known(0.3), known(0.6)}, {known(1.0), known(0.4)}};
  const auto result = social_index(node(NodeRule::Mean, {leaf(0, 0.5), leaf(1, 0.5)}), scores, {});
  EXPECT_EQ(result.areas[0].rank, 1u);
  ASSERT_EQ(result.without.size(), 2u);
  EXPECT_EQ(result.without[0].rank[0], 1u);
  EXPECT_EQ(result.without[1].rank[0], 2u);
  EXPECT_EQ(result.without[1].largest_shift, 1u);
  EXPECT_EQ(result.rank_best, (std::vector<std::size_t>{1, 1}));
  EXPECT_EQ(result.rank_worst, (std::vector<std::size_t>{2, 2}));
}

TEST(SocialIndex, EqualIndicesShareARank) {
  const Scores scores{{known(0.3), known(0.6), known(0.6), known(0.1)}};
  const auto result = social_index(node(NodeRule::Mean, {leaf(0, 1)}), scores, {});
  EXPECT_EQ(result.areas[1].rank, 1u);
  EXPECT_EQ(result.areas[2].rank, 1u);
  EXPECT_EQ(result.areas[0].rank, 3u);
}

TEST(SocialIndex, WeightsMustAddUp) {
  EXPECT_THROW(node(NodeRule::Mean, {leaf(0, 0.5), leaf(1, 0.4)}), geo::Error);
  EXPECT_THROW(node(NodeRule::Mean, {leaf(0, 1.5), leaf(1, -0.5)}), geo::Error);
  EXPECT_THROW(node(NodeRule::Mean, {}), geo::Error);
  const IndexNode percent = node(NodeRule::Mean, {leaf(0, 60), leaf(1, 40)});
  EXPECT_DOUBLE_EQ(percent.children[0].weight, 0.6);
}

IndexNode random_node(support::Random& random, int depth, int& leaves) {
  if (depth == 0 || random.chance(0.3)) return leaf(leaves++, 1);
  IndexNode result{.key = "n",
                   .rule = static_cast<NodeRule>(random.integer(0, 3)),
                   .power = random.uniform(1, 5)};
  double sum = 0;
  for (int i = random.integer(1, 4); i > 0; --i) {
    result.children.push_back(random_node(random, depth - 1, leaves));
    result.children.back().weight = random.uniform(0.1, 3);
    sum += result.children.back().weight;
  }
  for (IndexNode& child : result.children) child.weight /= sum;
  return result;
}

Scores random_scores(support::Random& random, int leaves, std::size_t areas) {
  Scores scores(static_cast<std::size_t>(leaves));
  for (auto& row : scores)
    for (std::size_t area = 0; area < areas; ++area)
      row.push_back(random.chance(0.3) ? kMissing : known(random.uniform(0, 1)));
  return scores;
}

// A missing value never raises a lower bound and never lowers an upper one; whatever the missing
// value was, the index with it lies inside; nothing is ever NaN.
TEST(SocialIndexProperty, MissingOnlyWidensTheInterval) {
  support::Random random = support::logged_random("missing");
  for (int round = 0; round < 2000; ++round) {
    int leaves = 0;
    const IndexNode root = random_node(random, 3, leaves);
    const Scores scores = random_scores(random, leaves, 1);
    const AreaIndex full = social_index(root, scores, {}).areas[0];
    Scores less = scores;
    for (auto& row : less)
      if (random.chance(0.3)) row[0] = kMissing;
    const AreaIndex now = social_index(root, less, {}).areas[0];
    EXPECT_LE(now.lowest, full.lowest);
    EXPECT_GE(now.highest, full.highest);
    EXPECT_LE(now.data_share, full.data_share);
    if (full.index && full.data_share > 1 - 1e-9) {
      EXPECT_GE(*full.index, now.lowest - 1e-12);
      EXPECT_LE(*full.index, now.highest + 1e-12);
    }
    for (const double value : {now.lowest, now.highest, now.index.value_or(0)})
      EXPECT_TRUE(value >= 0 && value <= 1 + 1e-12) << value;
  }
}

// One area changed leaves the others' indices as they are, bit by bit (scores are given).
TEST(SocialIndexProperty, AreasDoNotChangeEachOther) {
  support::Random random = support::logged_random("areas");
  for (int round = 0; round < 200; ++round) {
    int leaves = 0;
    const IndexNode root = random_node(random, 2, leaves);
    Scores scores = random_scores(random, leaves, 5);
    const IndexResult before = social_index(root, scores, {});
    for (auto& row : scores) row[2] = known(random.uniform(0, 1));
    const IndexResult after = social_index(root, scores, {});
    for (const std::size_t area : {0u, 1u, 3u, 4u}) {
      EXPECT_EQ(before.areas[area].index, after.areas[area].index);
      EXPECT_EQ(before.areas[area].lowest, after.areas[area].lowest);
    }
  }
}

TEST(StatusDynamics, LimitsAndCodes) {
  EXPECT_EQ(status_class(-1.01, {}), Status::High);
  EXPECT_EQ(status_class(-1, {}), Status::Middle);
  EXPECT_EQ(status_class(1, {}), Status::Middle);
  EXPECT_EQ(status_class(1.2, {}), Status::Low);
  EXPECT_EQ(status_class(1.5, {}), Status::Low);
  EXPECT_EQ(status_class(1.6, {}), Status::VeryLow);
  EXPECT_EQ(dynamics_class(-1.1, {}), Dynamics::Positive);
  EXPECT_EQ(dynamics_class(0, {}), Dynamics::Stable);
  EXPECT_EQ(dynamics_class(1.1, {}), Dynamics::Negative);
  EXPECT_EQ(status_dynamics_code(Status::VeryLow, Dynamics::Negative), "4-");
  EXPECT_FALSE(StatusLimits{.high = 2}.ascending());
}

}  // namespace
}  // namespace nahraum::analysis
