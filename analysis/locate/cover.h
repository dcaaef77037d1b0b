#pragma once
// Siting by who lives within reach: how many can be covered, how few sites cover all, how far the
// farthest must go, how well the worst-served Sozialraum fares.
//
//   const Proposal most = solve_max_cover(problem, {.radius = 15}, {}, progress);
//   const Proposal few = solve_set_cover(problem, {.radius = 15, .times = 2}, {}, progress);
//
// Every answer is exact: proven optimal within `limits.gap`, or stopped with a bound that holds
// (detail/clp_master.h: linear programs are used, but none is believed). Gap 0 means equal where
// weights are decimals of up to six places; with other weights, or graded shares, values that
// differ by less than a billionth of themselves count as equal. All rules of the problem hold in
// every model. Points of weight 0 ask for nothing. A cancelled search returns Stopped with the best
// so far; `sites` is empty if none was found. Deterministic unless `limits.seconds` cuts it short;
// `limits.seed` and `limits.threads` change nothing here.
//
// Rules that cannot all hold give ProposalState::Infeasible with the rule in words, and with the
// least p or budget where one would do. Throws Error{Input} (check_problem) for bad input.
//
// Sources: maximal covering Church and ReVelle 1974; set covering Toregas et al. 1971; backup and
// multiple cover Hogan and ReVelle 1986; gradual cover Berman and Krass 2002; p-centre by covering
// Minieka 1970; p-dispersion Kuby 1987. docs/methods.md, "Standorte vorschlagen".

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

struct CoverOptions {
  double radius = 0;      ///< a site covers points whose cost to it is at most this
  std::size_t times = 1;  ///< set covering: by so many sites (2 = backup cover)
};

/// Most weight covered. With `rules.capacities` a site covers at most its capacity; the weight of a
/// point may then be shared between sites (`assignment` names the site with the greater part).
[[nodiscard]] Proposal solve_max_cover(const LocationProblem& problem, const CoverOptions& options,
                                       const SolveLimits& limits, geo::Progress& progress);

/// Least cost of newly opened sites (cost 1 each: fewest sites) that covers every point `times`
/// times. With `rules.capacities` the open sites also hold all weight, which may be shared.
[[nodiscard]] Proposal solve_set_cover(const LocationProblem& problem, const CoverOptions& options,
                                       const SolveLimits& limits, geo::Progress& progress);

struct GradualOptions {
  /// (cost, share of the weight that counts), ascending by cost, shares falling from at most 1;
  /// straight lines between, nothing beyond the last. {{10, 1}, {20, 0}}: full up to 10, then
  /// less and less. Two entries with the same cost make a step.
  std::vector<std::pair<double, double>> shares;
};

/// Most weight covered, where far sites count in part. Each point counts by its best open site;
/// with `rules.capacities` each part of a point by the site that serves it.
[[nodiscard]] Proposal solve_gradual_cover(const LocationProblem& problem,
                                           const GradualOptions& options, const SolveLimits& limits,
                                           geo::Progress& progress);

/// Least of the largest cost from a point to its nearest open site; with `rules.capacities` to a
/// site that serves a part of it.
[[nodiscard]] Proposal solve_p_centre(const LocationProblem& problem, const SolveLimits& limits,
                                      geo::Progress& progress);

/// Largest of the least distance between open sites; pairs of two fixed sites do not count, as
/// nothing can change them. `between`: rows and columns are sites; a missing pair is infinitely far
/// (objective infinity when no listed pair is open). rules.p is taken as exactly p; it may be left
/// out where groups or capacities ask for sites. With `rules.capacities` the open sites have to
/// hold all demand, each point shared between sites that reach it.
[[nodiscard]] Proposal solve_p_dispersion(const LocationProblem& problem, const SiteCosts& between,
                                          const SolveLimits& limits, geo::Progress& progress);

struct DispersionOptions {
  const SiteCosts* between = nullptr;  ///< not null
  bool fixed_pairs_count = false;      ///< pairs of two fixed sites too: they were decided later
};

[[nodiscard]] Proposal solve_p_dispersion(const LocationProblem& problem,
                                          const DispersionOptions& options,
                                          const SolveLimits& limits, geo::Progress& progress);

struct EquityCoverOptions {
  double radius = 0;
  /// By demand point its group (Sozialraum), from 0; kNoGroup = in none.
  std::vector<std::uint32_t> group_of;
  static constexpr std::uint32_t kNoGroup = UINT32_MAX;
};

/// Largest share of weight covered in the worst-served group, 0..1. Groups without weight do not
/// count. With `rules.capacities` what is covered is what sites serve, points being shared.
[[nodiscard]] Proposal solve_equity(const LocationProblem& problem,
                                    const EquityCoverOptions& options, const SolveLimits& limits,
                                    geo::Progress& progress);

}  // namespace nahraum::analysis
