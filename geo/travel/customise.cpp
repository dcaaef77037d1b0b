// Costs of the shortcuts. Basic customisation goes up the elimination tree: an arc between two
// upper neighbours of a vertex is at most as dear as the way through it. Perfect customisation goes
// down again and finds arcs that are no shortest path. Both only take minima of finished values, so
// disjoint subtrees can be worked side by side and every order gives the same numbers.

#include <algorithm>
#include <numeric>

#include "geo/core/parallel.h"
#include "geo/travel/hierarchy.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNoRank = 0xFFFFFFFFU;

/// A range of ranks that is a whole subtree.
struct Subtree {
  std::uint32_t begin = 0, end = 0;
};

/// The tree cut into subtrees of a size that depends on the tree alone, and the ranks above them.
struct Division {
  std::vector<Subtree> subtrees;    ///< large ones first
  std::vector<std::uint32_t> above;  ///< ascending
};

Division divide(const Hierarchy& hierarchy) {
  const auto n = static_cast<std::uint32_t>(hierarchy.parent.size());
  std::vector<std::uint32_t> size(n, 1);
  for (std::uint32_t r = 0; r < n; ++r) {
    if (hierarchy.parent[r] != kNoRank) size[hierarchy.parent[r]] += size[r];
  }
  const std::uint32_t most = std::max<std::uint32_t>(n / 32, 256);
  Division division;
  for (std::uint32_t r = n; r > 0;) {
    --r;
    if (size[r] > most) {
      division.above.push_back(r);
      continue;
    }
    division.subtrees.push_back({r + 1 - size[r], r + 1});
    r -= size[r] - 1;
  }
  std::ranges::reverse(division.above);
  std::ranges::stable_sort(division.subtrees, std::ranges::greater{},
                           [](const Subtree& s) { return s.end - s.begin; });
  return division;
}

/// Arcs by their upper end.
struct DownArcs {
  std::vector<std::uint32_t> first, tail, arc;
};

DownArcs down_arcs(const Hierarchy& hierarchy) {
  const auto n = static_cast<std::uint32_t>(hierarchy.vertex.size());
  DownArcs down;
  down.first.assign(n + 1, 0);
  for (const std::uint32_t head : hierarchy.up_head) ++down.first[head + 1];
  std::partial_sum(down.first.begin(), down.first.end(), down.first.begin());
  down.tail.resize(hierarchy.up_head.size());
  down.arc.resize(hierarchy.up_head.size());
  std::vector<std::uint32_t> next(down.first.begin(), down.first.end() - 1);
  for (std::uint32_t r = 0; r < n; ++r) {
    for (std::uint32_t a = hierarchy.first_up[r]; a < hierarchy.first_up[r + 1]; ++a) {
      const std::uint32_t slot = next[hierarchy.up_head[a]]++;
      down.tail[slot] = r;
      down.arc[slot] = a;
    }
  }
  return down;
}

void lower(Cost& cost, Cost other) { cost = std::min(cost, other); }

/// Infinite here: the sum of two such does not wrap, and every sum beyond the largest cost is
/// recognised by comparison alone.
constexpr Cost kInfinite = kLargestCost + 1;
constexpr Cost sum(Cost a, Cost b) { return std::min(a + b - (a == kInfinite && b == kInfinite), kInfinite); }

class Customisation {
 public:
  Customisation(const Hierarchy& hierarchy, std::size_t threads)
      : h_(hierarchy), threads_(threads), division_(divide(hierarchy)),
        down_arcs_(down_arcs(hierarchy)), up(hierarchy.up_head.size(), kInfinite),
        down(hierarchy.up_head.size(), kInfinite) {}

  void enter(std::span<const Cost> arc_cost) {
    for (std::size_t arc = 0; arc < h_.arc_up.size(); ++arc) {
      if (h_.arc_up[arc] == kNoRank || arc_cost[arc] > kLargestCost) continue;
      lower(h_.arc_forward[arc] != 0 ? up[h_.arc_up[arc]] : down[h_.arc_up[arc]], arc_cost[arc]);
    }
  }

  void basic() {
    each_subtree([this](const Subtree& subtree, std::vector<std::uint32_t>& place) {
      for (std::uint32_t r = subtree.begin; r < subtree.end; ++r) through_lower(r, place);
    });
    std::vector<std::uint32_t> place(h_.vertex.size());
    for (const std::uint32_t r : division_.above) through_lower(r, place);
  }

  void perfect() {
    best_up = up;
    best_down = down;
    std::vector<std::uint32_t> place(h_.vertex.size(), kNoRank);
    for (auto r = division_.above.rbegin(); r != division_.above.rend(); ++r) {
      through_upper(*r, place);
    }
    each_subtree([this](const Subtree& subtree, std::vector<std::uint32_t>& own_place) {
      for (std::uint32_t r = subtree.end; r-- > subtree.begin;) through_upper(r, own_place);
    });
  }

  /// Arcs dearer than the way around them go.
  FlatArray<Cost> pruned(std::vector<Cost>& basic_cost, const std::vector<Cost>& best) const {
    for (std::size_t a = 0; a < basic_cost.size(); ++a) {
      if (basic_cost[a] == kInfinite || best[a] < basic_cost[a]) basic_cost[a] = kUnreachable;
    }
    return std::move(basic_cost);
  }

 private:
  template <typename Work>
  void each_subtree(const Work& work) {
    ordered_for({.size = division_.subtrees.size(), .threads = threads_, .chunk = 1},
                [&](std::size_t i, std::size_t) {
                  thread_local std::vector<std::uint32_t> place;
                  place.assign(h_.vertex.size(), kNoRank);
                  work(division_.subtrees[i], place);
                });
  }

  /// Arcs of r, each over all lower neighbours.
  void through_lower(std::uint32_t r, std::vector<std::uint32_t>& place) {
    for (std::uint32_t a = h_.first_up[r]; a < h_.first_up[r + 1]; ++a) place[h_.up_head[a]] = a;
    for (std::uint32_t i = down_arcs_.first[r]; i < down_arcs_.first[r + 1]; ++i) {
      const std::uint32_t arc = down_arcs_.arc[i];
      const std::uint32_t end = h_.first_up[down_arcs_.tail[i] + 1];
      const Cost to_lower = down[arc], from_lower = up[arc];
      if (to_lower == kInfinite && from_lower == kInfinite) continue;
      for (std::uint32_t other = arc + 1; other < end; ++other) {
        const std::uint32_t target = place[h_.up_head[other]];
        lower(up[target], sum(to_lower, up[other]));
        lower(down[target], sum(down[other], from_lower));
      }
    }
  }

  /// Arcs of r over pairs of its upper neighbours. The neighbours' arcs are final.
  void through_upper(std::uint32_t r, std::vector<std::uint32_t>& place) {
    const std::uint32_t begin = h_.first_up[r], end = h_.first_up[r + 1];
    for (std::uint32_t a = begin; a < end; ++a) place[h_.up_head[a]] = a;
    for (std::uint32_t near = begin; near + 1 < end; ++near) {
      const std::uint32_t middle = h_.up_head[near];
      for (std::uint32_t a = h_.first_up[middle]; a < h_.first_up[middle + 1]; ++a) {
        const std::uint32_t far = place[h_.up_head[a]];
        if (far == kNoRank) continue;
        lower(best_up[far], sum(best_up[near], best_up[a]));
        lower(best_up[near], sum(best_up[far], best_down[a]));
        lower(best_down[far], sum(best_down[a], best_down[near]));
        lower(best_down[near], sum(best_up[a], best_down[far]));
      }
    }
    for (std::uint32_t a = begin; a < end; ++a) place[h_.up_head[a]] = kNoRank;
  }

  const Hierarchy& h_;
  std::size_t threads_;
  Division division_;
  DownArcs down_arcs_;

 public:
  std::vector<Cost> up, down;            ///< basic
  std::vector<Cost> best_up, best_down;  ///< perfect
};

}  // namespace

CustomisedHierarchy customise(const Hierarchy& hierarchy, std::span<const Cost> arc_cost,
                              const HierarchyOptions& options) {
  Customisation customisation(hierarchy, options.threads);
  customisation.enter(arc_cost);
  customisation.basic();
  customisation.perfect();
  CustomisedHierarchy result;
  result.hierarchy = hierarchy;
  result.up_cost = customisation.pruned(customisation.up, customisation.best_up);
  result.down_cost = customisation.pruned(customisation.down, customisation.best_down);
  return result;
}

}  // namespace nahraum::geo
