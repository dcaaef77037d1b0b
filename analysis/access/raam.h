#pragma once
// The rational agent access model (Saxon and Snow 2020, Annals of the American Association of
// Geographers 110): families choose the site where way and crowding together cost least, and their
// choices make the crowding.
//
//   const RaamResult result = raam(problem, {.tau = 60});
//   if (!result.converged) …   // the values are the state reached; `gap` says how far off it is
//
// Cost of site j for place i:  C_ij = (D_j / S_j) / rho + c_ij / tau, D_j the demand that chose j,
// rho = all demand / all supply unless given. Low is good; 1 stands for crowding as on average, or
// for a way of tau.
//
// Algorithm. The model's rest point is a user equilibrium: no child can lower its cost by changing
// its site. It is the minimum of the convex function sum_j D_j^2 / (2 S_j rho) + sum_ij x_ij c_ij /
// tau over the shares x_ij >= 0 with sum_j x_ij = P_i (Beckmann 1956), found by block coordinate
// descent: places in turn spread their demand anew so that all sites they use cost them the same,
// exactly ("water filling"). D_j of the minimum is unique, and so are the values. The published
// program moves agents in steps that shrink and stops after a number of rounds; here the rest point
// itself is computed. Converged: (sum x C - sum P min_j C) / sum P min_j C <= tolerance.
// Rounds O(pairs), in the order of places: same bytes always.

#include "analysis/access/problem.h"

namespace nahraum::analysis {

struct RaamOptions {
  double tau = 60;              ///< way that counts like average crowding, in the unit of costs
  std::optional<double> rho{};  ///< demand for one unit of supply; none = all demand / all supply
  double tolerance = 1e-6;
  std::size_t most_rounds = 2000;
};

struct RaamResult {
  /// Cost at the best site. NotApplicable where no site with supply is in reach.
  AccessResult access;
  std::vector<double> demand_at_sites;  ///< D_j
  bool converged = false;
  double gap = 0;  ///< as above, of the state given
  std::size_t rounds = 0;
};

/// Throws Error{Usage} for tau or rho that are not above 0. Without any supply in reach, or without
/// demand (and no rho), the result is converged and says so by its flags.
[[nodiscard]] RaamResult raam(const AccessProblem& problem, const RaamOptions& options);

}  // namespace nahraum::analysis
