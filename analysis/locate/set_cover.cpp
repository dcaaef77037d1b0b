#include <cmath>

#include "analysis/locate/cover.h"
#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/dominance.h"
#include "analysis/locate/detail/proposals.h"
#include "analysis/locate/detail/why_not.h"
#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

std::optional<std::size_t> short_of_sites(const LocationProblem& problem,
                                          const detail::CoverRows& rows, std::size_t times) {
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight == 0) continue;
    const std::uint32_t row = rows.row_of[d];
    if (row == detail::CoverRows::kNone || rows.sites_of(row).size() < times) return d;
  }
  return std::nullopt;
}

double spent(const LocationProblem& problem, const Proposal& proposal, double scale) {
  double sum = 0;
  for (const std::uint32_t site : proposal.sites) {
    if (problem.sites[site].status == SiteStatus::Fixed) continue;
    const double cost = problem.sites[site].cost;
    sum += scale > 0 ? std::round(cost * scale) : cost;
  }
  return scale > 0 ? sum / scale : sum;
}

}  // namespace

Proposal solve_set_cover(const LocationProblem& problem, const CoverOptions& options,
                         const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  if (options.times == 0) {
    throw geo::Error(geo::ErrorKind::Input, geo::text("Mehrfache Abdeckung zählt ab 1-mal.",
                                                      "Multiple cover counts from once on."));
  }
  detail::SearchClock clock(limits, progress);
  const double radius = options.radius;
  detail::CoverRows rows =
      detail::cover_rows(problem, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; });
  if (const auto point = short_of_sites(problem, rows, options.times)) {
    return detail::out_of_reach(problem, *point, options.times);
  }
  if (!problem.rules.capacities) rows = detail::without_dominated(rows, problem.sites.size());
  const detail::RuleBook book(problem.sites, problem.rules);
  const detail::CoverAll what{&rows, options.times, problem.rules.capacities,
                              detail::SetGoal::Cheapest};
  const double scale = detail::cost_scale(problem.sites);
  detail::SearchTask task = cover_all_task(book, what);
  // A site may be needed beside one that reaches more only where points want more than one.
  if (options.times == 1) detail::leave_out(detail::dominated_sites(rows, book, true), task);
  task.shown = [scale](double value) { return scale > 0 ? value / scale : value; };
  const detail::SearchAnswer answer = detail::search_sites(std::move(task), clock);
  if (answer.state == detail::SearchState::Empty) return detail::why_not(problem, what, clock);
  Proposal proposal = detail::begin_proposal(problem, answer, clock);
  if (answer.best && problem.rules.capacities) {
    detail::assign_shared(problem, rows, *answer.best, proposal);
  } else {
    detail::assign_nearest(problem, radius, proposal);
  }
  proposal.objective = spent(problem, proposal, scale);
  detail::set_bound(scale > 0 ? answer.bound / scale : answer.bound, proposal);
  return proposal;
}

}  // namespace nahraum::analysis
