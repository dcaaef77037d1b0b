#include "data/musterkreis/generator/territory.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <stdexcept>

#include <fmt/format.h>

#include "data/musterkreis/generator/names.h"
#include "data/musterkreis/generator/partition.h"
#include "data/musterkreis/generator/places.h"

namespace nahraum::musterkreis {
namespace {

constexpr double kMainSpacing = 3900.0;

// Main villages of the rural Gemeinden, well apart from each other and from the towns.
std::vector<std::size_t> choose_mains(const County& county, Rng& rng) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    if (county.settlements[i].kind == PlaceKind::Village) order.push_back(i);
  }
  rng.shuffle(order);
  std::vector<std::size_t> mains;
  for (double spacing = kMainSpacing; mains.size() < gemeinde_names().size(); spacing *= 0.97) {
    for (const std::size_t i : order) {
      const Point p = county.settlements[i].seed;
      bool free = mains.size() < gemeinde_names().size();
      for (const Settlement& s : county.settlements) {
        if (s.kind == PlaceKind::SmallTown || is_quarter(s))
          free = free && distance(p, s.seed) > spacing * 0.9;
      }
      for (const std::size_t m : mains)
        free = free && distance(p, county.settlements[m].seed) > spacing;
      if (free) mains.push_back(i);
    }
  }
  return mains;
}

void found_gemeinden(County& county, Rng& rng) {
  const auto found = [&](const std::string& name, std::size_t main, bool town) {
    Gemeinde g;
    g.name = name;
    g.main = main;
    g.town = town;
    county.gemeinden.push_back(g);
  };
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    const Settlement& s = county.settlements[i];
    if (i == county.musterstedt) found("Musterstedt", i, true);
    if (s.kind == PlaceKind::SmallTown) found(s.name, i, true);
  }
  const std::vector<std::size_t> mains = choose_mains(county, rng);
  for (std::size_t k = 0; k < mains.size(); ++k) found(gemeinde_names()[k], mains[k], k == 0);
  // The AGS follows the alphabet, as in the official directory.
  std::sort(county.gemeinden.begin(), county.gemeinden.end(),
            [](const Gemeinde& a, const Gemeinde& b) { return a.name < b.name; });
}

// Every village joins the Gemeinde whose main village is nearest along a chain of neighbours; so
// Gemeinden are connected.
void assign_villages(County& county) {
  struct Reached {
    double cost;
    std::size_t settlement;
    std::size_t gemeinde;
    bool operator>(const Reached& o) const {
      return std::pair(cost, settlement) > std::pair(o.cost, o.settlement);
    }
  };
  std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue;
  for (std::size_t g = 0; g < county.gemeinden.size(); ++g) {
    queue.push({0.0, county.gemeinden[g].main, g});
    if (county.gemeinden[g].main != county.musterstedt) continue;
    for (std::size_t i = 0; i < county.settlements.size(); ++i) {
      if (is_quarter(county.settlements[i])) queue.push({0.0, i, g});
    }
  }
  while (!queue.empty()) {
    const Reached r = queue.top();
    queue.pop();
    Settlement& s = county.settlements[r.settlement];
    if (s.gemeinde != kNone) continue;
    s.gemeinde = r.gemeinde;
    const double pull = county.gemeinden[r.gemeinde].town ? 0.82 : 1.0;
    for (const std::size_t next : county.adjacent[r.settlement]) {
      if (!in_county(county.settlements[next])) continue;
      queue.push(
          {r.cost + pull * distance(s.seed, county.settlements[next].seed), next, r.gemeinde});
    }
  }
}

bool stays_connected(const County& county, std::size_t without) {
  const std::size_t g = county.settlements[without].gemeinde;
  std::vector<std::size_t> stack = {county.gemeinden[g].main};
  std::vector<bool> seen(county.settlements.size(), false);
  seen[stack[0]] = true;
  std::size_t reached = 0;
  while (!stack.empty()) {
    const std::size_t at = stack.back();
    stack.pop_back();
    ++reached;
    for (const std::size_t next : county.adjacent[at]) {
      if (next == without || seen[next] || county.settlements[next].gemeinde != g) continue;
      seen[next] = true;
      stack.push_back(next);
    }
  }
  const auto members = std::count_if(county.settlements.begin(), county.settlements.end(),
                                     [&](const Settlement& s) { return s.gemeinde == g; });
  return reached + 1 == static_cast<std::size_t>(members);
}

// One village changes to a Gemeinde it does not touch: the multi-part Gemeinde.
void make_exclave(County& county) {
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    Settlement& s = county.settlements[i];
    if (s.kind != PlaceKind::Village || county.gemeinden[s.gemeinde].main == i) continue;
    if (!stays_connected(county, i)) continue;
    for (const std::size_t near : county.adjacent[i]) {
      for (const std::size_t far : county.adjacent[near]) {
        const std::size_t target = county.settlements[far].gemeinde;
        if (target == kNone || county.gemeinden[target].town) continue;
        const bool touches =
            std::any_of(county.adjacent[i].begin(), county.adjacent[i].end(),
                        [&](std::size_t n) { return county.settlements[n].gemeinde == target; });
        if (touches) continue;
        s.gemeinde = target;
        return;
      }
    }
  }
  throw std::logic_error("no village can become an exclave");
}

std::vector<std::size_t> neighbours_of(const County& county, std::size_t gemeinde) {
  std::vector<std::size_t> found;
  for (const std::size_t s : county.gemeinden[gemeinde].settlements) {
    for (const std::size_t n : county.adjacent[s]) {
      const std::size_t g = county.settlements[n].gemeinde;
      if (g != kNone && g != gemeinde) found.push_back(g);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Joins up to `size` free neighbouring Gemeinden to the first one.
Vwg gather(County& county, std::size_t first, std::size_t size, VwgKind kind) {
  Vwg vwg;
  vwg.kind = kind;
  vwg.gemeinden = {first};
  for (std::size_t k = 0; k < vwg.gemeinden.size() && vwg.gemeinden.size() < size; ++k) {
    for (const std::size_t g : neighbours_of(county, vwg.gemeinden[k])) {
      const Gemeinde& gemeinde = county.gemeinden[g];
      const bool taken = std::count(vwg.gemeinden.begin(), vwg.gemeinden.end(), g) > 0;
      if (gemeinde.town || gemeinde.vwg != kNone || taken || vwg.gemeinden.size() == size) continue;
      vwg.gemeinden.push_back(g);
    }
  }
  return vwg;
}

std::size_t find_gemeinde(const County& county, const std::string& name) {
  const auto at = std::find_if(county.gemeinden.begin(), county.gemeinden.end(),
                               [&](const Gemeinde& g) { return g.name == name; });
  return static_cast<std::size_t>(at - county.gemeinden.begin());
}

void form_associations(County& county) {
  struct Plan {
    const char* seat;
    const char* name;
    std::size_t size;
    VwgKind kind;
  };
  constexpr std::array<Plan, 6> plans = {
      {{"Hohenkauz", "Hohenkauz", 3, VwgKind::Serving},
       {"Ammerwalde", "Ammerwalde", 3, VwgKind::Serving},
       {"Groß Wiesenthal", "Wiesengrund", 5, VwgKind::Association},
       {"Kälberfelde", "Kälbertal", 5, VwgKind::Association},
       {"Rübenleben", "Rübenau-Hochland", 5, VwgKind::Association},
       {"Zeisigrieth", "Zeisigwald", 4, VwgKind::Association}}};
  int associations = 0;
  int serving = 0;
  for (const Plan& plan : plans) {
    const std::size_t seat = find_gemeinde(county, plan.seat);
    if (county.gemeinden[seat].vwg != kNone) continue;  // already joined a neighbour
    Vwg vwg = gather(county, seat, plan.size, plan.kind);
    const bool serves = plan.kind == VwgKind::Serving;
    vwg.name = plan.name;
    vwg.key = serves ? fmt::format("9{:03}", ++serving) : fmt::format("5{:03}", ++associations);
    for (const std::size_t g : vwg.gemeinden) county.gemeinden[g].vwg = county.vwgs.size();
    county.vwgs.push_back(vwg);
  }
}

void give_keys(County& county) {
  for (std::size_t g = 0; g < county.gemeinden.size(); ++g) {
    Gemeinde& gemeinde = county.gemeinden[g];
    gemeinde.ags = fmt::format("{}{:03}", kKreisKey, g + 1);
    if (gemeinde.vwg == kNone) {
      gemeinde.vwg = county.vwgs.size();
      county.vwgs.push_back({gemeinde.name, fmt::format("0{:03}", g + 1), VwgKind::Alone, {g}});
    }
    gemeinde.ars = kKreisKey + county.vwgs[gemeinde.vwg].key + gemeinde.ags.substr(5);
    for (std::size_t k = 0; k < gemeinde.settlements.size(); ++k) {
      county.settlements[gemeinde.settlements[k]].ott = fmt::format("{}{:04}", gemeinde.ags, k + 1);
    }
  }
}

void name_settlements(County& county, Rng& rng) {
  const std::vector<std::string> names = village_names(county.settlements.size(), rng);
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    if (county.settlements[i].name.empty()) county.settlements[i].name = names[i];
  }
  for (const Gemeinde& g : county.gemeinden) {
    if (g.main != county.musterstedt) county.settlements[g.main].name = g.name;
  }
}

void list_members(County& county) {
  for (Gemeinde& g : county.gemeinden) g.settlements = {g.main};
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    const std::size_t g = county.settlements[i].gemeinde;
    if (g != kNone && county.gemeinden[g].main != i) county.gemeinden[g].settlements.push_back(i);
  }
}

Ring lake_shore(Point middle, Rng& rng) {
  const double turn = rng.uniform(0.0, std::numbers::pi);
  const double phase = rng.uniform(0.0, 6.0);
  Ring ring;
  for (int k = 0; k < 72; ++k) {
    const double a = 2.0 * std::numbers::pi * k / 72.0;
    const double r = 1.0 + 0.16 * std::sin(3.0 * a + phase) + 0.07 * std::sin(7.0 * a);
    const double x = 430.0 * r * std::cos(a);
    const double y = 190.0 * r * std::sin(a);
    const Point p = {middle.x + x * std::cos(turn) - y * std::sin(turn),
                     middle.y + x * std::sin(turn) + y * std::cos(turn)};
    ring.push_back({std::round(p.x * 100.0) / 100.0, std::round(p.y * 100.0) / 100.0});
  }
  ring.push_back(ring.front());
  return ring;
}

double clearance(const County& county, std::size_t settlement, Point p,
                 const std::vector<Point>& occupied) {
  double nearest = std::numeric_limits<double>::max();
  for (const Point q : occupied) nearest = std::min(nearest, distance(p, q));
  for (const BorderEdge& edge : county.borders) {
    if (edge.left != settlement && edge.right != settlement) continue;
    for (const Point q : edge.points) nearest = std::min(nearest, distance(p, q));
  }
  return nearest;
}

}  // namespace

County lay_out_county(std::uint64_t seed) {
  Rng rng(seed, 1);
  County county;
  PlaceSeeds sown = sow_places(rng);
  county.settlements = std::move(sown.settlements);
  draw_borders(county, sown.ghosts, rng);
  found_gemeinden(county, rng);
  assign_villages(county);
  make_exclave(county);
  list_members(county);
  form_associations(county);
  give_keys(county);
  name_settlements(county, rng);
  settle_residents(county, rng);
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    const bool inside = in_county(county.settlements[i]);
    county.ortsteile.push_back(inside ? area_of(county, [i](std::size_t s) { return s == i; })
                                      : MultiPolygon{});
  }
  return county;
}

std::size_t settlement_at(const County& county, Point p) {
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    const Point seed = county.settlements[i].seed;
    if (std::abs(seed.x - p.x) > 6000.0 || std::abs(seed.y - p.y) > 6000.0) continue;
    if (contains(county.ortsteile[i], p)) return i;
  }
  return kNone;
}

void place_lakes(County& county, const std::vector<Point>& occupied, std::uint64_t seed) {
  Rng rng(seed, 2);
  constexpr std::array names = {"Talsperre Kälbertal (erfunden)", "Talsperre Otterau (erfunden)"};
  std::size_t previous = kNone;
  for (std::size_t k = 0; k < county.lakes.size(); ++k) {
    double best = 0.0;
    Point middle;
    std::size_t home = 0;
    for (int tries = 0; tries < 900; ++tries) {
      const Point p = {rng.uniform(601000.0, 639000.0), rng.uniform(5631000.0, 5664000.0)};
      const std::size_t s = settlement_at(county, p);
      if (s == kNone || county.settlements[s].gemeinde == previous) continue;
      const double free = clearance(county, s, p, occupied);
      if (free <= best) continue;
      best = free;
      middle = p;
      home = s;
    }
    county.lakes[k] = {names[k], home, lake_shore(middle, rng)};
    previous = county.settlements[home].gemeinde;
  }
}

MultiPolygon land_of(const County& county, std::size_t gemeinde) {
  MultiPolygon land =
      area_of(county, [&](std::size_t s) { return county.settlements[s].gemeinde == gemeinde; });
  for (const Lake& lake : county.lakes) {
    if (county.settlements[lake.settlement].gemeinde != gemeinde) continue;
    for (Polygon& polygon : land) {
      if (!contains(polygon.outer, lake.ring.front())) continue;
      Ring hole = lake.ring;
      std::reverse(hole.begin(), hole.end());
      polygon.holes.push_back(hole);
    }
  }
  return land;
}

double area_m2(const MultiPolygon& area) {
  double sum = 0.0;
  for (const Polygon& polygon : area) {
    sum += signed_area(polygon.outer);
    for (const Ring& hole : polygon.holes) sum += signed_area(hole);
  }
  return sum;
}

}  // namespace nahraum::musterkreis
