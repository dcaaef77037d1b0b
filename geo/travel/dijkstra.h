#pragma once
// Label-setting search (Dijkstra 1959) with a limit: the plain tool for short ways and the
// yardstick for the others.
//
//   SearchWorkspace workspace;   // one a thread, reused: no allocation after the first searches
//   search({topology, costs}, entries, {.limit = 9000}, workspace);
//   for (std::uint32_t v : workspace.settled()) use(v, workspace.cost(v));

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
};

class SearchWorkspace {
 public:
  /// kUnreachable when the last search did not settle it.
  [[nodiscard]] Cost cost(std::uint32_t vertex) const {
    return vertex < stamps_.size() && stamps_[vertex] == stamp_ ? costs_[vertex] : kUnreachable;
  }
  /// Vertices of the last search in the order of their cost; ties by insertion, so the order is the
  /// same on every machine.
  [[nodiscard]] const std::vector<std::uint32_t>& settled() const { return settled_; }

 private:
  friend void search(const SearchGraph&, std::span<const Entry>, const SearchOptions&,
                     SearchWorkspace&);
  struct HeapItem {
    Cost cost;
    std::uint32_t vertex;
  };
  void prepare(std::size_t vertices);
  void push(HeapItem item);
  HeapItem pop();

  std::vector<Cost> costs_;
  std::vector<std::uint32_t> stamps_;
  std::vector<HeapItem> heap_;
  std::vector<std::uint32_t> settled_;
  std::uint32_t stamp_ = 0;
};

/// O((n + m) log n) of the part within the limit.
void search(const SearchGraph& graph, std::span<const Entry> entries, const SearchOptions& options,
            SearchWorkspace& workspace);

}  // namespace nahraum::geo
