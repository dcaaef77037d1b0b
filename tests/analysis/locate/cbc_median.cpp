#include "tests/analysis/locate/cbc_median.h"

#include <cmath>

#include "tests/analysis/locate/cbc_rows.h"

namespace nahraum::analysis::drawn {

CbcAnswer cbc_median(const LocationProblem& problem, const MedianOptions& options, double seconds) {
  using test::CbcRows;
  CbcRows model(problem);
  std::vector<CbcRows::Terms> load(problem.sites.size());
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const double weight = problem.demand[d].weight;
    if (weight <= 0) continue;
    CbcRows::Terms served;
    if (options.penalty)
      served.emplace_back(model.add_column(weight * *options.penalty, 0, 1, true), 1);
    for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
      const int pair = model.add_column(weight * problem.costs.cost[e], 0, 1, true);
      served.emplace_back(pair, 1);
      load[problem.costs.site[e]].emplace_back(pair, weight);
      model.add_row({{pair, 1}, {static_cast<int>(problem.costs.site[e]), -1}}, -CbcRows::kFree, 0);
    }
    model.add_row(served, 1, 1);
  }
  for (std::size_t j = 0; problem.rules.capacities && j < load.size(); ++j) {
    if (std::isfinite(problem.sites[j].capacity))
      model.add_row(load[j], 0, problem.sites[j].capacity);
  }
  const test::CbcSolution solution = model.solve(false, seconds);
  return {solution.optimal, solution.infeasible, solution.objective, solution.bound};
}

}  // namespace nahraum::analysis::drawn
