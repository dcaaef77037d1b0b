#pragma once
// Where a mode can get in but not out: car parks without an exit, private yards, the crumbs at the
// edge of an extract. A point snapped there would reach nothing; it belongs to the next street that
// leads somewhere.
//
//   metric = without_isolated_parts(graph, std::move(metric), {}, findings);

#include "geo/core/findings.h"
#include "geo/core/units.h"
#include "geo/network/street_graph.h"

namespace nahraum::geo {

struct IsolatedPartsOptions {
  /// Parts that lead to and from each other (strongly connected) and are at least this long are
  /// kept: a real island, a village cut off by a closed bridge. The largest is always kept.
  Metres least{10'000};
};

/// Closes the pieces of smaller parts for getting on and off (`edge_cost`); ways through them
/// (`arc_cost`) stay as they are. Finding "network.isolated": how many kilometres. Strongly
/// connected components by Tarjan (1972), O(vertices + arcs), no recursion.
[[nodiscard]] Metric without_isolated_parts(const StreetGraph& graph, Metric metric,
                                            const IsolatedPartsOptions& options,
                                            Findings& findings);

/// Component of each vertex over open arcs, numbered in the order they are completed.
[[nodiscard]] std::vector<std::uint32_t> strong_components(const Topology& topology,
                                                           std::span<const Cost> arc_cost);

}  // namespace nahraum::geo
