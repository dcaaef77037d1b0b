#include "geo/io/detail/osm_nodes.h"

#include <algorithm>
#include <atomic>
#include <map>

#include "geo/io/detail/huge_pages.h"
#include "geo/io/detail/osm_keep.h"

namespace nahraum::geo::osm {

NodeTable::NodeTable(std::vector<std::int64_t> wanted) : ids(std::move(wanted)) {
  detail::resize_huge(positions, ids.size());
  detail::resize_huge(pieces, ids.size());
}

bool NodeCursor::search(std::int64_t id) {
  const std::vector<std::int64_t>& ids = table_.ids;
  // Galloping: the next wanted node is usually near, but ids may also leap or go back.
  std::size_t low = row_ < ids.size() && ids[row_] < id ? row_ : 0;
  std::size_t high = low;
  for (std::size_t stride = 8; high < ids.size() && ids[high] < id; stride *= 4) {
    low = high;
    high += stride;
  }
  const auto begin = ids.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(high + 1, ids.size()));
  row_ = static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), end, id) - begin);
  return row_ < ids.size() && ids[row_] == id;
}

void NodeCursor::place(std::int64_t lon, std::int64_t lat, std::span<const Tag> tags) {
  constexpr std::int64_t kMaxLon = 1'800'000'000;
  constexpr std::int64_t kMaxLat = 900'000'000;
  if (lon < -kMaxLon || lon > kMaxLon || lat < -kMaxLat || lat > kMaxLat) {
    ++piece_.counts.bad_coordinates;
    return;
  }
  const auto row = static_cast<std::uint32_t>(row_);
  const Position position{static_cast<std::int32_t>(lon), static_cast<std::int32_t>(lat)};
  std::uint32_t owner = 0;
  const bool mine = std::atomic_ref(table_.pieces[row_])
                        .compare_exchange_strong(owner, number_, std::memory_order_relaxed);
  if (mine || owner == number_) {
    table_.positions[row_] = position;
  } else {
    piece_.again.push_back({row, position});
  }
  std::vector<Tag> good;
  if (!tags.empty() && is_marked_node(tags)) good = good_tags(tags, kept_node_key, piece_.counts);
  if (is_marked_node(good)) {
    piece_.marks.push_back({row, piece_.tags.add(good)});
  } else if (!mine) {
    piece_.marks.push_back({row, NodePiece::kNoTags});
  }
  if (owner == number_) ++piece_.counts.duplicates;
}

std::vector<MarkedNode> settle(NodeTable& table, std::span<const NodePiece> pieces,
                               TagSetBuilder& builder, Counts& counts) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    counts.add(pieces[i].counts);
    counts.duplicates += pieces[i].again.size();
    for (const NodePiece::Again& again : pieces[i].again) {
      if (number < table.pieces[again.row]) continue;
      table.positions[again.row] = again.position;
      table.pieces[again.row] = number;
    }
  }
  std::map<std::uint32_t, TagSetIndex> marked;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::vector<TagSetIndex> sets;
    for (std::size_t set = 0; set < pieces[i].tags.size(); ++set) {
      sets.push_back(builder.add(pieces[i].tags.tags(set)));
    }
    for (const NodePiece::Mark& mark : pieces[i].marks) {
      if (table.pieces[mark.row] != i + 1) continue;
      marked[mark.row] = mark.set == NodePiece::kNoTags ? TagSetIndex(0) : sets[mark.set];
    }
  }
  std::vector<MarkedNode> result;
  for (const auto& [row, set] : marked) result.push_back({row, set});
  return result;
}

}  // namespace nahraum::geo::osm
