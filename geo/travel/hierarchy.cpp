#include "geo/travel/hierarchy.h"

#include <algorithm>

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNoRank = 0xFFFFFFFFU;

/// Calls visit(u) for both ends of all arcs at v.
template <typename Visit>
void for_neighbours(const Topology& topology, std::uint32_t v, const Visit& visit) {
  for (std::uint32_t a = topology.first_out[v]; a < topology.first_out[v + 1]; ++a) {
    visit(topology.head[a]);
  }
  for (std::uint32_t i = topology.first_in[v]; i < topology.first_in[v + 1]; ++i) {
    visit(topology.tail[topology.in_arc[i]]);
  }
}

std::vector<std::uint32_t> inverse(std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> result(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) result[order[i]] = i;
  return result;
}

/// Elimination tree without the shortcuts (Liu 1986): roots of subtrees are found through
/// shortened paths.
std::vector<std::uint32_t> elimination_tree(const Topology& topology,
                                            std::span<const std::uint32_t> rank,
                                            const std::vector<std::uint32_t>& vertex) {
  std::vector<std::uint32_t> parent(rank.size(), kNoRank), ancestor(rank.size(), kNoRank);
  for (std::uint32_t r = 0; r < rank.size(); ++r) {
    for_neighbours(topology, vertex[r], [&](std::uint32_t other) {
      std::uint32_t at = rank[other];
      while (at < r) {
        const std::uint32_t up = ancestor[at];
        ancestor[at] = r;
        if (up == kNoRank) parent[at] = r;
        at = up;
      }
    });
  }
  return parent;
}

/// Ranks in post-order of the tree: a subtree fills a range. Neither the shortcuts nor the tree
/// change, but neighbours in the tree become neighbours in memory.
std::vector<std::uint32_t> post_order(const std::vector<std::uint32_t>& parent) {
  const auto n = static_cast<std::uint32_t>(parent.size());
  // Sizes of subtrees give every vertex its place without a stack: children of one parent follow
  // each other by rank, each after the whole subtree of the one before.
  std::vector<std::uint32_t> size(n, 1), place(n), next_free(n);
  for (std::uint32_t r = 0; r < n; ++r) {
    if (parent[r] != kNoRank) size[parent[r]] += size[r];
  }
  std::uint32_t next_root = n;
  for (std::uint32_t r = n; r-- > 0;) {
    std::uint32_t& end = parent[r] == kNoRank ? next_root : next_free[parent[r]];
    place[r] = end - 1;      // a root of a subtree stands at its end
    next_free[r] = end - 1;  // its children before it
    end -= size[r];
  }
  return place;
}

struct UpArcs {
  std::vector<std::uint32_t> first, head;
};

/// Upper neighbours after elimination: the own ones and the children's.
UpArcs eliminate(const Topology& topology, const std::vector<std::uint32_t>& rank,
                 const std::vector<std::uint32_t>& vertex,
                 const std::vector<std::uint32_t>& parent) {
  const auto n = static_cast<std::uint32_t>(rank.size());
  std::vector<std::uint32_t> youngest(n, kNoRank), sibling(n, kNoRank), seen(n, kNoRank);
  UpArcs up;
  up.first.assign(n + 1, 0);
  up.head.reserve(topology.arcs());
  for (std::uint32_t r = 0; r < n; ++r) {
    const std::size_t begin = up.head.size();
    const auto add = [&](std::uint32_t other) {
      if (other <= r || seen[other] == r) return;
      seen[other] = r;
      up.head.push_back(other);
    };
    for_neighbours(topology, vertex[r], [&](std::uint32_t other) { add(rank[other]); });
    for (std::uint32_t child = youngest[r]; child != kNoRank; child = sibling[child]) {
      for (std::uint32_t a = up.first[child]; a < up.first[child + 1]; ++a) add(up.head[a]);
    }
    std::sort(up.head.begin() + static_cast<std::ptrdiff_t>(begin), up.head.end());
    up.first[r + 1] = static_cast<std::uint32_t>(up.head.size());
    if (parent[r] != kNoRank) {
      sibling[r] = youngest[parent[r]];
      youngest[parent[r]] = r;
    }
  }
  return up;
}

}  // namespace

Hierarchy build_hierarchy(const Topology& topology, const HierarchyOrder& order) {
  const auto arcs = static_cast<std::uint32_t>(topology.arcs());
  std::vector<std::uint32_t> rank(order.rank.begin(), order.rank.end());
  std::vector<std::uint32_t> vertex = inverse(rank);
  std::vector<std::uint32_t> parent = elimination_tree(topology, rank, vertex);
  const std::vector<std::uint32_t> place = post_order(parent);
  std::vector<std::uint32_t> moved_parent(parent.size(), kNoRank);
  for (std::size_t r = 0; r < parent.size(); ++r) {
    if (parent[r] != kNoRank) moved_parent[place[r]] = place[parent[r]];
  }
  for (std::uint32_t& r : rank) r = place[r];
  vertex = inverse(rank);
  UpArcs up = eliminate(topology, rank, vertex, moved_parent);

  std::vector<std::uint32_t> arc_up(arcs, kNoRank);
  std::vector<std::uint8_t> arc_forward(arcs, 0);
  for (std::uint32_t arc = 0; arc < arcs; ++arc) {
    const std::uint32_t from = rank[topology.tail[arc]], to = rank[topology.head[arc]];
    if (from == to) continue;
    const auto [low, high] = std::minmax(from, to);
    const auto row = up.head.begin() + up.first[low];
    const auto found = std::lower_bound(row, up.head.begin() + up.first[low + 1], high);
    arc_up[arc] = static_cast<std::uint32_t>(found - up.head.begin());
    arc_forward[arc] = from < to ? 1 : 0;
  }
  Hierarchy hierarchy;
  hierarchy.rank = std::move(rank);
  hierarchy.vertex = std::move(vertex);
  hierarchy.first_up = std::move(up.first);
  hierarchy.up_head = std::move(up.head);
  hierarchy.parent = std::move(moved_parent);
  hierarchy.arc_up = std::move(arc_up);
  hierarchy.arc_forward = std::move(arc_forward);
  return hierarchy;
}

}  // namespace nahraum::geo
