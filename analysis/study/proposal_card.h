#pragma once
// One proposal in plain words, and its curve as a chart: what window and paper say beside the list
// of Kitas.
//
//   const ProposalCard card = proposal_card(result, outcome);
//   card.state;   // "Bewiesen: mehr ist mit keinem Satz möglich"

#include <utility>
#include <vector>

#include "analysis/report/chart.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct ProposalCard {
  geo::Text question;  ///< aim, who is counted, within what limit
  geo::Text state;     ///< is it proven, and if not, how much is open
  std::vector<std::pair<geo::Text, geo::Text>> figures{};  ///< name and value; none without a set
  geo::Text proof;
  geo::Text caution;  ///< inexactness, and that people decide
};

[[nodiscard]] ProposalCard proposal_card(const StudyResult& result, const ProposalOutcome& outcome);

/// "Ziel: zusätzlich erreichte Kinder. Gezählt: Kinder unter 6; Grenze 15 Minuten zu Fuß."
[[nodiscard]] geo::Text question_text(const StudyResult& result, const ProposalSpec& spec);
/// How much worse the set is than the best one: "14 Kinder weniger (27 %)", "gleich gut".
[[nodiscard]] geo::Text difference_text(const Proposal& best, const Proposal& set,
                                        SitingWords words);

/// Name of the objective, with its unit where the name leaves it open.
[[nodiscard]] geo::Text measured_objective(const ProposalOutcome& outcome);
/// Points of the curve that have an answer; x counts the existing sites, too.
[[nodiscard]] CurveChart proposal_curve(const ProposalOutcome& outcome);
/// The p of a proposal (ProposalSpec::p) for a point of that chart; nothing for no new site.
[[nodiscard]] std::optional<std::size_t> p_of_curve(const ProposalOutcome& outcome, double x);

}  // namespace nahraum::analysis
