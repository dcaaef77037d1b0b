#pragma once
// The network as the directed graph that searches run on; one topology for all profiles, so that a
// hierarchy's order is computed once. Turn restrictions are part of the graph: a restricted
// from-piece ends in a copy of the junction whose arcs carry the restriction, and a profile to
// which it applies makes those arcs unreachable. So every search on plain vertices obeys the turns.
//
//   const StreetGraph graph = build_street_graph(network);
//   const Metric car = weigh(graph, car_profile, findings);
//   dijkstra(graph.topology, car.arc_cost, …)

#include "geo/network/profile.h"
#include "geo/network/street_network.h"
#include "geo/network/topology.h"

namespace nahraum::geo {

/// A piece in one direction: edge * 2 + (0 along its shape, 1 against it).
using DirectedEdge = std::uint32_t;
inline constexpr std::uint32_t kNoRestriction = 0xFFFFFFFFU;

struct StreetGraph {
  StreetNetwork network;
  Topology topology;
  FlatArray<std::uint32_t> vertex_node;    ///< which junction a vertex is (a copy of)
  FlatArray<std::uint32_t> node_first;     ///< nodes + 1, into node_vertices
  FlatArray<std::uint32_t> node_vertices;  ///< the plain vertex first, then the copies
  FlatArray<DirectedEdge> arc_edge;        ///< by arc
  /// By arc: first row of network.restrictions about this turn; further rows may follow it.
  FlatArray<std::uint32_t> arc_restriction;
  FlatArray<std::uint32_t> edge_first_arc;  ///< directed edges + 1, into edge_arcs
  FlatArray<std::uint32_t> edge_arcs;       ///< arcs that run along a directed edge
};

/// O(edges). Every edge gives an arc in both directions; profiles close what may not be used.
[[nodiscard]] StreetGraph build_street_graph(StreetNetwork network);

/// Costs of one profile on one graph.
struct Metric {
  CostUnit unit = CostUnit::DeciSecond;
  /// kUnreachable = closed (way, direction, barrier or turn). Never below edge_cost: a barrier at a
  /// node delays or closes the arcs out of it.
  FlatArray<Cost> arc_cost;
  /// By directed edge, for points on an edge: barriers at its ends and turns do not count.
  /// kUnreachable also where nobody can get on or off (motorways, ferries).
  FlatArray<Cost> edge_cost;
  double access_metres_per_unit = 0;  ///< speed of the walk between a point and the network
};

/// O(tag sets * rules + arcs). Costs are length / speed rounded to the nearest unit, so a faster
/// speed never makes an arc dearer. Findings: values of tags no rule knows ("network.tag", counted
/// by street piece or node).
[[nodiscard]] Metric weigh(const StreetGraph& graph, const Profile& profile, Findings& findings);

}  // namespace nahraum::geo
