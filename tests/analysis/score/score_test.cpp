#include "analysis/score/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;
using testing::ElementsAre;

const FlaggedValue kMissing;

FlaggedValue known(double value) { return {value, ValueFlag::None}; }

CriteriaSet shipped() {
  return load_criteria(support::source_dir() / "data" / "catalogue" / "criteria_thekiz_basic.toml");
}

/// One candidate a row: A2, B1, B2, B3, C2.
Measures rows(const std::vector<std::vector<FlaggedValue>>& candidates) {
  const std::vector<std::string> keys{"children_in_catchment", "share_already_covered",
                                      "additional_children", "minutes_to_thekiz",
                                      "share_within_walk"};
  Measures measures;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    Measure& measure = measures[keys[k]];
    measure.key = keys[k];
    for (const auto& candidate : candidates) measure.values.push_back(candidate[k]);
  }
  return measures;
}

const NodeScore& node(const CandidateScore& score, const std::string& key) {
  for (const NodeScore& n : score.nodes) {
    if (n.key == key) return n;
  }
  throw std::runtime_error("no node " + key);
}

CriterionNode leaf(const std::string& key, double weight) {
  CriterionNode node;
  node.key = key;
  node.measure = key;
  node.weight = weight;
  node.utility = {{0, 0}, {1, 1}};
  return node;
}

/// Leaves with values 0..1 that are their own utility, below one root.
CriteriaSet plain(Combine combine, const std::vector<CriterionNode>& children) {
  CriteriaSet set;
  set.root.key = "root";
  set.root.weight = 1;
  set.root.combine = combine;
  set.root.children = children;
  return set;
}

TEST(Score, AgreesWithTheReferenceWorkedByHand) {
  // A2 165 children -> 0.5; B1 25 % -> 0.75; B2 110 -> 0.5; B3 30 min -> 1; C2 60 % -> 1.
  // (8*0.5 + 12*0.75 + 12*0.5 + 6*1 + 6*1) / 44 = 31 / 44
  const Ranking ranking =
      score(shipped(), rows({{known(165), known(25), known(110), known(30), known(60)}}), {});
  const CandidateScore& score = ranking.candidates[0];
  EXPECT_NEAR(*score.points, 100 * 31.0 / 44, 1e-9);
  EXPECT_EQ(score.lowest, *score.points);
  EXPECT_EQ(score.highest, *score.points);
  EXPECT_NEAR(score.data_share, 1, 1e-12);
  EXPECT_EQ(score.rank, 1U);
  EXPECT_NEAR(*node(score, "B").utility, 21.0 / 30, 1e-12);
  EXPECT_NEAR(node(score, "B1").contribution, 100 * 9.0 / 44, 1e-9);
  EXPECT_NEAR(node(score, "B1").weight, 12.0 / 44, 1e-12);
  EXPECT_EQ(node(score, "B1").value.value, 25);
  std::vector<std::string> keys;
  for (const NodeScore& n : score.nodes) keys.push_back(n.key);
  EXPECT_THAT(keys, ElementsAre("thekiz_first", "A", "A2", "B", "B1", "B2", "B3", "C", "C2"));
}

TEST(Score, AMissingValueIsLeftOutAndShownAsAnInterval) {
  // Without B3: B = (9 + 6) / 24 = 0.625, so (4 + 30*0.625 + 6) / 44;
  // worst (4 + 15 + 6) / 44, best (4 + 21 + 6) / 44; weight with data 38 / 44.
  const Ranking ranking =
      score(shipped(), rows({{known(165), known(25), known(110), kMissing, known(60)}}), {});
  const CandidateScore& score = ranking.candidates[0];
  EXPECT_NEAR(*score.points, 100 * 28.75 / 44, 1e-9);
  EXPECT_NEAR(score.lowest, 100 * 25.0 / 44, 1e-9);
  EXPECT_NEAR(score.highest, 100 * 31.0 / 44, 1e-9);
  EXPECT_NEAR(score.data_share, 38.0 / 44, 1e-12);
  EXPECT_FALSE(node(score, "B3").utility);
  EXPECT_EQ(node(score, "B3").lowest, 0);
  EXPECT_EQ(node(score, "B3").highest, 1);
  EXPECT_EQ(node(score, "B3").contribution, 0);
  EXPECT_EQ(score.rank, 1U);
}

TEST(Score, WithTooLittleDataThereIsAScoreButNoRank) {
  // Only B1 and B3: 18 of 44 parts of the weight.
  const Ranking ranking = score(shipped(),
                                rows({{kMissing, known(10), kMissing, known(30), kMissing},
                                      {known(30), known(70), known(20), known(10), known(10)}}),
                                {});
  EXPECT_NEAR(*ranking.candidates[0].points, 100, 1e-9);
  EXPECT_FALSE(ranking.candidates[0].rank);
  EXPECT_EQ(ranking.candidates[1].rank, 1U);
  EXPECT_THAT(ranking.order, ElementsAre(1, 0));
}

TEST(Score, WithoutAnyDataThereIsNeitherScoreNorRank) {
  const Ranking ranking =
      score(shipped(), rows({{kMissing, kMissing, kMissing, kMissing, kMissing}}), {0.0});
  const CandidateScore& score = ranking.candidates[0];
  EXPECT_FALSE(score.points);
  EXPECT_FALSE(score.rank);
  EXPECT_EQ(score.lowest, 0);
  EXPECT_EQ(score.highest, 100);
  EXPECT_EQ(score.data_share, 0);
}

TEST(Score, AMeasureNobodyComputedIsMissingForAll) {
  Measures measures = rows({{known(300), known(10), known(200), known(30), known(60)}});
  measures.erase("share_within_walk");
  const Ranking ranking = score(shipped(), measures, {});
  EXPECT_NEAR(*ranking.candidates[0].points, 100, 1e-9);
  EXPECT_NEAR(ranking.candidates[0].lowest, 100 * 38.0 / 44, 1e-9);
}

TEST(Score, EqualPointsShareARankAndTheNextIsLeftOut) {
  const CriteriaSet criteria = plain(Combine::WeightedMean, {leaf("a", 0.5), leaf("b", 0.5)});
  Measures measures;
  measures["a"] = {"a", {known(0.1), known(0.9), known(0.3), known(0.7), known(0.2)}};
  measures["b"] = {"b", {known(0.2), known(0.9), known(0.7), known(0.3), kMissing}};
  const Ranking ranking = score(criteria, measures, {0.6});
  EXPECT_THAT(ranking.order, ElementsAre(1, 2, 3, 0, 4));
  EXPECT_EQ(ranking.candidates[1].rank, 1U);
  EXPECT_EQ(ranking.candidates[2].rank, 2U);
  EXPECT_EQ(ranking.candidates[3].rank, 2U);
  EXPECT_EQ(ranking.candidates[0].rank, 4U);
  EXPECT_FALSE(ranking.candidates[4].rank);
}

TEST(Score, TheDataShareIsInclusive) {
  const CriteriaSet criteria = plain(
      Combine::WeightedMean, {leaf("a", 0.1), leaf("b", 0.2), leaf("c", 0.3), leaf("d", 0.4)});
  Measures measures;
  for (const char* key : {"a", "b", "c"}) measures[key] = {key, {known(0.5)}};
  EXPECT_EQ(score(criteria, measures, {0.6}).candidates[0].rank, 1U);
  EXPECT_FALSE(score(criteria, measures, {0.61}).candidates[0].rank);
}

TEST(Score, AMaxNodeTakesItsBestChild) {
  CriterionNode way;
  way.key = "way";
  way.weight = 0.8;
  way.combine = Combine::Max;
  way.children = {leaf("rural", 0.5), leaf("quarter", 0.5)};
  const CriteriaSet criteria = plain(Combine::WeightedMean, {way, leaf("rest", 0.2)});
  Measures measures;
  measures["rural"] = {"rural", {known(0.25), known(0.25)}};
  measures["quarter"] = {"quarter", {known(0.75), kMissing}};
  measures["rest"] = {"rest", {known(0.5), known(0.5)}};
  const Ranking ranking = score(criteria, measures, {});

  const CandidateScore& both = ranking.candidates[0];
  EXPECT_NEAR(*both.points, 100 * (0.8 * 0.75 + 0.2 * 0.5), 1e-9);
  EXPECT_EQ(node(both, "rural").contribution, 0);
  EXPECT_NEAR(node(both, "quarter").contribution, 60, 1e-9);
  EXPECT_EQ(both.highest, *both.points);

  const CandidateScore& one = ranking.candidates[1];
  EXPECT_NEAR(*one.points, 100 * (0.8 * 0.25 + 0.2 * 0.5), 1e-9);
  EXPECT_NEAR(one.lowest, *one.points, 1e-9);  // the missing way can only be better
  EXPECT_NEAR(one.highest, 100 * (0.8 + 0.1), 1e-9);
  EXPECT_NEAR(one.data_share, 0.6, 1e-12);
  EXPECT_NEAR(node(one, "rural").contribution, 20, 1e-9);
}

TEST(Score, AWeightOfZeroIsShownAndChangesNothing) {
  const CriteriaSet criteria = plain(Combine::WeightedMean, {leaf("a", 1), leaf("shown", 0)});
  Measures measures;
  measures["a"] = {"a", {known(0.4), known(0.4), kMissing}};
  measures["shown"] = {"shown", {known(1), kMissing, known(1)}};
  const Ranking ranking = score(criteria, measures, {});
  EXPECT_DOUBLE_EQ(*ranking.candidates[0].points, 40);
  EXPECT_DOUBLE_EQ(*ranking.candidates[1].points, 40);
  EXPECT_EQ(ranking.candidates[1].lowest, ranking.candidates[1].highest);
  EXPECT_FALSE(ranking.candidates[2].points);
  EXPECT_EQ(*node(ranking.candidates[0], "shown").utility, 1);
}

TEST(Score, RefusesMeasuresOfDifferentLengthAndValuesWithoutNumber) {
  const CriteriaSet criteria = plain(Combine::WeightedMean, {leaf("a", 0.5), leaf("b", 0.5)});
  Measures measures;
  measures["a"] = {"a", {known(0.4), known(0.4)}};
  measures["b"] = {"b", {known(0.4)}};
  EXPECT_THROW((void)score(criteria, measures, {}), geo::Error);
  measures["b"] = {"b", {known(0.4), known(std::numeric_limits<double>::quiet_NaN())}};
  EXPECT_THROW((void)score(criteria, measures, {}), geo::Error);
}

TEST(Score, NoCandidateNoRank) {
  const Ranking ranking = score(shipped(), {}, {});
  EXPECT_TRUE(ranking.candidates.empty());
  EXPECT_TRUE(ranking.order.empty());
}

}  // namespace
}  // namespace nahraum::analysis
