#pragma once
// Sets of sites as printed, exported and drawn.

#include <string>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Fills the tables and the layer of result.siting from its values.
void add_siting_tables(StudyResult& result);
/// One point for each site of the proposals named; all of them when none is.
[[nodiscard]] geo::Layer siting_layer(const StudyResult& result,
                                      const std::vector<std::string>& keys);
/// The same of an answer that need not be part of the result.
[[nodiscard]] geo::Layer answer_layer(const StudyResult& result, const ProposalOutcome& proposal);
/// Takes proposals out whole: values, comparisons, tables, columns of the cells.
void drop_proposals(const std::vector<std::string>& keys, StudyResult& result);
/// Every parameter with the value in force, canonical JSON.
[[nodiscard]] std::string siting_parameters_json(const SitingSpec& siting);

/// "erreicht zusätzlich 312 Kinder": the answer in one sentence; the refusal when there is none.
[[nodiscard]] geo::Text outcome_text(const ProposalOutcome& proposal);
/// "neu", "besteht", "aufgegeben", "Alternative".
[[nodiscard]] geo::Text role_name(SiteRole role);
[[nodiscard]] geo::Text goal_name(ProposalGoal goal);
/// "Kita „Apfel“ (01), Kita „Birne“ (02)"
[[nodiscard]] std::string kita_names(const StudyResult& result,
                                     const std::vector<std::uint32_t>& kitas);
/// New sites of a set: without those that stand and stay.
[[nodiscard]] std::vector<std::uint32_t> new_sites(const ProposalOutcome& proposal,
                                                   const std::vector<std::uint32_t>& set);

}  // namespace nahraum::analysis
