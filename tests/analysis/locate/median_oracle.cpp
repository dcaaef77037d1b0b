#include "tests/analysis/locate/median_oracle.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>

#include <fmt/format.h>

namespace nahraum::analysis::drawn {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Sites = std::vector<std::uint32_t>;

double amount(support::Random& random, bool whole, int most) {
  return whole ? random.integer(0, most) : random.uniform(0, most);
}

void add_rules(support::Random& random, LocationProblem& problem) {
  const auto sites = static_cast<std::uint32_t>(problem.sites.size());
  for (Site& site : problem.sites) {
    if (random.chance(0.1)) site.status = SiteStatus::Fixed;
    if (random.chance(0.1)) site.status = SiteStatus::Excluded;
    site.cost = random.integer(0, 5);
  }
  problem.rules.at_most_p = random.chance(0.3);
  if (random.chance(0.5)) problem.rules.budget = random.integer(2, 12);
  if (problem.rules.budget && random.chance(0.5)) problem.rules.p.reset();
  for (int g = random.integer(0, 2); g > 0; --g) {
    SiteGroup group{fmt::format("g{}", g), {}, 0, SIZE_MAX};
    for (std::uint32_t j = 0; j < sites; ++j) {
      if (random.chance(0.4)) group.sites.push_back(j);
    }
    if (random.chance(0.6)) group.at_least = random.below(3);
    if (random.chance(0.6)) group.at_most = group.at_least + random.below(2);
    const bool fixed = std::any_of(group.sites.begin(), group.sites.end(), [&](std::uint32_t j) {
      return problem.sites[j].status == SiteStatus::Fixed;
    });
    // "None of these" with a fixed site among them is no problem but a mistake in the input.
    if (group.at_most > 0 || !fixed) problem.rules.groups.push_back(group);
  }
  for (int i = random.integer(0, 5); i > 0; --i) {
    const std::uint32_t a = random.below(sites);
    const std::uint32_t b = random.below(sites);
    if (a != b) problem.rules.incompatible.emplace_back(a, b);
  }
}

double cost_between(const LocationProblem& problem, std::size_t d, std::uint32_t site) {
  for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
    if (problem.costs.site[e] == site) return problem.costs.cost[e];
  }
  return kInfinity;
}

double nearest_sum(const LocationProblem& problem, const Sites& open, double penalty) {
  double sum = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    double least = penalty;
    for (const std::uint32_t site : open) least = std::min(least, cost_between(problem, d, site));
    if (problem.demand[d].weight > 0) sum += problem.demand[d].weight * least;
  }
  return sum;
}

/// Depth first over the points; `sum` is exact, nothing is estimated but "more than the best".
void assign_all(const LocationProblem& problem, const Sites& open, double penalty, std::size_t d,
                double sum, std::vector<double>& left, double& best) {
  if (sum >= best) return;
  if (d == problem.demand.size()) {
    best = sum;
    return;
  }
  const double weight = problem.demand[d].weight;
  if (weight <= 0) return assign_all(problem, open, penalty, d + 1, sum, left, best);
  for (std::size_t s = 0; s < open.size(); ++s) {
    const double cost = cost_between(problem, d, open[s]);
    if (!std::isfinite(cost) || weight > left[s] + 1e-9) continue;
    left[s] -= weight;
    assign_all(problem, open, penalty, d + 1, sum + weight * cost, left, best);
    left[s] += weight;
  }
  if (std::isfinite(penalty)) {
    assign_all(problem, open, penalty, d + 1, sum + weight * penalty, left, best);
  }
}

}  // namespace

LocationProblem small_problem(support::Random& random, const SmallOptions& options) {
  LocationProblem problem;
  for (int j = 0; j < options.sites; ++j) {
    problem.sites.push_back({.id = fmt::format("s{}", j)});
    if (options.capacities) {
      problem.sites.back().capacity = amount(random, options.whole, 25);
      if (random.chance(0.1)) problem.sites.back().capacity = kInfinity;
    }
  }
  problem.costs.starts = {0};
  for (int d = 0; d < options.points; ++d) {
    problem.demand.push_back({fmt::format("d{}", d), amount(random, options.whole, 9)});
    const bool twin = d > 0 && random.chance(0.1);
    const auto before = problem.costs.starts.size() >= 2 ? problem.costs.starts.end()[-2] : 0;
    const auto until = problem.costs.starts.back();
    if (twin) {
      for (auto e = before; e < until; ++e) {
        problem.costs.site.push_back(problem.costs.site[e]);
        problem.costs.cost.push_back(problem.costs.cost[e]);
      }
    }
    for (std::uint32_t j = 0; !twin && j < problem.sites.size(); ++j) {
      if (!random.chance(options.reachable)) continue;
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(amount(random, options.whole, 30));
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  problem.rules.p = 1 + random.below(static_cast<std::uint32_t>(options.sites) / 2);
  problem.rules.capacities = options.capacities;
  if (options.rules) add_rules(random, problem);
  return problem;
}

bool keeps_rules(const LocationProblem& problem, const Sites& open) {
  const std::set<std::uint32_t> chosen(open.begin(), open.end());
  const SitingRules& rules = problem.rules;
  if (rules.p && (open.size() > *rules.p || (!rules.at_most_p && open.size() != *rules.p))) {
    return false;
  }
  double spent = 0;
  for (std::uint32_t j = 0; j < problem.sites.size(); ++j) {
    const SiteStatus status = problem.sites[j].status;
    if (status == SiteStatus::Fixed && !chosen.contains(j)) return false;
    if (status == SiteStatus::Excluded && chosen.contains(j)) return false;
    if (status == SiteStatus::Candidate && chosen.contains(j)) spent += problem.sites[j].cost;
  }
  if (rules.budget && spent > *rules.budget + 1e-9) return false;
  for (const SiteGroup& group : rules.groups) {
    const std::set<std::uint32_t> members(group.sites.begin(), group.sites.end());
    std::size_t count = 0;
    for (const std::uint32_t j : members) count += chosen.contains(j) ? 1U : 0U;
    if (count < group.at_least || count > group.at_most) return false;
  }
  return std::none_of(rules.incompatible.begin(), rules.incompatible.end(), [&](const auto& pair) {
    return chosen.contains(pair.first) && chosen.contains(pair.second);
  });
}

std::optional<double> best_by_enumeration(const LocationProblem& problem,
                                          const MedianOptions& options) {
  const double penalty = options.penalty.value_or(kInfinity);
  double best = kInfinity;
  for (std::uint32_t set = 0; set < (1U << problem.sites.size()); ++set) {
    Sites open;
    for (std::uint32_t j = 0; j < problem.sites.size(); ++j) {
      if ((set >> j & 1U) != 0) open.push_back(j);
    }
    if (!keeps_rules(problem, open)) continue;
    if (!problem.rules.capacities) {
      best = std::min(best, nearest_sum(problem, open, penalty));
      continue;
    }
    if (nearest_sum(problem, open, penalty) >= best) continue;
    std::vector<double> left;
    for (const std::uint32_t site : open) left.push_back(problem.sites[site].capacity);
    assign_all(problem, open, penalty, 0, 0, left, best);
  }
  if (!std::isfinite(best)) return std::nullopt;
  return best;
}

LocationProblem read_pmed(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::size_t n = 0;
  std::size_t edges = 0;
  std::size_t p = 0;
  in >> n >> edges >> p;
  std::vector<double> path(n * n, kInfinity);
  for (std::size_t v = 0; v < n; ++v) path[v * n + v] = 0;
  for (std::size_t e = 0; e < edges; ++e) {
    std::size_t a = 0;
    std::size_t b = 0;
    int length = 0;
    in >> a >> b >> length;
    path[(a - 1) * n + b - 1] = path[(b - 1) * n + a - 1] = length;  // the last one counts
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        path[i * n + j] = std::min(path[i * n + j], path[i * n + k] + path[k * n + j]);
      }
    }
  }
  LocationProblem problem;
  problem.rules.p = p;
  problem.costs.starts = {0};
  for (std::uint32_t i = 0; i < n; ++i) {
    problem.sites.push_back({.id = fmt::format("{}", i + 1)});
    problem.demand.push_back({fmt::format("{}", i + 1), 1});
    for (std::uint32_t j = 0; j < n; ++j) {
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(path[i * n + j]);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

LocationProblem county(std::size_t sites, std::size_t points, std::size_t p, std::uint64_t seed) {
  support::Random random(seed);
  struct Place {
    double x;
    double y;
    double spread;
  };
  std::vector<Place> places;
  for (int i = 0; i < 150; ++i) {
    places.push_back({random.uniform(0, 160'000), random.uniform(0, 120'000),
                      random.uniform(500, 5'000) * (random.chance(0.1) ? 2 : 1)});
  }
  const auto drawn = [&] {
    // Large places first: the k-th is met about 1/k as often as the first.
    const double u = random.uniform(0, 1);
    const auto k = static_cast<std::size_t>(std::pow(150.0, u)) - 1;
    const Place& place = places[std::min<std::size_t>(k, 149)];
    if (random.chance(0.25)) {
      return std::pair{random.uniform(0, 160'000), random.uniform(0, 120'000)};
    }
    double x = 0;
    double y = 0;
    for (int i = 0; i < 4; ++i) {
      x += random.uniform(-1, 1);
      y += random.uniform(-1, 1);
    }
    return std::pair{place.x + x * place.spread, place.y + y * place.spread};
  };
  LocationProblem problem;
  problem.rules.p = p;
  std::vector<std::pair<double, double>> at;
  for (std::size_t j = 0; j < sites; ++j) {
    at.push_back(drawn());
    problem.sites.push_back({.id = fmt::format("s{}", j)});
  }
  problem.costs.starts.reserve(points + 1);
  problem.costs.site.reserve(points * sites);
  problem.costs.cost.reserve(points * sites);
  problem.costs.starts = {0};
  for (std::size_t d = 0; d < points; ++d) {
    const auto [x, y] = drawn();
    problem.demand.push_back({fmt::format("d{}", d), static_cast<double>(random.integer(1, 40))});
    for (std::uint32_t j = 0; j < sites; ++j) {
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(std::floor(std::hypot(x - at[j].first, y - at[j].second)));
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

std::string describe(const LocationProblem& problem, const MedianOptions& options) {
  std::string text = fmt::format("p {} at most {} budget {} penalty {} capacities {}\n",
                                 problem.rules.p.value_or(9999), problem.rules.at_most_p,
                                 problem.rules.budget.value_or(-1), options.penalty.value_or(-1),
                                 problem.rules.capacities);
  for (const Site& site : problem.sites) {
    text += fmt::format("{}: status {} cost {} capacity {}\n", site.id,
                        static_cast<int>(site.status), site.cost, site.capacity);
  }
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    text += fmt::format("{} weight {}:", problem.demand[d].id, problem.demand[d].weight);
    for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
      text += fmt::format(" {}={}", problem.costs.site[e], problem.costs.cost[e]);
    }
    text += '\n';
  }
  for (const SiteGroup& group : problem.rules.groups) {
    text += fmt::format("{} {}..{}:", group.name, group.at_least, group.at_most);
    for (const std::uint32_t j : group.sites) text += fmt::format(" {}", j);
    text += '\n';
  }
  for (const auto& [a, b] : problem.rules.incompatible) text += fmt::format("not {} {}\n", a, b);
  return text;
}

}  // namespace nahraum::analysis::drawn
