#include "geo/network/detail/network_order.h"

#include <algorithm>
#include <numeric>

#include "geo/network/detail/counting_sort.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kSteps = 1U << 16;

std::uint32_t step_of(std::int32_t value, std::int32_t min, std::int32_t max) {
  const std::int64_t width = std::int64_t{max} - min + 1;
  return static_cast<std::uint32_t>((std::int64_t{value} - min) * kSteps / width);
}

/// Nodes sorted by key, equal ones by their row.
std::vector<std::uint32_t> along_curve(const std::vector<Position>& positions) {
  PositionBox box;
  for (const Position p : positions) box.add(p);
  std::vector<std::uint64_t> keys(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    keys[i] = std::uint64_t{hilbert_key(positions[i], box)} << 32 | i;
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(keys.size());
  std::transform(keys.begin(), keys.end(), order.begin(),
                 [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return order;
}

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t node) {
  while (parent[node] != node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

/// Of every node the lowest node of its part.
std::vector<std::uint32_t> roots(std::size_t nodes, const std::vector<std::uint32_t>& from,
                                 const std::vector<std::uint32_t>& to) {
  std::vector<std::uint32_t> parent(nodes);
  std::iota(parent.begin(), parent.end(), 0U);
  for (std::size_t edge = 0; edge < from.size(); ++edge) {
    const std::uint32_t a = root_of(parent, from[edge]);
    const std::uint32_t b = root_of(parent, to[edge]);
    parent[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t node = 0; node < nodes; ++node) parent[node] = root_of(parent, node);
  return parent;
}

std::vector<std::size_t> component_sizes(const StreetNetwork& network) {
  std::vector<std::size_t> sizes;
  for (const std::uint32_t component : network.node_component) {
    if (component >= sizes.size()) sizes.resize(component + std::size_t{1});
    ++sizes[component];
  }
  return sizes;
}

void report_components(const StreetNetwork& network, Findings& findings) {
  const std::vector<std::size_t> sizes = component_sizes(network);
  if (sizes.size() < 2) return;
  std::string others;
  const std::size_t named = std::min<std::size_t>(sizes.size(), 6);
  for (std::size_t i = 1; i < named; ++i) {
    others += (i > 1 ? ", " : "") + std::to_string(sizes[i]);
  }
  if (named < sizes.size()) others += ", …";
  findings.add_counted(
      Severity::Info, "network.component",
      text("Das Straßennetz zerfällt in {} Teile ohne Verbindung. Das größte hat {} Knoten, die "
           "weiteren: {}.",
           "The street network falls into {} parts without a connection. The largest has {} nodes, "
           "the others: {}.",
           sizes.size(), sizes[0], others),
      sizes.size() - 1);
}

}  // namespace

std::uint32_t hilbert_key(Position p, const PositionBox& box) {
  std::uint32_t x = step_of(p.lon, box.min.lon, box.max.lon);
  std::uint32_t y = step_of(p.lat, box.min.lat, box.max.lat);
  std::uint32_t key = 0;
  for (std::uint32_t side = kSteps / 2; side > 0; side /= 2) {
    const std::uint32_t right = (x & side) != 0 ? 1 : 0;
    const std::uint32_t upper = (y & side) != 0 ? 1 : 0;
    key += side * side * ((3 * right) ^ upper);
    if (upper == 0) {  // turn the quarter so that the curve goes on
      if (right == 1) {
        x = kSteps - 1 - x;
        y = kSteps - 1 - y;
      }
      std::swap(x, y);
    }
  }
  return key;
}

NetworkOrder order_network(const std::vector<Position>& positions,
                           const std::vector<std::uint32_t>& from,
                           const std::vector<std::uint32_t>& to) {
  NetworkOrder order;
  order.node_order = along_curve(positions);
  order.node_row.resize(positions.size());
  for (std::uint32_t row = 0; row < order.node_order.size(); ++row) {
    order.node_row[order.node_order[row]] = row;
  }
  std::vector<std::uint32_t> new_from(from.size());
  std::vector<std::uint32_t> new_to(to.size());
  for (std::size_t edge = 0; edge < from.size(); ++edge) {
    new_from[edge] = order.node_row[from[edge]];
    new_to[edge] = order.node_row[to[edge]];
  }
  const Grouped by_to = group_rows(positions.size(), new_to);
  order.edge_order = group_ordered(positions.size(), new_from, by_to.rows).rows;
  order.edge_from = gathered(new_from, order.edge_order);
  order.edge_to = gathered(new_to, order.edge_order);
  return order;
}

std::vector<std::uint32_t> components(std::size_t nodes, const std::vector<std::uint32_t>& from,
                                      const std::vector<std::uint32_t>& to) {
  std::vector<std::uint32_t> root = roots(nodes, from, to);
  std::vector<std::uint32_t> sizes(nodes, 0);
  for (const std::uint32_t node : root) ++sizes[node];
  std::vector<std::uint32_t> firsts;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (sizes[node] > 0) firsts.push_back(node);
  }
  std::stable_sort(firsts.begin(), firsts.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> number(nodes);
  for (std::uint32_t i = 0; i < firsts.size(); ++i) number[firsts[i]] = i;
  for (std::uint32_t& node : root) node = number[node];
  return root;
}

void report_shape(const StreetNetwork& network, Findings& findings) {
  report_components(network, findings);
  std::size_t loops = 0;
  std::size_t without_length = 0;
  for (std::size_t edge = 0; edge < network.edges(); ++edge) {
    if (network.edge_from[edge] == network.edge_to[edge]) ++loops;
    if (network.edge_length_mm[edge] == 0) ++without_length;
  }
  if (loops > 0) {
    findings.add_counted(Severity::Info, "network.loop",
                         text("{} Straßenstücke beginnen und enden am selben Knoten.",
                              "{} street pieces begin and end at the same node.", loops),
                         loops);
  }
  if (without_length > 0) {
    findings.add_counted(Severity::Info, "network.zero_length",
                         text("{} Straßenstücke haben die Länge 0.",
                              "{} street pieces have length 0.", without_length),
                         without_length);
  }
}

}  // namespace nahraum::geo::detail
