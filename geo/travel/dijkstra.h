#pragma once
// Label-setting search (Dijkstra 1959) with a limit: the plain tool for short ways and the
// yardstick for the others.
//
//   SearchWorkspace workspace;   // one a thread, reused: no allocation after the first searches
//   search({topology, costs}, entries, {.limit = 9000}, workspace);
//   for (std::uint32_t v : workspace.settled()) use(v, workspace.cost(v));

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/network/topology.h"

namespace nahraum::geo {

/// Where a search starts: a vertex and the cost to get there.
struct Entry {
  std::uint32_t vertex = 0;
  Cost cost = 0;
};

struct SearchGraph {
  const Topology& topology;
  std::span<const Cost> arc_cost;
};

enum class Direction { Forward, Backward };  ///< from the entries, or towards them

struct SearchOptions {
  Cost limit = kLargestCost;  ///< inclusive
  Direction direction = Direction::Forward;
  /// Stops early after so many vertices: enough to know that a search is large.
  std::size_t settle_at_most = SIZE_MAX;
};

class SearchWorkspace {
 public:
  /// kUnreachable when the last search did not settle it. (A search stopped by `settle_at_most`
  /// also leaves costs of vertices it has seen but not settled.)
  [[nodiscard]] Cost cost(std::uint32_t vertex) const {
    return vertex < labels_.size() && labels_[vertex].stamp == stamp_ ? labels_[vertex].cost
                                                                      : kUnreachable;
  }
  /// Vertices of the last search in the order of their cost; of those known at the same cost the
  /// lower number comes first, so the order is the same on every machine.
  [[nodiscard]] const std::vector<std::uint32_t>& settled() const { return settled_; }

 private:
  friend void search(const SearchGraph&, std::span<const Entry>, const SearchOptions&,
                     SearchWorkspace&);
  /// Cost and stamp side by side: one line of memory a visit.
  struct Label {
    Cost cost;
    std::uint32_t stamp;
  };
  /// Cost in the upper half, vertex in the lower: one comparison orders both.
  using HeapItem = std::uint64_t;
  void prepare(std::size_t vertices);
  void reach(std::uint32_t vertex, Cost cost);
  void push(HeapItem item);
  HeapItem pop();
  template <bool kForward>
  void run(const SearchGraph& graph, const SearchOptions& options);

  std::vector<Label> labels_;
  std::vector<HeapItem> heap_;
  std::vector<std::uint32_t> settled_;
  std::uint32_t stamp_ = 0;
};

/// O((n + m) log n) of the part within the limit.
void search(const SearchGraph& graph, std::span<const Entry> entries, const SearchOptions& options,
            SearchWorkspace& workspace);

}  // namespace nahraum::geo
