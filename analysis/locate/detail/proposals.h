#pragma once
// From the sites a search found to the proposal people get: assignment and objective are worked
// out anew from the problem itself, the rules are checked once more.

#include <optional>

#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/site_search.h"
#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"

namespace nahraum::analysis::detail {

/// State, sites and nodes; throws Error{Internal} if the sites break a rule. No sites if none were
/// found in time.
[[nodiscard]] Proposal begin_proposal(const LocationProblem& problem, const SearchAnswer& answer,
                                      const SearchClock& clock);
/// By demand point the open site of least cost, if that is at most `limit`; weight 0 included.
void assign_nearest(const LocationProblem& problem, double limit, Proposal& proposal);
/// With capacities: by demand point the open site that serves the greatest part of its row.
void assign_shared(const LocationProblem& problem, const CoverRows& rows, const OpenSites& open,
                   Proposal& proposal);
/// Cost from a point to its assigned site.
[[nodiscard]] double assigned_cost(const LocationProblem& problem, std::size_t point,
                                   std::uint32_t site);
/// A bound beyond the objective on its good side is rounding: it is set to the objective.
void set_bound(double bound, Proposal& proposal);

}  // namespace nahraum::analysis::detail
