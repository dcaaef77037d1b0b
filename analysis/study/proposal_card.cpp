#include "analysis/study/proposal_card.h"

#include <algorithm>
#include <cmath>

#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

/// Sums of decimals differ in their last bits (proof.cpp).
constexpr double kNoGap = 1e-9;

Text percent_text(double share) {
  const Text number = geo::number_text(100 * share, 1);
  return {number.de + " %", number.en + " %"};
}

Text state_text(const Proposal& best) {
  switch (best.state) {
    case ProposalState::Infeasible:
      return {"Nicht möglich", "Not possible"};
    case ProposalState::Stopped:
      break;
    case ProposalState::Proven:
      if (best.gap() <= kNoGap) return {"Optimum bewiesen", "Optimum proven"};
  }
  const Text open = percent_text(best.gap());
  return {"Nicht bewiesen, noch " + open.de + " offen", "Not proven, still " + open.en + " open"};
}

Text share_text(const Count& part, const Count& all) {
  const Text of = geo::number_text(all.persons);
  const Text n = geo::number_text(part.persons);
  if (all.persons <= 0) return n;
  const Text share = percent_text(part.persons / all.persons);
  return {fmt::format("{} von {} ({})", n.de, of.de, share.de),
          fmt::format("{} of {} ({})", n.en, of.en, share.en)};
}

/// Children in cells whose figure is kept secret are not in the sum, which is said.
Text count_text(const Count& count) {
  const Text n = geo::number_text(count.persons);
  if (count.secret == 0) return n;
  if (count.secret == 1)
    return {n.de + " (und 1 Zelle ohne Angabe)", n.en + " (and 1 cell without a figure)"};
  return {fmt::format("{} (und {} Zellen ohne Angabe)", n.de, count.secret),
          fmt::format("{} (and {} cells without a figure)", n.en, count.secret)};
}

Text euro_text(double euro) {
  const Text n = geo::number_text(euro);
  return {n.de + " Euro im Jahr", n.en + " euro a year"};
}

void add_costs(const ProposalOutcome& outcome, ProposalCard& card) {
  if (!outcome.cost) return;
  card.figures.emplace_back(Text{"Kosten", "Cost"}, euro_text(outcome.cost->total));
  card.figures.emplace_back(Text{"davon kommunal", "of this municipal"},
                            euro_text(outcome.cost->municipal));
}

void add_figures(const ProposalOutcome& outcome, ProposalCard& card) {
  const AreaChange& whole = outcome.units->whole;
  const auto add = [&card](Text name, Text value) {
    card.figures.emplace_back(std::move(name), std::move(value));
  };
  // Of children gained the next lines say the same, with what is not known.
  if (outcome.words != SitingWords::Children) {
    Text name = objective_name(outcome.words);
    if (outcome.today)
      add({"Heute: " + name.de, "Today: " + name.en},
          objective_text(*outcome.today, outcome.words));
    add({"Mit dem Vorschlag: " + name.de, "With the proposal: " + name.en},
        objective_text(outcome.best.objective, outcome.words));
  }
  add({"Heute erreicht", "Reached today"}, share_text(whole.before, whole.all));
  add({"Mit dem Vorschlag erreicht", "Reached with the proposal"},
      share_text(whole.after, whole.all));
  add({"Kinder zusätzlich", "Children in addition"}, count_text(whole.gained));
  if (whole.lost.cells > 0) add({"Kinder, die wegfallen", "Children lost"}, count_text(whole.lost));
  add_costs(outcome, card);
}

Text caution_text(const ProposalOutcome& outcome) {
  Text words{
      "Ein Vorschlag ist ein Prüfauftrag: Das Programm rechnet nach den gesetzten Regeln, "
      "entschieden wird in der Fachplanung und im Jugendhilfeausschuss.",
      "A proposal is to be examined: the program computes by the rules that were set; decisions "
      "are taken in planning and by the committee."};
  if (outcome.noise_sd < 0.5) return words;
  const Text sd = geo::number_text(outcome.noise_sd);
  words.de += fmt::format(
      " Zensuszellen sind leicht verändert; die zusätzlichen Kinder sind auf etwa ± {} genau.",
      sd.de);
  words.en += fmt::format(
      " Census cells are slightly altered; the children gained are exact to about ± {}.", sd.en);
  return words;
}

/// The aim of a budget is what it buys.
Text aim_text(const ProposalSpec& spec) {
  if (spec.goal != ProposalGoal::Portfolio) return goal_name(spec.goal);
  const Text bought =
      objective_name(spec.need.empty() ? SitingWords::Children : SitingWords::NeedChildren);
  return {bought.de + ", soweit das Geld reicht", bought.en + ", as far as the money goes"};
}

}  // namespace

geo::Text question_text(const StudyResult& result, const ProposalSpec& spec) {
  const Text goal = aim_text(spec), &mode = result.study.mode(spec.mode).title,
             &group = result.study.group(spec.group).title;
  const Text minutes = geo::number_text(spec.minutes.count());
  return {fmt::format("Ziel: {}. Gezählt: {}; Grenze {} Minuten {}.", goal.de, group.de, minutes.de,
                      mode.de),
          fmt::format("Aim: {}. Counted: {}; limit {} minutes {}.", goal.en, group.en, minutes.en,
                      mode.en)};
}

ProposalCard proposal_card(const StudyResult& result, const ProposalOutcome& outcome) {
  ProposalCard card{.question = question_text(result, outcome.spec),
                    .state = state_text(outcome.best),
                    .proof = outcome.proof,
                    .caution = caution_text(outcome)};
  if (outcome.found()) add_figures(outcome, card);
  return card;
}

geo::Text difference_text(const Proposal& best, const Proposal& set, SitingWords words) {
  const double apart = std::abs(best.objective - set.objective);
  if (apart <= kNoGap * std::max(1.0, std::abs(best.objective)))
    return {"gleich gut", "equally good"};
  Text amount = objective_text(apart, words);
  if (words == SitingWords::Equity) {
    const Text points = geo::number_text(100 * apart, 1);
    amount = {points.de + " Prozentpunkte", points.en + " percentage points"};
  }
  const bool counted = words == SitingWords::Children || words == SitingWords::NeedChildren;
  const Text more =
      best.maximise ? Text{"weniger", counted ? "fewer" : "less"} : Text{"mehr", "more"};
  if (best.objective == 0)
    return {fmt::format("{} {}", amount.de, more.de), fmt::format("{} {}", amount.en, more.en)};
  const Text share = percent_text(apart / std::abs(best.objective));
  return {fmt::format("{} {} ({})", amount.de, more.de, share.de),
          fmt::format("{} {} ({})", amount.en, more.en, share.en)};
}

Text measured_objective(const ProposalOutcome& outcome) {
  const Text name = objective_name(outcome.words);
  if (outcome.words != SitingWords::Equity) return name;
  return {name.de + ", %", name.en + ", %"};
}

CurveChart proposal_curve(const ProposalOutcome& outcome) {
  const double factor = objective_factor(outcome.words);
  CurveChart chart{.title = {"Was jeder weitere Standort bringt", "What each further site adds"},
                   .x_name = {"Zahl der Standorte, bestehende eingeschlossen",
                              "number of sites, existing ones included"},
                   .y_name = measured_objective(outcome),
                   .chosen = static_cast<double>(outcome.best.sites.size())};
  for (const CostCurvePoint& point : outcome.curve) {
    if (point.proposal.state == ProposalState::Infeasible) continue;
    chart.points.push_back({static_cast<double>(point.p), point.proposal.objective * factor,
                            point.proposal.bound * factor});
  }
  return chart;
}

std::optional<std::size_t> p_of_curve(const ProposalOutcome& outcome, double x) {
  const auto standing = outcome.spec.closable ? 0.0 : static_cast<double>(outcome.existing.size());
  if (!(x > standing)) return std::nullopt;
  return static_cast<std::size_t>(std::llround(x - standing));
}

}  // namespace nahraum::analysis
