#include "analysis/disclosure/related.h"

#include <gtest/gtest.h>

#include "analysis/disclosure/coarser.h"

namespace nahraum::analysis::disclosure {
namespace {

constexpr std::nullopt_t kNone = std::nullopt;

std::string words(const std::vector<MeasureSum>& sums) {
  std::string text;
  for (const MeasureSum& sum : sums) {
    text += std::to_string(sum.whole) + "=";
    for (const std::size_t part : sum.parts) text += std::to_string(part) + "+";
    text.back() = ' ';
  }
  return text;
}

TEST(Related, FindsTwinsPairsAndLongSums) {
  EXPECT_EQ(words(detected_sums({{4, 9, 2}, {4, 9, 2}})), "0=1 ");
  EXPECT_EQ(words(detected_sums({{6, 9, 4}, {2, 5, 1}, {4, 4, 3}})), "0=1+2 ");
  EXPECT_EQ(words(detected_sums({{1, 2, 7}, {2, 1, 0}, {30, 3, 9}, {4, 4, 0}, {37, 10, 16}})),
            "4=0+1+2+3 ");
}

TEST(Related, OtherColumnsAreNotRelated) {
  EXPECT_EQ(words(detected_sums({{6, 9, 4}, {2, 5, 1}, {4, 4, 2}})), "");
  EXPECT_EQ(words(detected_sums({{6, 9}, {0, 0}, {6, 8}})), "") << "nothing adds nothing";
}

TEST(Related, OneUnitIsNoProofAndABlankIsNoCounterexample) {
  EXPECT_EQ(words(detected_sums({{6, kNone, kNone}, {2, 5, 1}, {4, 4, 2}})), "");
  EXPECT_EQ(words(detected_sums({{6, kNone, 4}, {2, 5, 1}, {4, 4, 3}})), "0=1+2 ");
}

TEST(Related, ABlankThatCanBeWorkedOutIsWorkedOut) {
  std::vector<CountColumn> columns = {{6, 9, kNone}, {2, kNone, 1}, {4, 4, 3}};
  EXPECT_TRUE(complete_by_sums({{0, {1, 2}}}, columns).empty());
  EXPECT_EQ(columns[1][1], 5) << "9 - 4, as everybody can reckon";
  EXPECT_EQ(columns[0][2], 4);
}

TEST(Related, WhatCannotBeMadeToFitIsNamed) {
  std::vector<CountColumn> columns = {{6, 9, 4}, {2, kNone, 1}, {4, kNone, 3}, {1, 1, 1}};
  EXPECT_EQ(complete_by_sums({{0, {1, 2}}}, columns), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(columns[3][0], 1);
}

AreaTables in_a_row(const std::vector<std::int64_t>& counts,
                    const std::vector<std::int64_t>& residents) {
  AreaTables tables{.units = counts.size()};
  for (std::uint32_t unit = 0; unit < counts.size(); ++unit)
    tables.areas.push_back({"G" + std::to_string(unit), {unit}, residents[unit]});
  tables.measures = {{"n", counts}};
  return tables;
}

const std::vector<std::vector<std::uint32_t>> kRow{{1}, {0, 2}, {1, 3}, {2}};

TEST(Coarser, ASmallCountJoinsItsSmallestNeighbour) {
  const AreaTables tables = in_a_row({40, 3, 50, 60}, {900, 500, 800, 700});
  EXPECT_EQ(coarser_groups(tables, kRow, {}),
            (std::vector<std::vector<std::uint32_t>>{{0}, {1, 2}, {3}}));
}

TEST(Coarser, JoinsAgainUntilNothingIsSecret) {
  const AreaTables tables = in_a_row({1, 1, 1, 60}, {900, 500, 800, 700});
  EXPECT_EQ(coarser_groups(tables, kRow, {}),
            (std::vector<std::vector<std::uint32_t>>{{0, 1, 2, 3}}));
}

TEST(Coarser, FewResidentsCountAsSecretAndAnIslandStays) {
  const AreaTables tables = in_a_row({40, 30, 50, 2}, {100, 500, 800, 700});
  EXPECT_EQ(coarser_groups(tables, {{1}, {0, 2}, {1}, {}}, {}),
            (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}, {3}}));
}

}  // namespace
}  // namespace nahraum::analysis::disclosure
