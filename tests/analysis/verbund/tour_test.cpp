// The shortest round trip against every order there is.

#include "analysis/verbund/tour.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using Costs = std::vector<double>;

double length_of(const Costs& costs, std::size_t n, const std::vector<std::size_t>& order) {
  double sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i) sum += costs[order[i] * n + order[(i + 1) % n]];
  return sum;
}

/// Every order with the start first.
double by_permutations(const Costs& costs, std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double best = std::numeric_limits<double>::infinity();
  do {
    const double length = length_of(costs, n, order);
    if (length < best) best = length;
  } while (std::next_permutation(order.begin() + 1, order.end()));
  return best;
}

Costs random_costs(support::Random& random, std::size_t n) {
  Costs costs(n * n);
  for (double& cost : costs) cost = static_cast<double>(random.below(1000)) + 1;
  return costs;
}

TEST(Tour, FourPlacesOnASquareGoAround) {
  //  0 - 1
  //  |   |    sides 10, diagonals 14
  //  3 - 2
  const Costs costs{0, 10, 14, 10, 10, 0, 10, 14, 14, 10, 0, 10, 10, 14, 10, 0};
  const Tour tour = shortest_tour(costs, 0);
  EXPECT_TRUE(tour.exact);
  EXPECT_DOUBLE_EQ(tour.length, 40);
  ASSERT_EQ(tour.order.size(), 4U);
  EXPECT_EQ(tour.order.front(), 0U);
  EXPECT_EQ(tour.order[2], 2U);
}

TEST(Tour, AgreesWithEveryOrderOnRandomWays) {
  support::Random random = support::logged_random("tour against every order");
  for (int round = 0; round < 300; ++round) {
    const auto n = static_cast<std::size_t>(2 + random.below(6));
    const Costs costs = random_costs(random, n);
    const std::size_t start = random.below(static_cast<std::uint32_t>(n));
    const Tour tour = shortest_tour(costs, start);
    ASSERT_TRUE(tour.reachable && tour.exact);
    EXPECT_DOUBLE_EQ(tour.length, by_permutations(costs, n)) << "round " << round;
    EXPECT_DOUBLE_EQ(tour.length, length_of(costs, n, tour.order));
    EXPECT_EQ(tour.order.front(), start);
  }
}

TEST(Tour, OnePlaceIsNoWay) {
  const Tour tour = shortest_tour(Costs{0}, 0);
  EXPECT_TRUE(tour.reachable);
  EXPECT_EQ(tour.length, 0);
  EXPECT_EQ(tour.order, std::vector<std::size_t>{0});
}

TEST(Tour, APlaceWithoutAWayIsToldNotInvented) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(shortest_tour(Costs{0, 5, none, 5, 0, none, none, none, 0}, 0).reachable);
  // There, but not back.
  EXPECT_FALSE(shortest_tour(Costs{0, 5, none, 0}, 0).reachable);
}

TEST(Tour, BeyondTheExactSizeTheTruthLiesBetweenTheBounds) {
  support::Random random = support::logged_random("long tour");
  const std::size_t n = kExactTourStops + 3;
  const Costs costs = random_costs(random, n);
  const Tour tour = shortest_tour(costs, 4);
  ASSERT_TRUE(tour.reachable);
  EXPECT_LE(tour.lower_bound, tour.length);
  EXPECT_GT(tour.lower_bound, 0);
  EXPECT_DOUBLE_EQ(tour.length, length_of(costs, n, tour.order));
  std::vector<std::size_t> visited = tour.order;
  std::sort(visited.begin(), visited.end());
  for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(visited[i], i);
}

/// The cheapest ways over any stops on the way (Floyd and Warshall): what travel times are.
Costs with_detours(Costs costs, std::size_t n) {
  for (std::size_t over = 0; over < n; ++over) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b)
        costs[a * n + b] = std::min(costs[a * n + b], costs[a * n + over] + costs[over * n + b]);
    }
  }
  return costs;
}

TEST(Tour, TheLowerBoundNeverExceedsTheExactLength) {
  support::Random random = support::logged_random("tour bounds");
  for (int round = 0; round < 20; ++round) {
    // 16 places of which the last coincides with the first: as long as the exact tour of 15, as
    // long as no detour is shorter than the straight way (else passing the first place twice may
    // pay).
    const std::size_t n = kExactTourStops;
    const Costs small = with_detours(random_costs(random, n), n);
    Costs large((n + 1) * (n + 1), 0);
    for (std::size_t a = 0; a <= n; ++a) {
      for (std::size_t b = 0; b <= n; ++b)
        large[a * (n + 1) + b] = a % n == b % n ? 0 : small[a % n * n + b % n];
    }
    const Tour exact = shortest_tour(small, 0);
    const Tour bounded = shortest_tour(large, 0);
    EXPECT_LE(bounded.lower_bound, exact.length);
    EXPECT_GE(bounded.length + 1e-9, exact.length);
  }
}

TEST(Tour, RefusesWhatIsNoSquare) {
  EXPECT_THROW((void)shortest_tour(Costs{0, 1, 2}, 0), geo::Error);
  EXPECT_THROW((void)shortest_tour(Costs{0, 1, 1, 0}, 2), geo::Error);
  EXPECT_THROW((void)shortest_tour(Costs{}, 0), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
