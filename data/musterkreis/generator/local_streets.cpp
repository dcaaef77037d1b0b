#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

#include "data/musterkreis/generator/names.h"
#include "data/musterkreis/generator/streets.h"
#include "data/musterkreis/generator/territory.h"

namespace nahraum::musterkreis {
namespace {

constexpr double kCellArea = 10000.0;  // a census cell of 100 m x 100 m

// The outline of the built-up area: an ellipse with a wavy rim.
struct Outline {
  double long_axis, short_axis, turn, phase;

  bool holds(Point offset) const {
    const double x = offset.x * std::cos(turn) + offset.y * std::sin(turn);
    const double y = -offset.x * std::sin(turn) + offset.y * std::cos(turn);
    const double angle = std::atan2(y, x);
    const double rim =
        1.0 + 0.16 * std::sin(3.0 * angle + phase) + 0.09 * std::sin(5.0 * angle + 2.0 * phase);
    return std::hypot(x / long_axis, y / short_axis) < rim;
  }
};

Outline outline_of(const Settlement& s, Rng& rng) {
  const double radius = std::max(
      115.0, std::sqrt(s.residents * s.cells_per_head * kCellArea * 0.98 / std::numbers::pi));
  const double stretch = is_quarter(s) ? rng.uniform(1.0, 1.15) : rng.uniform(1.05, 1.55);
  return {radius * stretch, radius / stretch, rng.uniform(0.0, std::numbers::pi),
          rng.uniform(0.0, 6.0)};
}

double spacing_of(const Settlement& s) {
  if (s.kind == PlaceKind::Quarter) return 92.0;
  if (s.kind == PlaceKind::PanelQuarter) return 118.0;
  return 104.0;
}

using Lattice = std::map<std::pair<int, int>, std::size_t>;  // grid position -> street node

// Junctions on a turned, shaken grid inside the outline; (0, 0) always exists.
Lattice sow_junctions(const County& county, std::size_t own, StreetNet& net, Rng& rng) {
  const Settlement& s = county.settlements[own];
  const Outline outline = outline_of(s, rng);
  const double step = spacing_of(s);
  const double shake = s.kind == PlaceKind::PanelQuarter ? 0.04 : 0.19;
  const double turn = rng.uniform(0.0, std::numbers::pi / 2.0);
  const int reach = static_cast<int>(1.3 * outline.long_axis / step) + 1;
  Lattice lattice;
  for (int i = -reach; i <= reach; ++i) {
    for (int j = -reach; j <= reach; ++j) {
      const double u = step * (i + shake * rng.normal());
      const double v = step * 1.12 * (j + shake * rng.normal());
      const Point offset = {u * std::cos(turn) - v * std::sin(turn),
                            u * std::sin(turn) + v * std::cos(turn)};
      const Point p = s.centre + offset;
      const bool middle = i == 0 && j == 0;
      if (!middle && !outline.holds(offset)) continue;
      if (!middle && settlement_at(county, p) != (in_county(s) ? own : kNone)) continue;
      lattice[{i, j}] = net.nodes.size();
      net.nodes.push_back(p);
    }
  }
  return lattice;
}

struct Block {
  std::size_t u, v;
  int row;  // streets along one row or column share a name
  double weight;
};

std::vector<Block> blocks_of(const Lattice& lattice, Rng& rng) {
  std::vector<Block> blocks;
  for (const auto& [at, node] : lattice) {
    const auto right = lattice.find({at.first + 1, at.second});
    const auto above = lattice.find({at.first, at.second + 1});
    if (right != lattice.end())
      blocks.push_back({node, right->second, 1000 + at.second, rng.uniform()});
    if (above != lattice.end())
      blocks.push_back({node, above->second, -1000 + at.first, rng.uniform()});
  }
  std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
    return std::tuple(a.weight, a.u, a.v) < std::tuple(b.weight, b.u, b.v);
  });
  return blocks;
}

// A street with two bends between its junctions.
std::size_t add_way(StreetNet& net, std::size_t u, std::size_t v, double bend, Rng& rng) {
  const Point a = net.nodes[u];
  const Point b = net.nodes[v];
  const Point normal = {-(b.y - a.y), b.x - a.x};
  const double swing = bend * rng.normal();
  StreetWay way;
  way.nodes = {u};
  for (const double t : {0.33, 0.67}) {
    way.nodes.push_back(net.nodes.size());
    net.nodes.push_back(a + t * (b - a) + (swing + 0.02 * rng.normal()) * normal);
  }
  way.nodes.push_back(v);
  net.ways.push_back(std::move(way));
  return net.ways.size() - 1;
}

class Components {
 public:
  explicit Components(std::size_t n) : parent_(n) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[a] = b;
    return a != b;
  }

 private:
  std::vector<std::size_t> parent_;
};

Road minor_road(const Settlement& s, Rng& rng) {
  const double u = rng.uniform();
  if (is_quarter(s) && u < 0.04) return Road::Steps;
  if (is_quarter(s) && u < 0.45) return Road::Footway;
  if (u > 0.93) return Road::Service;
  return u > 0.82 ? Road::Footway : Road::Residential;
}

void lay_streets_in(const County& county, std::size_t own, StreetNet& net, Rng& rng) {
  const Settlement& s = county.settlements[own];
  const Lattice lattice = sow_junctions(county, own, net, rng);
  const std::size_t centre = lattice.at({0, 0});
  std::map<int, std::string> names;
  Components joined(net.nodes.size());
  const double keep = is_quarter(s) ? 0.78 : 0.52;
  std::vector<std::size_t> ways;
  for (const Block& block : blocks_of(lattice, rng)) {
    const bool needed = joined.join(block.u, block.v);
    if (!needed && !rng.chance(keep)) continue;
    const std::size_t way = add_way(net, block.u, block.v, is_quarter(s) ? 0.02 : 0.06, rng);
    StreetWay& street = net.ways[way];
    street.needed = needed;
    street.settlement = own;
    street.road = needed ? Road::Residential : minor_road(s, rng);
    const auto [name, fresh] = names.try_emplace(block.row);
    if (fresh) name->second = street_name(rng, is_quarter(s));
    if (street.road == Road::Residential) street.name = name->second;
    ways.push_back(way);
  }
  // Islands cut off by a neighbour's border would be unreachable: they are left out.
  const std::size_t mainland = joined.root(centre);
  for (const auto& [at, node] : lattice) {
    if (joined.root(node) == mainland) net.junctions[own].push_back(node);
  }
  for (const std::size_t way : ways) {
    if (joined.root(net.ways[way].nodes.front()) == mainland) {
      net.local[own].push_back(way);
    } else {
      net.ways[way].nodes.clear();
    }
  }
  net.centre[own] = centre;
}

}  // namespace

void lay_local_streets(const County& county, StreetNet& net, Rng& rng) {
  const std::size_t n = county.settlements.size();
  net.centre.assign(n, 0);
  net.junctions.assign(n, {});
  net.local.assign(n, {});
  for (std::size_t s = 0; s < n; ++s) lay_streets_in(county, s, net, rng);
}

// Streets that run on across the seam of two quarters: between junctions that are each other's
// nearest.
void join_quarters(const County& county, StreetNet& net) {
  constexpr double kSeam = 330.0;
  const auto nearest = [&](std::size_t node, std::size_t quarter) {
    std::size_t best = net.junctions[quarter].front();
    for (const std::size_t other : net.junctions[quarter]) {
      if (distance(net.nodes[node], net.nodes[other]) < distance(net.nodes[node], net.nodes[best]))
        best = other;
    }
    return best;
  };
  for (std::size_t a = 0; a < county.settlements.size(); ++a) {
    for (std::size_t b = a + 1; b < county.settlements.size(); ++b) {
      if (!is_quarter(county.settlements[a]) || !is_quarter(county.settlements[b])) continue;
      Link link{a, b, 0, 0, kNone, kSeam, true};
      for (const std::size_t u : net.junctions[a]) {
        const std::size_t v = nearest(u, b);
        const double length = distance(net.nodes[u], net.nodes[v]);
        if (length > kSeam || nearest(v, a) != u) continue;
        StreetWay way;
        way.nodes = {u, net.nodes.size(), v};
        net.nodes.push_back(0.5 * (net.nodes[u] + net.nodes[v]));
        way.name = "Verbindungsstraße";
        way.settlement = a;
        net.ways.push_back(way);
        if (length < link.length) link = {a, b, u, v, net.ways.size() - 1, length, true};
      }
      if (link.way != kNone) net.links.push_back(link);
    }
  }
}

}  // namespace nahraum::musterkreis
