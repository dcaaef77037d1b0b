#include "analysis/score/measures.h"

#include <gtest/gtest.h>

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;

Count persons(double value, std::uint32_t secret = 0) {
  Count count;
  count.persons = value;
  count.cells = 10;
  count.secret = secret;
  return count;
}

geo::FlaggedValue only(const KitaReach& reach, const std::string& key) {
  return kita_measures({reach}).at(key).values.at(0);
}

TEST(KitaMeasures, AreSharesAndSumsOfTheCounts) {
  KitaReach reach;
  reach.children = persons(160, 2);
  reach.children_walk = persons(40);
  reach.already_covered = persons(60);
  reach.minutes_to_thekiz = 18;
  EXPECT_EQ(only(reach, "children_in_catchment").value, 160);
  EXPECT_DOUBLE_EQ(only(reach, "share_already_covered").value, 37.5);
  EXPECT_EQ(only(reach, "additional_children").value, 100);
  EXPECT_EQ(only(reach, "minutes_to_thekiz").value, 18);
  EXPECT_DOUBLE_EQ(only(reach, "share_within_walk").value, 25);
}

TEST(KitaMeasures, WithoutChildrenThereIsNoShare) {
  KitaReach reach;
  EXPECT_EQ(only(reach, "children_in_catchment").value, 0);
  EXPECT_EQ(only(reach, "additional_children").value, 0);
  EXPECT_EQ(only(reach, "share_already_covered").flag, ValueFlag::NotApplicable);
  EXPECT_EQ(only(reach, "share_within_walk").flag, ValueFlag::NotApplicable);
}

TEST(KitaMeasures, WhereEveryCountIsSecretNothingIsKnown) {
  KitaReach reach;
  reach.children = persons(0, 4);
  for (const char* key : {"children_in_catchment", "additional_children", "share_already_covered",
                          "share_within_walk"}) {
    EXPECT_EQ(only(reach, key).flag, ValueFlag::Secret) << key;
    EXPECT_TRUE(only(reach, key).missing()) << key;
  }
}

TEST(KitaMeasures, WithoutAnyThekizThereIsNoWayToOne) {
  EXPECT_EQ(only({}, "minutes_to_thekiz").flag, ValueFlag::NotApplicable);
}

TEST(KitaMeasures, KeepTheOrderOfCandidates) {
  std::vector<KitaReach> reach(3);
  for (std::size_t i = 0; i < 3; ++i) reach[i].children = persons(10.0 * static_cast<double>(i));
  const Measures measures = kita_measures(reach);
  EXPECT_EQ(measures.size(), 6U);
  EXPECT_EQ(measures.at("children_in_catchment").values[2].value, 20);
}

}  // namespace
}  // namespace nahraum::analysis
