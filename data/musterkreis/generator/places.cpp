#include "data/musterkreis/generator/places.h"

#include <algorithm>
#include <cmath>

#include "data/musterkreis/generator/names.h"

namespace nahraum::musterkreis {
namespace {

constexpr Point kMiddle = {620000.0, 5647500.0};
constexpr Point kTownCentre = {621000.0, 5646600.0};
constexpr std::size_t kVillages = 169;
constexpr double kVillageSpacing = 1900.0;

struct QuarterPlan {
  const char* name;
  Point offset;
  int residents;
  bool panel;
  double child_factor, sgb2, single_parent, unemployment;
};

// The quarter Am Sonnenhang is the disadvantaged one; Neue Siedlung has the young families.
constexpr std::array<QuarterPlan, 8> kQuarters = {{
    {"Altstadt", {0, 0}, 4300, false, 0.90, 0.16, 0.27, 0.075},
    {"Bahnhofsviertel", {120, -980}, 3300, false, 1.05, 0.21, 0.29, 0.088},
    {"Nordvorstadt", {-230, 1020}, 3700, false, 0.95, 0.12, 0.23, 0.062},
    {"Westviertel", {-1080, 120}, 3300, false, 0.95, 0.10, 0.22, 0.055},
    {"Lindenhof", {1060, 80}, 3200, false, 0.90, 0.11, 0.22, 0.058},
    {"Am Sonnenhang", {1030, 1220}, 5200, true, 1.30, 0.41, 0.38, 0.142},
    {"Südhang", {-980, -1020}, 1700, false, 0.85, 0.05, 0.15, 0.034},
    {"Neue Siedlung", {1230, -1010}, 1500, false, 1.60, 0.04, 0.13, 0.031},
}};

struct SmallTown {
  const char* name;
  Point at;
  int residents;
};
constexpr std::array<SmallTown, 3> kSmallTowns = {{{"Bad Quellingen", {607300, 5654700}, 5200},
                                                   {"Hohenkauz", {634200, 5655200}, 4600},
                                                   {"Ammerwalde", {630600, 5635600}, 3900}}};

// A rounded box with a wavy rim: about 1,300 square kilometres.
bool inside_rim(Point p) {
  const double x = std::abs(p.x - kMiddle.x) / 20700.0;
  const double y = std::abs(p.y - kMiddle.y) / 18200.0;
  const double angle = std::atan2(p.y - kMiddle.y, p.x - kMiddle.x);
  const double rim = 1.0 + 0.07 * std::sin(3.0 * angle + 0.8) + 0.05 * std::sin(5.0 * angle + 2.1);
  return std::pow(x, 2.6) + std::pow(y, 2.6) < rim;
}

bool keeps_distance(Point p, const std::vector<Settlement>& others, double spacing) {
  return std::none_of(others.begin(), others.end(), [&](const Settlement& s) {
    double needed = spacing;
    if (is_quarter(s)) needed = 2050.0;
    if (s.kind == PlaceKind::SmallTown) needed = 2400.0;
    return distance(p, s.seed) < needed;
  });
}

Settlement settlement(PlaceKind kind, Point at) {
  Settlement s;
  s.kind = kind;
  s.seed = at;
  s.centre = at;
  return s;
}

std::vector<Settlement> towns() {
  std::vector<Settlement> places;
  for (const QuarterPlan& q : kQuarters) {
    Settlement s =
        settlement(q.panel ? PlaceKind::PanelQuarter : PlaceKind::Quarter, kTownCentre + q.offset);
    s.name = q.name;
    s.residents = q.residents;
    s.child_factor = q.child_factor;
    s.sgb2_rate = q.sgb2;
    s.single_parent_rate = q.single_parent;
    s.unemployment_rate = q.unemployment;
    places.push_back(s);
  }
  for (const SmallTown& t : kSmallTowns) {
    Settlement s = settlement(PlaceKind::SmallTown, t.at);
    s.name = t.name;
    s.residents = t.residents;
    s.sgb2_rate = 0.12;
    s.single_parent_rate = 0.24;
    s.unemployment_rate = 0.06;
    places.push_back(s);
  }
  return places;
}

Settlement village(Point at, Rng& rng) {
  Settlement s = settlement(PlaceKind::Village, at);
  s.child_factor = std::clamp(1.0 + 0.16 * rng.normal(), 0.6, 1.5);
  s.sgb2_rate = std::clamp(0.065 + 0.03 * rng.normal(), 0.0, 0.16);
  s.single_parent_rate = std::clamp(0.18 + 0.04 * rng.normal(), 0.08, 0.3);
  s.unemployment_rate = std::clamp(0.042 + 0.012 * rng.normal(), 0.015, 0.08);
  return s;
}

}  // namespace

PlaceSeeds sow_places(Rng& rng) {
  PlaceSeeds sown;
  sown.settlements = towns();
  const std::size_t wanted = sown.settlements.size() + kVillages;
  const auto dart = [&] {
    return Point{rng.uniform(592000.0, 648000.0), rng.uniform(5622000.0, 5673000.0)};
  };
  while (sown.settlements.size() < wanted) {
    const Point p = dart();
    if (inside_rim(p) && keeps_distance(p, sown.settlements, kVillageSpacing)) {
      sown.settlements.push_back(village(p, rng));
    }
  }
  std::vector<Settlement> outside;
  for (int tries = 0; tries < 20000; ++tries) {
    const Point p = dart();
    if (inside_rim(p) || !keeps_distance(p, sown.settlements, kVillageSpacing)) continue;
    if (keeps_distance(p, outside, 2500.0)) outside.push_back(village(p, rng));
  }
  const std::vector<Settlement> inside = sown.settlements;
  for (Settlement& s : outside) {
    // Only the nearest neighbours get houses and streets; the rest bounds the cells.
    if (keeps_distance(s.seed, inside, 2750.0)) {
      sown.ghosts.push_back(s.seed);
      continue;
    }
    s.kind = PlaceKind::Neighbour;
    s.residents = static_cast<int>(rng.uniform(60.0, 190.0));
    sown.settlements.push_back(s);
  }
  return sown;
}

void settle_residents(County& county, Rng& rng) {
  int rest = kResidents;
  std::vector<std::size_t> villages;
  std::vector<double> weights;
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    Settlement& s = county.settlements[i];
    s.cells_per_head = s.kind == PlaceKind::Quarter ? 1.0 / 38.0 : 1.0 / 9.2;
    if (s.kind == PlaceKind::PanelQuarter) s.cells_per_head = 1.0 / 62.0;
    if (s.kind == PlaceKind::SmallTown) s.cells_per_head = 1.0 / 21.0;
    if (!in_county(s)) continue;
    if (s.kind != PlaceKind::Village) {
      rest -= s.residents;
      continue;
    }
    const bool main = county.gemeinden[s.gemeinde].main == i;
    const double size = std::exp(0.55 * rng.normal()) * (main ? 1150.0 : 300.0);
    villages.push_back(i);
    weights.push_back(std::clamp(size, 70.0, 2600.0));
  }
  const std::vector<int> shares = apportion(rest, weights);
  for (std::size_t k = 0; k < villages.size(); ++k) {
    Settlement& s = county.settlements[villages[k]];
    s.residents = shares[k];
    s.cells_per_head = 1.0 / std::clamp(6.2 + s.residents / 230.0, 6.5, 13.0);
  }
}

}  // namespace nahraum::musterkreis
