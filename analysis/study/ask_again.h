#pragma once
// A proposal of a result asked once more: another number, another budget, a Kita locked or
// excluded. Gives what a run of the study with these words in its [[proposal]] gives; reads no
// file.
//
//   ProposalSpec spec = outcome.spec;
//   spec.p = 4;
//   choose_site(spec, kita, SiteChoice::Locked);
//   const ProposalOutcome again = ask_again({result, outcome, spec}, progress);
//
// Cost: as the step of the run; `first` is called with the set alone after about a tenth of it.

#include <functional>
#include <optional>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Why it cannot be asked again; nothing = it can. In a public study a proposal that rests on what
/// was withheld gives no further answers.
[[nodiscard]] std::optional<geo::Text> not_askable(const StudyResult& result,
                                                   const ProposalOutcome& outcome);

struct AskAgain {
  const StudyResult& result;
  const ProposalOutcome& outcome;  ///< an answer to the same question
  ProposalSpec spec;               ///< of the same key, group and catchment
  /// The set, before what stands beside it is known: no losses, no sets nearly as good, no curve.
  std::function<void(const ProposalOutcome&)> first{};
};

/// A set that cannot be is an answer with its sentence. Throws Error{Input} where `not_askable` and
/// for Kitas the list does not have, Error{Cancelled}.
[[nodiscard]] ProposalOutcome ask_again(const AskAgain& ask, geo::Progress& progress);

enum class SiteChoice : std::uint8_t { Free, Locked, Excluded };
/// False, and nothing is changed, for a ThEKiZ that stays and should be excluded.
bool choose_site(ProposalSpec& spec, const Kita& kita, SiteChoice choice);
/// What the study says, and over it what the scenario says (null: nothing): as a run does it.
/// `study` is the proposal of the study without scenario; Kitas that are closed are left out.
[[nodiscard]] ProposalSpec with_choices(ProposalSpec shown, const ProposalSpec& study,
                                        const Scenario* scenario, const std::vector<Kita>& kitas);
/// The proposal with the number and the money of a scenario instead of the study's. False, and
/// nothing is changed, for money where the proposal has no budget.
bool set_amount(ProposalSpec& spec, const ScenarioAmount& amount);
/// The same question: answers to both are the same.
[[nodiscard]] bool same_question(const ProposalSpec& a, const ProposalSpec& b);

/// The outcome as if this one of its sets (nearly as good, from 0) were the one chosen: sites by
/// role, children, order, gain and cost anew, its number in the title. What is lost without a site
/// is known of the first set alone: it takes a search for each. Order and gain stay unknown where
/// `not_askable`.
[[nodiscard]] ProposalOutcome with_set(const StudyResult& result, const ProposalOutcome& outcome,
                                       std::size_t set);

/// Sites that a number can be asked of: with the existing ones where these may close.
[[nodiscard]] std::size_t most_sites(const ProposalOutcome& outcome);

}  // namespace nahraum::analysis
