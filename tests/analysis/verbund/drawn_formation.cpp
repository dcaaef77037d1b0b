#include "tests/analysis/verbund/drawn_formation.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace nahraum::support {

using analysis::FormationKita;
using analysis::FormationProblem;
using analysis::FormationRules;
using analysis::SozialraumRule;

namespace {

struct Spot {
  double x = 0, y = 0;  // km
};

double apart(const Spot& a, const Spot& b) { return std::hypot(a.x - b.x, a.y - b.y); }

void add_ways(FormationProblem& problem, const std::vector<Spot>& spots, Random& random) {
  const std::size_t n = spots.size();
  problem.minutes.assign(n * n, 0);
  problem.metres.assign(n * n, 0);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      const double km = apart(spots[a], spots[b]) * random.uniform(1.2, 1.55);
      const double minutes = 1 + km / 45 * 60;
      problem.minutes[a * n + b] = minutes;
      problem.minutes[b * n + a] = minutes + random.uniform(0, 0.4);
      problem.metres[a * n + b] = problem.metres[b * n + a] = km * 1000;
    }
  }
}

void add_reach(FormationProblem& problem, const std::vector<Spot>& kitas,
               const std::vector<Spot>& cells, double km) {
  problem.reach_starts.assign(1, 0);
  for (const Spot& kita : kitas) {
    for (std::uint32_t c = 0; c < cells.size(); ++c)
      if (apart(kita, cells[c]) <= km) problem.reach_cells.push_back(c);
    problem.reach_starts.push_back(problem.reach_cells.size());
  }
}

void add_kitas(FormationProblem& problem, std::size_t n, Random& random) {
  for (std::size_t k = 0; k < n; ++k) {
    FormationKita kita;
    kita.id = "k" + std::to_string(k);
    kita.traeger = random.chance(0.1) ? -1 : random.integer(0, 3);
    kita.sozialraum = random.chance(0.1) ? -1 : random.integer(0, 2);
    kita.urban = random.chance(0.4);
    kita.must = random.chance(0.12);
    kita.excluded = !kita.must && random.chance(0.08);
    problem.kitas.push_back(std::move(kita));
  }
}

void add_existing(DrawnFormation& drawn, Random& random) {
  FormationProblem& p = drawn.problem;
  if (!random.chance(0.35) || p.kitas.size() < 4) return;
  analysis::FormationExisting verbund{.id = "v", .members = {}, .lead = {}, .vbe = 0.5};
  for (std::uint32_t k = 0; k < 2; ++k)
    if (!p.kitas[k].excluded) verbund.members.push_back(k);
  if (verbund.members.empty()) return;
  if (random.chance(0.5)) verbund.lead = verbund.members.front();
  p.existing.push_back(std::move(verbund));
  drawn.rules.extend_existing = random.chance(0.6);
}

void draw_pairs(DrawnFormation& drawn, Random& random) {
  const auto n = static_cast<std::uint32_t>(drawn.problem.kitas.size());
  const auto pair = [&] {
    const std::uint32_t a = random.below(n - 1);
    return std::pair(a, a + 1);
  };
  if (random.chance(0.3)) drawn.rules.together.push_back(pair());
  if (random.chance(0.3)) {
    const auto other = pair();
    if (drawn.rules.together.empty() || drawn.rules.together[0] != other)
      drawn.rules.apart.push_back(other);
  }
}

void draw_rules(FormationRules& r, Random& random) {
  r.least_size = static_cast<std::size_t>(random.integer(1, 2));
  r.most_size = static_cast<std::size_t>(random.integer(3, 5));
  r.most_pair_minutes = random.uniform(8, 30);
  if (random.chance(0.3)) r.most_pair_metres = random.uniform(6000, 20'000);
  if (random.chance(0.3)) r.most_urban_metres = random.uniform(2000, 9000);
  if (random.chance(0.4)) r.most_lead_minutes = random.uniform(6, 20);
  if (random.chance(0.2)) r.most_lead_metres = random.uniform(5000, 15'000);
  r.sozialraum = static_cast<SozialraumRule>(random.integer(0, 2));
  if (random.chance(0.4)) r.most_traeger = static_cast<std::size_t>(random.integer(1, 3));
  r.least_vbe_per_kita = random.uniform(0.1, 0.5);
  r.most_vbe_per_kita = r.least_vbe_per_kita + random.uniform(0, 0.6);
  if (random.chance(0.5)) r.total_vbe = random.uniform(0.5, 4);
  r.spend_total_vbe = r.total_vbe && random.chance(0.4);
  if (random.chance(0.5)) r.verbuende = static_cast<std::size_t>(random.integer(1, 3));
  r.at_most_verbuende = random.chance(0.5);
  r.most_travel_share = random.chance(0.5) ? random.uniform(0.01, 0.2) : 1;
  r.rounds_per_week = random.integer(1, 2);
}

}  // namespace

DrawnFormation small_formation(Random& random, std::size_t kitas) {
  DrawnFormation drawn;
  add_kitas(drawn.problem, kitas, random);
  std::vector<Spot> spots, cells;
  for (std::size_t k = 0; k < kitas; ++k)
    spots.push_back({random.uniform(0, 14), random.uniform(0, 14)});
  add_ways(drawn.problem, spots, random);
  if (random.chance(0.1)) drawn.problem.minutes[1] = FormationRules::kNone;  // no way from 0 to 1
  const int count = random.integer(5, 40);
  for (int c = 0; c < count; ++c) {
    cells.push_back({random.uniform(0, 14), random.uniform(0, 14)});
    drawn.problem.children.push_back(random.chance(0.1) ? 0 : random.uniform(0, 30));
    drawn.problem.already.push_back(random.chance(0.2) ? 1 : 0);
  }
  add_reach(drawn.problem, spots, cells, random.uniform(1, 6));
  if (random.chance(0.7)) drawn.problem.neighbours.emplace_back(0, 1);
  if (random.chance(0.3)) drawn.problem.neighbours.emplace_back(2, 1);
  draw_rules(drawn.rules, random);
  draw_pairs(drawn, random);
  add_existing(drawn, random);
  return drawn;
}

namespace {

Spot around(const Spot& centre, double km, Random& random) {
  for (;;) {
    const Spot spot{centre.x + random.uniform(-km, km), centre.y + random.uniform(-km, km)};
    if (apart(spot, centre) <= km) return spot;
  }
}

/// Voronoi cells of drawn seats; two of them touch where a fine grid sees both side by side.
void add_areas(FormationProblem& p, const std::vector<Spot>& spots, double side, Random& random) {
  std::vector<Spot> seats;
  for (std::size_t i = 0; i < std::max<std::size_t>(2, spots.size() / 10); ++i)
    seats.push_back({random.uniform(0, side), random.uniform(0, side)});
  const auto seat_of = [&](const Spot& spot) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < seats.size(); ++i)
      if (apart(spot, seats[i]) < apart(spot, seats[best])) best = i;
    return static_cast<std::int32_t>(best);
  };
  for (std::size_t k = 0; k < spots.size(); ++k) p.kitas[k].sozialraum = seat_of(spots[k]);
  constexpr int kSteps = 80;
  std::vector<std::int32_t> grid;
  for (int i = 0; i < kSteps * kSteps; ++i)
    grid.push_back(
        seat_of({(i % kSteps + 0.5) * side / kSteps, (i / kSteps + 0.5) * side / kSteps}));
  for (int i = 0; i < kSteps * kSteps; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto touch = [&](std::int32_t other) {
      if (grid[at] < other) p.neighbours.emplace_back(grid[at], other);
      if (other < grid[at]) p.neighbours.emplace_back(other, grid[at]);
    };
    if (i % kSteps + 1 < kSteps) touch(grid[at + 1]);
    if (i / kSteps + 1 < kSteps) touch(grid[at + kSteps]);
  }
  std::sort(p.neighbours.begin(), p.neighbours.end());
  p.neighbours.erase(std::unique(p.neighbours.begin(), p.neighbours.end()), p.neighbours.end());
}

}  // namespace

DrawnFormation drawn_county(Random& random, std::size_t kitas) {
  DrawnFormation drawn;
  FormationProblem& p = drawn.problem;
  const double side = std::sqrt(static_cast<double>(kitas) / 0.06);
  std::vector<Spot> spots, cells, towns;
  for (int t = 0; t < 3; ++t)
    towns.push_back({random.uniform(0.2, 0.8) * side, random.uniform(0.2, 0.8) * side});
  for (std::size_t k = 0; k < kitas; ++k) {
    const double place = random.uniform(0, 1);
    const Spot spot = place < 0.12   ? around(towns[0], 2.5, random)
                      : place < 0.18 ? around(towns[1], 1.5, random)
                      : place < 0.24 ? around(towns[2], 1.5, random)
                                     : Spot{random.uniform(0, side), random.uniform(0, side)};
    spots.push_back(spot);
    FormationKita kita{.id = "k" + std::to_string(k)};
    kita.urban = place < 0.24;
    kita.traeger = random.chance(0.3) ? 0 : random.integer(1, static_cast<int>(kitas / 6));
    kita.excluded = random.chance(1.0 / 7);
    p.kitas.push_back(kita);
    for (int c = 0; c < 14; ++c) {
      cells.push_back(around(spot, c < 6 ? 1.0 : 4.0, random));
      p.children.push_back(random.uniform(0.5, kita.urban ? 12 : 6) * random.uniform(0.6, 1.4));
    }
  }
  add_ways(p, spots, random);
  add_reach(p, spots, cells, 3.75);
  add_areas(p, spots, side, random);
  p.already.assign(cells.size(), 0);
  for (std::size_t k = 0; k < kitas; ++k) {
    if (!p.kitas[k].excluded) continue;
    for (std::uint64_t at = p.reach_starts[k]; at < p.reach_starts[k + 1]; ++at)
      p.already[p.reach_cells[at]] = 1;
  }
  return drawn;
}

}  // namespace nahraum::support
