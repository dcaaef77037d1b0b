#pragma once
// The order of nodes and edges that every importer of networks shares, and the parts a network
// falls into.
//
//   const NetworkOrder order = order_network(positions, from, to);
//   network.node_ids = gathered(ids, order.node_order);

#include <cstdint>
#include <vector>

#include "geo/core/findings.h"
#include "geo/network/street_network.h"

namespace nahraum::geo::detail {

/// Place along a Hilbert curve through the box, 2^16 steps a side. Neighbours on the curve are
/// neighbours in space (Hilbert 1891); the converse holds mostly.
[[nodiscard]] std::uint32_t hilbert_key(Position p, const PositionBox& box);

struct NetworkOrder {
  std::vector<std::uint32_t> node_order;  ///< old row of new node
  std::vector<std::uint32_t> node_row;    ///< new row of old node
  std::vector<std::uint32_t> edge_order;  ///< old row of new edge: by (from, to, old row)
  std::vector<std::uint32_t> edge_from;   ///< new node rows by new edge
  std::vector<std::uint32_t> edge_to;
};
/// O(n log n + m).
[[nodiscard]] NetworkOrder order_network(const std::vector<Position>& positions,
                                         const std::vector<std::uint32_t>& from,
                                         const std::vector<std::uint32_t>& to);

/// By node: 0 = the part with most nodes, then by size; equal ones by their first node.
[[nodiscard]] std::vector<std::uint32_t> components(std::size_t nodes,
                                                    const std::vector<std::uint32_t>& from,
                                                    const std::vector<std::uint32_t>& to);
/// Says how many parts there are, how large, and how many loops and pieces without length.
void report_shape(const StreetNetwork& network, Findings& findings);

}  // namespace nahraum::geo::detail
