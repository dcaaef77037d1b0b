#pragma once
// What stands beside an optimum: other sets nearly as good, what a refusal costs, what each site
// adds, and what one site more would bring.
//
//   const LocationSolver solver = [&](const LocationProblem& p) {
//     return solve_median(p, {}, limits, progress);
//   };
//   const std::vector<Proposal> sets = near_best(problem, solver, {.most = 10, .within = 0.02});
//   const std::vector<Replacement> losses = replacements(problem, solver, sets.front());
//
// For any model: only `solver` knows what is asked. It has to respect SiteStatus and the rules of
// the problem it is given. All results are as certain as the solver's: each says itself whether it
// is proven. A problem is copied once per call, not once per solve.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"

namespace nahraum::analysis {

/// Gets problems in which decided candidates are Fixed or Excluded, the budget lowered by what the
/// decided ones cost, and groups without a name added ("at least one of these").
using LocationSolver = std::function<Proposal(const LocationProblem&)>;

struct NearBestOptions {
  std::size_t most = 10;  ///< sets, the best one among them
  double within = 0.05;   ///< relative to the best objective; worse sets are left out
};

/// The best sets in order (ties by sites), by partition of what is left after each (Murty 1968,
/// Lawler 1972): complete and each set once when the solver proves its answers with gap 0; with a
/// gap a set may be missed by as much as that. Empty when there is no set at all, or one of
/// infinite objective. At most `most` x (p + 1) solves.
[[nodiscard]] std::vector<Proposal> near_best(const LocationProblem& problem,
                                              const LocationSolver& solver,
                                              const NearBestOptions& options);

/// In how many of the sets each site is open, by site.
[[nodiscard]] std::vector<std::size_t> occurrences(const std::vector<Proposal>& sets,
                                                   std::size_t sites);

/// "What if this Kita declines?" The best answer without it.
struct Replacement {
  std::uint32_t site = 0;
  double loss = 0;  ///< how much worse, >= 0; infinity when there is no answer without it
  Proposal without;
};

/// One for each chosen site that is not fixed, in the order of `proposal.sites`. One solve each.
[[nodiscard]] std::vector<Replacement> replacements(const LocationProblem& problem,
                                                    const LocationSolver& solver,
                                                    const Proposal& proposal);

/// A step of opening the chosen set one by one.
struct OpeningStep {
  std::uint32_t site = 0;
  std::optional<double> objective;  ///< with this and all earlier ones open; none: no answer yet
  std::optional<double> gain;       ///< better than the step before by so much; none for the first
                                    ///< answer when the fixed sites alone have none
};

/// Which of the chosen sites to open first: the one of greatest gain, then the next; ties by index.
/// Fixed sites are open before. Only the sets themselves are valued, budget and groups do not
/// matter on the way. About p x p / 2 solves with nothing left to choose.
[[nodiscard]] std::vector<OpeningStep> opening_order(const LocationProblem& problem,
                                                     const LocationSolver& solver,
                                                     const Proposal& proposal);

struct CostCurvePoint {
  std::size_t p = 0;
  Proposal proposal;  ///< may be Infeasible for small p
};

/// The best answer for each p from the number of fixed sites (at least 1) to `most`, all other
/// rules kept.
[[nodiscard]] std::vector<CostCurvePoint> cost_curve(const LocationProblem& problem,
                                                     const LocationSolver& solver,
                                                     std::size_t most);

}  // namespace nahraum::analysis
