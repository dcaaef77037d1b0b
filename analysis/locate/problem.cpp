#include "analysis/locate/problem.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

constexpr double kLargest = std::numeric_limits<double>::max();

[[noreturn]] void refuse(geo::Text sentence, geo::Text hint) {
  throw Error(ErrorKind::Input, std::move(sentence)).with_hint(std::move(hint));
}

void check_number(double value, bool may_be_infinite, const geo::Text& what) {
  if (value >= 0 && (may_be_infinite || std::isfinite(value))) return;
  const std::string shown = std::isnan(value) ? "NaN" : geo::plain_number(value);
  refuse(
      text("{}: {} ist keine Zahl ab 0.", "{}: {} is not a number of at least 0.", what.de, shown),
      text("Bitte die Zahl in der Tabelle berichtigen.",
           "Please correct the number in the table."));
}

template <typename Row>
void check_ids(const std::vector<Row>& rows, const geo::Text& kind) {
  std::unordered_set<std::string_view> seen;
  for (const Row& row : rows) {
    if (seen.insert(row.id).second) continue;
    Error error(ErrorKind::Input, {fmt::format("{} „{}“ kommt zweimal vor.", kind.de, row.id),
                                   fmt::format("{} \"{}\" occurs twice.", kind.en, row.id)});
    throw std::move(error).with_hint(
        text("Bitte jede Kennung nur einmal vergeben.", "Please use each id once."));
  }
}

void check_sites(const LocationProblem& problem) {
  check_ids(problem.sites, {"Der Standort", "Site"});
  for (const Site& site : problem.sites) {
    if (site.cost >= 0 && site.cost <= kLargest && site.capacity >= 0) continue;
    check_number(site.cost, false,
                 text("Kosten des Standorts „{}“", "Cost of site \"{}\"", site.id));
    check_number(site.capacity, true,
                 text("Kapazität des Standorts „{}“", "Capacity of site \"{}\"", site.id));
  }
}

void check_demand(const LocationProblem& problem) {
  check_ids(problem.demand, {"Der Nachfragepunkt", "Demand point"});
  for (const DemandPoint& point : problem.demand) {
    if (point.weight >= 0 && point.weight <= kLargest) continue;
    check_number(
        point.weight, false,
        text("Gewicht des Nachfragepunkts „{}“", "Weight of demand point \"{}\"", point.id));
  }
}

void check_shape(const LocationProblem& problem) {
  const SiteCosts& costs = problem.costs;
  const bool sizes = costs.starts.size() == problem.demand.size() + 1 &&
                     costs.starts.front() == 0 && costs.starts.back() == costs.site.size() &&
                     costs.cost.size() == costs.site.size() &&
                     std::is_sorted(costs.starts.begin(), costs.starts.end());
  if (!sizes) {
    refuse(text("Die Kostentabelle passt nicht zu den {} Nachfragepunkten.",
                "The table of costs does not fit the {} demand points.", problem.demand.size()),
           text("Bitte die Kosten mit denselben Nachfragepunkten neu berechnen.",
                "Please compute the costs again with the same demand points."));
  }
}

/// In one pass and without a word where nothing is wrong: tables have a hundred million entries.
bool entries_are_good(const LocationProblem& problem) {
  const SiteCosts& costs = problem.costs;
  const std::size_t sites = problem.sites.size();
  for (std::size_t point = 0; point < problem.demand.size(); ++point) {
    std::uint64_t next = 0;  // the least site that may come
    bool good = true;
    for (auto entry = costs.starts[point]; entry < costs.starts[point + 1]; ++entry) {
      const std::uint32_t site = costs.site[entry];
      const double cost = costs.cost[entry];
      good = good & (site >= next) & (site < sites) & (cost >= 0) & (cost <= kLargest);
      next = std::uint64_t{site} + 1;
    }
    if (!good) return false;
  }
  return true;
}

void check_entry(const LocationProblem& problem, std::size_t point, std::uint64_t entry) {
  const SiteCosts& costs = problem.costs;
  const std::string& id = problem.demand[point].id;
  const std::uint32_t site = costs.site[entry];
  const geo::Text hint =
      text("Bitte die Kostentabelle prüfen.", "Please check the table of costs.");
  if (site >= problem.sites.size()) {
    refuse(text("Die Kosten des Nachfragepunkts „{}“ nennen einen Standort, den es nicht gibt.",
                "The costs of demand point \"{}\" name a site that does not exist.", id),
           hint);
  }
  const std::string& site_id = problem.sites[site].id;
  if (entry > costs.starts[point] && costs.site[entry - 1] >= site) {
    refuse(costs.site[entry - 1] == site
               ? text("Das Paar „{}“ – „{}“ kommt zweimal vor.",
                      "The pair \"{}\" - \"{}\" occurs twice.", id, site_id)
               : text("Die Kosten des Nachfragepunkts „{}“ sind nicht nach Standorten geordnet.",
                      "The costs of demand point \"{}\" are not in the order of sites.", id),
           hint);
  }
  check_number(costs.cost[entry], false,
               {fmt::format("Kosten von „{}“ nach „{}“", id, site_id),
                fmt::format("Cost from \"{}\" to \"{}\"", id, site_id)});
}

void check_entries(const LocationProblem& problem) {
  if (entries_are_good(problem)) return;
  for (std::size_t point = 0; point < problem.demand.size(); ++point) {
    for (auto entry = problem.costs.starts[point]; entry < problem.costs.starts[point + 1];
         ++entry) {
      check_entry(problem, point, entry);
    }
  }
}

void check_group(const LocationProblem& problem, const SiteGroup& group) {
  std::unordered_set<std::uint32_t> seen;
  std::size_t fixed = 0;
  for (const std::uint32_t site : group.sites) {
    if (site >= problem.sites.size()) {
      refuse(text("Die Gruppe „{}“ nennt einen Standort, den es nicht gibt.",
                  "Group \"{}\" names a site that does not exist.", group.name),
             text("Bitte die Gruppe berichtigen.", "Please correct the group."));
    }
    if (!seen.insert(site).second) {
      refuse(text("Der Standort „{}“ steht zweimal in der Gruppe „{}“.",
                  "Site \"{}\" stands twice in group \"{}\".", problem.sites[site].id, group.name),
             text("Bitte die Gruppe berichtigen.", "Please correct the group."));
    }
    if (problem.sites[site].status == SiteStatus::Fixed && ++fixed > 0 && group.at_most == 0) {
      refuse(
          text("Der Standort „{}“ ist gesetzt und zugleich durch die Gruppe „{}“ ausgeschlossen.",
               "Site \"{}\" is fixed and at the same time excluded by group \"{}\".",
               problem.sites[site].id, group.name),
          text("Bitte entweder setzen oder ausschließen.", "Please either fix or exclude it."));
    }
  }
  if (group.at_least > group.at_most) {
    refuse(text("Die Gruppe „{}“ verlangt mindestens {} und erlaubt höchstens {} Standorte.",
                "Group \"{}\" demands at least {} and allows at most {} sites.", group.name,
                group.at_least, group.at_most),
           text("Bitte eine der beiden Zahlen ändern.", "Please change one of the two numbers."));
  }
}

void check_rules(const LocationProblem& problem) {
  const SitingRules& rules = problem.rules;
  const std::size_t sites = problem.sites.size();
  if (rules.p && *rules.p > sites) {
    refuse(text("p = {} ist mehr als die {} Standorte, die es gibt.",
                "p = {} is more than the {} sites there are.", *rules.p, sites),
           text("Bitte p verkleinern oder Standorte ergänzen.", "Please lower p or add sites."));
  }
  if (rules.budget) check_number(*rules.budget, true, text("Budget", "Budget"));
  for (const SiteGroup& group : rules.groups) check_group(problem, group);
  for (const auto& [a, b] : rules.incompatible) {
    if (a < sites && b < sites && a != b) continue;
    refuse(a == b && a < sites
               ? text("Der Standort „{}“ soll mit sich selbst unverträglich sein.",
                      "Site \"{}\" is said to be incompatible with itself.", problem.sites[a].id)
               : text("Ein unverträgliches Paar nennt einen Standort, den es nicht gibt.",
                      "An incompatible pair names a site that does not exist."),
           text("Bitte das Paar berichtigen.", "Please correct the pair."));
  }
}

}  // namespace

void check_problem(const LocationProblem& problem) {
  check_sites(problem);
  check_demand(problem);
  check_shape(problem);
  check_entries(problem);
  check_rules(problem);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> closer_than(const SiteCosts& between,
                                                                 double least_distance) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t row = 0; row + 1 < between.starts.size(); ++row) {
    const auto a = static_cast<std::uint32_t>(row);
    for (auto entry = between.starts[row]; entry < between.starts[row + 1]; ++entry) {
      const std::uint32_t b = between.site[entry];
      if (a != b && between.cost[entry] < least_distance) pairs.emplace_back(std::minmax(a, b));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace nahraum::analysis
