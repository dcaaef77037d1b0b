#include <algorithm>
#include <cmath>

#include "analysis/locate/cover.h"
#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/proposals.h"
#include "analysis/locate/detail/why_not.h"
#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

using detail::OpenSites;
using detail::SearchAnswer;
using detail::SearchState;

class DispersionSearch {
 public:
  DispersionSearch(const LocationProblem& problem, const SiteCosts& between,
                   detail::SearchClock& clock)
      : problem_(problem), between_(between), clock_(clock) {}

  Proposal run();

 private:
  [[nodiscard]] bool counts(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::vector<double> distances() const;
  SearchAnswer apart_by(double distance);
  [[nodiscard]] double least_distance(const OpenSites& open) const;

  const LocationProblem& problem_;
  const SiteCosts& between_;
  detail::SearchClock& clock_;
  std::optional<OpenSites> best_;
  double value_ = -1;
};

bool DispersionSearch::counts(std::size_t a, std::size_t b) const {
  const SiteStatus x = problem_.sites[a].status;
  const SiteStatus y = problem_.sites[b].status;
  return a != b && x != SiteStatus::Excluded && y != SiteStatus::Excluded &&
         !(x == SiteStatus::Fixed && y == SiteStatus::Fixed);
}

std::vector<double> DispersionSearch::distances() const {
  std::vector<double> all;
  for (std::size_t a = 0; a < problem_.sites.size(); ++a) {
    for (auto k = between_.starts[a]; k < between_.starts[a + 1]; ++k) {
      if (counts(a, between_.site[k])) all.push_back(between_.cost[k]);
    }
  }
  all.push_back(detail::kNoLimit);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

double DispersionSearch::least_distance(const OpenSites& open) const {
  double least = detail::kNoLimit;
  for (std::size_t a = 0; a < open.size(); ++a) {
    for (auto k = between_.starts[a]; open[a] && k < between_.starts[a + 1]; ++k) {
      const std::uint32_t b = between_.site[k];
      if (open[b] && counts(a, b)) least = std::min(least, between_.cost[k]);
    }
  }
  return least;
}

/// p sites that keep the rules, no two nearer than `distance`?
SearchAnswer DispersionSearch::apart_by(double distance) {
  SitingRules rules = problem_.rules;
  rules.at_most_p = true;  // as many as p allows; fewer than p is no answer
  for (const auto& [a, b] : closer_than(between_, distance)) {
    if (counts(a, b)) rules.incompatible.emplace_back(a, b);
  }
  const detail::RuleBook book(problem_.sites, std::move(rules));
  detail::SearchTask task = cover_all_task(book, {.goal = detail::SetGoal::Most});
  task.good_enough = -static_cast<double>(*problem_.rules.p);
  task.hopeless = task.good_enough + 1;
  if (best_) task.starts = {*best_};
  SearchAnswer answer = detail::search_sites(std::move(task), clock_);
  if (answer.best) {
    best_ = answer.best;
    value_ = least_distance(*best_);
  }
  return answer;
}

Proposal DispersionSearch::run() {
  const std::vector<double> all = distances();
  SearchAnswer last = apart_by(all.front());
  LocationProblem exactly;
  exactly.sites = problem_.sites;
  exactly.rules = problem_.rules;
  exactly.rules.at_most_p = false;
  if (last.state == SearchState::Empty) return detail::why_not(exactly, {}, clock_);
  const auto at = [&](double value) {
    return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), value) - all.begin());
  };
  std::size_t high = all.size() - 1;  // nothing beyond this one is possible
  while (best_ && at(value_) < high && all[high] - value_ > clock_.limits().gap * value_) {
    const std::size_t middle = at(value_) + (high - at(value_) + 1) / 2;
    last = apart_by(all[middle]);
    if (!last.best && last.state != SearchState::Empty) break;
    if (!last.best) high = middle - 1;
  }
  last.best = best_;
  const bool proven =
      best_ && (value_ >= all[high] || all[high] - value_ <= clock_.limits().gap * value_);
  last.state = proven ? SearchState::Proven : SearchState::Stopped;
  Proposal proposal = detail::begin_proposal(exactly, last, clock_);
  proposal.maximise = true;
  proposal.assignment.assign(problem_.demand.size(), Proposal::kUnserved);
  if (best_) proposal.objective = value_;
  detail::set_bound(all[high], proposal);
  return proposal;
}

void check_between(const LocationProblem& problem, const SiteCosts& between) {
  LocationProblem pairs;
  pairs.sites = problem.sites;
  for (const Site& site : problem.sites) pairs.demand.push_back({site.id, 1});
  pairs.costs = between;
  check_problem(pairs);
  if (problem.rules.p) return;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Für die p-Dispersion fehlt p, die Zahl der Standorte.",
                             "p-dispersion needs p, the number of sites."));
}

}  // namespace

Proposal solve_p_dispersion(const LocationProblem& problem, const SiteCosts& between,
                            const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  check_between(problem, between);
  detail::SearchClock clock(limits, progress);
  return DispersionSearch(problem, between, clock).run();
}

}  // namespace nahraum::analysis
