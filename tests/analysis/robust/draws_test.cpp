#include "analysis/robust/draws.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/robust/place.h"
#include "analysis/robust/weight_draw.h"
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
  node.utility = {{0, 0}, {100, 1}};
  return node;
}

struct Task {
  CriteriaSet criteria;
  Measures measures;
};

/// A weighted mean of leaves "a", "b", … with these weights; one row of values a candidate.
Task task(const std::vector<double>& weights, const std::vector<std::vector<double>>& candidates) {
  Task result;
  result.criteria.root.key = "root";
  result.criteria.root.weight = 1;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::string key(1, static_cast<char>('a' + i));
    result.criteria.root.children.push_back(leaf(key, weights[i]));
    Measure& measure = result.measures[key];
    measure.key = key;
    for (const auto& values : candidates) {
      measure.values.push_back(std::isnan(values[i]) ? FlaggedValue{}
                                                     : FlaggedValue{values[i], ValueFlag::None});
    }
  }
  return result;
}

Task random_task(support::Random& random, std::size_t candidates) {
  std::vector<std::vector<double>> values(candidates, std::vector<double>(4));
  for (auto& row : values) {
    for (double& value : row) value = random.chance(0.1) ? std::nan("") : random.uniform(0, 100);
  }
  return task({0.4, 0.3, 0.2, 0.1}, values);
}

NoiseModel noise_of(const std::string& measure, std::size_t candidates, double sd) {
  NoiseModel noise;
  noise.streams = {static_cast<std::uint32_t>(candidates)};
  NoiseTerm& term = noise.terms.emplace_back();
  term.measure = measure;
  for (std::uint32_t c = 0; c < candidates; ++c) term.stream.push_back(c);
  term.sd.assign(candidates, sd);
  return noise;
}

TEST(WeightDraw, GammaHasItsMeanAndVariance) {
  for (const double shape : {0.3, 1.0, 2.5, 40.0}) {
    geo::CounterStream random(11, {0, 0, 0});
    constexpr int kNumbers = 50'000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < kNumbers; ++i) {
      const double x = gamma_variate(shape, random);
      sum += x;
      squares += x * x;
    }
    const double mean = sum / kNumbers;
    const double variance = squares / kNumbers - mean * mean;
    EXPECT_NEAR(mean, shape, 5 * std::sqrt(shape / kNumbers)) << shape;
    EXPECT_NEAR(variance / shape, 1, 0.1) << shape;
  }
}

TEST(WeightDraw, DirichletSpreadsAsItSays) {
  const Task one = task({0.7, 0.3, 0}, {{1, 2, 3}});
  const ScoreTree tree = score_tree(one.criteria);
  for (const double concentration : {10.0, 50.0}) {
    const DrawOptions options{.seed = 3, .concentration = concentration};
    constexpr std::uint32_t kDraws = 20'000;
    std::vector<float> weights(4);
    double sum = 0;
    double squares = 0;
    for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
      draw_weights(tree, options, draw, weights);
      const double share = weights[1] / (weights[1] + weights[2]);
      EXPECT_EQ(weights[3], 0);
      sum += share;
      squares += share * share;
    }
    const double mean = sum / kDraws;
    EXPECT_NEAR(mean, 0.7, 0.005);
    EXPECT_NEAR(std::sqrt(squares / kDraws - mean * mean),
                std::sqrt(0.7 * 0.3 / (concentration + 1)), 0.002);
  }
}

TEST(WeightDraw, NormalsAreNormalAndDoNotDependOnTheLength) {
  std::vector<float> many(100'003);
  draw_normals(5, 2, 9, many);
  double sum = 0;
  double squares = 0;
  double within = 0;
  for (const float z : many) {
    sum += static_cast<double>(z);
    squares += static_cast<double>(z) * static_cast<double>(z);
    within += std::abs(z) < 1 ? 1 : 0;
  }
  const auto n = static_cast<double>(many.size());
  EXPECT_NEAR(sum / n, 0, 0.016);
  EXPECT_NEAR(squares / n, 1, 0.02);
  EXPECT_NEAR(within / n, 0.6827, 0.008);
  std::vector<float> few(13);
  draw_normals(5, 2, 9, few);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
}

TEST(Draws, AreTheSameBytesOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("draws on threads");
  const Task one = random_task(random, 300);
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  const NoiseModel noise = noise_of("b", 300, 12);
  const RankDraws first = draw_ranks(prepared, noise, {.draws = 333, .seed = 4, .threads = 1});
  for (const std::size_t threads : {2u, 8u}) {
    const RankDraws again =
        draw_ranks(prepared, noise, {.draws = 333, .seed = 4, .threads = threads});
    EXPECT_EQ(first.ranks, again.ranks);
  }
  EXPECT_NE(first.ranks, draw_ranks(prepared, noise, {.draws = 333, .seed = 5}).ranks);
}

TEST(Draws, WithSetWeightsAndNoNoiseGiveTheRankingItself) {
  support::Random random = support::logged_random("draws as set");
  for (int round = 0; round < 20; ++round) {
    const Task one = random_task(random, 60);
    const PreparedScores prepared = prepare(one.criteria, one.measures, {});
    const RankDraws draws =
        draw_ranks(prepared, {}, {.draws = 3, .weights = WeightDraw::AsSet, .noise = false});
    for (std::size_t i = 0; i < draws.candidates.size(); ++i) {
      for (const std::uint16_t rank : draws.of(i)) ASSERT_EQ(rank, draws.set_rank[i]);
    }
    for (const RankStability& s : rank_stability(draws, 5)) {
      ASSERT_EQ(s.low, s.set_rank);
      ASSERT_EQ(s.worst, s.set_rank);
      ASSERT_EQ(s.top_share, s.set_rank <= 5 ? 1 : 0);
    }
    ASSERT_TRUE(close_calls(draws, {}).empty());
  }
}

TEST(Draws, AgreeWithASlowFormula) {
  // Ranks of each draw worked out anew: weights and noise by the same numbers, in double, by
  // score().
  support::Random random = support::logged_random("draws by hand");
  Task one = random_task(random, 25);
  const PreparedScores prepared = prepare(one.criteria, one.measures, {.min_data_share = 0});
  const NoiseModel noise = noise_of("a", 25, 8);
  const DrawOptions options{.draws = 50, .seed = 77};
  const RankDraws draws = draw_ranks(prepared, noise, options);
  int differences = 0;
  for (std::uint32_t d = 0; d < options.draws; ++d) {
    Task moved = one;
    std::vector<float> weights(prepared.tree.nodes.size());
    draw_weights(prepared.tree, options, d, weights);
    for (std::size_t i = 0; i < 4; ++i)
      moved.criteria.root.children[i].weight = static_cast<double>(weights[i + 1]);
    std::vector<float> normals(25);
    draw_normals(options.seed, 0, d, normals);
    for (std::size_t c = 0; c < 25; ++c)
      moved.measures["a"].values[c].value += 8 * static_cast<double>(normals[c]);
    const Ranking ranking = score(moved.criteria, moved.measures, {.min_data_share = 0});
    for (std::size_t i = 0; i < draws.candidates.size(); ++i) {
      const auto expected = ranking.candidates[draws.candidates[i]].rank;
      if (draws.of(i)[d] != expected) ++differences;
    }
  }
  // Neighbours closer than the rounding of float may stand the other way round.
  EXPECT_LE(differences, 4);
}

TEST(Draws, MoreNoiseAndFreerWeightsWidenTheInterval) {
  support::Random random = support::logged_random("wider");
  const Task one = random_task(random, 80);
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  const auto width = [&](const NoiseModel& noise, const DrawOptions& options) {
    double sum = 0;
    for (const RankStability& s : rank_stability(draw_ranks(prepared, noise, options), 5)) {
      EXPECT_LE(s.best, s.low);
      EXPECT_LE(s.low, s.high);
      EXPECT_LE(s.high, s.worst);
      sum += s.high - s.low;
    }
    return sum;
  };
  const double firm = width(noise_of("a", 80, 1), {.draws = 400, .concentration = 500});
  const double noisy = width(noise_of("a", 80, 30), {.draws = 400, .concentration = 500});
  const double free = width(noise_of("a", 80, 30), {.draws = 400, .weights = WeightDraw::Any});
  EXPECT_LT(firm, noisy);
  EXPECT_LT(noisy, free);
}

TEST(Draws, TwoAlikeCannotBeToldApart) {
  const Task one = task({0.5, 0.5}, {{50, 50}, {51, 50}, {90, 90}});
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  const RankDraws draws = draw_ranks(prepared, noise_of("a", 3, 10), {.draws = 2000});
  const std::vector<CloseCall> pairs = close_calls(draws, {});
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].ahead, 1u);
  EXPECT_EQ(pairs[0].behind, 0u);
  EXPECT_NEAR(pairs[0].flips, 0.47, 0.04);  // 1 / (10 * sqrt 2) standard deviations apart
}

TEST(Draws, RefuseWhatMakesNoSense) {
  const Task one = task({0.5, 0.5}, {{50, 50}, {51, 50}});
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  EXPECT_THROW((void)draw_ranks(prepared, {}, {.draws = 0}), geo::Error);
  EXPECT_THROW((void)draw_ranks(prepared, {}, {.concentration = 0}), geo::Error);
  EXPECT_THROW((void)draw_ranks(prepared, noise_of("a", 3, 1), {}), geo::Error);
  const PreparedScores nobody = prepare(one.criteria, {}, {});
  EXPECT_TRUE(rank_stability(draw_ranks(nobody, {}, {.draws = 5}), 5).empty());
}

TEST(Place, NamesTheValueThatWouldHaveToChange) {
  // Points 0.6*a + 0.4*b: 62, 50, 40. With one place: the first loses it below 50, so a must fall
  // by 20 utilities of 100 (20 * 0.6 = 12) or b by 30; the second gains it at a = 70.
  const Task one = task({0.6, 0.4}, {{70, 50}, {50, 50}, {40, 40}});
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  const auto answers = what_would_change(prepared, {.top = 1});
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_TRUE(answers[0].inside);
  ASSERT_TRUE(answers[0].value);
  EXPECT_EQ(prepared.tree.nodes[answers[0].value->node].criterion->key, "a");
  EXPECT_EQ(answers[0].value->from, 70);
  EXPECT_NEAR(answers[0].value->to, 50, 1e-6);
  EXPECT_FALSE(answers[1].inside);
  EXPECT_NEAR(answers[1].value->to, 70, 1e-6);
  // The first is ahead in both: no weight changes that.
  EXPECT_FALSE(answers[0].weight);
  EXPECT_EQ(answers[0].best, 1u);
  EXPECT_EQ(answers[0].worst, 1u);
}

TEST(Place, NamesTheWeightThatWouldHaveToChange) {
  // a counts 0.6: 54 to 46. At 0.6 * f / (0.6 * f + 0.4) < 0.5 the order turns: f < 2/3, so 0.6.
  const Task one = task({0.6, 0.4}, {{70, 30}, {30, 70}});
  const PreparedScores prepared = prepare(one.criteria, one.measures, {});
  const auto answers = what_would_change(prepared, {.top = 1});
  ASSERT_TRUE(answers[0].weight);
  EXPECT_EQ(prepared.tree.nodes[answers[0].weight->node].criterion->key, "a");
  EXPECT_NEAR(answers[0].weight->factor, 0.6, 1e-12);
}

TEST(Place, TheValueNamedReallyTurnsThePlace) {
  support::Random random = support::logged_random("named values turn places");
  for (int round = 0; round < 30; ++round) {
    const Task one = random_task(random, 20);
    const PreparedScores prepared = prepare(one.criteria, one.measures, {});
    for (const PlaceAnswer& answer : what_would_change(prepared, {.top = 4})) {
      if (!answer.value) continue;
      const std::string key = prepared.tree.nodes[answer.value->node].criterion->key;
      const auto inside_with = [&](double value) {
        Task changed = one;
        changed.measures[key].values[answer.candidate].value = value;
        const Ranking ranking = score(changed.criteria, changed.measures, {});
        return ranking.candidates[answer.candidate].rank <= 4u;
      };
      const double step = answer.value->to - answer.value->from;
      ASSERT_EQ(inside_with(answer.value->from), answer.inside);
      ASSERT_NE(inside_with(answer.value->to + 1e-6 * (step > 0 ? 1 : -1)), answer.inside);
      ASSERT_EQ(inside_with(answer.value->from + 0.99 * step), answer.inside);
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
