// Bounded searches against Floyd and Warshall, forward and backward.

#include "geo/travel/dijkstra.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/geo/travel/random_network.h"

namespace nahraum::geo {
namespace {

TEST(Dijkstra, AgreesWithAllPairsForwardAndBackward) {
  support::Random random = support::logged_random("dijkstra");
  SearchWorkspace workspace;  // one for all networks: a stale label would show
  for (int round = 0; round < 2'000; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    const std::vector<Cost> pairs = support::all_pairs(network);
    const auto n = static_cast<std::uint32_t>(network.topology.vertices());
    const std::uint32_t start = random.below(n);
    const Cost limit = random.chance(0.5) ? kLargestCost : random.below(500);
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
      search({network.topology, network.costs}, {{{start, 0}}},
             {.limit = limit, .direction = direction}, workspace);
      std::size_t reached = 0;
      for (std::uint32_t v = 0; v < n; ++v) {
        const Cost pair =
            direction == Direction::Forward ? pairs[start * n + v] : pairs[v * n + start];
        const Cost expected = pair <= limit ? pair : kUnreachable;
        ASSERT_EQ(workspace.cost(v), expected) << "round " << round << " vertex " << v;
        reached += expected != kUnreachable ? 1 : 0;
      }
      ASSERT_EQ(workspace.settled().size(), reached);
      ASSERT_TRUE(std::ranges::is_sorted(workspace.settled(), {},
                                         [&](std::uint32_t v) { return workspace.cost(v); }));
    }
  }
}

TEST(Dijkstra, SeveralEntriesAndTheLimitIsInclusive) {
  // 0 -10-> 1 -10-> 2 -10-> 3
  const BuiltTopology built = build_topology(4, {0, 1, 2}, {1, 2, 3});
  const std::vector<Cost> costs = {10, 10, 10};
  SearchWorkspace workspace;
  const std::vector<Entry> entries = {{0, 5}, {2, 4}, {2, 9}};
  search({built.topology, costs}, entries, {.limit = 14}, workspace);
  EXPECT_EQ(workspace.cost(0), 5U);
  EXPECT_EQ(workspace.cost(1), kUnreachable);
  EXPECT_EQ(workspace.cost(2), 4U);
  EXPECT_EQ(workspace.cost(3), 14U);
  EXPECT_EQ(workspace.settled(), (std::vector<std::uint32_t>{2, 0, 3}));
  search({built.topology, costs}, entries, {.limit = 13}, workspace);
  EXPECT_EQ(workspace.cost(3), kUnreachable);
}

TEST(Dijkstra, StopsWhenEnoughIsSettled) {
  const BuiltTopology built = build_topology(4, {0, 1, 2}, {1, 2, 3});
  SearchWorkspace workspace;
  search({built.topology, std::vector<Cost>{1, 1, 1}}, {{{0, 0}}}, {.settle_at_most = 2},
         workspace);
  EXPECT_EQ(workspace.settled().size(), 2U);
}

TEST(Dijkstra, LongestWaysAreKeptAndLongerOnesAreNone) {
  const BuiltTopology built = build_topology(3, {0, 1}, {1, 2});
  SearchWorkspace workspace;
  search({built.topology, std::vector<Cost>{kLargestCost, 0}}, {{{0, 0}}}, {}, workspace);
  EXPECT_EQ(workspace.cost(2), kLargestCost);
  search({built.topology, std::vector<Cost>{kLargestCost, 1}}, {{{0, 0}}}, {}, workspace);
  EXPECT_EQ(workspace.cost(1), kLargestCost);
  EXPECT_EQ(workspace.cost(2), kUnreachable);
}

TEST(Dijkstra, ALaterLimitNeverShrinksWhatIsReached) {
  support::Random random = support::logged_random("limits");
  SearchWorkspace near, far;
  for (int round = 0; round < 300; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    const SearchGraph graph{network.topology, network.costs};
    const auto n = static_cast<std::uint32_t>(network.topology.vertices());
    const std::vector<Entry> entries = {{random.below(n), random.below(50)}};
    const Cost limit = random.below(400);
    search(graph, entries, {.limit = limit}, near);
    search(graph, entries, {.limit = limit + random.below(400)}, far);
    for (const std::uint32_t v : near.settled()) ASSERT_EQ(far.cost(v), near.cost(v));
  }
}

}  // namespace
}  // namespace nahraum::geo
