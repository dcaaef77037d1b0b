#pragma once
// Customisable contraction hierarchy (Dibbelt, Strasser, Wagner 2016): an elimination order by
// nested dissection once a network, shortcuts' costs once a profile.
//
//   const HierarchyOrder order = nested_dissection_order(topology, positions, {}, progress);
//   const Hierarchy hierarchy = build_hierarchy(topology, order);
//   const CustomisedHierarchy car = customise(hierarchy, metric.arc_cost, {});
//
// Values; copies share memory; all arrays may lie in a mapped file.

#include <span>

#include "geo/core/progress.h"
#include "geo/network/position.h"
#include "geo/network/topology.h"

namespace nahraum::geo {

struct HierarchyOrder {
  FlatArray<std::uint32_t> rank;  ///< by vertex; higher = contracted later
};
struct HierarchyOptions {
  std::size_t threads = 0;
};
/// Same order on any number of threads. Cost: see docs/performance.md.
[[nodiscard]] HierarchyOrder nested_dissection_order(const Topology& topology,
                                                     std::span<const Position> positions,
                                                     const HierarchyOptions& options,
                                                     Progress& progress);

/// The chordal supergraph in rank order: arcs of rank r go up to higher ranks, ascending.
struct Hierarchy {
  FlatArray<std::uint32_t> rank;        ///< by vertex
  FlatArray<std::uint32_t> vertex;      ///< by rank
  FlatArray<std::uint32_t> first_up;    ///< ranks + 1
  FlatArray<std::uint32_t> up_head;     ///< rank of the upper end
  FlatArray<std::uint32_t> parent;      ///< elimination tree: lowest upper neighbour, kNone = root
  FlatArray<std::uint32_t> arc_up;      ///< by original arc: hierarchy arc; loops: kNone
  FlatArray<std::uint8_t> arc_forward;  ///< by original arc: 1 = runs up, 0 = runs down
};
[[nodiscard]] Hierarchy build_hierarchy(const Topology& topology, const HierarchyOrder& order);

struct CustomisedHierarchy {
  Hierarchy hierarchy;
  FlatArray<Cost> up_cost;    ///< lower to upper end
  FlatArray<Cost> down_cost;  ///< upper to lower end
};
/// Perfect customisation: costs are shortest-path costs, arcs that are no shortest path are
/// kUnreachable. Same values on any number of threads.
[[nodiscard]] CustomisedHierarchy customise(const Hierarchy& hierarchy,
                                            std::span<const Cost> arc_cost,
                                            const HierarchyOptions& options);

}  // namespace nahraum::geo
