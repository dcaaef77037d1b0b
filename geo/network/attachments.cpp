#include <cmath>

#include "geo/network/snapping.h"

namespace nahraum::geo {

namespace {

/// Walk between the point and the piece.
Cost walk(const Metric& metric, const Snap& snap) {
  if (!(metric.access_metres_per_unit > 0)) return kUnreachable;
  const double cost = snap.distance_m / metric.access_metres_per_unit;
  return cost <= kLargestCost ? static_cast<Cost>(std::llround(cost)) : kUnreachable;
}

Cost part(Cost whole, double share) {
  if (whole == kUnreachable) return kUnreachable;
  return static_cast<Cost>(std::llround(static_cast<double>(whole) * share));
}

/// Share of the leg between its beginning and the snap.
double travelled(const Snap& snap, DirectedEdge leg) {
  return leg % 2 == 0 ? snap.fraction : 1 - snap.fraction;
}

/// The junction a snap lies on; kNone in the middle of a piece.
std::uint32_t node_at(const StreetGraph& graph, const Snap& snap) {
  if (snap.fraction == 0) return graph.network.edge_from[snap.edge.value];
  if (snap.fraction == 1) return graph.network.edge_to[snap.edge.value];
  return StreetNode::kNone;
}

class AttachmentList {
 public:
  explicit AttachmentList(std::size_t points) {
    list_.starts.reserve(points + 1);
    list_.starts.push_back(0);
  }
  void add(std::uint32_t vertex, Cost cost) {
    if (cost == kUnreachable) return;
    list_.vertices.push_back(vertex);
    list_.costs.push_back(cost);
  }
  void end_point() { list_.starts.push_back(static_cast<std::uint32_t>(list_.vertices.size())); }
  Attachments take() { return std::move(list_); }

 private:
  Attachments list_;
};

void leave_along(const StreetGraph& graph, const Metric& metric, const Snap& snap,
                 AttachmentList& list) {
  for (const DirectedEdge leg : {snap.edge.value * 2, snap.edge.value * 2 + 1}) {
    const std::uint32_t arc = graph.edge_arcs[graph.edge_first_arc[leg]];
    const Cost rest = part(metric.edge_cost[leg], 1 - travelled(snap, leg));
    list.add(graph.topology.head[arc], add_costs(walk(metric, snap), rest));
  }
}

void arrive_along(const StreetGraph& graph, const Metric& metric, const Snap& snap,
                  AttachmentList& list) {
  for (const DirectedEdge leg : {snap.edge.value * 2, snap.edge.value * 2 + 1}) {
    const Cost whole = metric.edge_cost[leg];
    if (whole == kUnreachable) continue;
    const Cost cost = add_costs(walk(metric, snap), part(whole, travelled(snap, leg)));
    for (std::uint32_t i = graph.edge_first_arc[leg]; i < graph.edge_first_arc[leg + 1]; ++i) {
      const std::uint32_t arc = graph.edge_arcs[i];
      if (metric.arc_cost[arc] == kUnreachable) continue;
      // What the arc costs more than its piece is the barrier at its tail.
      list.add(graph.topology.tail[arc], add_costs(cost, metric.arc_cost[arc] - whole));
    }
  }
}

}  // namespace

Attachments leaving(const StreetGraph& graph, const Metric& metric,
                    const std::vector<Snap>& snaps) {
  AttachmentList list(snaps.size());
  for (const Snap& snap : snaps) {
    if (snap.edge.valid()) {
      const std::uint32_t node = node_at(graph, snap);
      if (node != StreetNode::kNone) {
        list.add(graph.node_vertices[graph.node_first[node]], walk(metric, snap));
      }
      leave_along(graph, metric, snap, list);
    }
    list.end_point();
  }
  return list.take();
}

Attachments arriving(const StreetGraph& graph, const Metric& metric,
                     const std::vector<Snap>& snaps) {
  AttachmentList list(snaps.size());
  for (const Snap& snap : snaps) {
    if (snap.edge.valid()) {
      const std::uint32_t node = node_at(graph, snap);
      if (node != StreetNode::kNone) {
        for (std::uint32_t i = graph.node_first[node]; i < graph.node_first[node + 1]; ++i) {
          list.add(graph.node_vertices[i], walk(metric, snap));
        }
      }
      arrive_along(graph, metric, snap, list);
    }
    list.end_point();
  }
  return list.take();
}

Attachments leaving_nodes(const StreetGraph& graph, const std::vector<StreetNode>& nodes) {
  AttachmentList list(nodes.size());
  for (const StreetNode node : nodes) {
    if (node.valid()) list.add(graph.node_vertices[graph.node_first[node.value]], 0);
    list.end_point();
  }
  return list.take();
}

Attachments arriving_nodes(const StreetGraph& graph, const std::vector<StreetNode>& nodes) {
  AttachmentList list(nodes.size());
  for (const StreetNode node : nodes) {
    if (node.valid()) {
      for (std::uint32_t i = graph.node_first[node.value]; i < graph.node_first[node.value + 1];
           ++i) {
        list.add(graph.node_vertices[i], 0);
      }
    }
    list.end_point();
  }
  return list.take();
}

Cost along_one_edge(const StreetGraph&, const Metric& metric, const Snap& from, const Snap& to) {
  if (!from.edge.valid() || from.edge != to.edge) return kUnreachable;
  const double ahead = to.fraction - from.fraction;
  const Cost forward =
      ahead >= 0 ? part(metric.edge_cost[from.edge.value * 2], ahead) : kUnreachable;
  const Cost backward =
      ahead <= 0 ? part(metric.edge_cost[from.edge.value * 2 + 1], -ahead) : kUnreachable;
  const Cost between = std::min(forward, backward);
  return add_costs(add_costs(walk(metric, from), between), walk(metric, to));
}

}  // namespace nahraum::geo
