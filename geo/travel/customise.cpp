// Costs of the shortcuts. Basic customisation goes up the elimination tree: an arc between two
// upper neighbours of a vertex is at most as dear as the way through it. Perfect customisation goes
// down again and finds arcs that are no shortest path. Both only take minima of finished values, so
// disjoint subtrees can be worked side by side and every order gives the same numbers.

#include <algorithm>
#include <atomic>
#include <numeric>

#include "geo/core/parallel.h"
#include "geo/travel/detail/workers.h"
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
  std::vector<Subtree> subtrees;     ///< large ones first
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

/// Infinite here: one more than any cost, so that every sum beyond the largest cost is cut back to
/// it by comparison alone. Only the sum of two infinite costs would leave 32 bits: it keeps its
/// bit.
constexpr Cost kInfinite = kLargestCost + 1;
constexpr Cost sum(Cost a, Cost b) { return std::min((a + b) | (a & b & kInfinite), kInfinite); }

/// Both directions side by side: they are always wanted together.
struct ArcCosts {
  Cost up = kInfinite, down = kInfinite;
};

class Customisation {
 public:
  Customisation(const Hierarchy& hierarchy, std::size_t threads)
      : h_(hierarchy),
        threads_(threads),
        division_(divide(hierarchy)),
        down_arcs_(down_arcs(hierarchy)),
        costs_(hierarchy.up_head.size()) {}

  void enter(std::span<const Cost> arc_cost) {
    for (std::size_t arc = 0; arc < h_.arc_up.size(); ++arc) {
      if (h_.arc_up[arc] == kNoRank || arc_cost[arc] > kLargestCost) continue;
      ArcCosts& costs = costs_[h_.arc_up[arc]];
      lower(h_.arc_forward[arc] != 0 ? costs.up : costs.down, arc_cost[arc]);
    }
  }

  void basic() {
    std::vector<std::uint32_t> place = each_subtree([this](const Subtree& subtree, Places& own) {
      for (std::uint32_t r = subtree.begin; r < subtree.end; ++r) through_lower(r, own);
    });
    for (const std::uint32_t r : division_.above) through_lower(r, place);
  }

  void perfect() {
    best_ = costs_;
    Places place(h_.vertex.size(), kNoRank);
    for (auto r = division_.above.rbegin(); r != division_.above.rend(); ++r) {
      through_upper(*r, place);
    }
    each_subtree([this](const Subtree& subtree, Places& own) {
      for (std::uint32_t r = subtree.end; r-- > subtree.begin;) through_upper(r, own);
    });
  }

  /// Arcs dearer than the way around them go.
  void store(CustomisedHierarchy& result) const {
    std::vector<Cost> up(costs_.size()), down(costs_.size());
    for (std::size_t a = 0; a < costs_.size(); ++a) {
      up[a] = kept(costs_[a].up, best_[a].up);
      down[a] = kept(costs_[a].down, best_[a].down);
    }
    result.up_cost = std::move(up);
    result.down_cost = std::move(down);
  }

 private:
  using Places = std::vector<std::uint32_t>;

  static Cost kept(Cost basic, Cost best) {
    return basic == kInfinite || best < basic ? kUnreachable : basic;
  }

  /// Work on every subtree with an array of the worker's own; gives one of them back for reuse.
  template <typename Work>
  Places each_subtree(const Work& work) {
    const std::size_t workers = detail::worker_count(threads_);
    std::vector<Places> places(workers);
    std::atomic<std::size_t> next{0};
    ordered_for({.size = workers, .threads = threads_, .chunk = 1},
                [&](std::size_t worker, std::size_t) {
                  places[worker].assign(h_.vertex.size(), kNoRank);
                  for (std::size_t i = next++; i < division_.subtrees.size(); i = next++) {
                    work(division_.subtrees[i], places[worker]);
                  }
                });
    return std::move(places.front());
  }

  /// Arcs of r, each over all lower neighbours.
  void through_lower(std::uint32_t r, Places& place) {
    for (std::uint32_t a = h_.first_up[r]; a < h_.first_up[r + 1]; ++a) place[h_.up_head[a]] = a;
    for (std::uint32_t i = down_arcs_.first[r]; i < down_arcs_.first[r + 1]; ++i) {
      const std::uint32_t arc = down_arcs_.arc[i];
      const std::uint32_t end = h_.first_up[down_arcs_.tail[i] + 1];
      const ArcCosts here = costs_[arc];
      for (std::uint32_t other = arc + 1; other < end; ++other) {
        ArcCosts& target = costs_[place[h_.up_head[other]]];
        lower(target.up, sum(here.down, costs_[other].up));
        lower(target.down, sum(costs_[other].down, here.up));
      }
    }
  }

  /// Arcs of r over pairs of its upper neighbours. The neighbours' arcs are final.
  void through_upper(std::uint32_t r, Places& place) {
    const std::uint32_t begin = h_.first_up[r], end = h_.first_up[r + 1];
    for (std::uint32_t a = begin; a < end; ++a) place[h_.up_head[a]] = a;
    for (std::uint32_t near = begin; near + 1 < end; ++near) {
      const std::uint32_t middle = h_.up_head[near];
      std::uint32_t left = end - near - 1;  // upper neighbours of r above `middle` are its as well
      for (std::uint32_t a = h_.first_up[middle]; left > 0; ++a) {
        const std::uint32_t far = place[h_.up_head[a]];
        if (far == kNoRank) continue;
        --left;
        const ArcCosts between = best_[a];
        lower(best_[far].up, sum(best_[near].up, between.up));
        lower(best_[near].up, sum(best_[far].up, between.down));
        lower(best_[far].down, sum(between.down, best_[near].down));
        lower(best_[near].down, sum(between.up, best_[far].down));
      }
    }
    for (std::uint32_t a = begin; a < end; ++a) place[h_.up_head[a]] = kNoRank;
  }

  const Hierarchy& h_;
  std::size_t threads_;
  Division division_;
  DownArcs down_arcs_;
  std::vector<ArcCosts> costs_;  ///< basic
  std::vector<ArcCosts> best_;   ///< perfect
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
  customisation.store(result);
  return result;
}

}  // namespace nahraum::geo
