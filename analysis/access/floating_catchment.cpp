#include "analysis/access/floating_catchment.h"

#include "analysis/access/detail.h"

namespace nahraum::analysis {

namespace {

// Less demand than this is none: supply for it would leave the range of a double.
constexpr double kSomeDemand = 1e-100;

/// Visits every pair in the order of places: use(place, entry, site).
template <typename Use>
void each_pair(const CostRows& costs, const Use& use) {
  for (std::size_t i = 0; i < costs.places(); ++i) {
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e) use(i, e, costs.sites[e]);
  }
}

/// Supply of each site for one unit of what wants it; 0 for sites without supply, and for idle
/// ones.
struct Ratios {
  std::vector<double> ratio;
  std::vector<std::uint8_t> idle;
};

Ratios ratios(const AccessProblem& problem, const std::vector<double>& wanted) {
  Ratios result;
  result.ratio.assign(wanted.size(), 0);
  result.idle.assign(wanted.size(), 0);
  for (std::size_t j = 0; j < wanted.size(); ++j) {
    if (!(problem.supply[j] > 0)) continue;
    if (wanted[j] > kSomeDemand)
      result.ratio[j] = problem.supply[j] / wanted[j];
    else
      result.idle[j] = 1;
  }
  return result;
}

std::vector<double> demand_at_sites(const AccessProblem& problem, std::span<const double> weights) {
  std::vector<double> wanted(problem.supply.size(), 0);
  each_pair(problem.costs, [&](std::size_t i, std::uint64_t e, std::uint32_t j) {
    wanted[j] += problem.demand[i] * weights[e];
  });
  return wanted;
}

/// Weights as shares of their place's sum.
std::vector<double> shares_of_place(const CostRows& costs, std::span<const double> weights) {
  std::vector<double> shares(weights.size(), 0);
  for (std::size_t i = 0; i < costs.places(); ++i) {
    double sum = 0;
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e) sum += weights[e];
    if (!(sum > 0)) continue;
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e)
      shares[e] = weights[e] / sum;
  }
  return shares;
}

/// A_i = sum_j ratio_j share_ij, with what is to be said about places and sites.
AccessResult collect(const AccessProblem& problem, const Ratios& site,
                     std::span<const double> share, std::span<const double> weights) {
  const CostRows& costs = problem.costs;
  AccessResult result;
  result.values.reserve(costs.places());
  for (std::size_t i = 0; i < costs.places(); ++i) {
    double sum = 0;
    bool only_idle = false;
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e) {
      sum += site.ratio[costs.sites[e]] * share[e];
      only_idle = only_idle || (site.idle[costs.sites[e]] != 0 && weights[e] > 0);
    }
    result.values.push_back(sum > 0 || !only_idle ? detail::amount(sum) : detail::not_applicable());
  }
  for (std::uint32_t j = 0; j < site.idle.size(); ++j) {
    if (site.idle[j] != 0) result.idle_sites.push_back(j);
  }
  return result;
}

}  // namespace

AccessResult two_step(const AccessProblem& problem, std::span<const double> weights) {
  return collect(problem, ratios(problem, demand_at_sites(problem, weights)), weights, weights);
}

AccessResult modified(const AccessProblem& problem, std::span<const double> weights) {
  std::vector<double> squares(weights.begin(), weights.end());
  for (double& weight : squares) weight *= weight;
  return collect(problem, ratios(problem, demand_at_sites(problem, weights)), squares, weights);
}

AccessResult three_step(const AccessProblem& problem, std::span<const double> weights) {
  std::vector<double> chosen = shares_of_place(problem.costs, weights);
  for (std::size_t e = 0; e < chosen.size(); ++e) chosen[e] *= weights[e];
  return collect(problem, ratios(problem, demand_at_sites(problem, chosen)), chosen, weights);
}

AccessResult balanced(const AccessProblem& problem, std::span<const double> weights) {
  const std::vector<double> of_place = shares_of_place(problem.costs, weights);
  const Ratios site = ratios(problem, demand_at_sites(problem, of_place));
  std::vector<double> total(problem.supply.size(), 0);
  each_pair(problem.costs,
            [&](std::size_t, std::uint64_t e, std::uint32_t j) { total[j] += weights[e]; });
  std::vector<double> of_site(weights.size(), 0);
  each_pair(problem.costs, [&](std::size_t, std::uint64_t e, std::uint32_t j) {
    if (total[j] > 0) of_site[e] = weights[e] / total[j];
  });
  return collect(problem, site, of_site, weights);
}

AccessResult available(const AccessProblem& problem, std::span<const double> weights) {
  AccessResult result = two_step(problem, weights);
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    geo::FlaggedValue& value = result.values[i];
    // Without demand there is nothing to hold supply available for: that is a true 0.
    value = detail::amount(value.missing() ? 0 : value.value * problem.demand[i]);
  }
  return result;
}

AccessResult supply_per_child(const AccessProblem& problem, std::span<const double> weights) {
  AccessResult result = available(problem, weights);
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    geo::FlaggedValue& value = result.values[i];
    value = problem.demand[i] > 0 ? detail::amount(value.value / problem.demand[i])
                                  : detail::not_applicable();
  }
  return result;
}

}  // namespace nahraum::analysis
