#include "analysis/score/reweigh.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

CriterionNode leaf(const std::string& key, double weight) {
  CriterionNode node;
  node.key = node.measure = key;
  node.weight = weight;
  node.utility = {{0, 0}, {1, 1}};
  return node;
}

CriterionNode group(const std::string& key, double weight, Combine combine,
                    std::vector<CriterionNode> children) {
  CriterionNode node;
  node.key = key;
  node.weight = weight;
  node.combine = combine;
  node.children = std::move(children);
  return node;
}

/// root: G (60 %: a 75, b 25), M (30 %, best of c and d), P (10 %, power: e, f)
CriteriaSet drawn_criteria() {
  CriteriaSet set;
  set.root = group("root", 1, Combine::WeightedMean,
                   {group("G", 0.6, Combine::WeightedMean, {leaf("a", 0.75), leaf("b", 0.25)}),
                    group("M", 0.3, Combine::Max, {leaf("c", 0.5), leaf("d", 0.5)}),
                    group("P", 0.1, Combine::Power, {leaf("e", 0.5), leaf("f", 0.5)})});
  return set;
}

Measures drawn_measures(std::size_t candidates, std::uint64_t seed) {
  support::Random random(seed);
  Measures measures;
  for (const char* key : {"a", "b", "c", "d", "e", "f"}) {
    Measure& measure = measures[key];
    measure.key = key;
    for (std::size_t c = 0; c < candidates; ++c)
      measure.values.push_back(random.below(7) == 0
                                   ? FlaggedValue{}
                                   : FlaggedValue{random.uniform(0, 1), ValueFlag::None});
  }
  return measures;
}

std::vector<double> moved(const LiveScores& live, std::string_view key, double weight) {
  std::vector<double> weights = live.prepared.tree.weights;
  weights[live.prepared.tree.find(key)] = weight;
  return weights;
}

TEST(Reweigh, SharesAddUpAndUntouchedSiblingsKeepTheirBits) {
  const CriteriaSet criteria = drawn_criteria();
  const ScoreTree tree = score_tree(criteria);
  std::vector<double> weights = tree.weights;
  weights[tree.find("a")] = 0.25;  // beside b with 0.25
  const std::vector<double> shares = weight_shares(tree, weights);
  EXPECT_DOUBLE_EQ(shares[tree.find("a")], 0.5);
  EXPECT_DOUBLE_EQ(shares[tree.find("b")], 0.5);
  EXPECT_EQ(shares[tree.find("G")], 0.6);
  const std::vector<double> of_root = shares_of_root(tree, shares);
  EXPECT_DOUBLE_EQ(of_root[tree.find("b")], 0.3);
  EXPECT_DOUBLE_EQ(of_root[tree.find("c")], 0.15);
}

TEST(Reweigh, NothingLeftAmongSiblingsIsZeroForAll) {
  const CriteriaSet criteria = drawn_criteria();
  const Measures measures = drawn_measures(5, 3);
  LiveScores live = live_scores(criteria, measures, {.min_data_share = 0});
  std::vector<double> weights = live.prepared.tree.weights;
  for (const char* key : {"G", "M", "P"}) weights[live.prepared.tree.find(key)] = 0;
  reweigh(live, weights);
  for (std::size_t c = 0; c < 5; ++c) EXPECT_EQ(live.space.rank[c], 0U);
}

TEST(Reweigh, OnlyNodesBesideOthersAndNotBelowAMaxHaveWeights) {
  const CriteriaSet criteria = drawn_criteria();
  const ScoreTree tree = score_tree(criteria);
  std::string with;
  for (std::size_t node = 0; node < tree.nodes.size(); ++node)
    if (has_weight(tree, node)) with += tree.nodes[node].criterion->key + " ";
  EXPECT_EQ(with, "G a b M P e f ");
}

/// The slow way with the same weights in the criteria gives every number of the quick one.
TEST(Reweigh, IsTheScoreOfCriteriaWithTheseWeights) {
  constexpr std::size_t kCandidates = 200;
  const CriteriaSet criteria = drawn_criteria();
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    const Measures measures = drawn_measures(kCandidates, seed);
    LiveScores live = live_scores(criteria, measures, {});
    reweigh(live, moved(live, seed % 2 == 0 ? "G" : "b", 0.05 * static_cast<double>(seed)));
    const Ranking ranking = score(with_weights(criteria, live.shares), measures, {});
    for (std::size_t c = 0; c < kCandidates; ++c) {
      const CandidateScore& one = ranking.candidates[c];
      ASSERT_EQ(one.rank.value_or(0), live.space.rank[c]);
      ASSERT_EQ(one.points.value_or(0), live.space.points[c]);
      for (std::size_t node = 0; node < one.nodes.size(); ++node)
        ASSERT_EQ(one.nodes[node].contribution, live.points_of(node)[c]) << node;
    }
  }
}

TEST(Reweigh, AnotherNumberOfWeightsIsAnError) {
  const CriteriaSet criteria = drawn_criteria();
  const Measures measures = drawn_measures(3, 1);
  LiveScores live = live_scores(criteria, measures, {});
  EXPECT_THROW(reweigh(live, std::vector<double>{1, 2}), geo::Error);
  EXPECT_THROW((void)with_weights(criteria, std::vector<double>{1}), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
