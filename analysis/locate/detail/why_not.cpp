#include "analysis/locate/detail/why_not.h"

#include <cmath>

#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {
namespace {

using geo::text;

class Doubts {
 public:
  Doubts(const LocationProblem& problem, CoverAll demand, SearchClock& clock)
      : problem_(problem), demand_(demand), clock_(clock) {}

  Proposal told();

 private:
  [[nodiscard]] SearchAnswer ask(const SitingRules& rules, SetGoal goal);
  /// A search that was cut short leaves the reason open.
  SearchAnswer noted(SearchAnswer answer);
  [[nodiscard]] bool possible(const SitingRules& rules);
  bool blame_p();
  bool blame_budget(SitingRules rules);
  bool blame_groups(const SitingRules& bare);
  [[nodiscard]] double money(const SearchAnswer& answer) const;

  const LocationProblem& problem_;
  CoverAll demand_;
  SearchClock& clock_;
  Proposal proposal_;
  bool unsure_ = false;
};

SearchAnswer Doubts::ask(const SitingRules& rules, SetGoal goal) {
  const RuleBook book(problem_.sites, rules);
  CoverAll what = demand_;
  what.goal = goal;
  SearchTask task = cover_all_task(book, what);
  task.gap = 0;  // "at least 5" is said only when 4 will not do
  return noted(search_sites(std::move(task), clock_));
}

SearchAnswer Doubts::noted(SearchAnswer answer) {
  unsure_ = unsure_ || answer.state == SearchState::Stopped;
  return answer;
}

bool Doubts::possible(const SitingRules& rules) {
  const RuleBook book(problem_.sites, rules);
  SearchTask task = cover_all_task(book, demand_);
  task.good_enough = kNoLimit;
  return noted(search_sites(std::move(task), clock_)).best.has_value();
}

double Doubts::money(const SearchAnswer& answer) const {
  const double scale = cost_scale(problem_.sites);
  return answer.value / (scale > 0 ? scale : 1);
}

bool Doubts::blame_p() {
  SitingRules rules = problem_.rules;
  if (!rules.p) return false;
  const std::size_t p = *rules.p;
  rules.p.reset();
  const SearchAnswer few = ask(rules, SetGoal::Fewest);
  if (!few.best) return false;
  if (few.value > static_cast<double>(p)) {
    const auto least =
        static_cast<std::size_t>(few.state == SearchState::Proven ? few.value : few.bound);
    proposal_.why = text("Mit p = {} geht es nicht: Nötig sind mindestens {} Standorte.",
                         "p = {} is not enough: at least {} sites are needed.", p, least);
    proposal_.least = static_cast<double>(least);
    return true;
  }
  const SearchAnswer many = ask(rules, SetGoal::Most);
  const double most = many.best ? -many.value : 0;
  proposal_.why =
      many.state == SearchState::Proven && most < static_cast<double>(p)
          ? text("p = {} ist zu viel: Die übrigen Regeln erlauben höchstens {} Standorte zugleich.",
                 "p = {} is too many: the other rules allow at most {} sites at once.", p,
                 static_cast<std::size_t>(most))
          : text("Genau {} Standorte sind mit den übrigen Regeln nicht möglich.",
                 "Exactly {} sites are not possible with the other rules.", p);
  return true;
}

bool Doubts::blame_budget(SitingRules rules) {
  if (!rules.budget) return false;
  rules.budget.reset();
  const SearchAnswer cheap = ask(rules, SetGoal::Cheapest);
  if (!cheap.best) return false;
  const double least = money(cheap);
  proposal_.why = {
      fmt::format("Das Budget von {} reicht nicht: Nötig sind mindestens {}.",
                  geo::german_number(*problem_.rules.budget, 2), geo::german_number(least, 2)),
      fmt::format("The budget of {} is not enough: at least {} is needed.",
                  geo::people_number(*problem_.rules.budget, 2, geo::Language::English),
                  geo::people_number(least, 2, geo::Language::English))};
  proposal_.least = least;
  return true;
}

bool Doubts::blame_groups(const SitingRules& bare) {
  for (std::size_t g = 0; g < bare.groups.size(); ++g) {
    SitingRules rules = bare;
    rules.groups.erase(rules.groups.begin() + static_cast<std::ptrdiff_t>(g));
    if (!possible(rules)) continue;
    const SiteGroup& group = bare.groups[g];
    proposal_.why = text(
        "Die Regel der Gruppe „{}“ (mindestens {}, höchstens {}) lässt sich mit den "
        "übrigen Regeln nicht einhalten.",
        "The rule of group \"{}\" (at least {}, at most {}) cannot be kept together "
        "with the other rules.",
        group.name, group.at_least, std::min(group.at_most, group.sites.size()));
    return true;
  }
  SitingRules rules = bare;
  rules.incompatible.clear();
  if (possible(rules)) {
    proposal_.why =
        text("Die unverträglichen Paare (oder der Mindestabstand) lassen keine Auswahl zu.",
             "The incompatible pairs (or the least distance) leave no choice.");
    return true;
  }
  rules.groups.clear();
  if (!possible(rules)) return false;
  proposal_.why =
      text("Die Regeln der Gruppen widersprechen einander oder den unverträglichen Paaren.",
           "The rules of groups contradict each other or the incompatible pairs.");
  return true;
}

Proposal Doubts::told() {
  proposal_.state = ProposalState::Infeasible;
  if (blame_p() || blame_budget(problem_.rules)) return proposal_;
  SitingRules bare = problem_.rules;
  bare.p.reset();
  if (blame_budget(bare)) return proposal_;
  bare.budget.reset();
  if (blame_groups(bare)) return proposal_;
  if (unsure_) {
    proposal_.why = text(
        "Keine Auswahl hält alle Regeln ein. Welche Regel es ist, blieb offen: Die "
        "Suche danach wurde beendet.",
        "No set of sites keeps all rules. Which rule it is stayed open: the search "
        "for it was ended.");
    return proposal_;
  }
  proposal_.why =
      demand_.capacities
          ? text("Selbst alle Standorte zusammen haben nicht genug Kapazität.",
                 "Even all sites together lack capacity.")
          : text("Die Regeln widersprechen einander.", "The rules contradict each other.");
  return proposal_;
}

}  // namespace

Proposal why_not(const LocationProblem& problem, CoverAll demand, SearchClock& clock) {
  return Doubts(problem, demand, clock).told();
}

Proposal out_of_reach(const LocationProblem& problem, std::size_t point, std::size_t times) {
  Proposal proposal;
  proposal.state = ProposalState::Infeasible;
  const std::string& id = problem.demand[point].id;
  proposal.why =
      times == 1
          ? text("Der Nachfragepunkt „{}“ ist von keinem wählbaren Standort aus erreichbar.",
                 "Demand point \"{}\" cannot be reached from any site that may be opened.", id)
          : text(
                "Der Nachfragepunkt „{}“ ist von weniger als {} wählbaren Standorten aus "
                "erreichbar.",
                "Demand point \"{}\" can be reached from fewer than {} sites that may be "
                "opened.",
                id, times);
  return proposal;
}

}  // namespace nahraum::analysis::detail
