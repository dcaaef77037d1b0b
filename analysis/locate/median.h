#pragma once
// p-median: open the sites from which all demand is reached at the least cost of travel.
//
//   problem.rules.p = 3;
//   const Proposal proposal = solve_median(problem, {}, {.gap = 0.0005}, progress);
//
// Minimises the sum over demand points of weight x cost to the open site that serves it: the
// nearest one, or with `rules.capacities` the one the point is given to. With capacities every
// point goes to one site as a whole, and the weights given to a site do not exceed its capacity.
//
// Points no open site reaches: without `penalty` such a set is not allowed, the answer may be
// Infeasible. With `penalty` a point may stay unserved for weight x penalty; it does so too where
// its nearest open site costs more than that. Points without weight never decide anything; they are
// shown at their nearest open site.
//
// Method: Lagrangian relaxation of "each point is served" (Cornuejols, Fisher, Nemhauser 1977;
// Beasley 1993), multipliers by deflected subgradients on rows sorted by cost; all rules but p as
// further relaxed rows; incumbents by interchange (Teitz & Bart 1968; Resende & Werneck 2007);
// sites fixed by their reduced costs; best-bound-first branching on sites, then (capacities) on who
// serves whom. The bound is safe: costs are rounded down and the greatest possible error of the
// sums is taken off; where all weights and costs are whole numbers it is rounded up to the next
// whole number.
//
// Cost: O(pairs cheaper than the third nearest open site) per iteration. Memory: 8 bytes for each
// such pair.

#include <optional>

#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

struct MedianOptions {
  std::optional<double> penalty;  ///< cost per unit of weight left unserved; >= 0
};

/// Throws Error{Input} for a malformed problem (see check_problem) or a negative penalty. After
/// cancel(): Stopped with the best set so far; Error{Cancelled} only before the first set was
/// found.
[[nodiscard]] Proposal solve_median(const LocationProblem& problem, const MedianOptions& options,
                                    const SolveLimits& limits, geo::Progress& progress);

}  // namespace nahraum::analysis
