#include "tests/support/drawn_streets.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>
#include <sstream>
#include <stdexcept>

namespace nahraum::support {

namespace {

constexpr double kMetresPerDegree = 111195.0797;
constexpr double kCosine51 = 0.629320391;

std::vector<geo::Tag> tags_of(const std::vector<std::string>& words, std::size_t first) {
  std::vector<geo::Tag> tags;
  for (std::size_t i = first; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (equals == std::string::npos) throw std::runtime_error("no tag: " + words[i]);
    const std::string_view word = words[i];
    tags.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return tags;
}

class Drawing {
 public:
  DrawnStreets draw(std::string_view text) {
    drawn_.source.way_starts.push_back(0);
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream stream(line);
      std::vector<std::string> words;
      for (std::string word; stream >> word;) words.push_back(word);
      if (!words.empty() && words[0][0] != '#') add(words);
    }
    drawn_.source.tags = tags_.build();
    return std::move(drawn_);
  }

 private:
  void add(const std::vector<std::string>& words) {
    if (words[0] == "node") {
      add_node(words);
    } else if (words[0] == "way") {
      add_way(words);
    } else if (words[0] == "no" || words[0] == "only") {
      drawn_.source.restrictions.push_back(
          {drawn_.ways.at(words.at(1)), drawn_.nodes.at(words.at(2)), drawn_.ways.at(words.at(3)),
           words[0] == "only", tags_.add(tags_of(words, 4))});
    } else {
      throw std::runtime_error("neither node nor way: " + words[0]);
    }
  }
  void add_node(const std::vector<std::string>& words) {
    geo::StreetSource& source = drawn_.source;
    drawn_.nodes[words.at(1)] = static_cast<std::uint32_t>(source.nodes());
    source.node_positions.push_back(place_at(std::stoi(words.at(2)), std::stoi(words.at(3))));
    source.node_tags.push_back(tags_.add(tags_of(words, 4)));
    source.node_ids.push_back(static_cast<std::int64_t>(source.node_ids.size() + 1));
  }
  void add_way(const std::vector<std::string>& words) {
    geo::StreetSource& source = drawn_.source;
    drawn_.ways[words.at(1)] = static_cast<std::uint32_t>(source.ways());
    std::size_t i = 2;
    for (; i < words.size() && words[i].find('=') == std::string::npos; ++i) {
      source.way_nodes.push_back(drawn_.nodes.at(words[i]));
    }
    source.way_starts.push_back(source.way_nodes.size());
    source.way_tags.push_back(tags_.add(tags_of(words, i)));
    source.way_ids.push_back(static_cast<std::int64_t>(source.way_ids.size() + 1));
  }

  DrawnStreets drawn_;
  geo::TagSetBuilder tags_;
};

}  // namespace

geo::Position place_at(double east, double north) {
  return geo::position_from_degrees(11 + east / kMetresPerDegree / kCosine51,
                                    51 + north / kMetresPerDegree);
}

DrawnStreets draw_streets(std::string_view text) { return Drawing().draw(text); }

std::vector<std::string> edge_lines(const geo::StreetNetwork& network) {
  std::vector<std::string> lines;
  for (std::size_t edge = 0; edge < network.edges(); ++edge) {
    lines.push_back(std::to_string(network.node_ids[network.edge_from[edge]]) + "-" +
                    std::to_string(network.node_ids[network.edge_to[edge]]) + " way " +
                    std::to_string(network.edge_way[edge]) + " " +
                    std::to_string((network.edge_length_mm[edge] + 500) / 1000) + " m");
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> turn_lines(const geo::StreetNetwork& network) {
  std::vector<std::string> lines;
  const auto id = [&](std::uint32_t node) { return std::to_string(network.node_ids[node]); };
  for (const geo::TurnRestriction& turn : network.restrictions) {
    const bool ahead = turn.from_forward == 1;
    const bool on = turn.to_forward == 1;
    const auto& from = network.edge_from;
    const auto& to = network.edge_to;
    lines.push_back(id(ahead ? from[turn.from_edge] : to[turn.from_edge]) + ">" +
                    id(ahead ? to[turn.from_edge] : from[turn.from_edge]) + ">" +
                    id(on ? to[turn.to_edge] : from[turn.to_edge]));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

geo::StreetNode node_with_id(const geo::StreetNetwork& network, std::int64_t id) {
  const auto found = std::find(network.node_ids.begin(), network.node_ids.end(), id);
  if (found == network.node_ids.end()) return {};
  return geo::StreetNode(static_cast<std::size_t>(found - network.node_ids.begin()));
}

std::vector<geo::Cost> plain_search(const geo::Topology& topology,
                                    std::span<const geo::Cost> arc_cost,
                                    const std::vector<PlainEntry>& entries) {
  std::vector<geo::Cost> costs(topology.vertices(), geo::kUnreachable);
  std::set<std::pair<geo::Cost, std::uint32_t>> open;
  const auto relax = [&](std::uint32_t vertex, geo::Cost cost) {
    if (cost >= costs[vertex]) return;
    costs[vertex] = cost;
    open.insert({cost, vertex});
  };
  for (const PlainEntry& entry : entries) relax(entry.vertex, entry.cost);
  while (!open.empty()) {
    const auto [cost, vertex] = *open.begin();
    open.erase(open.begin());
    if (cost > costs[vertex]) continue;
    for (std::uint32_t arc = topology.first_out[vertex]; arc < topology.first_out[vertex + 1];
         ++arc) {
      relax(topology.head[arc], geo::add_costs(cost, arc_cost[arc]));
    }
  }
  return costs;
}

geo::Cost plain_cost(const geo::StreetGraph& graph, const geo::Metric& metric,
                     const geo::Attachments& from, std::size_t i, const geo::Attachments& to,
                     std::size_t j) {
  std::vector<PlainEntry> entries;
  for (std::uint32_t k = from.starts[i]; k < from.starts[i + 1]; ++k) {
    entries.push_back({from.vertices[k], from.costs[k]});
  }
  const std::vector<geo::Cost> costs =
      plain_search(graph.topology, metric.arc_cost.span(), entries);
  geo::Cost best = geo::kUnreachable;
  for (std::uint32_t k = to.starts[j]; k < to.starts[j + 1]; ++k) {
    best = std::min(best, geo::add_costs(costs[to.vertices[k]], to.costs[k]));
  }
  return best;
}

}  // namespace nahraum::support
