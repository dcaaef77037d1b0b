#include "geo/network/isolated_parts.h"

#include <algorithm>

#include "geo/core/numbers.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Tarjan's search with its own stack: networks are deeper than a call stack.
class StrongComponents {
 public:
  StrongComponents(const Topology& topology, std::span<const Cost> arc_cost)
      : topology_(topology),
        arc_cost_(arc_cost),
        index_(topology.vertices(), kNone),
        low_(topology.vertices(), 0),
        component_(topology.vertices(), kNone) {}

  std::vector<std::uint32_t> run() {
    for (std::uint32_t v = 0; v < index_.size(); ++v) {
      if (index_[v] == kNone) search_from(v);
    }
    return std::move(component_);
  }

 private:
  struct Frame {
    std::uint32_t vertex;
    std::uint32_t arc;
  };

  void enter(std::uint32_t v) {
    index_[v] = low_[v] = next_index_++;
    open_.push_back(v);
    path_.push_back({v, topology_.first_out[v]});
  }

  void leave(std::uint32_t v) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back().vertex] = std::min(low_[path_.back().vertex], low_[v]);
    if (low_[v] != index_[v]) return;
    for (std::uint32_t member = kNone; member != v;) {
      member = open_.back();
      open_.pop_back();
      component_[member] = components_;
    }
    ++components_;
  }

  void search_from(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      const std::uint32_t v = path_.back().vertex;
      const std::uint32_t arc = path_.back().arc++;
      if (arc == topology_.first_out[v + 1]) {
        leave(v);
        continue;
      }
      if (arc_cost_[arc] == kUnreachable) continue;
      const std::uint32_t head = topology_.head[arc];
      if (index_[head] == kNone)
        enter(head);
      else if (component_[head] == kNone)
        low_[v] = std::min(low_[v], index_[head]);
    }
  }

  const Topology& topology_;
  std::span<const Cost> arc_cost_;
  std::vector<std::uint32_t> index_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> open_;
  std::vector<Frame> path_;
  std::uint32_t next_index_ = 0;
  std::uint32_t components_ = 0;
};

/// Length of the pieces inside each component, millimetres; a piece counts once.
std::vector<std::uint64_t> component_lengths(const StreetGraph& graph, const Metric& metric,
                                             const std::vector<std::uint32_t>& component) {
  std::vector<std::uint64_t> length(component.size(), 0);
  std::vector<std::uint32_t> counted(graph.network.edges(), kNone);
  for (std::uint32_t arc = 0; arc < graph.topology.arcs(); ++arc) {
    const std::uint32_t own = component[graph.topology.tail[arc]];
    const std::uint32_t edge = graph.arc_edge[arc] / 2;
    if (metric.arc_cost[arc] == kUnreachable || own != component[graph.topology.head[arc]])
      continue;
    if (counted[edge] == own) continue;
    counted[edge] = own;
    length[own] += graph.network.edge_length_mm[edge];
  }
  return length;
}

/// Directed edges with an arc inside a part that leads somewhere.
std::vector<std::uint8_t> useful_edges(const StreetGraph& graph, const Metric& metric,
                                       const std::vector<std::uint32_t>& component,
                                       const std::vector<std::uint8_t>& kept) {
  std::vector<std::uint8_t> useful(graph.network.edges(), 0);
  for (std::uint32_t arc = 0; arc < graph.topology.arcs(); ++arc) {
    const std::uint32_t own = component[graph.topology.tail[arc]];
    const bool inside =
        metric.arc_cost[arc] != kUnreachable && own == component[graph.topology.head[arc]];
    if (inside && kept[own] != 0) useful[graph.arc_edge[arc] / 2] = 1;
  }
  return useful;
}

/// A piece that ends at a closed barrier has no open arc along it, but one can get in at its other
/// end: it is useful when that end is.
void keep_dead_ends(const StreetGraph& graph, const std::vector<std::uint32_t>& component,
                    const std::vector<std::uint8_t>& kept, std::vector<std::uint8_t>& useful,
                    const Metric& metric) {
  for (std::uint32_t edge = 0; edge < useful.size(); ++edge) {
    const bool open = metric.edge_cost[2 * edge] != kUnreachable &&
                      metric.edge_cost[2 * edge + 1] != kUnreachable;
    if (useful[edge] != 0 || !open) continue;
    for (const std::uint32_t node : {graph.network.edge_from[edge], graph.network.edge_to[edge]}) {
      const std::uint32_t vertex = graph.node_vertices[graph.node_first[node]];
      if (kept[component[vertex]] != 0) useful[edge] = 1;
    }
  }
}

}  // namespace

std::vector<std::uint32_t> strong_components(const Topology& topology,
                                             std::span<const Cost> arc_cost) {
  return StrongComponents(topology, arc_cost).run();
}

Metric without_isolated_parts(const StreetGraph& graph, Metric metric,
                              const IsolatedPartsOptions& options, Findings& findings) {
  const std::vector<std::uint32_t> component =
      strong_components(graph.topology, metric.arc_cost.span());
  const std::vector<std::uint64_t> length = component_lengths(graph, metric, component);
  const std::uint64_t largest =
      length.empty() ? 0 : *std::max_element(length.begin(), length.end());
  std::vector<std::uint8_t> kept(component.size(), 0);
  for (std::size_t i = 0; i < kept.size(); ++i)
    kept[i] = length[i] > 0 && (length[i] == largest ||
                                static_cast<double>(length[i]) >= options.least.value * 1000);
  std::vector<std::uint8_t> useful = useful_edges(graph, metric, component, kept);
  keep_dead_ends(graph, component, kept, useful, metric);

  std::vector<Cost> edge_cost(metric.edge_cost.begin(), metric.edge_cost.end());
  double closed_km = 0;
  std::size_t closed = 0;
  for (std::size_t edge = 0; edge < useful.size(); ++edge) {
    const bool open =
        edge_cost[2 * edge] != kUnreachable || edge_cost[2 * edge + 1] != kUnreachable;
    if (useful[edge] != 0 || !open) continue;
    edge_cost[2 * edge] = edge_cost[2 * edge + 1] = kUnreachable;
    closed_km += graph.network.edge_length_mm[edge] * 1e-6;
    ++closed;
  }
  if (closed > 0) {
    Text message = text(
        "{} km Wege ({} Stücke) führen nirgendwohin oder kommen von nirgends; Orte "
        "dort zählen zur nächsten Straße, die weiterführt.",
        "", german_number(closed_km, 1), closed);
    message.en = fmt::format(
        "{} km of ways ({} pieces) lead nowhere or come from nowhere; places "
        "there belong to the next street that leads on.",
        people_number(closed_km, 1, Language::English), closed);
    findings.add(Severity::Info, "network.isolated", std::move(message));
  }
  metric.edge_cost = std::move(edge_cost);
  return metric;
}

}  // namespace nahraum::geo
