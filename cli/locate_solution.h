#pragma once
// The solution of `nahraum locate` as JSON: the same bytes for the same tables, call and seed.

#include <string>

#include "analysis/locate/alternatives.h"
#include "cli/locate_call.h"

namespace nahraum::cli {

/// What was asked for beside the best set.
struct LocateExtras {
  std::optional<std::vector<analysis::Proposal>> alternatives;
  std::optional<std::vector<analysis::Replacement>> replacements;
  std::optional<std::vector<analysis::OpeningStep>> order;
  std::optional<std::vector<analysis::CostCurvePoint>> curve;
};

/// Bound and objective are equal, or nearer than the models can tell values apart.
[[nodiscard]] bool as_good_as_can_be(const analysis::Proposal& proposal);

/// "optimal", "within_gap", "stopped", "infeasible".
[[nodiscard]] const char* status_word(const analysis::Proposal& proposal);

[[nodiscard]] std::string solution_json(const LocateCall& call, const LocateTask& task,
                                        const analysis::Proposal& proposal,
                                        const LocateExtras& extras);

}  // namespace nahraum::cli
