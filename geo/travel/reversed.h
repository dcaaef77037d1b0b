#pragma once
// The same graph with every arc turned round: "from every cell to this Kita" is one search from the
// Kita on it. Time there on the reversed graph is time back on the plain one.
//
//   const ReversedGraph back = reversed(graph.topology, metric.arc_cost);
//   search({back.topology, back.arc_cost}, entries, options, workspace);

#include "geo/travel/hierarchy.h"

namespace nahraum::geo {

struct ReversedGraph {
  Topology topology;
  FlatArray<Cost> arc_cost;
};
/// O(arcs).
[[nodiscard]] ReversedGraph reversed(const Topology& topology, std::span<const Cost> arc_cost);
/// O(1): upward and downward costs change places.
[[nodiscard]] CustomisedHierarchy reversed(const CustomisedHierarchy& hierarchy);

}  // namespace nahraum::geo
