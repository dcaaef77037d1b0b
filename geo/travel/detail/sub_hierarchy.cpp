#include "geo/travel/detail/sub_hierarchy.h"

#include <algorithm>

namespace nahraum::geo::detail {

namespace {

/// Everything that leads down to the marked ranks is marked as well.
std::size_t mark_upwards(const CustomisedHierarchy& hierarchy, Cost limit,
                         std::vector<std::uint32_t>& row_of_rank) {
  const Hierarchy& h = hierarchy.hierarchy;
  std::size_t marked = 0;
  for (std::size_t r = 0; r < row_of_rank.size(); ++r) {
    if (row_of_rank[r] == kNoRow) continue;
    ++marked;
    for (std::uint32_t a = h.first_up[r]; a < h.first_up[r + 1]; ++a) {
      if (hierarchy.down_cost[a] <= limit) row_of_rank[h.up_head[a]] = 0;
    }
  }
  return marked;
}

void find_rims(SubHierarchy& sub) {
  std::vector<std::uint32_t> seen_by(sub.rows(), kNoRow);
  sub.rim_first.push_back(0);
  for (std::size_t begin = 0; begin < sub.rows(); begin += kBlockRows) {
    const std::size_t end = std::min(begin + kBlockRows, sub.rows());
    const auto block = static_cast<std::uint32_t>(begin / kBlockRows);
    for (std::uint32_t a = sub.first[begin]; a < sub.first[end]; ++a) {
      const std::uint32_t head = sub.arcs[a].head;
      if (head >= begin || seen_by[head] == block) continue;
      seen_by[head] = block;
      sub.rim.push_back(head);
    }
    sub.rim_first.push_back(static_cast<std::uint32_t>(sub.rim.size()));
  }
}

}  // namespace

SubHierarchy select_above(const CustomisedHierarchy& hierarchy,
                          std::span<const std::uint32_t> vertices, Cost limit) {
  const Hierarchy& h = hierarchy.hierarchy;
  SubHierarchy sub;
  sub.row_of_rank.assign(h.vertex.size(), kNoRow);
  for (const std::uint32_t v : vertices) sub.row_of_rank[h.rank[v]] = 0;
  const std::size_t rows = mark_upwards(hierarchy, limit, sub.row_of_rank);

  sub.first.reserve(rows + 1);
  sub.first.push_back(0);
  sub.arcs.reserve(rows * 3);
  for (std::size_t r = sub.row_of_rank.size(); r-- > 0;) {
    if (sub.row_of_rank[r] == kNoRow) continue;
    sub.row_of_rank[r] = static_cast<std::uint32_t>(sub.first.size() - 1);
    for (std::uint32_t a = h.first_up[r]; a < h.first_up[r + 1]; ++a) {
      if (hierarchy.down_cost[a] > limit) continue;
      sub.arcs.push_back({sub.row_of_rank[h.up_head[a]], hierarchy.down_cost[a]});
    }
    sub.first.push_back(static_cast<std::uint32_t>(sub.arcs.size()));
  }
  find_rims(sub);
  return sub;
}

}  // namespace nahraum::geo::detail
