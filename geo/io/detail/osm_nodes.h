#pragma once
// Where the wanted nodes lie. Many pieces of a file are read at once and write into one table; a
// node that comes twice gets the place and tags of its last mention, whichever thread was first.
//
//   NodeTable table(std::move(wanted_ids));
//   NodePiece piece;  NodeCursor cursor(table, piece, number_of_the_piece);
//   if (cursor.find(id)) cursor.place(lon, lat, tags);

#include <cstdint>
#include <span>
#include <vector>

#include "geo/io/detail/osm_rows.h"
#include "geo/network/position.h"

namespace nahraum::geo::osm {

struct NodeTable {
  explicit NodeTable(std::vector<std::int64_t> wanted);
  std::vector<std::int64_t> ids;  ///< ascending, distinct
  std::vector<Position> positions;
  std::vector<std::uint32_t> pieces;  ///< number + 1 of the piece that placed it; 0 = not found
};

struct NodePiece {
  static constexpr std::uint32_t kNoTags = UINT32_MAX;
  struct Mark {
    std::uint32_t row = 0;
    std::uint32_t set = 0;
  };
  struct Again {
    std::uint32_t row = 0;
    Position position;
  };
  PieceTagSets tags;
  std::vector<Mark> marks;
  std::vector<Again> again;  ///< nodes that another piece had placed already
  Counts counts;
};

class NodeCursor {
 public:
  NodeCursor(NodeTable& table, NodePiece& piece, std::size_t number)
      : table_(table), piece_(piece), number_(static_cast<std::uint32_t>(number + 1)) {}

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
  std::uint32_t number_;
  std::size_t row_ = 0;
};

/// Brings together what the pieces found; the piece decides by its place in the list. Returns the
/// set of each row with tags, numbered by `builder`.
struct MarkedNode {
  std::uint32_t row = 0;
  TagSetIndex tags;
};
[[nodiscard]] std::vector<MarkedNode> settle(NodeTable& table, std::span<const NodePiece> pieces,
                                             TagSetBuilder& builder, Counts& counts);

}  // namespace nahraum::geo::osm
