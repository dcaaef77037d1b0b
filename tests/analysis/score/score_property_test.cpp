#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/score/score.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

constexpr double kRounding = 1e-9;  // points

/// A random tree of at most `depth` further levels; its leaves are collected in `measures`.
CriterionNode random_node(support::Random& random, int depth, Measures& measures) {
  CriterionNode node;
  node.key = fmt::format("n{}_{}", measures.size(), depth);
  if (depth == 0 || random.chance(0.3)) {
    node.measure = fmt::format("m{}", measures.size());
    measures[node.measure].key = node.measure;
    const double low = random.uniform(0, 50);
    const bool more_is_better = random.chance(0.5);
    node.utility = {{low, more_is_better ? 0.0 : 1.0}, {low + 50, more_is_better ? 1.0 : 0.0}};
    return node;
  }
  node.combine = random.chance(0.3) ? Combine::Max : Combine::WeightedMean;
  const int children = random.integer(1, 4);
  double sum = 0;
  for (int i = 0; i < children; ++i) {
    node.children.push_back(random_node(random, depth - 1, measures));
    node.children.back().weight = node.combine == Combine::Max ? 1 : random.uniform(0.1, 10);
    sum += node.children.back().weight;
  }
  for (CriterionNode& child : node.children) child.weight /= sum;
  return node;
}

FlaggedValue random_value(support::Random& random) {
  if (random.chance(0.3)) return {};
  return {random.uniform(0, 100), ValueFlag::None};
}

struct Instance {
  CriteriaSet criteria;
  Measures measures;
};

Instance random_instance(support::Random& random, std::size_t candidates) {
  Instance instance;
  instance.criteria.root = random_node(random, 3, instance.measures);
  instance.criteria.root.weight = 1;
  for (auto& [key, measure] : instance.measures) {
    for (std::size_t c = 0; c < candidates; ++c) measure.values.push_back(random_value(random));
  }
  return instance;
}

Measure& any_measure(support::Random& random, Measures& measures) {
  auto at = measures.begin();
  std::advance(at, random.below(static_cast<std::uint32_t>(measures.size())));
  return at->second;
}

TEST(ScoreProperties, ChangingOneCandidateLeavesTheOthersPointsAlone) {
  support::Random random = support::logged_random("one candidate changed");
  for (int round = 0; round < 200; ++round) {
    Instance instance = random_instance(random, 12);
    const Ranking before = score(instance.criteria, instance.measures, {});
    const std::size_t changed = random.below(12);
    for (auto& [key, measure] : instance.measures) measure.values[changed] = random_value(random);
    const Ranking after = score(instance.criteria, instance.measures, {});
    for (std::size_t c = 0; c < 12; ++c) {
      if (c == changed) continue;
      ASSERT_EQ(before.candidates[c].points, after.candidates[c].points);
      ASSERT_EQ(before.candidates[c].lowest, after.candidates[c].lowest);
      ASSERT_EQ(before.candidates[c].highest, after.candidates[c].highest);
    }
  }
}

TEST(ScoreProperties, AMissingValueNeverNarrowsTheInterval) {
  support::Random random = support::logged_random("a value goes missing");
  for (int round = 0; round < 500; ++round) {
    Instance instance = random_instance(random, 3);
    const Ranking before = score(instance.criteria, instance.measures, {});
    const std::size_t c = random.below(3);
    any_measure(random, instance.measures).values[c] = {};
    const Ranking after = score(instance.criteria, instance.measures, {});
    ASSERT_LE(after.candidates[c].lowest, before.candidates[c].lowest + kRounding);
    ASSERT_GE(after.candidates[c].highest, before.candidates[c].highest - kRounding);
    ASSERT_LE(after.candidates[c].data_share, before.candidates[c].data_share + 1e-12);
  }
}

TEST(ScoreProperties, TheIntervalHoldsThePointsAndWhateverTheMissingValuesAre) {
  support::Random random = support::logged_random("missing values filled in");
  for (int round = 0; round < 500; ++round) {
    Instance instance = random_instance(random, 3);
    const Ranking ranking = score(instance.criteria, instance.measures, {});
    for (auto& [key, measure] : instance.measures) {
      for (FlaggedValue& value : measure.values) {
        if (value.missing()) value = {random.uniform(0, 100), ValueFlag::None};
      }
    }
    const Ranking filled = score(instance.criteria, instance.measures, {});
    for (std::size_t c = 0; c < 3; ++c) {
      const CandidateScore& score = ranking.candidates[c];
      ASSERT_GE(score.lowest, 0);
      ASSERT_LE(score.highest, 100);
      if (score.points) {
        ASSERT_LE(score.lowest, *score.points);
        ASSERT_GE(score.highest, *score.points);
      }
      ASSERT_GE(*filled.candidates[c].points, score.lowest - kRounding);
      ASSERT_LE(*filled.candidates[c].points, score.highest + kRounding);
      ASSERT_EQ(filled.candidates[c].lowest, filled.candidates[c].highest);
    }
  }
}

TEST(ScoreProperties, ContributionsOfTheLeavesAddUpToThePoints) {
  support::Random random = support::logged_random("contributions");
  for (int round = 0; round < 500; ++round) {
    const Instance instance = random_instance(random, 4);
    for (const CandidateScore& candidate :
         score(instance.criteria, instance.measures, {}).candidates) {
      double points = 0;
      double weight = 0;
      std::size_t leaf = 0;
      const std::vector<const CriterionNode*> list = leaves(instance.criteria);
      for (const NodeScore& node : candidate.nodes) {
        if (leaf == list.size() || node.key != list[leaf]->key) continue;
        points += node.contribution;
        weight += node.weight;
        ++leaf;
      }
      ASSERT_EQ(leaf, list.size());
      ASSERT_NEAR(points, candidate.points.value_or(0), kRounding);
      ASSERT_NEAR(weight, 1, 1e-12);
    }
  }
}

TEST(ScoreProperties, TheOrderFollowsPointsAndRanks) {
  support::Random random = support::logged_random("order");
  for (int round = 0; round < 100; ++round) {
    const Instance instance = random_instance(random, 40);
    const Ranking ranking = score(instance.criteria, instance.measures, {0.5});
    std::vector<std::size_t> sorted = ranking.order;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i) ASSERT_EQ(sorted[i], i);
    for (const CandidateScore& a : ranking.candidates) {
      if (!a.rank) continue;
      std::size_t better = 0;
      for (const CandidateScore& b : ranking.candidates) {
        if (b.rank && *b.points > *a.points + 1e-8) ++better;
      }
      ASSERT_EQ(*a.rank, better + 1);
      ASSERT_EQ(ranking.candidates[ranking.order[*a.rank - 1]].rank, a.rank);
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
