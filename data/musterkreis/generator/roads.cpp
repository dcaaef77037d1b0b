#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <queue>

#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {
namespace {

constexpr double kRoadStep = 68.0;
constexpr double kLongestLink = 6500.0;

// Gabriel neighbours: no third place in the circle over the two. The roads of a thinly settled
// country look like this, and they do not cross.
bool gabriel(const County& county, std::size_t a, std::size_t b) {
  const Point p = county.settlements[a].centre;
  const Point q = county.settlements[b].centre;
  const Point middle = 0.5 * (p + q);
  const double radius = 0.5 * distance(p, q);
  for (std::size_t c = 0; c < county.settlements.size(); ++c) {
    if (c != a && c != b && distance(county.settlements[c].centre, middle) < radius) return false;
  }
  return true;
}

std::size_t exit_towards(const StreetNet& net, std::size_t settlement, Point target) {
  std::size_t best = net.centre[settlement];
  for (const std::size_t node : net.junctions[settlement]) {
    if (distance(net.nodes[node], target) < distance(net.nodes[best], target)) best = node;
  }
  return best;
}

std::size_t draw_road(StreetNet& net, std::size_t from, std::size_t to, Rng& rng) {
  const Point a = net.nodes[from];
  const Point b = net.nodes[to];
  const double length = distance(a, b);
  const Point normal = {-(b.y - a.y) / length, (b.x - a.x) / length};
  const auto steps = static_cast<std::size_t>(std::max(2.0, std::round(length / kRoadStep)));
  std::array<double, 7> amplitude{};
  for (std::size_t k = 0; k < amplitude.size(); ++k) {
    amplitude[k] = 0.075 * rng.normal() / (1.0 + 0.8 * static_cast<double>(k));
  }
  StreetWay way;
  way.nodes = {from};
  for (std::size_t i = 1; i < steps; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(steps);
    double swing = 0.0;
    for (std::size_t k = 0; k < amplitude.size(); ++k) {
      swing += amplitude[k] * std::sin(std::numbers::pi * static_cast<double>(k + 1) * t);
    }
    way.nodes.push_back(net.nodes.size());
    net.nodes.push_back(a + t * (b - a) + (std::min(length, 3000.0) * swing) * normal);
  }
  way.nodes.push_back(to);
  net.ways.push_back(std::move(way));
  return net.ways.size() - 1;
}

// Without this link, how long is the way round? Infinite when the link is the only way.
double way_round(const County& county, const StreetNet& net, const Link& link,
                 const std::vector<bool>& open) {
  std::vector<double> best(county.settlements.size(), std::numeric_limits<double>::infinity());
  std::priority_queue<std::pair<double, std::size_t>, std::vector<std::pair<double, std::size_t>>,
                      std::greater<>>
      queue;
  queue.push({0.0, link.a});
  best[link.a] = 0.0;
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    if (at == link.b || cost > best[at]) break;
    for (std::size_t k = 0; k < net.links.size(); ++k) {
      const Link& next = net.links[k];
      if (!open[k] || &next == &link || (next.a != at && next.b != at)) continue;
      const std::size_t other = next.a == at ? next.b : next.a;
      const double sum =
          cost + distance(county.settlements[next.a].centre, county.settlements[next.b].centre);
      if (sum >= best[other]) continue;
      best[other] = sum;
      queue.push({sum, other});
    }
  }
  return best[link.b];
}

// Links with a short way round become field tracks.
void thin_out(const County& county, StreetNet& net, Rng& rng) {
  std::vector<bool> open(net.links.size(), true);
  for (std::size_t k = 0; k < net.links.size(); ++k) {
    const Link& link = net.links[k];
    if (link.seam || !rng.chance(0.42)) continue;
    open[k] = false;
    const double direct =
        distance(county.settlements[link.a].centre, county.settlements[link.b].centre);
    if (way_round(county, net, link, open) > 1.75 * direct) {
      open[k] = true;
    } else {
      net.ways[link.way].road = Road::Track;
      net.ways[link.way].needed = false;
    }
  }
  std::erase_if(net.links,
                [&](const Link& link) { return net.ways[link.way].road == Road::Track; });
}

void raise(StreetWay& way, Road road, const std::string& ref) {
  if (road >= way.road) return;
  way.road = road;
  way.ref = ref;
}

// Raises the local streets between two junctions of a place to the class of the road.
void raise_through_road(StreetNet& net, std::size_t settlement, std::size_t from, std::size_t to,
                        Road road, const std::string& ref) {
  struct Step {
    std::size_t way, node;
  };
  std::map<std::size_t, std::vector<Step>> graph;
  for (const std::size_t w : net.local[settlement]) {
    const StreetWay& way = net.ways[w];
    if (way.road > Road::Living) continue;
    graph[way.nodes.front()].push_back({w, way.nodes.back()});
    graph[way.nodes.back()].push_back({w, way.nodes.front()});
  }
  std::map<std::size_t, std::pair<double, Step>> best;
  std::priority_queue<std::pair<double, std::size_t>, std::vector<std::pair<double, std::size_t>>,
                      std::greater<>>
      queue;
  best[from] = {0.0, {kNone, from}};
  queue.push({0.0, from});
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    if (at == to) break;
    for (const Step& step : graph[at]) {
      const double sum = cost + way_length(net, net.ways[step.way]);
      const auto known = best.find(step.node);
      if (known != best.end() && known->second.first <= sum) continue;
      best[step.node] = {sum, {step.way, at}};
      queue.push({sum, step.node});
    }
  }
  for (std::size_t at = to; at != from && best.count(at) > 0; at = best[at].second.node) {
    StreetWay& way = net.ways[best[at].second.way];
    raise(way, road, ref);
    way.needed = true;
  }
}

std::size_t extreme(const County& county, double east, double north, bool neighbour) {
  std::size_t best = county.musterstedt;
  double reach = -std::numeric_limits<double>::max();
  const Point middle = county.settlements[county.musterstedt].centre;
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    const Settlement& s = county.settlements[i];
    if ((s.kind == PlaceKind::Neighbour) != neighbour) continue;
    const Point d = s.centre - middle;
    const double along = d.x * east + d.y * north - 0.8 * std::abs(d.x * north - d.y * east);
    if (along > reach) {
      reach = along;
      best = i;
    }
  }
  return best;
}

}  // namespace

double way_length(const StreetNet& net, const StreetWay& way) {
  double sum = 0.0;
  for (std::size_t i = 1; i < way.nodes.size(); ++i)
    sum += distance(net.nodes[way.nodes[i - 1]], net.nodes[way.nodes[i]]);
  return sum;
}

std::vector<std::size_t> link_path(const County& county, const StreetNet& net, std::size_t from,
                                   std::size_t to) {
  std::vector<std::vector<std::size_t>> at_place(county.settlements.size());
  for (std::size_t k = 0; k < net.links.size(); ++k) {
    at_place[net.links[k].a].push_back(k);
    at_place[net.links[k].b].push_back(k);
  }
  std::vector<double> best(county.settlements.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> via(county.settlements.size(), kNone);
  std::priority_queue<std::pair<double, std::size_t>, std::vector<std::pair<double, std::size_t>>,
                      std::greater<>>
      queue;
  best[from] = 0.0;
  queue.push({0.0, from});
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    for (const std::size_t k : at_place[at]) {
      const Link& link = net.links[k];
      const std::size_t other = link.a == at ? link.b : link.a;
      const double sum =
          cost + distance(county.settlements[link.a].centre, county.settlements[link.b].centre);
      if (sum >= best[other]) continue;
      best[other] = sum;
      via[other] = k;
      queue.push({sum, other});
    }
  }
  std::vector<std::size_t> path;
  for (std::size_t at = to; at != from && via[at] != kNone;) {
    path.push_back(via[at]);
    at = net.links[via[at]].a == at ? net.links[via[at]].b : net.links[via[at]].a;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

void lay_roads(const County& county, StreetNet& net, Rng& rng) {
  const auto& places = county.settlements;
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {
      if (is_quarter(places[a]) && is_quarter(places[b])) continue;
      if (distance(places[a].centre, places[b].centre) > kLongestLink || !gabriel(county, a, b))
        continue;
      Link link{a,
                b,
                exit_towards(net, a, places[b].centre),
                exit_towards(net, b, places[a].centre),
                0,
                0.0,
                false};
      link.way = draw_road(net, link.from, link.to, rng);
      net.ways[link.way].road = Road::Unclassified;
      link.length = way_length(net, net.ways[link.way]);
      net.links.push_back(link);
    }
  }
  thin_out(county, net, rng);
}

void classify_roads(const County& county, StreetNet& net) {
  std::vector<std::pair<Road, std::string>> classes(net.links.size(), {Road::Unclassified, ""});
  const auto raise_path = [&](std::size_t from, std::size_t to, Road road, const std::string& ref) {
    for (const std::size_t k : link_path(county, net, from, to)) {
      if (road < classes[k].first) classes[k] = {road, ref};
    }
  };
  const std::size_t town = county.musterstedt;
  raise_path(extreme(county, -1.0, 0.0, true), town, Road::Primary, "B 999");
  raise_path(town, extreme(county, 1.0, 0.0, true), Road::Primary, "B 999");
  raise_path(extreme(county, 0.0, 1.0, true), town, Road::Secondary, "L 9001");
  raise_path(town, extreme(county, 0.0, -1.0, true), Road::Secondary, "L 9001");
  int number = 9002;
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    if (county.settlements[i].kind != PlaceKind::SmallTown) continue;
    raise_path(i, town, Road::Secondary, "L " + std::to_string(number++));
  }
  for (const Gemeinde& g : county.gemeinden) {
    raise_path(g.main, town, Road::Tertiary, "K " + std::to_string(number++));
    for (const std::size_t s : g.settlements)
      raise_path(s, g.main, Road::Tertiary, "K " + std::to_string(number));
  }
  for (std::size_t k = 0; k < net.links.size(); ++k) {
    const Link& link = net.links[k];
    const auto& [road, ref] = classes[k];
    raise(net.ways[link.way], road, ref);
    raise_through_road(net, link.a, link.from, net.centre[link.a], road, ref);
    raise_through_road(net, link.b, link.to, net.centre[link.b], road, ref);
  }
}

}  // namespace nahraum::musterkreis
