#pragma once
// Why no set of sites will do, in words, and the least p or budget that would.
//
//   return why_not(problem, {.rows = &rows}, clock);

#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/site_search.h"
#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"

namespace nahraum::analysis::detail {

/// `demand` names what must be served besides the rules (goal is ignored). Searches again without
/// p, without the budget, without each group: the first that makes it possible is the one told.
[[nodiscard]] Proposal why_not(const LocationProblem& problem, CoverAll demand, SearchClock& clock);

/// The demand point that too few sites reach: nobody need search for that.
[[nodiscard]] Proposal out_of_reach(const LocationProblem& problem, std::size_t point,
                                    std::size_t times);

}  // namespace nahraum::analysis::detail
