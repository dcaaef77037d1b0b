#pragma once
// What a place reaches, no matter how many others want it.
//
//   const AccessResult within = gravity(problem, decay_weights(costs, {.limit = 15}));
//
// Cumulative opportunities A_i = sum_j S_j [c_ij <= t] (Wachs and Kumagai 1973, Physical
// accessibility as a social indicator) are gravity() with a step; gravity A_i = sum_j S_j f(c_ij)
// (Hansen 1959, How accessibility shapes land use). Cost O(pairs).

#include "analysis/access/problem.h"

namespace nahraum::analysis {

/// `weights` as of decay_weights().
[[nodiscard]] AccessResult gravity(const AccessProblem& problem, std::span<const double> weights);

/// Cost of the k-th nearest site that has supply (k from 1). NotApplicable where fewer are in
/// reach. O(pairs).
[[nodiscard]] AccessResult nearest_cost(const AccessProblem& problem, std::size_t k);

}  // namespace nahraum::analysis
