#include "analysis/population/population.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::ElementsAre;

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

geo::CensusGrid four_cells() {
  const std::vector<geo::Cell> cells{{100, 0, 0}, {100, 0, 100}, {100, 0, 200}, {100, 0, 300}};
  return {cells,
          {{"Unter3",
            {3, 0, kNone, kNone},
            {ValueFlag::None, ValueFlag::SecretOrZero, ValueFlag::Missing, ValueFlag::Secret},
            "a.csv"},
           {"a3bis5",
            {4, 5, 6, kNone},
            {ValueFlag::Limited, ValueFlag::None, ValueFlag::None, ValueFlag::Missing},
            "a.csv"}}};
}

Group group_of(std::vector<std::string> attributes) {
  Group group;
  group.key = "u6";
  group.attributes = std::move(attributes);
  return group;
}

TEST(GroupValues, AddsAttributesAndKeepsTheMostSeriousFlag) {
  const GroupValues values = group_values(four_cells(), group_of({"Unter3", "a3bis5"}));
  EXPECT_THAT(values.persons, ElementsAre(7, 5, 6, 0));
  EXPECT_THAT(values.flags,
              ElementsAre(ValueFlag::Limited, ValueFlag::SecretOrZero,
                          ValueFlag::SecretOrZero,  // 6 are known, the under-3 are not
                          ValueFlag::Missing));
}

TEST(GroupValues, OneAttributeKeepsItsFlags) {
  const GroupValues values = group_values(four_cells(), group_of({"Unter3"}));
  EXPECT_THAT(values.persons, ElementsAre(3, 0, 0, 0));
  EXPECT_EQ(values.flags[3], ValueFlag::Secret);
}

TEST(GroupValues, AnAttributeTheGridLacksIsAnInputError) {
  try {
    (void)group_values(four_cells(), group_of({"Unter3", "Ueber80"}));
    FAIL() << "no error";
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.what(), testing::HasSubstr("Ueber80"));
  }
}

TEST(Count, CountsWhatIsHiddenBesideWhatIsKnown) {
  const GroupValues values = group_values(four_cells(), group_of({"Unter3", "a3bis5"}));
  const std::vector<std::uint32_t> cells{0, 1, 3};
  const Count count = count_in(values, cells);
  EXPECT_EQ(count.persons, 12);
  EXPECT_EQ(count.cells, 3U);
  EXPECT_EQ(count.secret, 2U);
  EXPECT_EQ(count.limited, 1U);
}

TEST(Count, AMissingValueAddsNoPersons) {
  Count count;
  count.add(std::numeric_limits<double>::quiet_NaN(), ValueFlag::Secret);
  count.add(2, ValueFlag::None);
  EXPECT_EQ(count.persons, 2);
  EXPECT_EQ(count.cells, 2U);
}

TEST(Share, WithoutPersonsThereIsNone) {
  Count nobody;
  EXPECT_EQ(share_of(nobody, nobody).flag, ValueFlag::NotApplicable);
  Count hidden;
  hidden.add(0, ValueFlag::Secret);
  EXPECT_EQ(share_of(nobody, hidden).flag, ValueFlag::Secret);
  EXPECT_TRUE(share_of(nobody, hidden).missing());
  Count four;
  four.add(4, ValueFlag::None);
  EXPECT_EQ(share_of(nobody, four).value, 0);
  EXPECT_FALSE(share_of(nobody, four).missing());
}

TEST(CountByUnit, PutsCellsOutsideEveryUnitLast) {
  const GroupValues values{{1, 2, 4, 8}, std::vector<ValueFlag>(4, ValueFlag::None)};
  const std::vector<std::int32_t> unit{1, -1, 1, 0};
  const std::vector<Count> counts = count_by_unit(values, unit, 3);
  ASSERT_EQ(counts.size(), 4U);
  EXPECT_EQ(counts[0].persons, 8);
  EXPECT_EQ(counts[1].persons, 5);
  EXPECT_EQ(counts[2].cells, 0U);
  EXPECT_EQ(counts[3].persons, 2);
}

TEST(CountByUnit, RefusesUnitsThatDoNotExist) {
  const GroupValues values{{1}, {ValueFlag::None}};
  EXPECT_THROW((void)count_by_unit(values, std::vector<std::int32_t>{3}, 3), geo::Error);
  EXPECT_THROW((void)count_by_unit(values, std::vector<std::int32_t>{0, 0}, 3), geo::Error);
}

TEST(CountByUnit, SumsOverAPartitionEqualTheTotal) {
  support::Random random = support::logged_random("partition");
  for (int round = 0; round < 20; ++round) {
    const std::size_t cells = 1 + random.below(50'000);
    const std::size_t units = 1 + random.below(700);
    GroupValues values;
    std::vector<std::int32_t> unit;
    long double exact = 0;
    for (std::size_t c = 0; c < cells; ++c) {
      // From hundredths of a person to a city: rounding must not add up.
      const double persons = std::exp(random.uniform(-5, 13));
      const bool secret = random.chance(0.1);
      values.persons.push_back(secret ? 0 : persons);
      values.flags.push_back(secret ? ValueFlag::Secret : ValueFlag::None);
      unit.push_back(
          static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(units) + 1)) - 1);
      exact += static_cast<long double>(values.persons.back());
    }
    Count sum;
    for (const Count& count : count_by_unit(values, unit, units)) sum += count;
    std::vector<std::uint32_t> all(cells);
    std::iota(all.begin(), all.end(), 0U);
    const Count total = count_in(values, all);
    const auto expected = static_cast<double>(exact);
    EXPECT_NEAR(sum.persons, expected, expected * 1e-9);
    EXPECT_NEAR(total.persons, expected, expected * 1e-15);
    EXPECT_EQ(sum.cells, total.cells);
    EXPECT_EQ(sum.secret, total.secret);
  }
}

TEST(CountIn, AddsTenMillionTenthsWithoutDrift) {
  const GroupValues values{{0.1}, {ValueFlag::None}};
  const std::vector<std::uint32_t> cells(10'000'000, 0);
  EXPECT_DOUBLE_EQ(count_in(values, cells).persons, 1e6);
}

}  // namespace
}  // namespace nahraum::analysis
