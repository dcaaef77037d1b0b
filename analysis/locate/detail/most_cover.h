#pragma once
// Maximal covering, full or gradual: most weight x share of the best open site.

#include <functional>

#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"
#include "geo/core/progress.h"

namespace nahraum::analysis::detail {

/// `share_of` a cost as in cover_rows().
[[nodiscard]] Proposal most_cover(const LocationProblem& problem,
                                  const std::function<double(double)>& share_of,
                                  const SolveLimits& limits, geo::Progress& progress);

}  // namespace nahraum::analysis::detail
