#include "data/musterkreis/generator/partition.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <stdexcept>

namespace nahraum::musterkreis {
namespace {

constexpr double kBorderStep = 110.0;  // metres between two vertices of a border
constexpr double kBendLimit = 2500.0;  // longer borders do not swing out further

// One side of a clipped Voronoi cell: its start point and the seed beyond the side that follows.
struct Side {
  Point start;
  std::size_t beyond;
};

std::vector<Side> clip(const std::vector<Side>& cell, Point own, Point other, std::size_t id) {
  const Point normal = other - own;
  const Point middle = 0.5 * (own + other);
  const auto side_of = [&](Point p) {
    return (p.x - middle.x) * normal.x + (p.y - middle.y) * normal.y;
  };
  std::vector<Side> kept;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const Side& here = cell[i];
    const Point next = cell[(i + 1) % cell.size()].start;
    const double a = side_of(here.start);
    const double b = side_of(next);
    if (a <= 0.0) kept.push_back(here);
    if ((a <= 0.0) == (b <= 0.0)) continue;
    const Point cut = here.start + (a / (a - b)) * (next - here.start);
    // Leaving the half plane, the new side begins here; entering, the old side goes on.
    kept.push_back({cut, a <= 0.0 ? id : here.beyond});
  }
  return kept;
}

std::vector<Side> voronoi_cell(const std::vector<Point>& seeds, std::size_t own) {
  const Point c = seeds[own];
  const double far = 60000.0;
  std::vector<Side> cell = {{{c.x - far, c.y - far}, kNone},
                            {{c.x + far, c.y - far}, kNone},
                            {{c.x + far, c.y + far}, kNone},
                            {{c.x - far, c.y + far}, kNone}};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    if (i != own) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(distance(seeds[a], c), a) < std::pair(distance(seeds[b], c), b);
  });
  for (const std::size_t other : order) {
    double reach = 0.0;
    for (const Side& side : cell) reach = std::max(reach, distance(side.start, c));
    if (distance(seeds[other], c) > 2.0 * reach) break;
    cell = clip(cell, c, seeds[other], other);
  }
  return cell;
}

using Triple = std::array<std::size_t, 3>;

Triple sorted(std::size_t a, std::size_t b, std::size_t c) {
  Triple t = {a, b, c};
  std::sort(t.begin(), t.end());
  return t;
}

// Where three cells meet, computed from the sorted triple so that all three get the same bits.
Point circumcentre(const std::vector<Point>& seeds, const Triple& t) {
  const Point a = seeds[t[0]];
  const Point b = seeds[t[1]] - a;
  const Point c = seeds[t[2]] - a;
  const double d = 2.0 * (b.x * c.y - b.y * c.x);
  const double bb = b.x * b.x + b.y * b.y;
  const double cc = c.x * c.x + c.y * c.y;
  return {a.x + (c.y * bb - b.y * cc) / d, a.y + (b.x * cc - c.x * bb) / d};
}

Point to_centimetre(Point p) {
  return {std::round(p.x * 100.0) / 100.0, std::round(p.y * 100.0) / 100.0};
}

// A straight side becomes a crooked one. The window keeps the ends and their direction, so that
// three borders that meet cannot cross near the meeting point.
std::vector<Point> bend(Point from, Point to, Rng& rng) {
  const double length = distance(from, to);
  const Point normal = {-(to.y - from.y) / length, (to.x - from.x) / length};
  const auto steps = static_cast<std::size_t>(std::max(1.0, std::ceil(length / kBorderStep)));
  std::array<double, 9> amplitude{};
  std::array<double, 9> phase{};
  for (std::size_t k = 0; k < amplitude.size(); ++k) {
    amplitude[k] = rng.uniform(-0.11, 0.11) / (1.0 + 0.45 * static_cast<double>(k));
    phase[k] = rng.uniform(0.0, 2.0 * std::numbers::pi);
  }
  std::vector<Point> points;
  for (std::size_t i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(steps);
    double swing = 0.0;
    for (std::size_t k = 0; k < amplitude.size(); ++k) {
      swing += amplitude[k] *
               std::sin(std::numbers::pi * (1.3 * static_cast<double>(k) + 1.0) * t + phase[k]);
    }
    const double window = 4.0 * t * (1.0 - t);
    const Point straight = from + t * (to - from);
    points.push_back(
        to_centimetre(straight + (std::min(length, kBendLimit) * window * swing) * normal));
  }
  return points;
}

std::vector<Polygon> nest(std::vector<Ring> rings) {
  std::vector<Polygon> polygons;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    if (signed_area(ring) > 0.0) {
      polygons.push_back({std::move(ring), {}});
    } else {
      holes.push_back(std::move(ring));
    }
  }
  std::sort(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
    return signed_area(a.outer) > signed_area(b.outer);
  });
  for (Ring& hole : holes) {
    const auto home = std::find_if(polygons.begin(), polygons.end(), [&](const Polygon& p) {
      return contains(p.outer, hole.front());
    });
    if (home == polygons.end()) throw std::logic_error("a hole lies in no polygon");
    home->holes.push_back(std::move(hole));
  }
  return polygons;
}

}  // namespace

void draw_borders(County& county, const std::vector<Point>& ghosts, Rng& rng) {
  std::vector<Point> seeds;
  for (const Settlement& s : county.settlements) seeds.push_back(s.seed);
  seeds.insert(seeds.end(), ghosts.begin(), ghosts.end());
  const std::size_t places = county.settlements.size();
  county.adjacent.assign(places, {});
  std::map<Triple, std::size_t> vertices;
  const auto vertex = [&](const Triple& t) {
    return vertices.try_emplace(t, vertices.size()).first->second;
  };
  for (std::size_t own = 0; own < places; ++own) {
    if (!in_county(county.settlements[own])) continue;
    const std::vector<Side> cell = voronoi_cell(seeds, own);
    for (std::size_t i = 0; i < cell.size(); ++i) {
      const std::size_t beyond = cell[i].beyond;
      const bool beyond_in_county = beyond < places && in_county(county.settlements[beyond]);
      if (beyond < places) county.adjacent[own].push_back(beyond);
      if (beyond_in_county && beyond < own) continue;  // drawn from the other side
      const std::size_t before = cell[(i + cell.size() - 1) % cell.size()].beyond;
      const std::size_t after = cell[(i + 1) % cell.size()].beyond;
      const Triple a = sorted(own, beyond, before);
      const Triple b = sorted(own, beyond, after);
      county.borders.push_back({own, beyond_in_county ? beyond : kNone, vertex(a), vertex(b),
                                bend(circumcentre(seeds, a), circumcentre(seeds, b), rng)});
    }
  }
}

MultiPolygon area_of(const County& county, const std::function<bool(std::size_t)>& inside) {
  struct Step {
    const BorderEdge* edge;
    bool forward;
  };
  const auto is_inside = [&](std::size_t s) { return s != kNone && inside(s); };
  std::map<std::size_t, Step> from;
  for (const BorderEdge& edge : county.borders) {
    const bool left = is_inside(edge.left);
    if (left == is_inside(edge.right)) continue;
    from[left ? edge.start : edge.end] = {&edge, left};
  }
  std::vector<Ring> rings;
  while (!from.empty()) {
    Ring ring;
    for (auto at = from.begin(); at != from.end();) {
      const auto [edge, forward] = at->second;
      from.erase(at);
      std::vector<Point> line = edge->points;
      if (!forward) std::reverse(line.begin(), line.end());
      ring.insert(ring.end(), line.begin(), line.end() - 1);
      at = from.find(forward ? edge->end : edge->start);
    }
    ring.push_back(ring.front());
    rings.push_back(std::move(ring));
  }
  return nest(std::move(rings));
}

double signed_area(const Ring& ring) {
  double twice = 0.0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point a = ring[i] - ring[0];
    const Point b = ring[i + 1] - ring[0];
    twice += a.x * b.y - a.y * b.x;
  }
  return 0.5 * twice;
}

bool contains(const Ring& ring, Point p) {
  bool in = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point a = ring[i];
    const Point b = ring[i + 1];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) in = !in;
  }
  return in;
}

bool contains(const MultiPolygon& area, Point p) {
  for (const Polygon& polygon : area) {
    if (!contains(polygon.outer, p)) continue;
    return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return contains(hole, p); });
  }
  return false;
}

}  // namespace nahraum::musterkreis
