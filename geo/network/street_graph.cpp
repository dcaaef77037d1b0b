#include "geo/network/street_graph.h"

#include <algorithm>
#include <numeric>

#include "geo/network/detail/counting_sort.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNone = StreetNode::kNone;

std::uint32_t head_node(const StreetNetwork& network, DirectedEdge leg) {
  return leg % 2 == 0 ? network.edge_to[leg / 2] : network.edge_from[leg / 2];
}
std::uint32_t tail_node(const StreetNetwork& network, DirectedEdge leg) {
  return head_node(network, leg ^ 1U);
}
DirectedEdge from_leg(const TurnRestriction& r) { return r.from_edge * 2 + 1U - r.from_forward; }
DirectedEdge to_leg(const TurnRestriction& r) { return r.to_edge * 2 + 1U - r.to_forward; }

/// Rows of restrictions by the leg they start from.
struct RestrictedLegs {
  std::vector<DirectedEdge> legs;    ///< ascending in the order of copies: by node, then leg
  std::vector<std::uint32_t> first;  ///< rows [first, last) of network.restrictions
  std::vector<std::uint32_t> last;
};

RestrictedLegs restricted_legs(const StreetNetwork& network) {
  struct Span {
    std::uint32_t node, first, last;
    DirectedEdge leg;
  };
  std::vector<Span> spans;
  const auto& rows = network.restrictions;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const DirectedEdge leg = from_leg(rows[i]);
    if (spans.empty() || spans.back().leg != leg) {
      spans.push_back({head_node(network, leg), i, i, leg});
    }
    spans.back().last = i + 1;
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return std::pair{a.node, a.leg} < std::pair{b.node, b.leg};
  });
  RestrictedLegs result;
  for (const Span& span : spans) {
    result.legs.push_back(span.leg);
    result.first.push_back(span.first);
    result.last.push_back(span.last);
  }
  return result;
}

class GraphBuilder {
 public:
  explicit GraphBuilder(StreetNetwork network)
      : network_(std::move(network)), restricted_(restricted_legs(network_)) {}

  StreetGraph build() {
    number_vertices();
    add_arcs();
    return finished();
  }

 private:
  [[nodiscard]] std::size_t legs() const { return network_.edges() * 2; }

  /// Plain vertex of each node first, its copies right behind it.
  void number_vertices() {
    std::vector<std::uint32_t> copies(network_.nodes(), 0);
    for (const DirectedEdge leg : restricted_.legs) ++copies[head_node(network_, leg)];
    node_first_.assign(network_.nodes() + 1, 0);
    for (std::size_t node = 0; node < network_.nodes(); ++node) {
      node_first_[node + 1] = node_first_[node] + 1 + copies[node];
    }
    vertex_node_.resize(node_first_.back());
    vertex_copy_.assign(node_first_.back(), kNone);
    for (std::uint32_t node = 0; node < network_.nodes(); ++node) {
      for (std::uint32_t v = node_first_[node]; v < node_first_[node + 1]; ++v) {
        vertex_node_[v] = node;
      }
    }
    head_.resize(legs());
    for (DirectedEdge leg = 0; leg < legs(); ++leg) {
      head_[leg] = node_first_[head_node(network_, leg)];
    }
    std::uint32_t before = kNone;
    std::uint32_t vertex = 0;
    for (std::uint32_t copy = 0; copy < restricted_.legs.size(); ++copy) {
      const DirectedEdge leg = restricted_.legs[copy];
      const std::uint32_t node = head_node(network_, leg);
      vertex = node == before ? vertex + 1 : node_first_[node] + 1;
      before = node;
      vertex_copy_[vertex] = copy;
      head_[leg] = vertex;
    }
  }

  void add_arcs() {
    std::vector<std::uint32_t> tail_of(legs());
    for (DirectedEdge leg = 0; leg < legs(); ++leg) tail_of[leg] = tail_node(network_, leg);
    const detail::Grouped out = detail::group_rows(network_.nodes(), tail_of);
    reserve_arcs(out);
    for (std::uint32_t vertex = 0; vertex < vertex_node_.size(); ++vertex) {
      const std::uint32_t node = vertex_node_[vertex];
      for (std::uint32_t i = out.starts[node]; i < out.starts[node + 1]; ++i) {
        const DirectedEdge leg = out.rows[i];
        tails_.push_back(vertex);
        heads_.push_back(head_[leg]);
        arc_edge_.push_back(leg);
        arc_restriction_.push_back(restriction_of(vertex_copy_[vertex], leg));
      }
    }
  }

  void reserve_arcs(const detail::Grouped& out) {
    std::size_t arcs = 0;
    for (const std::uint32_t node : vertex_node_) arcs += out.starts[node + 1] - out.starts[node];
    for (auto* column : {&tails_, &heads_, &arc_edge_, &arc_restriction_}) column->reserve(arcs);
  }

  std::uint32_t restriction_of(std::uint32_t copy, DirectedEdge leg) const {
    if (copy == kNone) return kNoRestriction;
    for (std::uint32_t i = restricted_.first[copy]; i < restricted_.last[copy]; ++i) {
      if (to_leg(network_.restrictions[i]) == leg) return i;
    }
    return kNoRestriction;
  }

  StreetGraph finished() {
    StreetGraph graph;
    // Tails ascend already, so arcs keep the numbers they have here.
    graph.topology = build_topology(vertex_node_.size(), tails_, heads_).topology;
    detail::Grouped along = detail::group_rows(legs(), arc_edge_);
    graph.edge_first_arc = std::move(along.starts);
    graph.edge_arcs = std::move(along.rows);
    std::vector<std::uint32_t> all(vertex_node_.size());
    std::iota(all.begin(), all.end(), 0U);
    graph.node_vertices = std::move(all);
    graph.node_first = std::move(node_first_);
    graph.vertex_node = std::move(vertex_node_);
    graph.arc_edge = std::move(arc_edge_);
    graph.arc_restriction = std::move(arc_restriction_);
    graph.network = std::move(network_);
    return graph;
  }

  StreetNetwork network_;
  RestrictedLegs restricted_;
  std::vector<std::uint32_t> node_first_;
  std::vector<std::uint32_t> vertex_node_;
  std::vector<std::uint32_t> vertex_copy_;  ///< by vertex: row of restricted_, kNone = plain
  std::vector<std::uint32_t> head_;         ///< by leg: vertex it ends at
  std::vector<std::uint32_t> tails_, heads_;
  std::vector<DirectedEdge> arc_edge_;
  std::vector<std::uint32_t> arc_restriction_;
};

}  // namespace

StreetGraph build_street_graph(StreetNetwork network) {
  return GraphBuilder(std::move(network)).build();
}

}  // namespace nahraum::geo
