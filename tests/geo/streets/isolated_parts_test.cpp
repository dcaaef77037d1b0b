// Yards without an exit, islands, and the crumbs at the edge of an extract.

#include "geo/network/isolated_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/geo/streets/drawn_town.h"

namespace nahraum::geo {
namespace {

using support::plain_profile;
using support::Town;
using support::town_of;

/// Ids of the ways nobody can get on or off, before and after.
std::vector<std::int64_t> closed_ways(const Town& town, const Metric& metric) {
  std::vector<std::int64_t> ways;
  for (std::size_t edge = 0; edge < town.graph.network.edges(); ++edge) {
    if (metric.edge_cost[2 * edge] == kUnreachable &&
        metric.edge_cost[2 * edge + 1] == kUnreachable)
      ways.push_back(town.graph.network.edge_way[edge]);
  }
  return ways;
}

std::vector<std::int64_t> isolated(const Town& town, Findings& findings) {
  return closed_ways(town, without_isolated_parts(town.graph, town.metric, {}, findings));
}

TEST(IsolatedParts, AYardWithoutAnExitIsClosedForPointsNotForWays) {
  const Town town = town_of(R"(
    node a 0 0
    node b 500 0
    node c 1000 0
    node y 500 100
    node z 500 200
    way main a b c highway=road
    way gate b y highway=road oneway=yes
    way yard y z highway=road
  )",
                            plain_profile(36));
  Findings findings;
  const Metric metric = without_isolated_parts(town.graph, town.metric, {}, findings);
  EXPECT_THAT(closed_ways(town, metric), testing::UnorderedElementsAre(2, 3));
  EXPECT_TRUE(std::equal(metric.arc_cost.begin(), metric.arc_cost.end(),
                         town.metric.arc_cost.begin(), town.metric.arc_cost.end()));
  ASSERT_EQ(findings.count("network.isolated"), 1U);
  EXPECT_THAT(findings.kept()[0].message.de, testing::HasSubstr("0,2 km Wege (2 Stücke)"));
  EXPECT_EQ(findings.kept()[0].severity, Severity::Info);
  // The house in the yard belongs to the main road.
  const auto snap = snap_points(town.graph, metric, town.index, {support::place_at(510, 190)}, {});
  ASSERT_TRUE(snap[0].edge.valid());
  EXPECT_EQ(town.graph.network.edge_way[snap[0].edge.value], 1);
  EXPECT_NEAR(snap[0].distance_m, 190, 0.5);
}

TEST(IsolatedParts, AYardThatOneOnlyLeavesIsClosedToo) {
  const Town town = town_of(R"(
    node a 0 0
    node b 1000 0
    node y 1000 100
    way main a b highway=road
    way out y b highway=road oneway=yes
  )",
                            plain_profile(36));
  Findings findings;
  EXPECT_THAT(isolated(town, findings), testing::ElementsAre(2));
}

TEST(IsolatedParts, AnIslandOfTenKilometresIsKeptAShorterOneIsNot) {
  const Town town = town_of(R"(
    node a 0 0
    node b 20000 0
    node c 0 3000
    node d 10100 3000
    node e 0 6000
    node f 9900 6000
    way main a b highway=road
    way island c d highway=road
    way islet e f highway=road
  )",
                            plain_profile(36));
  Findings findings;
  EXPECT_THAT(isolated(town, findings), testing::ElementsAre(3));
}

TEST(IsolatedParts, TheLargestIsKeptHoweverSmall) {
  const Town town = town_of(R"(
    node a 0 0
    node b 30 0
    node c 0 500
    node d 20 500
    way path a b highway=road
    way crumb c d highway=road
  )",
                            plain_profile(4));
  Findings findings;
  EXPECT_THAT(isolated(town, findings), testing::ElementsAre(2));
}

TEST(IsolatedParts, NothingIsSaidWhenNothingIsClosed) {
  const Town town =
      town_of("node a 0 0\nnode b 30 0\nway path a b highway=road\n", plain_profile(4));
  Findings findings;
  EXPECT_TRUE(isolated(town, findings).empty());
  EXPECT_TRUE(findings.empty());
}

TEST(IsolatedParts, StrongComponentsAreThoseThatReachEachOther) {
  support::Random random = support::logged_random("strong components");
  for (int round = 0; round < 60; ++round) {
    const Town town =
        town_of(support::random_streets(random, random.integer(2, 5)), plain_profile(36));
    const std::size_t n = town.graph.topology.vertices();
    const auto component = strong_components(town.graph.topology, town.metric.arc_cost.span());
    std::vector<std::vector<Cost>> costs;
    for (std::uint32_t v = 0; v < n; ++v)
      costs.push_back(
          support::plain_search(town.graph.topology, town.metric.arc_cost.span(), {{v, 0}}));
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        const bool both = costs[a][b] != kUnreachable && costs[b][a] != kUnreachable;
        ASSERT_EQ(component[a] == component[b], both) << a << " " << b;
      }
    }
  }
}

/// Wherever a point may still get on, it reaches the largest part or a long one, and is reached.
TEST(IsolatedParts, WhateverStaysOpenLeadsSomewhere) {
  support::Random random = support::logged_random("isolated parts");
  for (int round = 0; round < 60; ++round) {
    const Town town = town_of(support::random_streets(random, 5), plain_profile(36));
    Findings findings;
    const Metric metric = without_isolated_parts(town.graph, town.metric, {}, findings);
    const auto component = strong_components(town.graph.topology, metric.arc_cost.span());
    std::set<std::uint32_t> open;
    for (std::uint32_t arc = 0; arc < town.graph.topology.arcs(); ++arc) {
      const DirectedEdge edge = town.graph.arc_edge[arc] & ~1U;
      const bool usable =
          metric.edge_cost[edge] != kUnreachable || metric.edge_cost[edge + 1] != kUnreachable;
      if (!usable || metric.arc_cost[arc] == kUnreachable) continue;
      EXPECT_EQ(component[town.graph.topology.tail[arc]], component[town.graph.topology.head[arc]]);
      open.insert(component[town.graph.topology.tail[arc]]);
    }
    EXPECT_GE(open.size(), 1U);
  }
}

}  // namespace
}  // namespace nahraum::geo
