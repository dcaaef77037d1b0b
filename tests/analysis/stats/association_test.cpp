// Moments against every order of the values, drawn maps, and maps without a pattern.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/stats/global_association.h"
#include "analysis/stats/local_association.h"
#include "tests/support/random.h"
#include "tests/support/shapes.h"

namespace nahraum::analysis {
namespace {

constexpr PermutationOptions kNoDraws{.permutations = 0};
using Global = GlobalStatistic (*)(const std::vector<double>&, const SpatialWeights&,
                                   const PermutationOptions&);

std::vector<const geo::MultiPolygon*> pointers(const std::vector<geo::MultiPolygon>& areas) {
  std::vector<const geo::MultiPolygon*> result;
  for (const geo::MultiPolygon& area : areas) result.push_back(&area);
  return result;
}

SpatialWeights board(int columns, int rows, Contiguity kind) {
  std::vector<geo::MultiPolygon> areas;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) areas.push_back(support::rectangle(x, y, x + 1, y + 1));
  }
  return contiguity_weights(pointers(areas), {.kind = kind});
}

/// Not symmetric and of different size, so that no term of a variance can hide.
SpatialWeights odd_weights(std::size_t n, support::Random& random) {
  std::vector<std::vector<std::uint32_t>> lists(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) {
      if (i != j && random.chance(0.5)) lists[i].push_back(j);
    }
    if (lists[i].empty()) lists[i].push_back(i == 0 ? 1 : 0);
  }
  SpatialWeights weights = list_weights(lists);
  for (double& w : weights.weights) w = random.uniform(0.1, 2);
  return weights;
}

std::vector<double> odd_values(std::size_t n, support::Random& random) {
  std::vector<double> values(n);
  for (double& value : values) value = random.uniform(0, 1) * random.uniform(0, 50);
  return values;
}

struct MeanVariance {
  double mean = 0;
  double variance = 0;
};
MeanVariance of(const std::vector<double>& values) {
  MeanVariance result;
  const double n = static_cast<double>(values.size());
  for (const double value : values) result.mean += value / n;
  for (const double value : values)
    result.variance += (value - result.mean) * (value - result.mean) / n;
  return result;
}

TEST(GlobalAssociation, MomentsAreThoseOfAllOrders) {
  support::Random random = support::logged_random("orders");
  for (int round = 0; round < 8; ++round) {
    const std::size_t n = 5 + random.below(2);
    const SpatialWeights weights = odd_weights(n, random);
    const std::vector<double> values = odd_values(n, random);
    for (const Global statistic : {Global{moran_i}, Global{geary_c}, Global{getis_ord_g}}) {
      std::vector<std::size_t> order(n);
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::vector<double> found;
      do {
        std::vector<double> dealt;
        for (const std::size_t i : order) dealt.push_back(values[i]);
        found.push_back(statistic(dealt, weights, kNoDraws).value);
      } while (std::next_permutation(order.begin(), order.end()));
      const MeanVariance exact = of(found);
      const GlobalStatistic result = statistic(values, weights, kNoDraws);
      EXPECT_NEAR(result.randomisation->expected, exact.mean, 1e-11 * std::abs(exact.mean));
      EXPECT_NEAR(result.randomisation->variance, exact.variance, 1e-10 * exact.variance);
    }
  }
}

/// esda's test: 1..9 on three by three fields.
TEST(GlobalAssociation, VariancesOnAChessboard) {
  const GlobalStatistic moran =
      moran_i({1, 2, 3, 4, 5, 6, 7, 8, 9}, board(3, 3, Contiguity::Rook), kNoDraws);
  EXPECT_NEAR(moran.randomisation->variance, 0.0596875, 1e-12);
  EXPECT_NEAR(moran.normal->variance, 0.053125, 1e-12);
  EXPECT_EQ(moran.links, 24U);
}

const std::vector<geo::Point> kSix = {{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};
const std::vector<double> kSixValues = {2, 3, 3.2, 5, 8, 7};

/// esda's test: six points, all within 15; published with eight digits.
TEST(Getis, SixPointsOfEsda) {
  const SpatialWeights near = distance_weights(kSix, geo::Metres(15));
  EXPECT_NEAR(getis_ord_g(kSixValues, near, kNoDraws).value, 0.55709779, 5e-9);
  const LocalGetis local = local_getis(kSixValues, near, {.permutation = kNoDraws});
  EXPECT_NEAR(local.areas[0].g.value, -1.0136729, 5e-8);
  EXPECT_NEAR(local.areas[0].g_star.value, -1.39727626, 5e-9);
}

/// With row-standardised weights esda takes the variance of 1992, which holds for weights of 0 and
/// 1 only; ours (1995) does not change when a row is divided by its sum. Both by hand.
TEST(Getis, RowStandardisedWeightsGiveTheSameDeviates) {
  const SpatialWeights near = distance_weights(kSix, geo::Metres(15));
  const LocalGetis binary = local_getis(kSixValues, near, {.permutation = kNoDraws});
  const LocalGetis rows =
      local_getis(kSixValues, row_standardised(near), {.permutation = kNoDraws});
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(binary.areas[i].g.value, rows.areas[i].g.value, 1e-12);
    EXPECT_NEAR(binary.areas[i].g_star.value, rows.areas[i].g_star.value, 1e-12);
  }
  const double sum = 26.2, others = 5, squares = 9 + 10.24 + 25 + 64 + 49;
  const double y1 = sum / others, y2 = squares / others - y1 * y1;
  const double variance_1992 = 1 * (others - 1) / (others * others * (others - 1)) * y2 / (y1 * y1);
  EXPECT_NEAR((8 / 2.0 / sum - 1 / others) / std::sqrt(variance_1992), -0.62074534, 5e-9);
}

TEST(Local, ConditionalMomentsAreThoseOfAllDraws) {
  support::Random random = support::logged_random("conditional");
  const std::size_t n = 6;
  for (int round = 0; round < 6; ++round) {
    const SpatialWeights weights = odd_weights(n, random);
    const std::vector<double> values = odd_values(n, random);
    const LocalMoran lisa = local_moran(values, weights, {.permutation = kNoDraws});
    const LocalGetis getis = local_getis(values, weights, {.permutation = kNoDraws});
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<std::size_t> others;
      for (std::size_t j = 0; j < n; ++j) {
        if (j != i) others.push_back(j);
      }
      std::vector<double> moran, lag;
      const double mean = of(values).mean, m2 = of(values).variance;
      const auto row = weights.weights_of(i);
      double observed = 0;
      for (std::size_t at = 0; at < row.size(); ++at)
        observed += row[at] * values[weights.of(i)[at]];
      do {
        double sum = 0, deviation = 0;
        for (std::size_t at = 0; at < row.size(); ++at) {
          sum += row[at] * values[others[at]];
          deviation += row[at] * (values[others[at]] - mean);
        }
        lag.push_back(sum);
        moran.push_back((values[i] - mean) * deviation / m2);
      } while (std::next_permutation(others.begin(), others.end()));
      EXPECT_NEAR(lisa.areas[i].expected, of(moran).mean, 1e-11);
      EXPECT_NEAR(lisa.areas[i].variance, of(moran).variance, 1e-10);
      if (lisa.areas[i].z.missing()) continue;
      EXPECT_NEAR(getis.areas[i].g.value, (observed - of(lag).mean) / std::sqrt(of(lag).variance),
                  1e-8);
    }
  }
}

TEST(Local, PermutationShareIsThatOfAllDraws) {
  support::Random random = support::logged_random("share");
  constexpr std::size_t kDraws = 20'000;
  const SpatialWeights weights = board(3, 3, Contiguity::Queen);
  const std::vector<double> values = odd_values(9, random);
  const LagPermutation found =
      permute_lags(values, weights, {.permutations = kDraws, .seed = random.next()});
  // The corner 0 has the neighbours 1, 3, 4: all triples of the eight others.
  double at_least = 0, all = 0;
  const double observed = values[1] + values[3] + values[4];
  for (std::size_t a = 1; a < 9; ++a) {
    for (std::size_t b = a + 1; b < 9; ++b) {
      for (std::size_t c = b + 1; c < 9; ++c) {
        ++all;
        if (values[a] + values[b] + values[c] >= observed - 1e-9) ++at_least;
      }
    }
  }
  const double share = at_least / all;
  EXPECT_NEAR(found.at_least[0] / static_cast<double>(kDraws), share,
              5 * std::sqrt(share * (1 - share) / kDraws) + 1e-9);
  EXPECT_GE(found.at_least[0] + found.at_most[0], kDraws);
}

TEST(Local, QuadrantsOfADrawnMap) {
  // High in the west, low in the east, one low field among the high ones.
  const std::vector<double> values = {9, 9, 1, 1,  //
                                      9, 0, 1, 1,  //
                                      9, 9, 1, 1};
  const SpatialWeights weights = row_standardised(board(4, 3, Contiguity::Queen));
  const LocalMoran lisa =
      local_moran(values, weights, {.permutation = {.permutations = 999, .seed = 3}});
  EXPECT_EQ(lisa.areas[5].quadrant, Quadrant::LowHigh);
  EXPECT_EQ(lisa.areas[0].quadrant, Quadrant::HighHigh);
  EXPECT_EQ(lisa.areas[3].quadrant, Quadrant::LowLow);
  EXPECT_EQ(quadrant_code(lisa.areas[5].quadrant), "low_high");
  const LocalGetis getis = local_getis(values, weights, {.permutation = kNoDraws});
  EXPECT_GT(getis.areas[4].g_star.value, 0);
  EXPECT_LT(getis.areas[7].g_star.value, 0);
}

TEST(Local, AChessboardIsNegativeAndHalvesArePositive) {
  std::vector<double> checks, halves;
  for (int i = 0; i < 36; ++i) {
    checks.push_back((i % 6 + i / 6) % 2);
    halves.push_back(i % 6 < 3 ? 1 : 0);
  }
  const SpatialWeights rook = board(6, 6, Contiguity::Rook);
  EXPECT_NEAR(moran_i(checks, rook, kNoDraws).value, -1, 1e-12);
  EXPECT_LT(moran_i(checks, rook, {.permutations = 999}).permutation->p, 0.01);
  EXPECT_GT(moran_i(halves, rook, kNoDraws).value, 0.7);
  EXPECT_LT(geary_c(halves, rook, kNoDraws).value, 0.3);
  EXPECT_GT(geary_c(checks, rook, kNoDraws).value, 1.8);
  EXPECT_GT(getis_ord_g(halves, rook, kNoDraws).randomisation->z, 3);
}

TEST(Local, FalseDiscoveriesByHand) {
  const auto plain = [](double p) { return geo::FlaggedValue{p, geo::ValueFlag::None}; };
  // Four tests: 0.01 * 4/1, 0.02 * 4/2, 0.03 * 4/3, 0.8; the smallest from the right.
  const auto q = false_discovery_rates({plain(0.03), plain(0.8), {}, plain(0.01), plain(0.02)});
  EXPECT_NEAR(q[0].value, 0.04, 1e-15);
  EXPECT_NEAR(q[1].value, 0.8, 1e-15);
  EXPECT_TRUE(q[2].missing());
  EXPECT_NEAR(q[3].value, 0.04, 1e-15);
  EXPECT_NEAR(q[4].value, 0.04, 1e-15);
}

/// On maps without a pattern few areas are called significant: the promise of the procedure.
TEST(Local, FewDiscoveriesOnMapsWithoutPattern) {
  support::Random random = support::logged_random("noise");
  const SpatialWeights weights = row_standardised(board(10, 10, Contiguity::Queen));
  int maps_with_any = 0;
  for (int map = 0; map < 40; ++map) {
    std::vector<double> values(100);
    for (double& value : values) value = random.uniform(0, 1);
    const LocalMoran lisa = local_moran(values, weights, {.permutation = kNoDraws});
    maps_with_any += std::any_of(lisa.areas.begin(), lisa.areas.end(),
                                 [](const LocalMoranArea& area) { return area.significant; });
  }
  EXPECT_LE(maps_with_any, 10);  // 5 % of 40 expected; naive 0.05 would give all 40
}

TEST(Association, WithoutDifferencesThereIsASentence) {
  const SpatialWeights weights = board(3, 3, Contiguity::Queen);
  const std::vector<double> same(9, 0.1), negative = {-1, 2, 3, 4, 5, 6, 7, 8, 9},
                                          zeros = {0, 0, 0, 0, 0, 0, 0, 0, 4};
  for (const Global statistic : {Global{moran_i}, Global{geary_c}, Global{getis_ord_g}}) {
    const GlobalStatistic result = statistic(same, weights, {.permutations = 99});
    EXPECT_FALSE(result.known());
    EXPECT_EQ(result.value, 0);
    EXPECT_FALSE(result.permutation.has_value());
    EXPECT_FALSE(statistic({1, 2, 3}, nearest_weights({{0, 0}, {1, 0}, {2, 0}}, 1), {}).known());
    EXPECT_FALSE(statistic({}, {}, {}).known());
  }
  EXPECT_FALSE(local_moran(same, weights, {}).known());
  EXPECT_FALSE(local_getis(same, weights, {}).known());
  EXPECT_TRUE(local_moran(same, weights, {}).areas.empty());
  EXPECT_THAT(getis_ord_g(negative, weights, {}).reason.de, testing::HasSubstr("negative"));
  EXPECT_THAT(getis_ord_g(zeros, weights, {}).reason.de, testing::HasSubstr("zwei Gebiete"));
}

TEST(Association, WhatCannotVaryHasNoDeviate) {
  // Everyone is everyone's neighbour: each sum of neighbours is fixed.
  const SpatialWeights all = nearest_weights({{0, 0}, {1, 0}, {2, 0}, {3, 1}, {5, 2}}, 4);
  const LocalMoran lisa = local_moran({0.1, 0.2, 0.4, 0.9, 5}, all, {});
  for (const LocalMoranArea& area : lisa.areas) {
    EXPECT_TRUE(area.z.missing());
    EXPECT_TRUE(area.q.missing());
    EXPECT_FALSE(area.significant);
    EXPECT_TRUE(std::isfinite(area.value) && std::isfinite(area.variance));
  }
  const GlobalStatistic moran = moran_i({0.1, 0.2, 0.4, 0.9, 5}, all, {.permutations = 19});
  EXPECT_NEAR(moran.value, -0.25, 1e-12);
  EXPECT_TRUE(std::isfinite(moran.randomisation->z));
  EXPECT_EQ(moran.permutation->p, 1);
  // An area exactly at the mean says nothing.
  const LocalMoran middle =
      local_moran({1, 2, 3}, nearest_weights({{0, 0}, {1, 0}, {2, 0}}, 1), {});
  EXPECT_TRUE(middle.areas[1].z.missing());
  EXPECT_EQ(middle.areas[1].quadrant, Quadrant::None);
}

}  // namespace
}  // namespace nahraum::analysis
