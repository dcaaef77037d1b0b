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
  DispersionSearch(const LocationProblem& problem, const DispersionOptions& options,
                   detail::SearchClock& clock)
      : problem_(problem),
        between_(*options.between),
        fixed_pairs_count_(options.fixed_pairs_count),
        clock_(clock) {
    if (!problem.rules.capacities) return;
    rows_ = detail::cover_rows(problem, [](double) { return 1.0; });
    demand_ = {&*rows_, 1, true, {}};
  }

  Proposal run();

 private:
  [[nodiscard]] bool counts(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::vector<double> distances() const;
  SearchAnswer apart_by(double distance);
  /// With capacities: a point that has to be held and that no site reaches.
  [[nodiscard]] std::optional<std::size_t> unreached() const;
  [[nodiscard]] double least_distance(const OpenSites& open) const;

  const LocationProblem& problem_;
  const SiteCosts& between_;
  bool fixed_pairs_count_;
  detail::SearchClock& clock_;
  std::optional<detail::CoverRows> rows_;  ///< with capacities: all demand has to be held
  detail::CoverAll demand_;
  std::optional<OpenSites> best_;
  double value_ = -1;
};

bool DispersionSearch::counts(std::size_t a, std::size_t b) const {
  const SiteStatus x = problem_.sites[a].status;
  const SiteStatus y = problem_.sites[b].status;
  return a != b && x != SiteStatus::Excluded && y != SiteStatus::Excluded &&
         (fixed_pairs_count_ || !(x == SiteStatus::Fixed && y == SiteStatus::Fixed));
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
  detail::CoverAll what = demand_;
  what.goal = detail::SetGoal::Most;
  detail::SearchTask task = cover_all_task(book, what);
  task.good_enough = detail::kNoLimit;
  if (problem_.rules.p) {
    task.good_enough = -static_cast<double>(*problem_.rules.p);
    task.hopeless = task.good_enough + 1;
  }
  if (best_) task.starts = {*best_};
  SearchAnswer answer = detail::search_sites(std::move(task), clock_);
  if (answer.best) {
    best_ = answer.best;
    value_ = least_distance(*best_);
  }
  return answer;
}

std::optional<std::size_t> DispersionSearch::unreached() const {
  for (std::size_t d = 0; rows_ && d < problem_.demand.size(); ++d) {
    const bool asks = problem_.demand[d].weight > 0;
    if (asks && rows_->row_of[d] == detail::CoverRows::kNone) return d;
  }
  return std::nullopt;
}

Proposal DispersionSearch::run() {
  if (const auto point = unreached()) return detail::out_of_reach(problem_, *point, 1);
  const std::vector<double> all = distances();
  SearchAnswer last = apart_by(all.front());
  LocationProblem exactly;
  exactly.sites = problem_.sites;
  exactly.rules = problem_.rules;
  exactly.rules.at_most_p = false;
  if (last.state == SearchState::Empty) return detail::why_not(exactly, demand_, clock_);
  const auto at = [&](double value) {
    return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), value) - all.begin());
  };
  std::size_t high = all.size() - 1;  // nothing beyond this one is possible
  while (best_ && at(value_) < high && all[high] - value_ > clock_.limits().gap * value_) {
    clock_.tell(value_, all[high]);
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
  if (best_ && rows_) detail::assign_shared(problem_, *rows_, *best_, proposal);
  detail::set_bound(all[high], proposal);
  return proposal;
}

void check_between(const LocationProblem& problem, const SiteCosts& between) {
  LocationProblem pairs;
  pairs.sites = problem.sites;
  for (const Site& site : problem.sites) pairs.demand.push_back({site.id, 1});
  pairs.costs = between;
  check_problem(pairs);
  const SitingRules& rules = problem.rules;
  const bool asks =
      rules.capacities || std::any_of(rules.groups.begin(), rules.groups.end(),
                                      [](const SiteGroup& group) { return group.at_least > 0; });
  if (rules.p || asks) return;
  throw geo::Error(
      geo::ErrorKind::Input,
      geo::text("Für die p-Dispersion fehlt, was Standorte verlangt: p, eine Gruppe mit einer "
                "Mindestzahl oder Kapazitäten.",
                "p-dispersion lacks what asks for sites: p, a group with a least number or "
                "capacities."));
}

}  // namespace

Proposal solve_p_dispersion(const LocationProblem& problem, const DispersionOptions& options,
                            const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  check_between(problem, *options.between);
  detail::SearchClock clock(limits, progress);
  return DispersionSearch(problem, options, clock).run();
}

Proposal solve_p_dispersion(const LocationProblem& problem, const SiteCosts& between,
                            const SolveLimits& limits, geo::Progress& progress) {
  return solve_p_dispersion(problem, DispersionOptions{&between, false}, limits, progress);
}

}  // namespace nahraum::analysis
