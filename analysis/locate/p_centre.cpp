#include <algorithm>
#include <cmath>

#include "analysis/locate/cover.h"
#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/dominance.h"
#include "analysis/locate/detail/proposals.h"
#include "analysis/locate/detail/shared_flow.h"
#include "analysis/locate/detail/why_not.h"

namespace nahraum::analysis {
namespace {

using detail::OpenSites;
using detail::SearchAnswer;
using detail::SearchState;
using detail::SetGoal;

class CentreSearch {
 public:
  CentreSearch(const LocationProblem& problem, detail::SearchClock& clock)
      : problem_(problem), clock_(clock) {}

  Proposal run();

 private:
  [[nodiscard]] std::vector<double> radii() const;
  [[nodiscard]] SearchAnswer cover_within(double radius);
  [[nodiscard]] double farthest(const OpenSites& open) const;
  /// With capacities: who serves whom within value_; the largest cost that takes.
  [[nodiscard]] double share_out(Proposal& proposal) const;
  [[nodiscard]] bool fill_up(OpenSites& open) const;
  [[nodiscard]] Proposal proposal(const SearchAnswer& last, double bound) const;

  const LocationProblem& problem_;
  detail::SearchClock& clock_;
  std::optional<OpenSites> best_;
  double value_ = detail::kNoLimit;
};

/// Costs that the answer can have: no less than the dearest of the points' cheapest.
std::vector<double> CentreSearch::radii() const {
  std::vector<double> radii;
  double least = 0;
  for (std::size_t d = 0; d < problem_.demand.size(); ++d) {
    if (problem_.demand[d].weight == 0) continue;
    double nearest = detail::kNoLimit;
    for (auto k = problem_.costs.starts[d]; k < problem_.costs.starts[d + 1]; ++k) {
      if (problem_.sites[problem_.costs.site[k]].status == SiteStatus::Excluded) continue;
      radii.push_back(problem_.costs.cost[k]);
      nearest = std::min(nearest, problem_.costs.cost[k]);
    }
    least = std::max(least, nearest);
  }
  std::sort(radii.begin(), radii.end());
  radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
  radii.erase(radii.begin(), std::lower_bound(radii.begin(), radii.end(), least));
  return radii;
}

/// Is there a set that keeps the rules and has every point within `radius`?
SearchAnswer CentreSearch::cover_within(double radius) {
  detail::CoverRows rows =
      detail::cover_rows(problem_, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; });
  SitingRules rules = problem_.rules;
  if (!rules.capacities) rows = detail::without_dominated(rows, problem_.sites.size());
  const std::optional<std::size_t> p = rules.p;
  const bool free = detail::RuleBook(problem_.sites, rules).only_p();
  // Where any site may be added, p is a limit and fewest is the question; else p must be hit.
  const bool exactly = p && !rules.at_most_p && !free;
  rules.at_most_p = true;
  if (free) rules.p.reset();
  const detail::RuleBook book(problem_.sites, rules);
  detail::SearchTask task =
      cover_all_task(book, {&rows, 1, rules.capacities, exactly ? SetGoal::Most : SetGoal::Fewest});
  if (!exactly) {
    detail::leave_out(detail::dominated_sites(rows, book, rules.budget.has_value()), task);
  }
  const double target = p ? static_cast<double>(*p) : static_cast<double>(problem_.sites.size());
  task.good_enough = exactly ? -target : target;
  task.hopeless = task.good_enough + 1;
  if (best_) task.starts = {*best_};
  SearchAnswer answer = detail::search_sites(std::move(task), clock_);
  if (answer.best) {
    if (free && !fill_up(*answer.best)) return {};  // fewer than p sites may be opened at all
    value_ = problem_.rules.capacities ? radius : farthest(*answer.best);
    best_ = answer.best;
  }
  return answer;
}

bool CentreSearch::fill_up(OpenSites& open) const {
  const detail::RuleBook book(problem_.sites, problem_.rules);
  const std::vector<double> no_wish(open.size(), 0);
  return book.complete(open, no_wish);
}

double CentreSearch::farthest(const OpenSites& open) const {
  double most = 0;
  for (std::size_t d = 0; d < problem_.demand.size(); ++d) {
    if (problem_.demand[d].weight == 0) continue;
    double least = detail::kNoLimit;
    for (auto k = problem_.costs.starts[d]; k < problem_.costs.starts[d + 1]; ++k) {
      if (open[problem_.costs.site[k]]) least = std::min(least, problem_.costs.cost[k]);
    }
    most = std::max(most, least);
  }
  return most;
}

double CentreSearch::share_out(Proposal& proposal) const {
  const double radius = value_;
  const detail::CoverRows rows =
      detail::cover_rows(problem_, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; });
  detail::SharedFlow flow(rows, detail::scaled_capacities(problem_.sites, rows.scale));
  (void)flow.solve(std::vector<double>(best_->begin(), best_->end()));
  const std::vector<double> amount = flow.entry_flow();
  proposal.assignment = detail::main_sites(rows, amount);
  double most = 0;
  for (std::size_t d = 0; d < problem_.demand.size(); ++d) {
    const std::uint32_t row = rows.row_of[d];
    if (row == detail::CoverRows::kNone) continue;
    for (auto k = rows.starts[row]; k < rows.starts[row + 1]; ++k) {
      if (amount[k] <= 0) continue;
      most = std::max(most, detail::assigned_cost(problem_, d, rows.site[k]));
    }
  }
  return most;
}

Proposal CentreSearch::proposal(const SearchAnswer& last, double bound) const {
  SearchAnswer answer = last;
  answer.best = best_;
  answer.state = bound >= value_ ? SearchState::Proven : SearchState::Stopped;
  Proposal proposal = detail::begin_proposal(problem_, answer, clock_);
  if (best_) {
    if (problem_.rules.capacities) {
      proposal.objective = share_out(proposal);
    } else {
      detail::assign_nearest(problem_, detail::kNoLimit, proposal);
      proposal.objective = farthest(*best_);
    }
    const double apart = proposal.objective - bound;
    if (apart <= clock_.limits().gap * proposal.objective) proposal.state = ProposalState::Proven;
  }
  detail::set_bound(bound, proposal);
  return proposal;
}

Proposal CentreSearch::run() {
  for (std::size_t d = 0; d < problem_.demand.size(); ++d) {
    const auto reaches = [&](std::uint32_t site) {
      return problem_.sites[site].status != SiteStatus::Excluded;
    };
    const auto begin = problem_.costs.site.begin();
    if (problem_.demand[d].weight > 0 &&
        std::none_of(begin + static_cast<std::ptrdiff_t>(problem_.costs.starts[d]),
                     begin + static_cast<std::ptrdiff_t>(problem_.costs.starts[d + 1]), reaches)) {
      return detail::out_of_reach(problem_, d, 1);
    }
  }
  std::vector<double> radii = this->radii();
  if (radii.empty()) radii.push_back(0);
  const detail::SearchAnswer first = cover_within(radii.back());
  if (first.state == SearchState::Empty) {
    const double radius = radii.back();
    const detail::CoverRows rows =
        detail::cover_rows(problem_, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; });
    return detail::why_not(problem_, {&rows, 1, problem_.rules.capacities, {}}, clock_);
  }
  std::size_t low = 0;  // no radius before this one will do
  const auto at = [&](double value) {
    return static_cast<std::size_t>(std::lower_bound(radii.begin(), radii.end(), value) -
                                    radii.begin());
  };
  std::size_t high = best_ ? at(value_) : radii.size();
  SearchAnswer last = first;
  while (low < high && best_ && value_ - radii[low] > clock_.limits().gap * value_) {
    const std::size_t middle = low + (high - low) / 2;
    clock_.tell(value_, radii[low]);
    last = cover_within(radii[middle]);
    if (!last.best && last.state != SearchState::Empty) break;  // stopped without knowing
    if (last.best) {
      high = std::min(middle, at(value_));
    } else {
      low = middle + 1;
    }
  }
  return proposal(last, radii[std::min(low, radii.size() - 1)]);
}

}  // namespace

Proposal solve_p_centre(const LocationProblem& problem, const SolveLimits& limits,
                        geo::Progress& progress) {
  check_problem(problem);
  detail::SearchClock clock(limits, progress);
  return CentreSearch(problem, clock).run();
}

}  // namespace nahraum::analysis
