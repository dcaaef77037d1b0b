#include "analysis/locate/median.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "analysis/locate/detail/median_capacity.h"
#include "analysis/locate/detail/median_search.h"
#include "analysis/locate/detail/median_swap.h"
#include "analysis/locate/detail/median_why.h"
#include "analysis/locate/detail/solve_memory.h"
#include "geo/core/error.h"
#include "geo/core/parallel.h"

namespace nahraum::analysis {
namespace {

using detail::Candidate;
using detail::Marks;
using detail::MedianModel;
using detail::SiteRules;
using Sites = std::vector<std::uint32_t>;

constexpr std::size_t kWholeRows = 8'000'000;  // pairs that are simply all kept
constexpr std::size_t kSamplePoints = 4'000;

bool limited(const LocationProblem& problem) {
  return problem.rules.capacities &&
         std::any_of(problem.sites.begin(), problem.sites.end(),
                     [](const Site& site) { return std::isfinite(site.capacity); });
}

double total_weight(const LocationProblem& problem) {
  return std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0,
                         [](double sum, const DemandPoint& point) { return sum + point.weight; });
}

/// A set that kept other rules, changed until it keeps these: what is fixed comes in, what is out
/// goes, then the least useful go or any come until the number is right. Interchange does the rest.
std::optional<Sites> adapted(const MedianModel& model, const SiteRules& rules, Sites open) {
  const Marks& marks = rules.start();
  std::erase_if(
      open, [&](std::uint32_t j) { return j >= marks.size() || marks[j] == detail::Mark::Closed; });
  const auto add = [&](std::uint32_t j) {
    const auto at = std::lower_bound(open.begin(), open.end(), j);
    if (at == open.end() || *at != j) open.insert(at, j);
  };
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    if (marks[j] == detail::Mark::Open) add(j);
  }
  while (open.size() > rules.most_open()) {
    double least = std::numeric_limits<double>::infinity();
    std::optional<Sites> best;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (marks[open[i]] == detail::Mark::Open) continue;
      Sites fewer = open;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      const double objective = detail::objective_of(model, fewer);
      if (best && objective >= least) continue;
      least = objective;
      best = std::move(fewer);
    }
    if (!best) return std::nullopt;
    open = std::move(*best);
  }
  for (std::uint32_t j = 0; j < marks.size() && open.size() < rules.least_open(); ++j) {
    if (marks[j] == detail::Mark::Free) add(j);
  }
  if (!rules.keeps(open)) return std::nullopt;
  return open;
}

/// Rows of a model, and a set to start from. Where all pairs would be too many to hold, a set found
/// on a sample of the points says how far a row has to reach, or `first`, one known before.
std::optional<Sites> prepare(MedianModel& model, const SiteRules& rules, std::optional<Sites> first,
                             const std::function<bool()>& stop, geo::Progress& progress) {
  Marks marks = rules.start();
  const bool small = model.costs->site.size() <= kWholeRows;
  if (small) {
    fill_rows(model, marks, {}, progress);
    if (!first) first = greedy_set(model, rules, stop);
    if (first) first = interchange(model, rules, std::move(*first), stop);
    return first;
  }
  if (!first) {
    MedianModel sample =
        sample_model(model, std::max<std::size_t>(1, model.points() / kSamplePoints));
    fill_rows(sample, marks, {}, progress);
    first = greedy_set(sample, rules, stop);
    if (first) first = interchange(sample, rules, std::move(*first), stop);
  }
  const bool known = first && first->size() >= 3;
  fill_rows(model, marks, known ? ranked_cost(model, *first, 3) : std::vector<double>{}, progress);
  if (first) first = interchange(model, rules, std::move(*first), stop);
  return first;
}

Proposal infeasible() {
  Proposal proposal;
  proposal.objective = proposal.bound = std::numeric_limits<double>::infinity();
  return proposal;
}

/// The nearest open site, or none where that costs more than the penalty.
std::uint32_t nearest_open(const LocationProblem& problem, std::size_t d, const Sites& open,
                           double penalty) {
  std::uint32_t best = Proposal::kUnserved;
  double least = penalty;
  for (const std::uint32_t site : open) {
    const double cost = detail::pair_cost(problem.costs, d, site, problem.sites.size());
    if (cost < least || (cost == least && std::isfinite(cost) && best == Proposal::kUnserved)) {
      best = site;
      least = cost;
    }
  }
  return best;
}

/// Objective from the costs as they came in, point by point in their order.
double recompute(const LocationProblem& problem, const Proposal& proposal, double penalty) {
  double sum = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const double weight = problem.demand[d].weight;
    if (weight <= 0) continue;
    const std::uint32_t site = proposal.assignment[d];
    sum += weight * (site == Proposal::kUnserved
                         ? penalty
                         : detail::pair_cost(problem.costs, d, site, problem.sites.size()));
  }
  return sum;
}

void check_answer(const LocationProblem& problem, const Proposal& proposal,
                  const SiteRules& rules) {
  bool right = rules.keeps(proposal.sites) && std::isfinite(proposal.objective);
  if (limited(problem)) {
    std::vector<double> load(problem.sites.size(), 0);
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
      const std::uint32_t site = proposal.assignment[d];
      if (site != Proposal::kUnserved) load[site] += problem.demand[d].weight;
    }
    for (std::size_t j = 0; j < load.size(); ++j) {
      right = right && load[j] <= problem.sites[j].capacity * (1 + 1e-9) + 1e-9;
    }
  }
  if (right) return;
  throw geo::Error(geo::ErrorKind::Internal,
                   geo::text("Die gefundenen Standorte halten die Regeln nicht ein.",
                             "The sites that were found do not keep the rules."));
}

Proposal finished(const LocationProblem& problem, const MedianOptions& options,
                  const detail::SearchResult& found, const MedianModel& model) {
  Proposal proposal;
  const double penalty = options.penalty.value_or(std::numeric_limits<double>::infinity());
  proposal.sites = found.best->open;
  proposal.assignment.resize(problem.demand.size());
  geo::ordered_for({.size = problem.demand.size(), .threads = model.threads},
                   [&](std::size_t begin, std::size_t end) {
                     for (auto d = begin; d < end; ++d) {
                       proposal.assignment[d] = nearest_open(problem, d, proposal.sites, penalty);
                     }
                   });
  const std::vector<std::uint32_t>& given = found.best->assignment;
  for (std::size_t i = 0; i < given.size(); ++i) proposal.assignment[model.row[i]] = given[i];
  proposal.objective = recompute(problem, proposal, penalty);
  proposal.bound = std::min(found.bound, proposal.objective);
  // Equal up to the order of the sum: the tree was closed against this very set.
  if (found.complete && found.bound >= found.best->objective) proposal.bound = proposal.objective;
  proposal.state = found.complete ? ProposalState::Proven : ProposalState::Stopped;
  proposal.nodes = found.nodes;
  return proposal;
}

/// Nothing is left to choose: the value of the one set there is.
std::optional<detail::SearchResult> valued(const MedianModel& model, const SiteRules& rules) {
  Marks marks = rules.start();
  if (!rules.propagate(marks)) return std::nullopt;
  Sites open;
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    if (marks[j] == detail::Mark::Free) return std::nullopt;
    if (marks[j] == detail::Mark::Open) open.push_back(j);
  }
  if (!rules.keeps(open)) return std::nullopt;
  const double objective = detail::objective_of(model, open);
  if (!std::isfinite(objective)) return std::nullopt;
  return detail::SearchResult{Candidate{objective, open, {}}, objective, true, 0, {}};
}

bool anything_free(const SiteRules& rules) {
  const Marks& marks = rules.start();
  return std::find(marks.begin(), marks.end(), detail::Mark::Free) != marks.end();
}

detail::SearchResult searched(const LocationProblem& problem, MedianModel& model,
                              const SiteRules& rules, const SolveLimits& limits,
                              geo::Progress& progress) {
  SolveMemory* const memory = limits.memory.get();
  std::optional<Sites> before;
  if (memory != nullptr && !memory->median_sites.empty()) {
    before = adapted(model, rules, memory->median_sites);
  }
  std::optional<Sites> first =
      prepare(model, rules, std::move(before), detail::stop_when(limits, progress), progress);
  const std::unique_ptr<detail::Pricing> pricing =
      detail::make_pricing(model, problem, limited(problem));
  std::optional<Candidate> start = first ? pricing->answer(*first) : std::nullopt;
  detail::SearchResult found =
      detail::search_median({model, rules, *pricing, std::move(start),
                             memory != nullptr ? memory->multipliers : detail::Multipliers{}},
                            limits, progress);
  if (memory != nullptr && found.best) {
    memory->median_sites = found.best->open;
    memory->multipliers = found.multipliers;
  }
  return found;
}

void check_penalty(const MedianOptions& options) {
  if (!options.penalty || (std::isfinite(*options.penalty) && *options.penalty >= 0)) return;
  throw geo::Error(geo::ErrorKind::Input, geo::text("Die Strafkosten müssen eine Zahl ab 0 sein.",
                                                    "The penalty must be a number from 0 on."));
}

}  // namespace

Proposal solve_median(const LocationProblem& problem, const MedianOptions& options,
                      const SolveLimits& limits, geo::Progress& progress) {
  check_problem(problem);
  check_penalty(options);
  const bool capacities = limited(problem);
  const SiteRules rules(problem, capacities && !options.penalty ? total_weight(problem) : 0);
  const bool choice = anything_free(rules);
  MedianModel model = detail::frame_model(problem,
                                          {.penalty = options.penalty.value_or(-1),
                                           .merge = choice && !capacities,
                                           .opening = {},
                                           .threads = limits.threads},
                                          progress);
  std::optional<detail::SearchResult> only;
  if (!choice && !capacities) only = valued(model, rules);
  const detail::SearchResult found =
      only ? std::move(*only) : searched(problem, model, rules, limits, progress);
  if (found.best) {
    Proposal proposal = finished(problem, options, found, model);
    check_answer(problem, proposal, rules);
    return proposal;
  }
  progress.check();
  Proposal none = infeasible();
  none.nodes = found.nodes;
  if (found.complete) {
    detail::explain_infeasible(problem, options, none, progress);
  } else {
    none.state = ProposalState::Stopped;
    none.bound = found.bound;
  }
  return none;
}

}  // namespace nahraum::analysis
