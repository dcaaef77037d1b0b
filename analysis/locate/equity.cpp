#include <algorithm>
#include <cmath>

#include "analysis/locate/cover.h"
#include "analysis/locate/detail/cover_problem.h"
#include "analysis/locate/detail/proposals.h"
#include "analysis/locate/detail/why_not.h"
#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

using detail::CoverRows;

void check_groups(const LocationProblem& problem, const EquityCoverOptions& options) {
  if (options.group_of.size() == problem.demand.size()) return;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("{} Nachfragepunkte, aber {} Zuordnungen zu Sozialräumen.",
                             "{} demand points, but {} memberships in groups.",
                             problem.demand.size(), options.group_of.size()));
}

/// Points of no group weigh nothing here.
LocationProblem grouped(const LocationProblem& problem, const EquityCoverOptions& options) {
  LocationProblem mine = problem;
  for (std::size_t d = 0; d < mine.demand.size(); ++d) {
    if (options.group_of[d] == EquityCoverOptions::kNoGroup) mine.demand[d].weight = 0;
  }
  return mine;
}

std::vector<double> weight_by_group(const LocationProblem& mine,
                                    const std::vector<std::uint32_t>& group_of, double scale) {
  std::vector<double> weights;
  for (std::size_t d = 0; d < group_of.size(); ++d) {
    const double weight = mine.demand[d].weight;
    if (weight == 0) continue;
    if (weights.size() <= group_of[d]) weights.resize(group_of[d] + std::size_t{1}, 0);
    weights[group_of[d]] += scale > 0 ? std::round(weight * scale) : weight;
  }
  for (double& weight : weights) weight /= scale > 0 ? scale : 1;
  return weights;
}

double worst_share(const LocationProblem& mine, const std::vector<std::uint32_t>& group_of,
                   const Proposal& proposal) {
  std::vector<double> all, covered;
  for (std::size_t d = 0; d < group_of.size(); ++d) {
    if (mine.demand[d].weight == 0) continue;
    const std::size_t group = group_of[d];
    if (all.size() <= group) all.resize(group + 1, 0);
    covered.resize(all.size(), 0);
    all[group] += mine.demand[d].weight;
    if (proposal.assignment[d] != Proposal::kUnserved) covered[group] += mine.demand[d].weight;
  }
  double worst = 1;
  for (std::size_t g = 0; g < all.size(); ++g) {
    if (all[g] > 0) worst = std::min(worst, covered[g] / all[g]);
  }
  return worst;
}

}  // namespace

Proposal solve_equity(const LocationProblem& problem, const EquityCoverOptions& options,
                      const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  check_groups(problem, options);
  const LocationProblem mine = grouped(problem, options);
  detail::SearchClock clock(limits, progress);
  std::vector<std::uint32_t> part_of = options.group_of;
  for (std::uint32_t& part : part_of) part = part == EquityCoverOptions::kNoGroup ? 0 : part;
  const double radius = options.radius;
  CoverRows rows = detail::cover_rows(
      mine, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; }, part_of);
  std::vector<double> weights = weight_by_group(mine, part_of, rows.scale);
  weights.resize(rows.parts, 0);
  detail::CoverProblem cover(mine, std::move(rows), clock);
  const detail::SearchAnswer answer = search_sites(cover.best_worst(weights), clock);
  if (answer.state == detail::SearchState::Empty) {
    Proposal proposal = detail::why_not(problem, {}, clock);
    proposal.maximise = true;
    return proposal;
  }
  Proposal proposal = detail::begin_proposal(problem, answer, clock);
  proposal.maximise = true;
  if (answer.best && problem.rules.capacities) {
    proposal.objective = cover.served(*answer.best, proposal.assignment);
  } else if (answer.best) {
    detail::assign_nearest(problem, radius, proposal);
    proposal.objective = worst_share(mine, part_of, proposal);
  }
  detail::set_bound(answer.bound == answer.value ? proposal.objective : -answer.bound, proposal);
  return proposal;
}

}  // namespace nahraum::analysis
