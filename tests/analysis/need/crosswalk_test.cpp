#include "analysis/need/crosswalk.h"

#include <gtest/gtest.h>

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

const std::vector<std::string> kOld{"16055000", "16056000"};
const std::vector<std::string> kNew{"16055000", "16063105"};
const std::vector<CrosswalkRow> kEisenach{{"16056000", "16063105", 1, 2}};

TEST(Crosswalk, EisenachMovesWithItsNumbers) {
  geo::Findings findings;
  const Crosswalk changes = checked_crosswalk(kEisenach, findings);
  const std::vector<KeyedValue> rows{{"16055000", plain(5), plain(50), 2},
                                     {"16056000", plain(7), plain(70), 3}};
  const auto moved = rekeyed({rows, kNew, true}, changes, findings);
  ASSERT_EQ(moved.size(), 2u);
  EXPECT_EQ(moved[1].key, "16063105");
  EXPECT_EQ(moved[1].moved_from, "16056000");
  EXPECT_EQ(moved[1].numerator.value, 7);
  EXPECT_EQ(moved[1].denominator.value, 70);
  EXPECT_EQ(moved[1].numerator.flag, ValueFlag::None) << "nothing was divided";
  EXPECT_EQ(findings.count("crosswalk.moved"), 1u);
}

TEST(Crosswalk, TwoGebietsstaendeInOneTableGetASentenceAndARule) {
  geo::Findings findings;
  const Crosswalk changes = checked_crosswalk(kEisenach, findings);
  const std::vector<KeyedValue> rows{{"16056000", plain(7), plain(70), 2},
                                     {"16063105", plain(8), plain(80), 3}};
  const auto moved = rekeyed({rows, kNew, true}, changes, findings);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(moved[0].numerator.value, 8) << "the key of the boundaries counts, nothing is added";
  ASSERT_EQ(findings.count("crosswalk.two_states"), 1u);
  EXPECT_EQ(findings.kept().back().row, 2u);
}

TEST(Crosswalk, WhatIsWantedIsNotMoved) {
  geo::Findings findings;
  const Crosswalk changes = checked_crosswalk(kEisenach, findings);
  const std::vector<KeyedValue> rows{{"16056000", plain(7), plain(70), 2}};
  EXPECT_EQ(rekeyed({rows, kOld, true}, changes, findings)[0].key, "16056000");
  EXPECT_TRUE(findings.empty());
}

TEST(Crosswalk, CountsAreDividedAndPutTogetherByShares) {
  geo::Findings findings;
  const Crosswalk changes =
      checked_crosswalk({{"A", "X", 0.25, 2}, {"A", "Y", 0.75, 3}, {"B", "Y", 1, 4}}, findings);
  EXPECT_TRUE(findings.empty());
  const std::vector<std::string> wanted{"X", "Y"};
  const std::vector<KeyedValue> rows{{"A", plain(40), plain(400), 2},
                                     {"B", plain(10), plain(50), 3}};
  const auto moved = rekeyed({rows, wanted, true}, changes, findings);
  ASSERT_EQ(moved.size(), 2u);
  EXPECT_EQ(moved[0].numerator.value, 10);
  EXPECT_EQ(moved[0].numerator.flag, ValueFlag::Estimated);
  EXPECT_EQ(moved[1].numerator.value, 40);     // 30 + 10
  EXPECT_EQ(moved[1].denominator.value, 350);  // 300 + 50
  EXPECT_EQ(moved[1].moved_from, "A+B");
  // A finished value is not divided: 40 stays 40 in X; in Y the mean by share, (0.75*40 + 10)/1.75.
  const auto finished = rekeyed({rows, wanted, false}, changes, findings);
  EXPECT_EQ(finished[0].numerator.value, 40);
  EXPECT_NEAR(finished[1].numerator.value, 40.0 / 1.75, 1e-12);
}

TEST(Crosswalk, AnUnknownPartMakesTheSumUnknown) {
  geo::Findings findings;
  const Crosswalk changes = checked_crosswalk({{"A", "Y", 1, 2}, {"B", "Y", 1, 3}}, findings);
  const std::vector<std::string> wanted{"Y"};
  const std::vector<KeyedValue> rows{{"A", plain(40), plain(400), 2},
                                     {"B", {0, ValueFlag::Secret}, plain(50), 3}};
  const auto moved = rekeyed({rows, wanted, true}, changes, findings);
  EXPECT_EQ(moved[0].numerator.flag, ValueFlag::Secret);
  EXPECT_EQ(moved[0].denominator.value, 450);
}

TEST(Crosswalk, SharesMustAddUpToOne) {
  geo::Findings findings;
  const Crosswalk changes = checked_crosswalk({{"A", "X", 0.5, 2},
                                               {"A", "Y", 0.4, 3},
                                               {"B", "X", 1.5, 4},
                                               {"C", "X", 0.5, 5},
                                               {"C", "X", 0.5, 6},
                                               {"D", "Y", 1, 7}},
                                              findings);
  EXPECT_EQ(findings.count("crosswalk.shares"), 2u);  // A; C has lost its second row
  EXPECT_EQ(findings.count("crosswalk.share"), 1u);
  EXPECT_EQ(findings.count("crosswalk.twice"), 1u);
  EXPECT_EQ(changes.by_from.size(), 1u);
  EXPECT_NE(changes.find("D"), nullptr);
}

}  // namespace
}  // namespace nahraum::analysis
