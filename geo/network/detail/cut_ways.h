#pragma once
// Ways cut into the pieces between junctions.

#include <cstdint>
#include <vector>

#include "geo/network/street_network.h"

namespace nahraum::geo::detail {

/// Columns by piece, in the order of the ways. Points are places in source.way_nodes.
struct Pieces {
  std::vector<std::uint64_t> first;  ///< point it begins at
  std::vector<std::uint64_t> last;   ///< point it ends at, included
  std::vector<std::uint32_t> way;
  /// By way: rows of its first and last piece, kNone where that piece was clipped away.
  std::vector<std::uint32_t> way_first;
  std::vector<std::uint32_t> way_last;
  std::size_t ways_outside = 0;  ///< no piece left
  std::size_t ways_points = 0;   ///< one place only
  [[nodiscard]] std::size_t size() const { return way.size(); }
};

/// Cuts at ends of ways, at nodes passed twice or more, at barriers and where turns are restricted.
/// A node named twice in a row counts once. O(points).
[[nodiscard]] Pieces cut_ways(const StreetSource& source, const NetworkOptions& options);

/// Calls visit(node) for the nodes of a piece in order, without repetitions.
template <typename Visit>
void for_each_node(const StreetSource& source, std::uint64_t first, std::uint64_t last,
                   const Visit& visit) {
  for (std::uint64_t i = first; i <= last; ++i) {
    const std::uint32_t node = source.way_nodes[i];
    if (i == first || node != source.way_nodes[i - 1]) visit(node);
  }
}

/// Restrictions of the source as pairs of edges. `edge_row` = edge of a piece. Finding
/// "network.restriction" for those whose ways do not end at the node or were clipped away.
[[nodiscard]] std::vector<TurnRestriction> map_restrictions(
    const StreetSource& source, const Pieces& pieces, const std::vector<std::uint32_t>& edge_row,
    const StreetNetwork& network, Findings& findings);

}  // namespace nahraum::geo::detail
