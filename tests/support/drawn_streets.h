#pragma once
// Streets drawn as text, so that a test shows what it is about:
//
//   const DrawnStreets drawn = draw_streets(R"(
//     node a 0 0
//     node b 100 0 barrier=bollard
//     way main a b highway=residential oneway=yes
//     no main b side except=bicycle
//   )");
//
// Places are metres east and north of 11° E, 51° N. Ids count from 1 in the order of the text.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/network/snapping.h"
#include "geo/network/street_graph.h"
#include "geo/network/street_source.h"

namespace nahraum::support {

[[nodiscard]] geo::Position place_at(double east, double north);

struct DrawnStreets {
  geo::StreetSource source;
  std::map<std::string, std::uint32_t> nodes;  ///< row by name
  std::map<std::string, std::uint32_t> ways;
};
[[nodiscard]] DrawnStreets draw_streets(std::string_view text);

/// "1-2 way 1 100000 mm" for every edge, ids of the source, in the network's order.
[[nodiscard]] std::vector<std::string> edge_lines(const geo::StreetNetwork& network);
/// "1>2>3" for every forbidden turn: ids of the nodes it runs over, sorted.
[[nodiscard]] std::vector<std::string> turn_lines(const geo::StreetNetwork& network);
/// Row of the node with this id.
[[nodiscard]] geo::StreetNode node_with_id(const geo::StreetNetwork& network, std::int64_t id);

/// The plainest search there is, for tests: costs of all vertices from the entries.
struct PlainEntry {
  std::uint32_t vertex;
  geo::Cost cost;
};
[[nodiscard]] std::vector<geo::Cost> plain_search(const geo::Topology& topology,
                                                  std::span<const geo::Cost> arc_cost,
                                                  const std::vector<PlainEntry>& entries);
/// From point i of `from` to point j of `to`, by plain_search.
[[nodiscard]] geo::Cost plain_cost(const geo::StreetGraph& graph, const geo::Metric& metric,
                                   const geo::Attachments& from, std::size_t i,
                                   const geo::Attachments& to, std::size_t j);

}  // namespace nahraum::support
