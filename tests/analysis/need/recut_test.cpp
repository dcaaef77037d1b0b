#include "analysis/need/recut.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "geo/geometry/overlay.h"
#include "tests/support/shapes.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::MultiPolygon;
using geo::ValueFlag;
using support::rectangle;
using Values = std::vector<FlaggedValue>;

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

double total(const std::vector<FlaggedValue>& values) {
  double sum = 0;
  for (const FlaggedValue& value : values)
    if (!value.missing()) sum += value.value;
  return sum;
}

// Two squares side by side, 2 wide each; three targets that cut them at 1 and 3.
//   sources   |  A (100)  |  B (60)  |        rates 10 and 20
//   targets   | t0 |    t1     | t2  |
// t0 = 1/2 A = 50; t1 = 1/2 A + 1/2 B = 80; t2 = 1/2 B = 30. Rates: 10; (10 + 20) / 2 = 15; 20.
class RecutSquares : public ::testing::Test {
 protected:
  std::vector<MultiPolygon> sources{rectangle(0, 0, 2, 1), rectangle(2, 0, 4, 1)};
  std::vector<MultiPolygon> targets{rectangle(0, 0, 1, 1), rectangle(1, 0, 3, 1),
                                    rectangle(3, 0, 4, 1)};
  OverlapTable parts = areal_overlaps(sources, targets);
};

TEST_F(RecutSquares, CountsAreGivenAwayByArea) {
  const Recut recut = recut_counts(Values{plain(100), plain(60)}, parts, {});
  EXPECT_NEAR(recut.values[0].value, 50, 1e-9);
  EXPECT_NEAR(recut.values[1].value, 80, 1e-9);
  EXPECT_NEAR(recut.values[2].value, 30, 1e-9);
  EXPECT_EQ(recut.values[1].flag, ValueFlag::Estimated) << "a divided count is an estimate";
  EXPECT_EQ(recut.outside, 0);
}

TEST_F(RecutSquares, RatesAreWeightedMeans) {
  const Recut recut = recut_rates(Values{plain(10), plain(20)}, parts, {});
  EXPECT_NEAR(recut.values[0].value, 10, 1e-9);
  EXPECT_NEAR(recut.values[1].value, 15, 1e-9);
  EXPECT_NEAR(recut.values[2].value, 20, 1e-9);
}

TEST_F(RecutSquares, RatesByPersonsCountMoreWhereMoreLive) {
  const std::vector<double> residents{300, 100};
  const Recut recut = recut_rates(Values{plain(10), plain(20)}, parts, {.base = residents});
  // Half of 300 at 10 and half of 100 at 20: (1500 + 1000) / 200.
  EXPECT_NEAR(recut.values[1].value, 12.5, 1e-9);
}

TEST_F(RecutSquares, WhatIsMissingIsToldAndNeverZero) {
  const Recut recut = recut_counts(Values{plain(100), FlaggedValue{}}, parts, {});
  EXPECT_NEAR(recut.values[1].value, 50, 1e-9);
  EXPECT_EQ(recut.values[1].flag, ValueFlag::Estimated);
  EXPECT_NEAR(recut.known[1], 0.5, 1e-9);
  EXPECT_TRUE(recut.values[2].missing());
  EXPECT_EQ(recut.known[2], 0);
}

TEST_F(RecutSquares, WhatLiesInNoTargetStaysOutsideOrIsSpread) {
  const OverlapTable some = areal_overlaps(sources, {rectangle(0, 0, 1, 1)});
  const Values counts{plain(100), plain(60)};
  const Recut whole = recut_counts(counts, some, {.denominator = Denominator::Whole});
  EXPECT_NEAR(whole.values[0].value, 50, 1e-9);
  EXPECT_NEAR(whole.outside, 110, 1e-9);
  EXPECT_EQ(whole.lost, 1u) << "B has no part in the target";
  const Recut shared = recut_counts(counts, some, {});
  EXPECT_NEAR(shared.values[0].value, 100, 1e-9);
  EXPECT_NEAR(shared.outside, 60, 1e-9);
}

TEST(Recut, DasymetricFollowsThePeopleNotTheArea) {
  // One Gemeinde, two quarters; three cells with 80, 10 and 10 residents.
  const std::vector<std::int32_t> source{0, 0, 0}, target{0, 0, 1};
  const std::vector<double> residents{80, 10, 10};
  const OverlapTable parts = dasymetric_overlaps({source, target, residents}, 1, 2);
  const Recut recut = recut_counts(Values{plain(200)}, parts, {});
  EXPECT_NEAR(recut.values[0].value, 180, 1e-9);
  EXPECT_NEAR(recut.values[1].value, 20, 1e-9);
}

TEST(Recut, MembersOfAKeyListAreWhole) {
  const std::vector<std::int32_t> of{1, -1, 0, 1};
  const OverlapTable parts = member_overlaps(of, 2);
  const Values counts{plain(5), plain(7), plain(11), plain(13)};
  const Recut recut = recut_counts(counts, parts, {.denominator = Denominator::Whole});
  EXPECT_EQ(recut.values[0].value, 11);
  EXPECT_EQ(recut.values[1].value, 18);
  EXPECT_EQ(recut.values[1].flag, ValueFlag::None) << "nothing was divided";
  EXPECT_EQ(recut.outside, 7);
}

// On two partitions of one box: the total stays, whatever the borders; and every target is the
// direct formula over all pairs.
TEST(RecutProperty, TotalsArePreservedBetweenPartitions) {
  support::Random random = support::logged_random("recut");
  for (int round = 0; round < 30; ++round) {
    const int columns = random.integer(1, 6), rows = random.integer(1, 6);
    const auto sources = support::shaken_partition(columns, rows, random);
    std::vector<MultiPolygon> targets;
    const int cuts = random.integer(1, 5);
    for (int i = 0; i < cuts; ++i)
      targets.push_back(
          rectangle(double(columns) * i / cuts, 0, double(columns) * (i + 1) / cuts, double(rows)));
    Values counts;
    for (std::size_t s = 0; s < sources.size(); ++s)
      counts.push_back(random.chance(0.1) ? FlaggedValue{} : plain(random.integer(0, 500)));
    const OverlapTable parts = areal_overlaps(sources, targets);
    const Recut recut = recut_counts(counts, parts, {});
    EXPECT_NEAR(total(recut.values) + recut.outside, total(counts), 1e-6 * (1 + total(counts)));
    for (std::size_t t = 0; t < targets.size(); ++t) {
      double direct = 0;
      for (std::size_t s = 0; s < sources.size(); ++s) {
        if (counts[s].missing()) continue;
        direct += counts[s].value * geo::area(geo::intersection(sources[s], targets[t])) /
                  geo::area(sources[s]);
      }
      EXPECT_NEAR(recut.values[t].missing() ? 0 : recut.values[t].value, direct,
                  1e-6 * (1 + direct));
    }
  }
}

// Rates on random weights against sum(y w) / sum(w), and never outside what went in.
TEST(RecutProperty, RatesStayBetweenTheRatesOfTheirParts) {
  support::Random random = support::logged_random("recut rates");
  for (int round = 0; round < 200; ++round) {
    const std::size_t sources = random.below(6) + 1, targets = random.below(4) + 1;
    std::vector<std::int32_t> source, target;
    std::vector<double> weight;
    for (int cell = random.integer(1, 40); cell > 0; --cell) {
      source.push_back(random.integer(-1, int(sources) - 1));
      target.push_back(random.integer(-1, int(targets) - 1));
      weight.push_back(random.integer(0, 30));
    }
    Values rates;
    for (std::size_t s = 0; s < sources; ++s)
      rates.push_back(random.chance(0.2) ? FlaggedValue{} : plain(random.uniform(0, 60)));
    const Recut recut =
        recut_rates(rates, dasymetric_overlaps({source, target, weight}, sources, targets), {});
    for (std::size_t t = 0; t < targets; ++t) {
      double above = 0, below = 0;
      for (std::size_t c = 0; c < weight.size(); ++c) {
        if (source[c] < 0 || target[c] != int(t)) continue;
        const FlaggedValue& rate = rates[std::size_t(source[c])];
        if (rate.missing()) continue;
        above += weight[c] * rate.value;
        below += weight[c];
      }
      EXPECT_EQ(recut.values[t].missing(), below == 0);
      if (below > 0) {
        EXPECT_NEAR(recut.values[t].value, above / below, 1e-9);
        EXPECT_TRUE(std::isfinite(recut.values[t].value));
      }
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
