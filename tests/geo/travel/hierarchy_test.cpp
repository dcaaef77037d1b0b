// The order is a permutation that does not know of threads; the hierarchy is chordal, its tree is
// the elimination tree and its subtrees are ranges.

#include "geo/travel/hierarchy.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/geo/travel/random_network.h"

namespace nahraum::geo {
namespace {

constexpr std::uint32_t kRoot = 0xFFFFFFFFU;

template <typename T>
std::vector<T> copy(const FlatArray<T>& array) {
  return {array.begin(), array.end()};
}

bool is_permutation_of_rows(std::vector<std::uint32_t> ranks) {
  std::ranges::sort(ranks);
  for (std::uint32_t i = 0; i < ranks.size(); ++i) {
    if (ranks[i] != i) return false;
  }
  return true;
}

HierarchyOrder order_of(const support::RandomNetwork& network, std::size_t threads) {
  Progress progress;
  return nested_dissection_order(network.topology, network.positions, {.threads = threads},
                                 progress);
}

/// Upper neighbours by playing the elimination through on sets.
std::vector<std::set<std::uint32_t>> played(const Topology& topology,
                                            const FlatArray<std::uint32_t>& rank) {
  std::vector<std::set<std::uint32_t>> up(topology.vertices());
  for (std::size_t arc = 0; arc < topology.arcs(); ++arc) {
    const auto [low, high] = std::minmax(rank[topology.tail[arc]], rank[topology.head[arc]]);
    if (low != high) up[low].insert(high);
  }
  for (std::set<std::uint32_t>& row : up) {
    for (const std::uint32_t a : row) {
      for (const std::uint32_t b : row) {
        if (a < b) up[a].insert(b);
      }
    }
  }
  return up;
}

void expect_sound(const Topology& topology, const Hierarchy& hierarchy) {
  ASSERT_TRUE(is_permutation_of_rows(copy(hierarchy.rank)));
  const auto up = played(topology, hierarchy.rank);
  std::vector<std::uint32_t> size(up.size(), 1);
  for (std::uint32_t r = 0; r < up.size(); ++r) {
    ASSERT_EQ(hierarchy.rank[hierarchy.vertex[r]], r);
    const auto row = hierarchy.up_head.row(hierarchy.first_up[r], hierarchy.first_up[r + 1]);
    ASSERT_TRUE(std::ranges::equal(row, up[r]));
    ASSERT_EQ(hierarchy.parent[r], up[r].empty() ? kRoot : *up[r].begin());
    if (!up[r].empty()) size[*up[r].begin()] += size[r];
    // A whole subtree lies directly below its root.
    for (std::uint32_t below = r + 1 - size[r]; below < r; ++below) {
      ASSERT_LE(hierarchy.parent[below], r);
    }
  }
  for (std::uint32_t arc = 0; arc < topology.arcs(); ++arc) {
    const std::uint32_t from = hierarchy.rank[topology.tail[arc]];
    const std::uint32_t to = hierarchy.rank[topology.head[arc]];
    if (from == to) {
      ASSERT_EQ(hierarchy.arc_up[arc], kRoot);
      continue;
    }
    ASSERT_EQ(hierarchy.up_head[hierarchy.arc_up[arc]], std::max(from, to));
    ASSERT_GE(hierarchy.arc_up[arc], hierarchy.first_up[std::min(from, to)]);
    ASSERT_LT(hierarchy.arc_up[arc], hierarchy.first_up[std::min(from, to) + 1]);
    ASSERT_EQ(hierarchy.arc_forward[arc], from < to ? 1 : 0);
  }
}

TEST(Hierarchy, IsTheEliminationGraphOfAnyOrder) {
  support::Random random = support::logged_random("any order");
  for (int round = 0; round < 300; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    std::vector<std::uint32_t> rank(network.topology.vertices());
    std::iota(rank.begin(), rank.end(), 0U);
    for (std::uint32_t i = static_cast<std::uint32_t>(rank.size()); i > 1; --i) {
      std::swap(rank[i - 1], rank[random.below(i)]);
    }
    expect_sound(network.topology, build_hierarchy(network.topology, {std::move(rank)}));
  }
}

TEST(Hierarchy, IsSoundOnDissectedNetworks) {
  support::Random random = support::logged_random("dissected");
  for (int round = 0; round < 300; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    expect_sound(network.topology, build_hierarchy(network.topology, order_of(network, 1)));
  }
  for (const int side : {10, 25, 60}) {
    const support::RandomNetwork network = support::random_grid(random, side);
    expect_sound(network.topology, build_hierarchy(network.topology, order_of(network, 2)));
  }
}

TEST(NestedDissection, GivesTheSameOrderOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("threads");
  const support::RandomNetwork network = support::random_grid(random, 120);
  const std::vector<std::uint32_t> one = copy(order_of(network, 1).rank);
  EXPECT_TRUE(is_permutation_of_rows(one));
  EXPECT_EQ(copy(order_of(network, 2).rank), one);
  EXPECT_EQ(copy(order_of(network, 8).rank), one);
}

TEST(NestedDissection, KeepsAGridShallow) {
  // A square of 64 x 64 has separators of about 64, 32, 32, ... vertices: some 200 above the
  // lowest. Elimination row by row would give a tree 4,000 deep with 64 upper neighbours a vertex.
  std::vector<std::uint32_t> tails, heads;
  support::RandomNetwork network;
  for (std::uint32_t v = 0; v < 64 * 64; ++v) {
    network.positions.push_back(
        {static_cast<std::int32_t>(v % 64) * 1000, static_cast<std::int32_t>(v / 64) * 1000});
    if (v % 64 != 63) {
      tails.push_back(v);
      heads.push_back(v + 1);
    }
    if (v < 63 * 64) {
      tails.push_back(v);
      heads.push_back(v + 64);
    }
  }
  network.topology = build_topology(64 * 64, tails, heads).topology;
  const Hierarchy hierarchy = build_hierarchy(network.topology, order_of(network, 1));
  std::vector<std::uint32_t> depth(hierarchy.parent.size(), 1);
  for (std::uint32_t r = static_cast<std::uint32_t>(depth.size()); r-- > 0;) {
    if (hierarchy.parent[r] != kRoot) depth[r] = depth[hierarchy.parent[r]] + 1;
  }
  EXPECT_LT(std::ranges::max(depth), 330U);
  EXPECT_LT(hierarchy.up_head.size(), 24U * 64U * 64U);
}

TEST(NestedDissection, ManagesWhatIsHardlyANetwork) {
  Progress progress;
  const Topology none = build_topology(0, {}, {}).topology;
  EXPECT_EQ(nested_dissection_order(none, {}, {}, progress).rank.size(), 0U);
  EXPECT_EQ(build_hierarchy(none, {}).vertex.size(), 0U);
  // A clique of 60 at one place: nothing to tell the vertices apart, no separator to find.
  std::vector<std::uint32_t> tails, heads;
  for (std::uint32_t a = 0; a < 60; ++a) {
    for (std::uint32_t b = 0; b < 60; ++b) {
      tails.push_back(a);
      heads.push_back(b);
    }
  }
  const Topology clique = build_topology(61, tails, heads).topology;
  const HierarchyOrder order =
      nested_dissection_order(clique, std::vector<Position>(61), {}, progress);
  EXPECT_TRUE(is_permutation_of_rows(copy(order.rank)));
  EXPECT_EQ(build_hierarchy(clique, order).up_head.size(), 60U * 59U / 2);
}

TEST(NestedDissection, CanBeStopped) {
  support::Random random = support::logged_random("stop");
  const support::RandomNetwork network = support::random_grid(random, 20);
  Progress progress;
  progress.cancel();
  EXPECT_THROW(
      static_cast<void>(nested_dissection_order(network.topology, network.positions, {}, progress)),
      Error);
}

}  // namespace
}  // namespace nahraum::geo
