#include "geo/io/detail/osm_nodes.h"

#include <algorithm>
#include <atomic>

#include "geo/core/parallel.h"
#include "geo/io/detail/huge_pages.h"
#include "geo/io/detail/osm_keep.h"

namespace nahraum::geo::osm {

NodeTable::NodeTable(std::vector<std::int64_t> wanted, std::size_t threads)
    : ids(std::move(wanted)) {
  // The first touch of memory is what takes time here.
  ordered_for({.size = 2, .threads = threads, .chunk = 1}, [&](std::size_t half, std::size_t) {
    if (half == 0) {
      detail::resize_huge(positions, ids.size());
    } else {
      detail::resize_huge(found, ids.size());
      detail::resize_huge(tags, ids.size(), TagSetIndex(0));
    }
  });
}

void NodeTable::clear() { std::fill(found.begin(), found.end(), std::uint8_t{0}); }

std::size_t placed_twice(const NodeTable& table, std::span<const NodePiece> pieces) {
  std::size_t placed = 0;
  for (const NodePiece& piece : pieces) placed += piece.placed;
  const auto found = std::count(table.found.begin(), table.found.end(), std::uint8_t{1});
  return placed - static_cast<std::size_t>(found);
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
  // Relaxed stores are plain ones; should two pieces place one node, all are read again in turn.
  const auto store = [](auto& target, auto value) {
    std::atomic_ref(target).store(value, std::memory_order_relaxed);
  };
  const auto row = static_cast<std::uint32_t>(row_);
  const bool again = std::atomic_ref(table_.found[row_]).load(std::memory_order_relaxed) != 0;
  store(table_.positions[row_].lon, static_cast<std::int32_t>(lon));
  store(table_.positions[row_].lat, static_cast<std::int32_t>(lat));
  store(table_.found[row_], std::uint8_t{1});
  ++piece_.placed;
  if (again) piece_.marks.push_back({row, NodePiece::kNoTags});
  if (!tags.empty() && is_marked_node(tags)) {
    const std::vector<Tag> good = good_tags(tags, kept_node_key, piece_.counts);
    if (is_marked_node(good)) piece_.marks.push_back({row, piece_.tags.add(good)});
  }
}

void mark_nodes(std::span<const NodePiece> pieces, TagSetBuilder& builder, NodeTable& table) {
  for (const NodePiece& piece : pieces) {
    std::vector<TagSetIndex> sets;
    for (std::size_t set = 0; set < piece.tags.size(); ++set) {
      sets.push_back(builder.add(piece.tags.tags(set)));
    }
    for (const NodePiece::Mark& mark : piece.marks) {
      table.tags[mark.row] = mark.set == NodePiece::kNoTags ? TagSetIndex(0) : sets[mark.set];
    }
  }
}

}  // namespace nahraum::geo::osm
