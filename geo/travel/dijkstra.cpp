#include "geo/travel/dijkstra.h"

#include <algorithm>

namespace nahraum::geo {

namespace {
constexpr std::size_t kArity = 4;  // half the depth of a binary heap, children in one cache line

constexpr Cost cost_of(std::uint64_t item) { return static_cast<Cost>(item >> 32U); }
constexpr std::uint32_t vertex_of(std::uint64_t item) { return static_cast<std::uint32_t>(item); }
}  // namespace

void SearchWorkspace::prepare(std::size_t vertices) {
  if (labels_.size() < vertices) labels_.resize(vertices, Label{kUnreachable, 0});
  if (++stamp_ == 0) {
    // The counter has gone round: old stamps could look like new ones.
    std::ranges::fill(labels_, Label{kUnreachable, 0});
    stamp_ = 1;
  }
  heap_.clear();
  settled_.clear();
}

void SearchWorkspace::push(HeapItem item) {
  std::size_t hole = heap_.size();
  heap_.push_back(item);
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / kArity;
    if (heap_[parent] <= item) break;
    heap_[hole] = heap_[parent];
    hole = parent;
  }
  heap_[hole] = item;
}

SearchWorkspace::HeapItem SearchWorkspace::pop() {
  const HeapItem top = heap_.front();
  const HeapItem last = heap_.back();
  heap_.pop_back();
  const std::size_t size = heap_.size();
  if (size == 0) return top;
  std::size_t hole = 0;
  for (;;) {
    const std::size_t first = hole * kArity + 1;
    if (first >= size) break;
    std::size_t least = first;
    for (std::size_t child = first + 1; child < std::min(first + kArity, size); ++child) {
      if (heap_[child] < heap_[least]) least = child;
    }
    if (heap_[least] >= last) break;
    heap_[hole] = heap_[least];
    hole = least;
  }
  heap_[hole] = last;
  return top;
}

void SearchWorkspace::reach(std::uint32_t vertex, Cost cost) {
  Label& label = labels_[vertex];
  if (label.stamp == stamp_ && label.cost <= cost) return;
  label = {cost, stamp_};
  push((std::uint64_t{cost} << 32U) | vertex);
}

template <bool kForward>
void SearchWorkspace::run(const SearchGraph& graph, const SearchOptions& options) {
  const Topology& topology = graph.topology;
  const std::uint32_t* first = kForward ? topology.first_out.data() : topology.first_in.data();
  const std::uint32_t* end_vertex = kForward ? topology.head.data() : topology.tail.data();
  while (!heap_.empty() && settled_.size() < options.settle_at_most) {
    const HeapItem item = pop();
    const std::uint32_t vertex = vertex_of(item);
    const Cost cost = cost_of(item);
    if (labels_[vertex].cost != cost) continue;  // overtaken by a cheaper way
    settled_.push_back(vertex);
    for (std::uint32_t slot = first[vertex]; slot < first[vertex + 1]; ++slot) {
      const std::uint32_t arc = kForward ? slot : topology.in_arc[slot];
      const Cost reached = add_costs(cost, graph.arc_cost[arc]);
      if (reached <= options.limit) reach(end_vertex[arc], reached);
    }
  }
}

void search(const SearchGraph& graph, std::span<const Entry> entries, const SearchOptions& options,
            SearchWorkspace& workspace) {
  SearchOptions bounded = options;
  bounded.limit = std::min(options.limit, kLargestCost);
  workspace.prepare(graph.topology.vertices());
  for (const Entry& entry : entries) {
    if (entry.cost <= bounded.limit) workspace.reach(entry.vertex, entry.cost);
  }
  if (bounded.direction == Direction::Forward) {
    workspace.run<true>(graph, bounded);
  } else {
    workspace.run<false>(graph, bounded);
  }
}

}  // namespace nahraum::geo
