#include "data/musterkreis/generator/bus_streets.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <stdexcept>

namespace nahraum::musterkreis {
namespace {

double metres_per_second(const StreetWay& way) {
  const bool inside = way.settlement != kNone;
  if (way.road <= Road::Secondary) return (inside ? 30.0 : 58.0) / 3.6;
  if (way.road <= Road::Unclassified) return (inside ? 26.0 : 46.0) / 3.6;
  return 15.0 / 3.6;
}

}  // namespace

BusStreets::BusStreets(const County& county, const StreetNet& net) : arcs_(net.nodes.size()) {
  for (const StreetWay& way : net.ways) {
    if (way.road > Road::Living || way.is_private) continue;
    for (std::size_t i = 1; i < way.nodes.size(); ++i) {
      const std::size_t a = way.nodes[i - 1];
      const std::size_t b = way.nodes[i];
      const double seconds = distance(net.nodes[a], net.nodes[b]) / metres_per_second(way);
      arcs_[a].push_back({b, seconds});
      if (!way.oneway) arcs_[b].push_back({a, seconds});
    }
  }
  for (const auto& [node, kind] : net.barriers) arcs_[node].clear();
  add_places(county, net);
}

void BusStreets::add_places(const County& county, const StreetNet& net) {
  place_at_.assign(net.nodes.size(), kNone);
  for (std::size_t s = 0; s < county.settlements.size(); ++s) {
    if (!in_county(county.settlements[s])) continue;
    const double spacing = is_quarter(county.settlements[s]) ? 390.0 : 500.0;
    std::vector<std::size_t> chosen = {net.centre[s]};
    for (const std::size_t w : net.local[s]) {
      const StreetWay& way = net.ways[w];
      if (way.road > Road::Unclassified) continue;
      for (const std::size_t node : {way.nodes.front(), way.nodes.back()}) {
        const bool free = std::all_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
          return distance(net.nodes[node], net.nodes[other]) >= spacing;
        });
        if (free) chosen.push_back(node);
      }
    }
    for (const std::size_t node : chosen) {
      place_at_[node] = places_.size();
      places_.push_back({s, node});
    }
  }
}

std::vector<std::pair<std::size_t, double>> BusStreets::drive(std::size_t from,
                                                              std::size_t to) const {
  std::vector<double> best(arcs_.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> before(arcs_.size(), kNone);
  using Item = std::pair<double, std::size_t>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  best[from] = 0.0;
  queue.push({0.0, from});
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    if (at == to) break;
    if (cost > best[at]) continue;
    for (const Arc& arc : arcs_[at]) {
      if (cost + arc.seconds >= best[arc.to]) continue;
      best[arc.to] = cost + arc.seconds;
      before[arc.to] = at;
      queue.push({best[arc.to], arc.to});
    }
  }
  if (from != to && before[to] == kNone)
    throw std::logic_error("a bus cannot reach the next place");
  std::vector<std::pair<std::size_t, double>> path;
  for (std::size_t at = to; at != kNone; at = before[at]) path.emplace_back(at, best[at]);
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<Pass> BusStreets::run(const std::vector<std::size_t>& nodes) const {
  std::vector<Pass> passes;
  double start = 0.0;
  for (std::size_t leg = 0; leg + 1 < nodes.size(); ++leg) {
    const auto path = drive(nodes[leg], nodes[leg + 1]);
    for (const auto& [node, seconds] : path) {
      const std::size_t place = place_at_[node];
      const bool known = std::any_of(passes.begin(), passes.end(),
                                     [&](const Pass& p) { return p.place == place; });
      if (place != kNone && !known) passes.push_back({place, start + seconds});
    }
    start += path.back().second;
  }
  return passes;
}

}  // namespace nahraum::musterkreis
