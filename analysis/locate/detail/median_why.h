#pragma once
// Why no set of sites keeps the rules, in words, and what would be enough.

#include "analysis/locate/median.h"

namespace nahraum::analysis::detail {

/// Fills `why` and, where it can be told, `least` of an infeasible proposal.
void explain_infeasible(const LocationProblem& problem, const MedianOptions& options,
                        Proposal& proposal, geo::Progress& progress);

}  // namespace nahraum::analysis::detail
