#include "data/musterkreis/generator/cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "data/musterkreis/generator/crs.h"
#include "data/musterkreis/generator/territory.h"

namespace nahraum::musterkreis {
namespace {

constexpr std::array<double, kAgeClasses> kAgeShares = {
    0.0200, 0.0236, 0.0345, 0.0540, 0.0265, 0.0500, 0.1560, 0.2850, 0.1210, 0.1140, 0.1154};
constexpr std::size_t kClassesOfChildren = 5;  // these follow the child factor of the place
constexpr int kSmallestCell = 3;               // smaller ones are kept secret, hence absent
constexpr int kHomesteads = 260;

struct Site {
  double weight = 0.0;
  std::size_t settlement = kNone;
};
using Sites = std::map<std::pair<std::int64_t, std::int64_t>, Site>;

struct Address {
  Point at;
  double weight;
  std::size_t settlement;
};

std::vector<Address> addresses(const County& county, const StreetNet& net, Rng& rng) {
  std::vector<Address> found;
  for (std::size_t s = 0; s < county.settlements.size(); ++s) {
    const Point centre = county.settlements[s].centre;
    double rim = 200.0;
    for (const std::size_t j : net.junctions[s])
      rim = std::max(rim, distance(net.nodes[j], centre));
    for (const std::size_t w : net.local[s]) {
      if (net.ways[w].road > Road::Service) continue;
      for (const std::size_t node : net.ways[w].nodes) {
        const double away = distance(net.nodes[node], centre) / rim;
        found.push_back({net.nodes[node], (1.15 - 0.8 * away) * rng.uniform(0.5, 1.3), s});
      }
    }
  }
  for (int k = 0; k < kHomesteads; ++k) {  // mills, farms, foresters' houses along the roads
    const Link& link = net.links[rng.below(net.links.size())];
    const StreetWay& way = net.ways[link.way];
    found.push_back({net.nodes[way.nodes[rng.below(way.nodes.size())]], 0.02, link.a});
  }
  return found;
}

Sites to_sites(const std::vector<Address>& found) {
  std::vector<Point> points;
  for (const Address& a : found) points.push_back(a.at);
  points = transform(kUtm, kGrid, std::move(points));
  Sites sites;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto snap = [](double v) {
      return static_cast<std::int64_t>(std::floor(v / 100.0)) * 100;
    };
    Site& site = sites[{snap(points[i].y), snap(points[i].x)}];
    site.weight += found[i].weight;
    site.settlement = found[i].settlement;
  }
  return sites;
}

std::vector<Cell> place_cells(const County& county, const Sites& sites,
                              std::vector<double>& weights) {
  std::vector<Point> centres;
  for (const auto& [corner, site] : sites) {
    centres.push_back(
        {static_cast<double>(corner.second) + 50.0, static_cast<double>(corner.first) + 50.0});
  }
  centres = transform(kGrid, kUtm, std::move(centres));
  std::vector<Cell> cells;
  std::size_t k = 0;
  for (const auto& [corner, site] : sites) {
    Cell cell;
    cell.north = corner.first;
    cell.east = corner.second;
    cell.centre = centres[k++];
    // The area decides, as it will for everyone who reads the files.
    const std::size_t area = settlement_at(county, cell.centre);
    const bool outside = !in_county(county.settlements[site.settlement]);
    if (area == kNone && !outside) continue;
    cell.settlement = area == kNone ? site.settlement : area;
    cells.push_back(cell);
    weights.push_back(site.weight);
  }
  return cells;
}

void house_residents(const County& county, std::vector<Cell>& cells,
                     const std::vector<double>& weights) {
  std::vector<std::vector<std::size_t>> of(county.settlements.size());
  for (std::size_t i = 0; i < cells.size(); ++i) of[cells[i].settlement].push_back(i);
  for (std::size_t s = 0; s < of.size(); ++s) {
    const int residents = county.settlements[s].residents;
    std::vector<std::size_t>& own = of[s];
    const auto room = static_cast<std::size_t>(residents / (kSmallestCell + 1));
    if (own.size() > room) {
      std::sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(-weights[a], a) < std::pair(-weights[b], b);
      });
      own.resize(room);
    }
    std::vector<double> own_weights;
    for (const std::size_t i : own) own_weights.push_back(weights[i]);
    const int spare = residents - kSmallestCell * static_cast<int>(own.size());
    const std::vector<int> extra = apportion(spare, own_weights);
    for (std::size_t k = 0; k < own.size(); ++k) cells[own[k]].residents = kSmallestCell + extra[k];
  }
  std::erase_if(cells, [](const Cell& cell) { return cell.residents == 0; });
}

// Children cluster: in some places, and within a place where new houses stand.
void draw_ages(const County& county, std::vector<Cell>& cells, Rng& rng) {
  std::vector<double> factor;
  double sum = 0.0;
  double residents = 0.0;
  for (const Cell& cell : cells) {
    const double block = std::clamp(1.0 + 0.45 * rng.normal(), 0.2, 2.6);
    factor.push_back(county.settlements[cell.settlement].child_factor * block);
    sum += factor.back() * cell.residents;
    residents += cell.residents;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double children = factor[i] * residents / sum;
    std::vector<double> shares(kAgeShares.begin(), kAgeShares.end());
    for (std::size_t c = 0; c < kClassesOfChildren; ++c) shares[c] *= children;
    const double young = std::accumulate(shares.begin(), shares.begin() + kClassesOfChildren, 0.0);
    const double old =
        std::accumulate(kAgeShares.begin() + kClassesOfChildren, kAgeShares.end(), 0.0);
    for (std::size_t c = kClassesOfChildren; c < kAgeClasses; ++c) shares[c] *= (1.0 - young) / old;
    for (int p = 0; p < cells[i].residents; ++p) ++cells[i].ages[rng.pick(shares)];
  }
}

void form_households(const County& county, std::vector<Cell>& cells, Rng& rng) {
  for (Cell& cell : cells) {
    const int children = under18(cell);
    const int families = static_cast<int>(children / 1.65 + rng.uniform());
    const double alone = county.settlements[cell.settlement].single_parent_rate;
    for (int f = 0; f < families; ++f) ++cell.households[rng.chance(alone) ? 3 : 2];
    const int adults = cell.residents - children - 2 * cell.households[2] - cell.households[3];
    int rest = static_cast<int>(std::max(0, adults) / 1.55 + rng.uniform());
    for (; rest > 0; --rest) ++cell.households[rng.pick({0.50, 0.45, 0.0, 0.0, 0.05})];
  }
}

}  // namespace

std::vector<Cell> populate(const County& county, const StreetNet& net, std::uint64_t seed) {
  Rng rng(seed, 6);
  std::vector<double> weights;
  std::vector<Cell> cells = place_cells(county, to_sites(addresses(county, net, rng)), weights);
  house_residents(county, cells, weights);
  draw_ages(county, cells, rng);
  form_households(county, cells, rng);
  return cells;
}

int under18(const Cell& cell) {
  // Of the class 16-18 two of three years are under 18.
  return cell.ages[0] + cell.ages[1] + cell.ages[2] + cell.ages[3] + (2 * cell.ages[4] + 1) / 3;
}

std::string cell_id(const Cell& cell) {
  return fmt::format("CRS3035RES100mN{}E{}", cell.north, cell.east);
}

std::vector<Headcount> count_heads(const County& county, const std::vector<Cell>& cells) {
  std::vector<Headcount> heads(county.settlements.size());
  for (const Cell& cell : cells) {
    Headcount& h = heads[cell.settlement];
    const auto& a = cell.ages;
    h.residents += cell.residents;
    h.under3 += a[0];
    h.aged3to5 += a[1];
    h.under15 += a[0] + a[1] + a[2] + a[3] * 5 / 6;
    h.working_age += a[3] - a[3] * 5 / 6 + a[4] + a[5] + a[6] + a[7] + a[8] * 5 / 7;
    h.households_with_children += cell.households[2] + cell.households[3];
    h.single_parents += cell.households[3];
  }
  return heads;
}

}  // namespace nahraum::musterkreis
