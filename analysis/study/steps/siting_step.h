#pragma once
// The step of a run about sets of sites, and its tables.

#include <functional>
#include <vector>

#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// `result` holds need, reach, candidates and ranking already. A proposal that cannot be is a
/// result with its sentence and a Finding. Throws Error{Input} for Kitas the list does not have.
[[nodiscard]] SitingResult compute_siting(const RunState& state, const StudyResult& result);

/// What one proposal asks, before it is solved: part of compute_siting.
struct SitingAsk {
  SitingTask task;  ///< null problem: see `why`
  geo::Text why;    ///< the sentence when there is nothing to solve
  SiteSet existing;
  SitingWords words = SitingWords::Children;
  std::vector<SiteCost> costs;  ///< by Kita; empty without [costs]
  ProofQuestion proof;
};
[[nodiscard]] SitingAsk ask_proposal(const RunState& state, const StudyResult& result,
                                     const ProposalSpec& spec, const SitingGround& ground);

/// For those who wait: nothing of it changes the answer.
struct SolveAside {
  /// Called once there is a set, before what stands beside it is looked for: no sets nearly as
  /// good, no curve, no losses yet. Not called where there is no set.
  std::function<void(const ProposalOutcome&)> first{};
  /// The curve of the same question with another p; null = to be computed.
  const std::vector<CostCurvePoint>* curve = nullptr;
};
/// Fills `outcome`, of which spec and ground stand. Rules that cannot be kept are a Finding.
void solve_proposal(const RunState& state, SitingAsk ask, ProposalOutcome& outcome,
                    const SolveAside& aside = {});

/// Columns of the cells: what a proposal changes there, one for each proposal on the same grid.
void add_siting_to_cells(const RunState& state, const SitingResult& siting,
                         const PlacedGroup& children, const std::vector<std::uint32_t>& cells,
                         geo::TableBuilder& builder);
/// Rests on figures that are not public?
[[nodiscard]] bool is_confidential(const Study& study, const ProposalSpec& spec);

}  // namespace nahraum::analysis
