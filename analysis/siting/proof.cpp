#include "analysis/siting/proof.h"

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

Text joined(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

/// "Kein anderer Satz von 3 Kitas".
Text no_other_set(const ProofQuestion& question) {
  if (question.budget) return {"Kein anderer Satz für dieses Geld", "no other set for this money"};
  if (question.sites == 1) return {"Keine andere Kita", "no other Kita"};
  return geo::text(
      question.at_most ? "Kein anderer Satz von höchstens {} Kitas"
                       : "Kein anderer Satz von {} Kitas",
      question.at_most ? "no other set of at most {} Kitas" : "no other set of {} Kitas",
      question.sites);
}

Text rules(const ProofQuestion& question) {
  if (!question.more_rules) return {};
  return question.sites == 1 && !question.budget
             ? Text{", die die Regeln einhält,", " that keeps the rules"}
             : Text{", der die Regeln einhält,", " that keeps the rules"};
}

Text does_better(SitingWords words) {
  switch (words) {
    case SitingWords::NeedChildren:
      return {" erreicht, nach Bedarf gewichtet, mehr Kinder.",
              " reaches more children weighted by need."};
    case SitingWords::Equity:
      return {" erreicht im am schlechtesten versorgten Gebiet einen größeren Anteil der Kinder.",
              " reaches a greater share of the children in the worst-served area."};
    case SitingWords::Travel:
      return {" macht die Wege insgesamt kürzer.", " makes the ways shorter in total."};
    case SitingWords::Children:
      break;
  }
  return {" erreicht mehr Kinder.", " reaches more children."};
}

Text percent(double share) {
  if (share < 0.0005) return {"Weniger als 0,1 %", "Less than 0.1 %"};
  const Text number = geo::number_text(100 * share, 1);
  return {"Noch " + number.de + " %", "Still " + number.en + " %"};
}

Text open_text(const Proposal& proposal, const ProofQuestion& question) {
  const Text bound = objective_text(proposal.bound, question.words);
  const Text share = percent(proposal.gap());
  const bool more = proposal.maximise;
  return {fmt::format("{} offen: {} als {} ist mit keinem Satz möglich; gefunden sind {}.",
                      share.de, more ? "Mehr" : "Weniger", bound.de,
                      objective_text(proposal.objective, question.words).de),
          fmt::format("{} open: {} than {} is possible with no set; found are {}.", share.en,
                      more ? "more" : "less", bound.en,
                      objective_text(proposal.objective, question.words).en)};
}

}  // namespace

Text proof_text(const Proposal& proposal, const ProofQuestion& question) {
  if (proposal.state == ProposalState::Infeasible)
    return joined({"Nicht möglich: ", "Not possible: "}, proposal.why);
  if (proposal.sites.empty() && !proposal.why.de.empty()) return proposal.why;
  // Sums of decimals differ in their last bits; the search counts a billionth as nothing, too.
  if (proposal.state == ProposalState::Stopped || proposal.gap() > 1e-9)
    return open_text(proposal, question);
  const Text sentence =
      joined(joined(no_other_set(question), rules(question)), does_better(question.words));
  return {"Bewiesen: " + sentence.de, "Proven: " + sentence.en};
}

Text objective_text(double objective, SitingWords words) {
  const Text number =
      geo::number_text(objective * objective_factor(words), objective_decimals(words));
  switch (words) {
    case SitingWords::Equity:
      return {number.de + " %", number.en + " %"};
    case SitingWords::Travel:
      return {number.de + " Personenminuten", number.en + " person-minutes"};
    case SitingWords::NeedChildren:
      return {number.de + " Kinder nach Bedarf", number.en + " children by need"};
    case SitingWords::Children:
      break;
  }
  if (number.de == "1") return {"1 Kind", "1 child"};
  return {number.de + " Kinder", number.en + " children"};
}

Text objective_name(SitingWords words) {
  switch (words) {
    case SitingWords::Equity:
      return {"Anteil im am schlechtesten versorgten Gebiet", "share in the worst-served area"};
    case SitingWords::Travel:
      return {"Personenminuten zum nächsten ThEKiZ", "person-minutes to the nearest ThEKiZ"};
    case SitingWords::NeedChildren:
      return {"zusätzlich erreichte Kinder, nach Bedarf gewichtet",
              "children reached in addition, weighted by need"};
    case SitingWords::Children:
      break;
  }
  return {"zusätzlich erreichte Kinder", "children reached in addition"};
}

double objective_factor(SitingWords words) { return words == SitingWords::Equity ? 100 : 1; }

int objective_decimals(SitingWords words) {
  return words == SitingWords::Equity || words == SitingWords::NeedChildren ? 1 : 0;
}

}  // namespace nahraum::analysis
