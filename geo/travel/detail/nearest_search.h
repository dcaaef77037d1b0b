#pragma once
// The one nearest origin of every destination by a single search from all origins at once (the
// network Voronoi diagram of Erwig 2000), however many origins there are.

#include "geo/travel/cost_table.h"

namespace nahraum::geo::detail {

/// As nearest_origins() with k = 1. O((n + m) log n) of the part within the limit.
[[nodiscard]] NearestOrigins nearest_by_one_search(const TravelProblem& problem, Cost limit,
                                                   Progress& progress);

}  // namespace nahraum::geo::detail
