#pragma once
// One unpacked block of an OSM PBF file: its ways and restrictions, or its wanted nodes, decoded
// column by column. All throw Damaged or protozero::exception for bytes that are not a block.

#include <string_view>

#include "geo/io/detail/osm_nodes.h"
#include "geo/io/detail/osm_rows.h"

namespace nahraum::geo::pbf {

/// Which kinds of objects a block holds.
struct BlockKinds {
  bool nodes = false;
  bool ways_or_relations = false;
};

[[nodiscard]] BlockKinds kinds_of(std::string_view block);
/// Streets and turn restrictions. A block none of whose strings could make a way a street is left
/// after its string table.
BlockKinds read_ways(std::string_view block, osm::WayPiece& piece);
BlockKinds read_nodes(std::string_view block, osm::NodeCursor& cursor);

}  // namespace nahraum::geo::pbf
