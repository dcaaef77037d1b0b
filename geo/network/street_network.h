#pragma once
// Streets as junctions and the pieces between them, free of any mode of travel. Built once, then
// const; copies share memory.
//
//   const StreetNetwork network = build_street_network(source, {.clip = box}, findings);
//   network.edge_length_mm[edge]
//
// Nodes are junctions, ends, and places with a barrier; shape points lie inside edges. Nodes are
// numbered along a Hilbert curve so that neighbours in space are neighbours in memory; edges are
// ordered by (from, to, source way).

#include <optional>

#include "geo/core/findings.h"
#include "geo/core/flat_array.h"
#include "geo/network/street_source.h"

namespace nahraum::geo {

using StreetNode = StrongId<struct StreetNodeTag>;
using StreetEdge = StrongId<struct StreetEdgeTag>;

/// Forbidden turn between two pieces that meet at a node. `only_` rules are spelt out as one row a
/// forbidden turn. Directions: `from_forward` = the from-edge is travelled from its `from` node.
struct TurnRestriction {
  std::uint32_t from_edge = 0;
  std::uint32_t to_edge = 0;
  std::uint8_t from_forward = 1;
  std::uint8_t to_forward = 1;
  std::uint16_t unused = 0;
  TagSetIndex tags;
  friend bool operator==(const TurnRestriction&, const TurnRestriction&) = default;
};

struct StreetNetwork {
  TagSets tags;

  FlatArray<Position> node_positions;
  FlatArray<std::int64_t> node_ids;         ///< id in the source, for messages and `id,node` tables
  FlatArray<TagSetIndex> node_tags;         ///< barriers; set 0 for most
  FlatArray<std::uint32_t> node_component;  ///< 0 = the largest (all edges count as two-way)

  FlatArray<std::uint32_t> edge_from;  ///< rows of nodes
  FlatArray<std::uint32_t> edge_to;
  FlatArray<TagSetIndex> edge_tags;
  FlatArray<std::uint32_t> edge_length_mm;  ///< along the shape; 0 is allowed
  FlatArray<std::int64_t> edge_way;         ///< id of the way in the source
  FlatArray<std::uint64_t> shape_starts;    ///< edges + 1
  FlatArray<Position> shape;                ///< points between the two ends, in order

  FlatArray<TurnRestriction> restrictions;  ///< ascending by (from_edge, from_forward, to_edge)
  std::string licence_note;

  [[nodiscard]] std::size_t nodes() const { return node_positions.size(); }
  [[nodiscard]] std::size_t edges() const { return edge_from.size(); }
};

struct NetworkOptions {
  /// Ways wholly outside are left out, others kept whole pieces by piece (a piece stays when one of
  /// its ends is inside). Not set = everything.
  std::optional<PositionBox> clip;
};

/// O(n log n). Findings: ways outside the clip (counted), components besides the largest with their
/// size, restrictions that fit no pieces, loops and zero lengths (counted, kept).
/// Throws Error{Input} when no street is left, naming the clip.
[[nodiscard]] StreetNetwork build_street_network(const StreetSource& source,
                                                 const NetworkOptions& options, Findings& findings);

}  // namespace nahraum::geo
