// Costs of shortcuts against all pairs: an arc of the customised hierarchy costs what the shortest
// way between its ends costs, or it is closed; what is left still has a shortest way for all pairs.

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/geo/travel/random_network.h"

namespace nahraum::geo {
namespace {

/// Cheapest up-and-down way between all ranks, straight from its definition.
std::vector<Cost> up_down_costs(const CustomisedHierarchy& customised) {
  const Hierarchy& h = customised.hierarchy;
  const std::size_t n = h.vertex.size();
  std::vector<Cost> up(n * n, kUnreachable), down(n * n, kUnreachable);  // from, to: both upwards
  for (std::size_t from = n; from-- > 0;) {
    up[from * n + from] = down[from * n + from] = 0;
    for (std::uint32_t a = h.first_up[from]; a < h.first_up[from + 1]; ++a) {
      for (std::size_t to = 0; to < n; ++to) {
        const std::size_t over = h.up_head[a] * n + to;
        up[from * n + to] = std::min(up[from * n + to], add_costs(customised.up_cost[a], up[over]));
        down[from * n + to] =
            std::min(down[from * n + to], add_costs(customised.down_cost[a], down[over]));
      }
    }
  }
  std::vector<Cost> costs(n * n, kUnreachable);
  for (std::size_t from = 0; from < n; ++from) {
    for (std::size_t to = 0; to < n; ++to) {
      Cost& cost = costs[h.vertex[from] * n + h.vertex[to]];
      for (std::size_t top = 0; top < n; ++top) {
        cost = std::min(cost, add_costs(up[from * n + top], down[to * n + top]));
      }
    }
  }
  return costs;
}

TEST(Customise, KeepsAllDistancesAndOnlyShortestArcs) {
  support::Random random = support::logged_random("customise");
  for (int round = 0; round < 1'000; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    const CustomisedHierarchy customised = support::customised(network);
    const std::vector<Cost> pairs = support::all_pairs(network);
    ASSERT_EQ(up_down_costs(customised), pairs) << "round " << round;
    const Hierarchy& h = customised.hierarchy;
    const std::size_t n = h.vertex.size();
    for (std::size_t low = 0; low < n; ++low) {
      for (std::uint32_t a = h.first_up[low]; a < h.first_up[low + 1]; ++a) {
        const std::size_t from = h.vertex[low], to = h.vertex[h.up_head[a]];
        if (customised.up_cost[a] != kUnreachable) {
          ASSERT_EQ(customised.up_cost[a], pairs[from * n + to]);
        }
        if (customised.down_cost[a] != kUnreachable) {
          ASSERT_EQ(customised.down_cost[a], pairs[to * n + from]);
        }
      }
    }
  }
}

TEST(Customise, GivesTheSameCostsOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("customise threads");
  const support::RandomNetwork network = support::random_grid(random, 90);
  const CustomisedHierarchy one = support::customised(network, 1);
  for (const std::size_t threads : {2U, 8U}) {
    const CustomisedHierarchy more = support::customised(network, threads);
    EXPECT_TRUE(std::ranges::equal(more.up_cost.span(), one.up_cost.span()));
    EXPECT_TRUE(std::ranges::equal(more.down_cost.span(), one.down_cost.span()));
  }
}

TEST(Customise, LeavesOutArcsThatAreNoShortestWay) {
  // A triangle whose long side costs more than the way round.
  const BuiltTopology built = build_topology(3, {0, 1, 0}, {1, 2, 2});
  support::RandomNetwork network;
  network.topology = built.topology;
  network.positions.resize(3);
  for (const std::uint32_t row : built.order) network.costs.push_back(std::vector{1U, 1U, 5U}[row]);
  const CustomisedHierarchy customised = support::customised(network);
  std::size_t open = 0;
  for (const Cost cost : customised.up_cost) open += cost != kUnreachable ? 1 : 0;
  for (const Cost cost : customised.down_cost) open += cost != kUnreachable ? 1 : 0;
  EXPECT_EQ(up_down_costs(customised)[0 * 3 + 2], 2U);
  // Depending on the order the long side is lowered to 2 or closed; 5 must not be left.
  for (const Cost cost : customised.up_cost) EXPECT_NE(cost, 5U);
  for (const Cost cost : customised.down_cost) EXPECT_NE(cost, 5U);
  EXPECT_GE(open, 2U);
}

}  // namespace
}  // namespace nahraum::geo
