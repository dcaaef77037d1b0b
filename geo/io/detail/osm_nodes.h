#pragma once
// Where the wanted nodes lie. Many pieces of a file are read at once and write into one table.
//
//   NodeTable table(std::move(wanted_ids), threads);
//   NodePiece piece;  NodeCursor cursor(table, piece);
//   if (cursor.find(id)) cursor.place(lon, lat, tags);
//
// A node that comes twice gets the place and tags of its last mention: should there be one
// (`placed_twice`), the table is cleared and the pieces are read again in the order of the file.

#include <cstdint>
#include <span>
#include <vector>

#include "geo/io/detail/osm_rows.h"
#include "geo/network/position.h"

namespace nahraum::geo::osm {

struct NodeTable {
  NodeTable(std::vector<std::int64_t> wanted, std::size_t threads);
  void clear();
  std::vector<std::int64_t> ids;  ///< ascending, distinct
  std::vector<Position> positions;
  std::vector<std::uint8_t> found;  ///< 0 = not (yet)
  std::vector<TagSetIndex> tags;    ///< set 0 until all pieces are read
};

struct NodePiece {
  static constexpr std::uint32_t kNoTags = UINT32_MAX;
  struct Mark {
    std::uint32_t row = 0;
    std::uint32_t set = 0;
  };
  PieceTagSets tags;
  std::vector<Mark> marks;  ///< the last of a row counts
  std::size_t placed = 0;
  Counts counts;
};

/// How many nodes were placed again; needs one look at the table.
[[nodiscard]] std::size_t placed_twice(const NodeTable& table, std::span<const NodePiece> pieces);

class NodeCursor {
 public:
  NodeCursor(NodeTable& table, NodePiece& piece) : table_(table), piece_(piece) {}

  /// Is it wanted? Fast when ids ascend; any order is right.
  [[nodiscard]] bool find(std::int64_t id) {
    const std::vector<std::int64_t>& ids = table_.ids;
    if (row_ < ids.size() && ids[row_] < id && (++row_ == ids.size() || ids[row_] >= id)) {
      return row_ < ids.size() && ids[row_] == id;
    }
    if (row_ < ids.size() && id <= ids[row_] && (row_ == 0 || id > ids[row_ - 1])) {
      return ids[row_] == id;
    }
    return search(id);
  }
  /// The node found last, in units of 1e-7 degree. Tags: all it has; kept when they matter.
  void place(std::int64_t lon, std::int64_t lat, std::span<const Tag> tags);
  void count_deleted() { ++piece_.counts.deleted; }

 private:
  [[nodiscard]] bool search(std::int64_t id);

  NodeTable& table_;
  NodePiece& piece_;
  std::size_t row_ = 0;
};

/// Fills the table's tags, numbered by `builder`.
void mark_nodes(std::span<const NodePiece> pieces, TagSetBuilder& builder, NodeTable& table);

}  // namespace nahraum::geo::osm
