#pragma once
// Who goes where when sites can carry only so much: good assignments for a given set of open sites.

#include <optional>
#include <vector>

#include "analysis/locate/detail/median_pricing.h"

namespace nahraum::analysis::detail {

/// The assignment with its objective; nothing when a capacity is exceeded. `capacity` by site.
[[nodiscard]] std::optional<Candidate> assigned_candidate(const MedianModel& model,
                                                          const std::vector<double>& capacity,
                                                          const std::vector<std::uint32_t>& open,
                                                          std::vector<std::uint32_t> assignment);

/// Greedy by regret and by weight (Martello & Toth 1990), then moves and exchanges of points until
/// none helps. Not always an answer where there is one. O(points x open) a round, exchanges
/// O(points^2) up to 2,000 points.
[[nodiscard]] std::optional<Candidate> assign_points(const MedianModel& model,
                                                     const std::vector<double>& capacity,
                                                     const std::vector<std::uint32_t>& open);

}  // namespace nahraum::analysis::detail
