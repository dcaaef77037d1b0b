#include <algorithm>
#include <cmath>
#include <map>

#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {
namespace {

constexpr double kBucket = 150.0;

struct Segment {
  std::size_t way, position;
};

struct Cut {
  std::size_t position;
  double along;
  std::size_t node;
};

// Parameters of the crossing of two segments strictly inside both; false if they do not cross.
bool crossing(Point a, Point b, Point c, Point d, double& t, double& u) {
  const Point r = b - a;
  const Point s = d - c;
  const double det = r.x * s.y - r.y * s.x;
  if (std::abs(det) < 1e-9) return false;
  t = ((c.x - a.x) * s.y - (c.y - a.y) * s.x) / det;
  u = ((c.x - a.x) * r.y - (c.y - a.y) * r.x) / det;
  return t > 0.0 && t < 1.0 && u > 0.0 && u < 1.0;
}

using Buckets = std::map<std::pair<int, int>, std::vector<Segment>>;

Buckets fill_buckets(const StreetNet& net) {
  Buckets buckets;
  for (std::size_t w = 0; w < net.ways.size(); ++w) {
    for (std::size_t i = 0; i + 1 < net.ways[w].nodes.size(); ++i) {
      const Point a = net.nodes[net.ways[w].nodes[i]];
      const Point b = net.nodes[net.ways[w].nodes[i + 1]];
      const auto cell = [](double v) { return static_cast<int>(std::floor(v / kBucket)); };
      for (int x = cell(std::min(a.x, b.x)); x <= cell(std::max(a.x, b.x)); ++x) {
        for (int y = cell(std::min(a.y, b.y)); y <= cell(std::max(a.y, b.y)); ++y)
          buckets[{x, y}].push_back({w, i});
      }
    }
  }
  return buckets;
}

std::vector<std::vector<Cut>> find_crossings(StreetNet& net) {
  std::vector<std::vector<Cut>> cuts(net.ways.size());
  std::map<std::array<std::size_t, 4>, bool> done;
  for (const auto& [at, segments] : fill_buckets(net)) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      for (std::size_t j = i + 1; j < segments.size(); ++j) {
        const Segment p = segments[i];
        const Segment q = segments[j];
        const auto node = [&](Segment s, std::size_t k) {
          return net.ways[s.way].nodes[s.position + k];
        };
        if (node(p, 0) == node(q, 0) || node(p, 0) == node(q, 1)) continue;
        if (node(p, 1) == node(q, 0) || node(p, 1) == node(q, 1)) continue;
        double t = 0.0;
        double u = 0.0;
        if (!crossing(net.nodes[node(p, 0)], net.nodes[node(p, 1)], net.nodes[node(q, 0)],
                      net.nodes[node(q, 1)], t, u))
          continue;
        if (!done.emplace(std::array{p.way, p.position, q.way, q.position}, true).second) continue;
        const Point a = net.nodes[node(p, 0)];
        const Point b = net.nodes[node(p, 1)];
        cuts[p.way].push_back({p.position, t, net.nodes.size()});
        cuts[q.way].push_back({q.position, u, net.nodes.size()});
        net.nodes.push_back(a + t * (b - a));
      }
    }
  }
  return cuts;
}

int speed_of(const StreetWay& way, Rng& rng) {
  const bool inside = way.settlement != kNone;
  switch (way.road) {
    case Road::Primary:
      return inside ? 50 : 100;
    case Road::Secondary:
      return inside ? 50 : 100;
    case Road::Tertiary:
      return inside ? (rng.chance(0.3) ? 30 : 50) : (rng.chance(0.3) ? 70 : 0);
    case Road::Residential:
      return rng.chance(0.55) ? 30 : 0;
    default:
      return 0;
  }
}

void detail_way(const County& county, StreetWay& way, Rng& rng) {
  way.maxspeed = speed_of(way, rng);
  if (way.needed || way.settlement == kNone) return;
  const bool town = is_quarter(county.settlements[way.settlement]);
  if (way.road == Road::Service && rng.chance(0.5)) way.is_private = true;
  if (way.road != Road::Residential) return;
  if (town && rng.chance(0.4)) way.oneway = true;
  if (!way.oneway && rng.chance(0.06)) way.road = Road::Living;
}

// At a few town junctions a left turn is forbidden. Only streets off the spanning tree are entered,
// so everything stays reachable.
void forbid_turns(const County& county, StreetNet& net, Rng& rng) {
  std::map<std::size_t, std::vector<std::size_t>> at_node;
  for (std::size_t w = 0; w < net.ways.size(); ++w) {
    const StreetWay& way = net.ways[w];
    if (way.nodes.empty() || way.settlement == kNone || way.road > Road::Residential || way.oneway)
      continue;
    if (!is_quarter(county.settlements[way.settlement])) continue;
    at_node[way.nodes.front()].push_back(w);
    at_node[way.nodes.back()].push_back(w);
  }
  for (const auto& [node, ways] : at_node) {
    if (ways.size() < 4 || net.restrictions.size() >= 6 || !rng.chance(0.5)) continue;
    const auto target =
        std::find_if(ways.begin(), ways.end(), [&](std::size_t w) { return !net.ways[w].needed; });
    if (target == ways.end()) continue;
    const std::size_t from = ways[0] == *target ? ways[1] : ways[0];
    net.restrictions.push_back({from, node, *target, "no_left_turn"});
  }
}

void lay_railway(const County& county, StreetNet& net) {
  // The line follows the Bundesstrasse from place to place, a little aside of each centre, and
  // meets the buses at the station quarter.
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < county.settlements.size(); ++s) {
    if (county.settlements[s].name == "Bahnhofsviertel") places.push_back(s);
  }
  for (std::size_t k = 0; k < net.links.size(); ++k) {
    if (net.ways[net.links[k].way].road != Road::Primary) continue;
    for (const std::size_t s : {net.links[k].a, net.links[k].b}) {
      if (std::count(places.begin(), places.end(), s) == 0) places.push_back(s);
    }
  }
  std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return county.settlements[a].centre.x < county.settlements[b].centre.x;
  });
  std::vector<Point> line;
  double last = 0.0;
  for (const std::size_t s : places) {
    const Settlement& place = county.settlements[s];
    const bool town = is_quarter(place);
    if (town && place.name != "Bahnhofsviertel") continue;
    if (!town && place.centre.x - last < 2600.0) continue;
    last = place.centre.x;
    line.push_back(place.centre + Point{30.0, town ? -160.0 : -210.0});
    net.rail_places.push_back(s);
  }
  std::vector<Point> smooth;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    for (int k = 0; k < 12; ++k) {
      const double t = k / 12.0;
      const double ease = t * t * (3.0 - 2.0 * t);
      smooth.push_back({line[i].x + t * (line[i + 1].x - line[i].x),
                        line[i].y + ease * (line[i + 1].y - line[i].y)});
    }
  }
  smooth.push_back(line.back());
  net.rails.push_back(smooth);
}

}  // namespace

void cross_streets(StreetNet& net) {
  std::vector<std::vector<Cut>> cuts = find_crossings(net);
  for (std::size_t w = 0; w < cuts.size(); ++w) {
    // From the end backwards, so that earlier positions stay valid.
    std::sort(cuts[w].begin(), cuts[w].end(), [](const Cut& a, const Cut& b) {
      return std::pair(a.position, a.along) > std::pair(b.position, b.along);
    });
    std::vector<std::size_t>& nodes = net.ways[w].nodes;
    for (const Cut& cut : cuts[w])
      nodes.insert(nodes.begin() + static_cast<std::ptrdiff_t>(cut.position) + 1, cut.node);
  }
}

void add_details(const County& county, StreetNet& net, Rng& rng) {
  for (std::size_t w = 0; w < net.ways.size(); ++w) {
    StreetWay& way = net.ways[w];
    if (way.nodes.empty()) continue;
    detail_way(county, way, rng);
    const std::size_t middle = way.nodes[way.nodes.size() / 2];
    if (way.road == Road::Track && rng.chance(0.2)) net.barriers.push_back({middle, "gate"});
    const bool side_street = way.road == Road::Residential && !way.needed && !way.oneway;
    if (side_street && way.nodes.size() == 4 && rng.chance(0.012))
      net.barriers.push_back({middle, "bollard"});
  }
  forbid_turns(county, net, rng);
  lay_railway(county, net);
}

StreetNet build_streets(const County& county, std::uint64_t seed) {
  StreetNet net;
  Rng local(seed, 3);
  lay_local_streets(county, net, local);
  join_quarters(county, net);
  Rng roads(seed, 4);
  lay_roads(county, net, roads);
  classify_roads(county, net);
  cross_streets(net);
  Rng details(seed, 5);
  add_details(county, net, details);
  return net;
}

}  // namespace nahraum::musterkreis
