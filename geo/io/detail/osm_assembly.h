#pragma once
// From the pieces of an extract to a StreetSource, the same for every format:
//
//   Ways ways = join_ways(std::move(pieces), threads);      // ascending, each id once
//   Ranked nodes = rank_ids(ways.refs, threads);            // the nodes that streets need
//   NodeTable table(std::move(nodes.ids), threads);            // filled by a second pass
//   StreetSource source = assemble({…}, options, findings);

#include <optional>
#include <vector>

#include "geo/core/findings.h"
#include "geo/io/detail/osm_nodes.h"
#include "geo/io/detail/osm_rows.h"
#include "geo/io/street_reader.h"

namespace nahraum::geo::osm {

/// Sets are numbered by `tags`.
struct Ways {
  std::vector<std::int64_t> ids;
  std::vector<TagSetIndex> sets;
  std::vector<std::uint64_t> starts{0};
  std::vector<std::int64_t> refs;
  std::vector<RawRestriction> restrictions;  ///< ascending by relation
  TagSetBuilder tags;
  Counts counts;
};

/// Of an id that comes again the last in the file counts. Throws Error{Input} when there is no way
/// at all, Error{Unsupported} above 2^32 mentions of nodes.
[[nodiscard]] Ways join_ways(std::vector<WayPiece> pieces, std::size_t threads);

struct Pieces {
  Ways ways;                        ///< refs are no longer needed
  std::vector<std::uint32_t> rows;  ///< of the node table, one a mention
  NodeTable nodes;
  std::vector<NodePiece> node_pieces;
};

/// Cuts ways where nodes are missing or outside the box, resolves restrictions, tells Findings.
/// Throws Error{Input} when no street is left.
[[nodiscard]] StreetSource assemble(Pieces pieces, const StreetReadOptions& options,
                                    Findings& findings);

}  // namespace nahraum::geo::osm
