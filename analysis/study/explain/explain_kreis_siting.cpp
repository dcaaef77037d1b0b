// Proposals of sites and of Verbünde, figure by figure.

#include "analysis/study/explain/explain_kreis.h"
#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

FlaggedValue scaled(const std::optional<double>& value, SitingWords words) {
  return value ? plain_value(*value * objective_factor(words)) : FlaggedValue{};
}

FlaggedValue percent(const Count& part, const Count& whole) {
  FlaggedValue share = share_of(part, whole);
  share.value *= 100;
  return share;
}

/// Counts of the target group as the comparison of sets has them.
void add_change(const AreaChange& change, const std::string& key, KreisLines& lines) {
  lines.figure(key + "all", {"Kinder", "Children"}, plain_value(change.all.persons), "Personen");
  lines.figure(key + "before", {"heute erreicht", "reached today"},
               plain_value(change.before.persons), "Personen");
  lines.figure(key + "after", {"dann erreicht", "reached then"}, plain_value(change.after.persons),
               "Personen");
  lines.figure(key + "gained", {"kommen dazu", "are added"}, plain_value(change.gained.persons),
               "Personen");
  lines.figure(key + "lost", {"fallen weg", "are lost"}, plain_value(change.lost.persons),
               "Personen");
  lines.figure(key + "share_before", {"Anteil heute", "Share today"},
               percent(change.before, change.all), "%", 1);
  lines.figure(key + "share_after", {"Anteil dann", "Share then"},
               percent(change.after, change.all), "%", 1);
}

void add_site(const StudyResult& result, const ProposalOutcome& proposal, const ProposedSite& site,
              KreisLines& lines) {
  const Kita& kita = result.inputs.kitas[site.kita];
  const std::string key = "kreis.proposal." + proposal.spec.key + ".site." + kita.id + ".";
  const auto label = [&](const char* german, const char* english) {
    return Text{kita.name + ": " + german, kita.name + ": " + english};
  };
  const int decimals = objective_decimals(proposal.words);
  if (site.order > 0)
    lines.figure(key + "order", label("Reihenfolge", "order"),
                 plain_value(static_cast<double>(site.order)));
  if (site.gain)
    lines.figure(key + "gain", label("Gewinn", "gain"), scaled(site.gain, proposal.words), "",
                 decimals);
  if (site.children)
    lines.figure(key + "children", label("zusätzlich erreichte Kinder", "children in addition"),
                 plain_value(site.children->persons), "Personen");
  if (site.loss)
    lines.figure(key + "loss", label("Verlust, wenn sie absagt", "loss when it declines"),
                 scaled(site.loss, proposal.words), "", decimals);
  lines.figure(key + "among", label("in so vielen fast gleich guten Sätzen", "in so many sets"),
               plain_value(static_cast<double>(site.among)));
  if (site.cost)
    lines.figure(key + "cost", label("Kosten im Jahr", "cost a year"),
                 plain_value(site.cost->total), "Euro");
}

void add_proof(const ProposalOutcome& proposal, const std::string& key, KreisLines& lines) {
  const int decimals = objective_decimals(proposal.words);
  lines.figure(key + "value", objective_name(proposal.words),
               scaled(proposal.best.objective, proposal.words), "", decimals);
  lines.figure(key + "bound", {"höchstens (bei Wegen: mindestens) möglich", "possible at best"},
               scaled(proposal.best.bound, proposal.words), "", decimals);
  lines.figure(key + "gap", {"noch offen", "still open"}, plain_value(100 * proposal.best.gap()),
               "%", 2);
  lines.figure(key + "sets", {"fast gleich gute Sätze", "sets nearly as good"},
               plain_value(static_cast<double>(proposal.sets.size())));
  lines.figure(key + "noise", {"Unschärfe der Zählung (1 SD)", "noise of the count (1 SD)"},
               plain_value(proposal.noise_sd), "Personen");
  if (proposal.cost)
    lines.figure(key + "cost", {"Kosten im Jahr", "Cost a year"}, plain_value(proposal.cost->total),
                 "Euro");
  for (std::size_t i = 0; i < proposal.sets.size(); ++i)
    lines.figure(fmt::format("{}set.{}", key, i + 1), text("Satz {}", "Set {}", i + 1),
                 scaled(proposal.sets[i].objective, proposal.words), "", decimals);
  for (const CostCurvePoint& point : proposal.curve)
    if (point.proposal.state != ProposalState::Infeasible)
      lines.figure(fmt::format("{}curve.{}", key, point.p),
                   text("mit {} Standorten", "with {} sites", point.p),
                   scaled(point.proposal.objective, proposal.words), "", decimals);
}

void add_verbund(const FormedVerbund& verbund, const std::string& key, KreisLines& lines) {
  lines.figure(key + "size", {"Kitas", "Kitas"},
               plain_value(static_cast<double>(verbund.members.size())));
  lines.figure(key + "vbe", {"Stellen", "Posts"}, plain_value(verbund.vbe), "VBE", 2);
  lines.figure(key + "children", {"neu erreicht", "newly reached"}, plain_value(verbund.children));
  lines.figure(key + "lead", {"längster Weg der Leitung", "longest way of the lead"},
               plain_value(verbund.longest_lead_minutes), "min", 1);
  lines.figure(key + "round", {"Rundfahrt", "round trip"}, plain_value(verbund.round_minutes),
               "min", 1);
  lines.figure(key + "share", {"Anteil der Arbeitszeit unterwegs", "share of time on the road"},
               plain_value(100 * verbund.travel_share), "%", 1);
}

}  // namespace

void add_kreis_siting(const StudyResult& result, Explanation& explanation) {
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    const std::string key = "kreis.proposal." + proposal.spec.key + ".";
    KreisLines lines("kreis.proposal." + proposal.spec.key, proposal.spec.title);
    lines.words(key + "proof", {"Nachweis", "Proof"}, proposal.proof);
    if (proposal.found()) {
      add_change(proposal.units->whole, key, lines);
      add_proof(proposal, key, lines);
      for (const ProposedSite& site : proposal.sites) add_site(result, proposal, site, lines);
    }
    lines.add_to(explanation);
  }
}

void add_kreis_formation(const StudyResult& result, Explanation& explanation) {
  for (const FormationOutcome& outcome : result.formation.questions) {
    const std::string start = "kreis.formation." + outcome.spec.key + ".";
    KreisLines lines("kreis.formation." + outcome.spec.key, outcome.spec.title);
    for (std::size_t p = 0; p < outcome.answer.proposals.size(); ++p) {
      const FormationProposal& one = outcome.answer.proposals[p];
      const std::string key = fmt::format("{}{}.", start, p + 1);
      lines.words(key + "proof", {"Nachweis", "Proof"}, formation_proof_text(outcome, p));
      lines.figure(key + "number", {"Verbünde", "Verbünde"},
                   plain_value(static_cast<double>(one.verbuende.size())));
      lines.figure(key + "children", {"Kinder neu erreicht (gewichtet)", "Children newly reached"},
                   plain_value(one.children.value));
      lines.figure(key + "bound", {"höchstens möglich", "possible at most"},
                   plain_value(one.children.bound));
      lines.figure(key + "travel", {"Fahrzeit je Woche", "Travel a week"},
                   plain_value(one.travel.value), "min");
      for (std::size_t v = 0; v < one.verbuende.size(); ++v)
        add_verbund(one.verbuende[v], fmt::format("{}verbund.{}.", key, v + 1), lines);
    }
    lines.add_to(explanation);
  }
}

}  // namespace nahraum::analysis
