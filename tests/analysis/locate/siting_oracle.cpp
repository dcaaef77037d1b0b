#include "tests/analysis/locate/siting_oracle.h"

#include <algorithm>
#include <limits>

namespace nahraum::test {
namespace {

using analysis::SiteStatus;

std::size_t open_in(const std::vector<std::uint32_t>& sites, const std::vector<bool>& open) {
  return static_cast<std::size_t>(
      std::count_if(sites.begin(), sites.end(), [&](std::uint32_t j) { return open[j]; }));
}

void draw_rules(support::Random& random, LocationProblem& problem) {
  const auto n = static_cast<std::uint32_t>(problem.sites.size());
  for (analysis::Site& site : problem.sites) {
    site.cost = random.integer(0, 5);
    if (random.chance(0.12)) site.status = SiteStatus::Fixed;
    if (random.chance(0.12)) site.status = SiteStatus::Excluded;
  }
  if (random.chance(0.5)) problem.rules.budget = random.integer(0, 14);
  const int groups = random.integer(0, 2);
  for (int g = 0; g < groups; ++g) {
    analysis::SiteGroup group;
    group.name = "G" + std::to_string(g);
    for (std::uint32_t j = 0; j < n; ++j) {
      if (random.chance(0.4)) group.sites.push_back(j);
    }
    if (random.chance(0.5)) group.at_least = random.below(3);
    if (random.chance(0.6)) group.at_most = group.at_least + random.below(3);
    const bool fixed = std::any_of(group.sites.begin(), group.sites.end(), [&](std::uint32_t j) {
      return problem.sites[j].status == SiteStatus::Fixed;
    });
    if (group.at_most > 0 || !fixed) problem.rules.groups.push_back(group);
  }
  const int pairs = random.integer(0, 4);
  for (int k = 0; k < pairs && n > 1; ++k) {
    const std::uint32_t a = random.below(n);
    const std::uint32_t b = random.below(n);
    if (a != b) problem.rules.incompatible.emplace_back(a, b);
  }
}

}  // namespace

bool allowed(const LocationProblem& problem, const std::vector<bool>& open) {
  std::size_t count = 0;
  double spent = 0;
  for (std::size_t j = 0; j < open.size(); ++j) {
    const analysis::Site& site = problem.sites[j];
    if (site.status == SiteStatus::Fixed && !open[j]) return false;
    if (site.status == SiteStatus::Excluded && open[j]) return false;
    if (!open[j]) continue;
    ++count;
    if (site.status == SiteStatus::Candidate) spent += site.cost;
  }
  const analysis::SitingRules& rules = problem.rules;
  if (rules.p && (count > *rules.p || (!rules.at_most_p && count != *rules.p))) return false;
  if (rules.budget && spent > *rules.budget + 1e-9) return false;
  for (const analysis::SiteGroup& group : rules.groups) {
    const std::size_t inside = open_in(group.sites, open);
    if (inside < group.at_least || inside > group.at_most) return false;
  }
  return std::none_of(rules.incompatible.begin(), rules.incompatible.end(),
                      [&](const auto& pair) { return open[pair.first] && open[pair.second]; });
}

Truth enumerate(const LocationProblem& problem, bool maximise,
                const std::function<std::optional<double>(const std::vector<bool>&)>& value) {
  Truth truth;
  const std::size_t n = problem.sites.size();
  std::vector<bool> open(n);
  for (std::size_t mask = 0; mask < (std::size_t{1} << n); ++mask) {
    for (std::size_t j = 0; j < n; ++j) open[j] = ((mask >> j) & 1U) != 0;
    if (!allowed(problem, open)) continue;
    const std::optional<double> found = value(open);
    if (!found) continue;
    const bool better = maximise ? *found > truth.best : *found < truth.best;
    if (!truth.possible || better) truth.best = *found;
    truth.possible = true;
  }
  return truth;
}

LocationProblem draw_problem(support::Random& random, const DrawOptions& options) {
  LocationProblem problem;
  const std::size_t n = 1 + random.below(static_cast<std::uint32_t>(options.most_sites));
  const std::size_t points = 1 + random.below(static_cast<std::uint32_t>(options.most_points));
  for (std::size_t j = 0; j < n; ++j) problem.sites.push_back({.id = "S" + std::to_string(j)});
  const bool tenths = random.chance(0.3);
  const double dense = random.uniform(0.2, 1);
  problem.costs.starts.push_back(0);
  for (std::size_t d = 0; d < points; ++d) {
    const int weight = random.integer(0, 9);
    problem.demand.push_back({"D" + std::to_string(d), tenths ? weight / 10.0 : weight});
    for (std::uint32_t j = 0; j < n; ++j) {
      if (!random.chance(dense)) continue;
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(random.integer(0, 20));
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  if (options.need_p || random.chance(0.8)) {
    problem.rules.p = random.below(static_cast<std::uint32_t>(n) + 1);
    problem.rules.at_most_p = random.chance(0.4);
  }
  if (options.side_rules) draw_rules(random, problem);
  if (options.capacities) {
    problem.rules.capacities = true;
    for (analysis::Site& site : problem.sites) site.capacity = random.integer(0, 25);
  }
  return problem;
}

double nearest(const LocationProblem& problem, std::size_t point, const std::vector<bool>& open) {
  double least = std::numeric_limits<double>::infinity();
  for (auto k = problem.costs.starts[point]; k < problem.costs.starts[point + 1]; ++k) {
    if (open[problem.costs.site[k]]) least = std::min(least, problem.costs.cost[k]);
  }
  return least;
}

}  // namespace nahraum::test
