#include "analysis/locate/detail/most_cover.h"

#include <cmath>

#include "analysis/locate/detail/cover_problem.h"
#include "analysis/locate/detail/proposals.h"
#include "analysis/locate/detail/solve_memory.h"
#include "analysis/locate/detail/why_not.h"

namespace nahraum::analysis::detail {
namespace {

constexpr std::size_t kOwnPart = 3000;  // rows up to here are each a part of their own
constexpr std::size_t kRegions = 250;

void split_parts(CoverRows& rows, const LocationProblem& problem) {
  if (problem.rules.capacities || rows.size() == 0) return;
  if (rows.size() > kOwnPart) return split_by_region(rows, problem.sites.size(), kRegions);
  for (std::uint32_t r = 0; r < rows.size(); ++r) rows.part[r] = r;
  rows.parts = rows.size();
}

/// Weights are summed as the whole numbers they are, where they are: 0.1 + 0.2 is 0.3 here.
double covered_weight(const LocationProblem& problem, const CoverRows& rows,
                      const std::function<double(double)>& share_of, const Proposal& proposal) {
  double sum = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const std::uint32_t site = proposal.assignment[d];
    if (site == Proposal::kUnserved) continue;
    const double weight = problem.demand[d].weight * rows.scale;
    sum += (rows.whole ? std::round(weight) : weight) * share_of(assigned_cost(problem, d, site));
  }
  return sum / rows.scale;
}

void drop_worthless(const LocationProblem& problem, const std::function<double(double)>& share_of,
                    Proposal& proposal) {
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    std::uint32_t& site = proposal.assignment[d];
    if (site != Proposal::kUnserved && share_of(assigned_cost(problem, d, site)) <= 0) {
      site = Proposal::kUnserved;
    }
  }
}

}  // namespace

Proposal most_cover(const LocationProblem& problem, const std::function<double(double)>& share_of,
                    const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  SearchClock clock(limits, progress);
  SolveMemory* memory = problem.rules.capacities ? nullptr : limits.memory.get();
  CoverRows rows = cover_rows(problem, share_of, {}, memory != nullptr);
  split_parts(rows, problem);
  CoverProblem cover(problem, std::move(rows), clock);
  const bool known = memory != nullptr && same_rows(memory->rows, cover.rows());
  if (known) cover.begin_with(memory->best);
  SearchTask task = cover.most_total();
  if (known) task.cuts = memory->cuts;
  if (memory != nullptr) {
    task.keep = [memory](std::span<const LpRow> cuts) {
      memory->cuts.assign(cuts.begin(), cuts.end());
    };
  }
  const SearchAnswer answer = search_sites(std::move(task), clock);
  if (memory != nullptr) {
    if (!known) memory->rows = cover.rows();
    memory->best = answer.best.value_or(OpenSites{});
  }
  if (answer.state == SearchState::Empty) {
    Proposal proposal = why_not(problem, {}, clock);
    proposal.maximise = true;
    return proposal;
  }
  Proposal proposal = begin_proposal(problem, answer, clock);
  proposal.maximise = true;
  if (answer.best && problem.rules.capacities) {
    proposal.objective = cover.served(*answer.best, proposal.assignment) / cover.rows().scale;
  } else if (answer.best) {
    assign_nearest(problem, kNoLimit, proposal);
    drop_worthless(problem, share_of, proposal);
    proposal.objective = covered_weight(problem, cover.rows(), share_of, proposal);
  }
  set_bound(answer.bound == answer.value ? proposal.objective : cover.weight(-answer.bound),
            proposal);
  return proposal;
}

}  // namespace nahraum::analysis::detail
