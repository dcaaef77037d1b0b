#include "analysis/score/prepared.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/score/measures.h"
#include "analysis/score/pathway.h"
#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue known(double value) { return {value, ValueFlag::None}; }

CriterionNode leaf(const std::string& key, double weight) {
  CriterionNode node;
  node.key = node.measure = key;
  node.weight = weight;
  node.utility = {{0, 0}, {1, 1}};
  return node;
}

CriteriaSet plain(Combine combine, std::vector<CriterionNode> children, double power = 3) {
  CriteriaSet set;
  set.root.key = "root";
  set.root.weight = 1;
  set.root.combine = combine;
  set.root.power = power;
  set.root.children = std::move(children);
  return set;
}

Measures values(const std::map<std::string, std::vector<FlaggedValue>>& by_key) {
  Measures measures;
  for (const auto& [key, list] : by_key) measures[key] = {key, list};
  return measures;
}

TEST(Combining, PowerAndGeometricMeansAreThoseOfTheirFormulas) {
  const Measures measures = values(
      {{"a", {known(0.25), known(0), known(0.5)}}, {"b", {known(1), known(1), FlaggedValue{}}}});
  const Ranking power =
      score(plain(Combine::Power, {leaf("a", 0.75), leaf("b", 0.25)}), measures, {});
  EXPECT_NEAR(*power.candidates[0].points, 100 * std::cbrt(0.75 * 0.015625 + 0.25), 1e-9);
  EXPECT_NEAR(*power.candidates[1].points, 100 * std::cbrt(0.25), 1e-9);
  EXPECT_NEAR(*power.candidates[2].points, 50, 1e-9);
  EXPECT_NEAR(power.candidates[2].lowest, 100 * std::cbrt(0.75 * 0.125), 1e-9);
  EXPECT_NEAR(power.candidates[2].highest, 100 * std::cbrt(0.75 * 0.125 + 0.25), 1e-9);

  const Ranking geometric =
      score(plain(Combine::Geometric, {leaf("a", 0.75), leaf("b", 0.25)}), measures, {});
  EXPECT_NEAR(*geometric.candidates[0].points, 100 * std::pow(0.25, 0.75), 1e-9);
  EXPECT_EQ(*geometric.candidates[1].points, 0) << "one zero makes zero";
  EXPECT_NEAR(*geometric.candidates[2].points, 50, 1e-9);
  EXPECT_EQ(geometric.candidates[2].lowest, 0);
  EXPECT_NEAR(geometric.candidates[2].highest, 100 * std::pow(0.5, 0.75), 1e-9);
}

TEST(Combining, AllMeansStayBetweenTheirChildrenAndTheirBounds) {
  support::Random random = support::logged_random("means between children");
  for (int round = 0; round < 300; ++round) {
    const auto combine = static_cast<Combine>(random.integer(0, 3));
    std::vector<CriterionNode> children;
    std::map<std::string, std::vector<FlaggedValue>> all;
    for (int i = 0; i < 4; ++i) {
      children.push_back(leaf(fmt::format("m{}", i), 0.25));
      all[children.back().key] = {random.chance(0.3) ? FlaggedValue{}
                                                     : known(random.uniform(0, 1))};
    }
    const CriteriaSet set = plain(combine, children, random.uniform(1, 6));
    const CandidateScore one = score(set, values(all), {}).candidates[0];
    double least = 1, most = 0, shares = 0;
    for (const auto& [key, list] : all) {
      if (list[0].missing()) continue;
      least = std::min(least, list[0].value);
      most = std::max(most, list[0].value);
    }
    if (!one.points) continue;
    ASSERT_GE(*one.points, 100 * least - 1e-9);
    ASSERT_LE(*one.points, 100 * most + 1e-9);
    ASSERT_LE(one.lowest, *one.points);
    ASSERT_GE(one.highest, *one.points);
    for (std::size_t i = 1; i < one.nodes.size(); ++i) shares += one.nodes[i].contribution;
    ASSERT_NEAR(shares, *one.points, 1e-9) << "contributions add up";
    // A value that goes missing never raises the lower bound, whatever the mean.
    for (auto& [key, list] : all) {
      if (list[0].missing()) continue;
      auto fewer = all;
      fewer[key] = {FlaggedValue{}};
      const CandidateScore less = score(set, values(fewer), {}).candidates[0];
      ASSERT_LE(less.lowest, one.lowest + 1e-9);
      ASSERT_GE(less.highest, one.highest - 1e-9);
    }
  }
}

TEST(Prepared, RescoringWithTheSetWeightsIsScoreToTheLastBit) {
  support::Random random = support::logged_random("prepared and score");
  std::vector<CriterionNode> children;
  std::map<std::string, std::vector<FlaggedValue>> all;
  for (int i = 0; i < 6; ++i) {
    children.push_back(leaf(fmt::format("m{}", i), (i + 1) / 21.0));
    for (int c = 0; c < 40; ++c)
      all[children.back().key].push_back(random.chance(0.2) ? FlaggedValue{}
                                                            : known(random.uniform(0, 1)));
  }
  CriteriaSet set = plain(Combine::WeightedMean, children);
  const Measures measures = values(all);
  const PreparedScores prepared = prepare(set, measures, {});
  ScoreWorkspace space = workspace(prepared);
  // Another weight first: nothing of it may stay.
  std::vector<double> other = prepared.tree.weights;
  other[2] = 0.9;
  rescore(prepared, other, space);
  rescore(prepared, prepared.tree.weights, space);
  const Ranking ranking = score(set, measures, {});
  for (std::size_t c = 0; c < 40; ++c) {
    EXPECT_EQ(space.points[c], *ranking.candidates[c].points);
    EXPECT_EQ(100 * space.lowest[c], ranking.candidates[c].lowest);
    EXPECT_EQ(space.rank[c], ranking.candidates[c].rank.value_or(0));
  }
  // Weights of any scale: the same ranks as the tree with these weights as shares.
  double sum = 0;
  for (std::size_t i = 1; i < other.size(); ++i) sum += other[i];
  for (std::size_t i = 1; i < other.size(); ++i) set.root.children[i - 1].weight = other[i] / sum;
  rescore(prepared, other, space);
  const Ranking changed = score(set, measures, {});
  for (std::size_t c = 0; c < 40; ++c) {
    EXPECT_NEAR(space.points[c], *changed.candidates[c].points, 1e-9);
    EXPECT_EQ(space.rank[c], changed.candidates[c].rank.value_or(0));
  }
}

TEST(Prepared, RefusesWeightsThatAreNone) {
  const CriteriaSet set = plain(Combine::WeightedMean, {leaf("a", 1)});
  const Measures measures = values({{"a", {known(0.5)}}});
  const PreparedScores prepared = prepare(set, measures, {});
  ScoreWorkspace space = workspace(prepared);
  EXPECT_THROW(rescore(prepared, std::vector<double>{1}, space), geo::Error);
  EXPECT_THROW(rescore(prepared, std::vector<double>{1, -1}, space), geo::Error);
  EXPECT_THROW(rescore(prepared, std::vector<double>{1, std::nan("")}, space), geo::Error);
  rescore(prepared, std::vector<double>{1, 0}, space);
  EXPECT_EQ(space.rank[0], 0u) << "nothing counts: no rank, and no number that is none";
  EXPECT_EQ(space.points[0], 0);
}

TEST(ZScale, MeasuresFromTheReferenceAndIsMissingWithoutOne) {
  CriterionNode z = leaf("rate", 1);
  z.z_scale = true;
  z.utility = {{-1.5, 0}, {1.5, 1}};
  CriteriaSet set = plain(Combine::WeightedMean, {z});
  Measures measures = values({{"rate", {known(10), known(4), known(13), known(99)}}});
  EXPECT_FALSE(score(set, measures, {}).candidates[0].points) << "no reference";
  measures["rate"].reference = FixedReference{10, 4, "Kreis", "2025"};
  const Ranking ranking = score(set, measures, {});
  EXPECT_NEAR(*ranking.candidates[0].points, 50, 1e-9);
  EXPECT_NEAR(*ranking.candidates[1].points, 0, 1e-9);
  EXPECT_NEAR(*ranking.candidates[2].points, 75, 1e-9);
  EXPECT_NEAR(*ranking.candidates[3].points, 100, 1e-9);
  // What the file fixes counts before what the caller gives.
  set.root.children[0].reference = FixedReference{13, 4, "Thüringen", "2024"};
  EXPECT_NEAR(*score(set, measures, {}).candidates[2].points, 50, 1e-9);
}

TEST(RateSpread, IsWeightedByTheDenominatorsAndNeedsTwoValues) {
  // (10*1 + 20*3) / 4 = 17.5; variance (7.5^2*1 + 2.5^2*3) / 4 = 18.75
  const auto spread =
      rate_spread({known(10), known(20), FlaggedValue{}}, {known(1), known(3), known(100)});
  ASSERT_TRUE(spread);
  EXPECT_NEAR(spread->mean, 17.5, 1e-12);
  EXPECT_NEAR(spread->sd, std::sqrt(18.75), 1e-12);
  EXPECT_EQ(spread->units, 2u);
  const std::vector<FlaggedValue> none(2);
  EXPECT_NEAR(rate_spread({known(10), known(20)}, none)->mean, 15, 1e-12);
  EXPECT_FALSE(rate_spread({known(10), FlaggedValue{}}, none)) << "one value";
  EXPECT_FALSE(rate_spread({known(0.1), known(0.1)}, none)) << "all equal";
  EXPECT_FALSE(rate_spread({}, {}));
}

TEST(Pathways, NameTheBetterWayAndMotivationBesideIt) {
  CriterionNode way = leaf("", 1);
  way.key = "way";
  way.measure.clear();
  way.utility.clear();
  way.combine = Combine::Max;
  way.axis = Axis::Need;
  way.children = {leaf("rural", 0.5), leaf("quarter", 0.5)};
  way.children[0].pathway = "A";
  way.children[1].pathway = "B";
  const CriteriaSet set = plain(Combine::WeightedMean, {way});
  const FlaggedValue none;
  const Ranking ranking = score(set,
                                values({{"rural", {known(0.8), known(0.1), none}},
                                        {"quarter", {known(0.3), known(0.4), none}}}),
                                {});
  const FlaggedValue yes = known(1);
  const FlaggedValue no = known(0);
  const ReadinessValues five{yes, yes, yes, yes, none, none, yes};
  const ReadinessValues without_interest{yes, yes, yes, yes, yes, yes, no};
  const auto labels = pathways(set, ranking, {five, without_interest, five});
  EXPECT_EQ(labels[0].label(), "A, C");
  EXPECT_EQ(labels[1].label(), "B");
  EXPECT_EQ(labels[2].label(), "C");
  const auto chart = need_and_readiness(set, ranking);
  EXPECT_NEAR(*chart[0].need.value, 80, 1e-9);
  EXPECT_EQ(chart[0].quadrant, ChartField::Ask) << "great need, nobody asked";
  EXPECT_FALSE(chart[2].need.value);
  EXPECT_EQ(chart[2].need.highest, 100);
  EXPECT_EQ(chart[2].quadrant, ChartField::Unknown);
}

TEST(Pathways, QuadrantsFollowNeedAndReadiness) {
  CriterionNode need = leaf("need", 0.5);
  need.axis = Axis::Need;
  CriterionNode ready = leaf("ready", 0.5);
  ready.axis = Axis::Readiness;
  const CriteriaSet set = plain(Combine::WeightedMean, {need, ready});
  const Ranking ranking = score(set,
                                values({{"need", {known(.5), known(.9), known(.4), known(.1)}},
                                        {"ready", {known(5. / 7), known(.4), known(1), known(0)}}}),
                                {});
  const auto chart = need_and_readiness(set, ranking);
  EXPECT_EQ(chart[0].quadrant, ChartField::Discuss);
  EXPECT_EQ(chart[1].quadrant, ChartField::Approach);
  EXPECT_EQ(chart_field_name(chart[1].quadrant).de, "prüfen und ansprechen");
  EXPECT_EQ(chart[2].quadrant, ChartField::Encourage);
  EXPECT_EQ(chart[3].quadrant, ChartField::Observe);
}

}  // namespace
}  // namespace nahraum::analysis
