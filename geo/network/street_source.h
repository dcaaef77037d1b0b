#pragma once
// What importers of streets hand over: lines over shared nodes, with the tags that profiles look
// at. Not yet cut at crossings, not yet clipped.
//
//   StreetSource source = read_osm_pbf(file, options, findings, progress);
//   StreetNetwork network = build_street_network(source, clip, findings);

#include <cstdint>
#include <vector>

#include "geo/network/position.h"
#include "geo/network/tag_sets.h"

namespace nahraum::geo {

/// "no_left_turn" from one way over a node to another; ways and node are indices of the source.
struct SourceRestriction {
  std::uint32_t from_way = 0;
  std::uint32_t via_node = 0;
  std::uint32_t to_way = 0;
  bool only = false;  ///< only_*: every other way on is forbidden
  TagSetIndex tags;  ///< "except", "restriction:hgv" … for the profiles; the type=… tags left out
};

/// Columns; rows of ways and nodes are ascending by their id in the file.
struct StreetSource {
  TagSets tags;

  std::vector<std::int64_t> way_ids;
  std::vector<TagSetIndex> way_tags;
  std::vector<std::uint64_t> way_starts;  ///< ways + 1
  std::vector<std::uint32_t> way_nodes;   ///< rows of the node columns, at least two a way

  std::vector<std::int64_t> node_ids;
  std::vector<Position> node_positions;
  std::vector<TagSetIndex> node_tags;  ///< barrier, crossing; set 0 for most

  std::vector<SourceRestriction> restrictions;
  std::string licence_note;  ///< "© OpenStreetMap-Mitwirkende, ODbL 1.0", "" unknown

  [[nodiscard]] std::size_t ways() const { return way_ids.size(); }
  [[nodiscard]] std::size_t nodes() const { return node_ids.size(); }
};

}  // namespace nahraum::geo
