#include "analysis/locate/detail/median_check.h"

#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis::detail {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

bool is_amount(double value) { return std::isfinite(value) && value >= 0; }

void check_numbers(const LocationProblem& problem) {
  for (const Site& site : problem.sites) {
    if (!is_amount(site.cost) || std::isnan(site.capacity) || site.capacity < 0) {
      throw Error(ErrorKind::Input,
                  text("Standort „{}“: Kosten und Kapazität müssen Zahlen ab 0 sein.",
                       "Site \"{}\": cost and capacity must be numbers from 0 on.", site.id));
    }
  }
  for (const DemandPoint& point : problem.demand) {
    if (is_amount(point.weight)) continue;
    throw Error(ErrorKind::Input,
                text("Punkt „{}“: Das Gewicht muss eine Zahl ab 0 sein.",
                     "Point \"{}\": the weight must be a number from 0 on.", point.id));
  }
}

void check_costs(const LocationProblem& problem, geo::Progress& progress) {
  const SiteCosts& costs = problem.costs;
  const bool shaped = costs.starts.size() == problem.demand.size() + 1 && costs.starts[0] == 0 &&
                      costs.starts.back() == costs.site.size() &&
                      costs.site.size() == costs.cost.size();
  if (!shaped) {
    throw Error(ErrorKind::Input, text("Die Kostentabelle passt nicht zur Zahl der Punkte.",
                                       "The table of costs does not fit the number of points."));
  }
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (d % 1024 == 0) progress.check();
    for (auto e = costs.starts[d]; e < costs.starts[d + 1]; ++e) {
      const bool ordered = e == costs.starts[d] || costs.site[e - 1] < costs.site[e];
      if (ordered && costs.site[e] < problem.sites.size() && is_amount(costs.cost[e])) continue;
      throw Error(ErrorKind::Input,
                  text("Punkt „{}“: Jeder Standort darf nur einmal vorkommen, und die Kosten "
                       "müssen Zahlen ab 0 sein.",
                       "Point \"{}\": each site may occur once only, and costs must be numbers "
                       "from 0 on.",
                       problem.demand[d].id));
    }
  }
}

void check_rules(const LocationProblem& problem, const MedianOptions& options) {
  const SitingRules& rules = problem.rules;
  const auto known = [&](std::uint32_t site) { return site < problem.sites.size(); };
  for (const SiteGroup& group : rules.groups) {
    for (const std::uint32_t site : group.sites) {
      if (known(site)) continue;
      throw Error(ErrorKind::Input, text("Die Gruppe „{}“ nennt einen unbekannten Standort.",
                                         "Group \"{}\" names an unknown site.", group.name));
    }
  }
  for (const auto& [first, second] : rules.incompatible) {
    if (known(first) && known(second) && first != second) continue;
    throw Error(ErrorKind::Input,
                text("Ein Paar unverträglicher Standorte nennt einen unbekannten oder denselben "
                     "Standort zweimal.",
                     "A pair of incompatible sites names an unknown site or the same one twice."));
  }
  if (rules.p && *rules.p > problem.sites.size()) {
    throw Error(ErrorKind::Input, text("p = {} ist mehr als die {} Standorte, die es gibt.",
                                       "p = {} is more than the {} sites there are.", *rules.p,
                                       problem.sites.size()));
  }
  if ((rules.budget && !is_amount(*rules.budget)) ||
      (options.penalty && !is_amount(*options.penalty))) {
    throw Error(ErrorKind::Input, text("Budget und Strafkosten müssen Zahlen ab 0 sein.",
                                       "Budget and penalty must be numbers from 0 on."));
  }
}

}  // namespace

void check_median(const LocationProblem& problem, const MedianOptions& options,
                  geo::Progress& progress) {
  check_numbers(problem);
  check_costs(problem, progress);
  check_rules(problem, options);
}

}  // namespace nahraum::analysis::detail
