#include "analysis/access/opportunities.h"

#include <algorithm>

#include "analysis/access/detail.h"

namespace nahraum::analysis {

AccessResult gravity(const AccessProblem& problem, std::span<const double> weights) {
  const CostRows& costs = problem.costs;
  AccessResult result;
  result.values.reserve(costs.places());
  for (std::size_t i = 0; i < costs.places(); ++i) {
    double sum = 0;
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e)
      sum += problem.supply[costs.sites[e]] * weights[e];
    result.values.push_back(detail::amount(sum));
  }
  return result;
}

AccessResult nearest_cost(const AccessProblem& problem, std::size_t k) {
  const CostRows& costs = problem.costs;
  AccessResult result;
  result.values.reserve(costs.places());
  std::vector<double> row;
  for (std::size_t i = 0; i < costs.places(); ++i) {
    row.clear();
    for (std::uint64_t e = costs.starts[i]; e < costs.starts[i + 1]; ++e) {
      if (problem.supply[costs.sites[e]] > 0) row.push_back(costs.costs[e]);
    }
    if (k == 0 || row.size() < k) {
      result.values.push_back(detail::not_applicable());
      continue;
    }
    const auto kth = row.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(row.begin(), kth, row.end());
    result.values.push_back({*kth, geo::ValueFlag::None});
  }
  return result;
}

}  // namespace nahraum::analysis
