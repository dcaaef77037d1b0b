#include "analysis/locate/detail/median_why.h"

#include <cmath>

#include "analysis/locate/detail/median_capacity.h"
#include "analysis/locate/detail/median_search.h"
#include "analysis/locate/detail/median_swap.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {
namespace {

using geo::Text;
using geo::text;

constexpr std::size_t kMostNodes = 20'000;  // an explanation must not take longer than the question

bool must_serve(const MedianOptions& options) { return !options.penalty; }

/// Least sum of `opening` over the sets that keep the rules and serve everybody.
std::optional<double> least_opening(LocationProblem problem, const MedianOptions& options,
                                    std::vector<double> opening, geo::Progress& progress) {
  std::fill(problem.costs.cost.begin(), problem.costs.cost.end(), 0.0);
  double weight = 0;
  for (const DemandPoint& point : problem.demand) weight += point.weight;
  MedianModel model = frame_model(problem,
                                  {.penalty = must_serve(options) ? -1.0 : 0.0,
                                   .merge = !problem.rules.capacities,
                                   .opening = std::move(opening),
                                   .threads = 1},
                                  progress);
  const bool carries = problem.rules.capacities && must_serve(options);
  const SiteRules rules(problem, carries ? weight : 0);
  fill_rows(model, rules.start(), {}, progress);
  const auto pricing = make_pricing(model, problem, problem.rules.capacities);
  const SolveLimits limits{.most_nodes = kMostNodes, .threads = 1};
  const auto stop = stop_when(limits, progress);
  const auto first = greedy_set(model, rules, stop);
  const SearchResult found = search_median(
      {model, rules, *pricing, first ? pricing->answer(*first) : std::nullopt}, limits, progress);
  progress.check();
  if (!found.best || !found.complete) return std::nullopt;
  return found.best->objective;
}

bool possible(LocationProblem problem, const MedianOptions& options, geo::Progress& progress) {
  const std::vector<double> none(problem.sites.size(), 0);
  return least_opening(std::move(problem), options, none, progress).has_value();
}

/// Points that no site may serve, whatever is opened.
bool explain_unreachable(const LocationProblem& problem, Proposal& proposal) {
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    bool reached = problem.demand[d].weight <= 0;
    for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
      const Site& site = problem.sites[problem.costs.site[e]];
      const bool holds = !problem.rules.capacities || problem.demand[d].weight <= site.capacity;
      reached = reached || (site.status != SiteStatus::Excluded && holds);
    }
    if (reached) continue;
    if (count++ == 0) first = d;
  }
  if (count == 0) return false;
  proposal.why = text(
      "Punkt „{}“ kann kein zugelassener Standort versorgen (so ist es bei {} Punkten). Bitte die "
      "Grenze der Kosten weiter fassen oder Strafkosten für Unversorgte angeben.",
      "No admissible site can serve point \"{}\" (so it is for {} points). Please widen the limit "
      "of costs or give a penalty for the unserved.",
      problem.demand[first].id, count);
  return true;
}

bool explain_count(const LocationProblem& problem, const MedianOptions& options, Proposal& proposal,
                   geo::Progress& progress) {
  if (!problem.rules.p) return false;
  LocationProblem any = problem;
  any.rules.p.reset();
  const auto least = least_opening(std::move(any), options,
                                   std::vector<double>(problem.sites.size(), 1), progress);
  if (!least) return false;
  proposal.least = *least;
  const auto needed = static_cast<std::size_t>(std::llround(*least));
  if (needed > *problem.rules.p) {
    proposal.why =
        text("Mit p = {} sind die Regeln nicht einzuhalten; es braucht mindestens p = {}.",
             "The rules cannot be kept with p = {}; at least p = {} is needed.", *problem.rules.p,
             needed);
  } else {
    proposal.why = text("Genau {} Standorte lassen die übrigen Regeln nicht zu; {} wären möglich.",
                        "The other rules do not admit exactly {} sites; {} would be possible.",
                        *problem.rules.p, needed);
  }
  return true;
}

bool explain_budget(const LocationProblem& problem, const MedianOptions& options,
                    Proposal& proposal, geo::Progress& progress) {
  if (!problem.rules.budget) return false;
  std::vector<double> cost;
  for (const Site& site : problem.sites) {
    cost.push_back(site.status == SiteStatus::Fixed ? 0 : site.cost);
  }
  LocationProblem any = problem;
  any.rules.budget.reset();
  const auto least = least_opening(std::move(any), options, std::move(cost), progress);
  if (!least) return false;
  proposal.least = *least;
  const Text has = geo::number_text(*problem.rules.budget, 2);
  const Text needs = geo::number_text(*least, 2);
  proposal.why = {
      fmt::format("Das Budget von {} reicht nicht; es braucht mindestens {}.", has.de, needs.de),
      fmt::format("The budget of {} is not enough; at least {} is needed.", has.en, needs.en)};
  return true;
}

/// Which kind of rule, taken away alone, makes an answer possible.
Text culprit(const LocationProblem& problem, const MedianOptions& options,
             geo::Progress& progress) {
  LocationProblem other = problem;
  for (std::size_t g = 0; g < problem.rules.groups.size(); ++g) {
    other.rules.groups.erase(other.rules.groups.begin() + static_cast<std::ptrdiff_t>(g));
    if (possible(other, options, progress)) {
      return text("Die Vorgabe für die Gruppe „{}“ ist mit den übrigen Regeln nicht einzuhalten.",
                  "What is asked for group \"{}\" cannot be kept together with the other rules.",
                  problem.rules.groups[g].name);
    }
    other.rules.groups = problem.rules.groups;
  }
  other.rules.incompatible.clear();
  if (!problem.rules.incompatible.empty() && possible(other, options, progress)) {
    return text("Die unverträglichen Standorte lassen keine Auswahl zu, die alle Regeln einhält.",
                "The incompatible sites leave no set that keeps all rules.");
  }
  other.rules = problem.rules;
  other.rules.capacities = false;
  if (problem.rules.capacities && possible(other, options, progress)) {
    return text("Die Kapazitäten reichen nicht aus, um alle Punkte zu versorgen.",
                "The capacities are not enough to serve all points.");
  }
  if (must_serve(options) && possible(problem, {.penalty = 0}, progress)) {
    return text("Keine Auswahl, die die Regeln einhält, erreicht alle Punkte.",
                "No set that keeps the rules reaches all points.");
  }
  return text("Die Regeln sind zusammen nicht einzuhalten.",
              "The rules cannot be kept all together.");
}

}  // namespace

void explain_infeasible(const LocationProblem& problem, const MedianOptions& options,
                        Proposal& proposal, geo::Progress& progress) {
  if (must_serve(options) && explain_unreachable(problem, proposal)) return;
  if (explain_count(problem, options, proposal, progress)) return;
  if (explain_budget(problem, options, proposal, progress)) return;
  proposal.why = culprit(problem, options, progress);
}

}  // namespace nahraum::analysis::detail
