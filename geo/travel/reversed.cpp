#include "geo/travel/reversed.h"

namespace nahraum::geo {

ReversedGraph reversed(const Topology& topology, std::span<const Cost> arc_cost) {
  const std::size_t arcs = topology.arcs();
  std::vector<std::uint32_t> head(arcs), tail(arcs), place(arcs);
  std::vector<Cost> cost(arcs);
  for (std::uint32_t i = 0; i < arcs; ++i) {
    const std::uint32_t arc = topology.in_arc[i];
    head[i] = topology.tail[arc];
    tail[i] = topology.head[arc];
    cost[i] = arc_cost[arc];
    place[arc] = i;
  }
  ReversedGraph result;
  result.topology = {.first_out = topology.first_in,
                     .head = std::move(head),
                     .tail = std::move(tail),
                     .first_in = topology.first_out,
                     .in_arc = std::move(place)};
  result.arc_cost = std::move(cost);
  return result;
}

CustomisedHierarchy reversed(const CustomisedHierarchy& hierarchy) {
  return {hierarchy.hierarchy, hierarchy.down_cost, hierarchy.up_cost};
}

}  // namespace nahraum::geo
