#include "geo/network/street_network.h"

#include <cmath>
#include <numeric>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/core/parallel.h"
#include "geo/network/detail/counting_sort.h"
#include "geo/network/detail/cut_ways.h"
#include "geo/network/detail/network_order.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNone = StreetNode::kNone;

/// Source nodes that are ends of pieces, ascending, and the ends as rows of that list.
struct Ends {
  std::vector<std::uint32_t> source_node;
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
};

Ends collect_ends(const StreetSource& source, const detail::Pieces& pieces) {
  std::vector<std::uint32_t> row(source.nodes(), kNone);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    row[source.way_nodes[pieces.first[i]]] = 0;
    row[source.way_nodes[pieces.last[i]]] = 0;
  }
  Ends ends;
  for (std::uint32_t node = 0; node < row.size(); ++node) {
    if (row[node] == kNone) continue;
    row[node] = static_cast<std::uint32_t>(ends.source_node.size());
    ends.source_node.push_back(node);
  }
  ends.from.resize(pieces.size());
  ends.to.resize(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    ends.from[i] = row[source.way_nodes[pieces.first[i]]];
    ends.to[i] = row[source.way_nodes[pieces.last[i]]];
  }
  return ends;
}

[[noreturn]] void refuse_long_piece(std::int64_t way) {
  throw Error(ErrorKind::Input, text("Die Straße {} ist länger als 4.000 km ohne Kreuzung.",
                                     "Street {} is longer than 4,000 km without a junction.", way));
}

/// Shape and length of every edge, in the order of the edges.
void measure(const StreetSource& source, const detail::Pieces& pieces,
             const std::vector<std::uint32_t>& edge_order, StreetNetwork& network) {
  std::vector<std::uint64_t> starts(edge_order.size() + 1, 0);
  for (std::size_t edge = 0; edge < edge_order.size(); ++edge) {
    const std::uint32_t piece = edge_order[edge];
    std::uint64_t nodes = 0;
    detail::for_each_node(source, pieces.first[piece], pieces.last[piece],
                          [&](std::uint32_t) { ++nodes; });
    starts[edge + 1] = starts[edge] + nodes - 2;
  }
  std::vector<Position> shape(starts.back());
  std::vector<std::uint32_t> lengths(edge_order.size());
  ordered_for({.size = edge_order.size(), .chunk = 8192}, [&](std::size_t begin, std::size_t end) {
    for (std::size_t edge = begin; edge < end; ++edge) {
      const std::uint32_t piece = edge_order[edge];
      const std::uint64_t inner = starts[edge + 1] - starts[edge];
      Position before = source.node_positions[source.way_nodes[pieces.first[piece]]];
      std::uint64_t i = 0;
      double metres = 0;
      detail::for_each_node(source, pieces.first[piece], pieces.last[piece],
                            [&](std::uint32_t node) {
                              const Position p = source.node_positions[node];
                              if (i > 0) metres += distance_metres(before, p);
                              if (i > 0 && i <= inner) shape[starts[edge] + i - 1] = p;
                              before = p;
                              ++i;
                            });
      if (metres > 4e6) refuse_long_piece(source.way_ids[pieces.way[piece]]);
      lengths[edge] = static_cast<std::uint32_t>(std::llround(metres * 1000));
    }
  });
  network.shape_starts = std::move(starts);
  network.shape = std::move(shape);
  network.edge_length_mm = std::move(lengths);
}

void fill_nodes(const StreetSource& source, const Ends& ends,
                const std::vector<std::uint32_t>& node_order, StreetNetwork& network) {
  const std::vector<std::uint32_t> rows = detail::gathered(ends.source_node, node_order);
  network.node_positions = detail::gathered(source.node_positions, rows);
  network.node_ids = detail::gathered(source.node_ids, rows);
  network.node_tags = detail::gathered(source.node_tags, rows);
}

void fill_edges(const StreetSource& source, const detail::Pieces& pieces,
                const detail::NetworkOrder& order, StreetNetwork& network) {
  const std::vector<std::uint32_t> ways = detail::gathered(pieces.way, order.edge_order);
  network.edge_tags = detail::gathered(source.way_tags, ways);
  network.edge_way = detail::gathered(source.way_ids, ways);
  network.edge_from = order.edge_from;
  network.edge_to = order.edge_to;
}

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> row(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) row[order[i]] = i;
  return row;
}

void check_source(const StreetSource& source) {
  const bool well =
      source.way_starts.size() == source.ways() + 1 && source.way_tags.size() == source.ways() &&
      source.node_positions.size() == source.nodes() && source.node_tags.size() == source.nodes();
  if (!well) {
    throw Error(ErrorKind::Internal, {"Die Spalten der Straßen sind verschieden lang.",
                                      "The columns of the streets differ in length."});
  }
}

[[noreturn]] void refuse_empty(const NetworkOptions& options) {
  Text message{"Die Quelle enthält keine Straßen.", "The source contains no streets."};
  if (options.clip) {
    const PositionBox& box = *options.clip;
    const auto degrees = [](double value) { return number_text(value, 4); };
    message = Text{fmt::format("Im Ausschnitt {} bis {} Grad Ost, {} bis {} Grad Nord liegt keine "
                               "Straße.",
                               degrees(box.min.longitude()).de, degrees(box.max.longitude()).de,
                               degrees(box.min.latitude()).de, degrees(box.max.latitude()).de),
                   fmt::format("No street lies in the clip {} to {} degrees east, {} to {} degrees "
                               "north.",
                               degrees(box.min.longitude()).en, degrees(box.max.longitude()).en,
                               degrees(box.min.latitude()).en, degrees(box.max.latitude()).en)};
  }
  throw Error(ErrorKind::Input, std::move(message))
      .with_hint({"Bitte prüfen, ob der Auszug das Gebiet enthält.",
                  "Please check that the extract covers the area."});
}

void report_left_out(const detail::Pieces& pieces, Findings& findings) {
  if (pieces.ways_outside > 0) {
    findings.add_counted(
        Severity::Info, "network.clip",
        text("{} Straßen liegen außerhalb des Ausschnitts und sind weggelassen.",
             "{} streets lie outside the clip and are left out.", pieces.ways_outside),
        pieces.ways_outside);
  }
  if (pieces.ways_points > 0) {
    findings.add_counted(
        Severity::Warning, "network.way_without_extent",
        text("{} Straßen bestehen aus einem einzigen Punkt und sind weggelassen.",
             "{} streets consist of a single point and are left out.", pieces.ways_points),
        pieces.ways_points);
  }
}

}  // namespace

StreetNetwork build_street_network(const StreetSource& source, const NetworkOptions& options,
                                   Findings& findings) {
  check_source(source);
  const detail::Pieces pieces = detail::cut_ways(source, options);
  if (pieces.size() == 0) refuse_empty(options);
  const Ends ends = collect_ends(source, pieces);
  const detail::NetworkOrder order = detail::order_network(
      detail::gathered(source.node_positions, ends.source_node), ends.from, ends.to);
  StreetNetwork network;
  network.tags = source.tags;
  network.licence_note = source.licence_note;
  fill_nodes(source, ends, order.node_order, network);
  fill_edges(source, pieces, order, network);
  measure(source, pieces, order.edge_order, network);
  network.node_component = detail::components(network.nodes(), order.edge_from, order.edge_to);
  report_left_out(pieces, findings);
  network.restrictions =
      detail::map_restrictions(source, pieces, inverse(order.edge_order), network, findings);
  detail::report_shape(network, findings);
  return network;
}

}  // namespace nahraum::geo
