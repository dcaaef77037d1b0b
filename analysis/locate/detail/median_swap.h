#pragma once
// Good sets for the p-median: greedy opening, then interchange.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/locate/detail/median_model.h"

namespace nahraum::analysis::detail {

/// Opens the site of greatest gain, one after the other, as far as the rules let it; nothing when
/// that ends in a set that breaks them. O(pairs) for each site.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> greedy_set(
    const MedianModel& model, const SiteRules& rules, const std::function<bool()>& stop);

/// Best single opening, closing or exchange until none helps (Resende & Werneck 2007: all exchanges
/// are valued in one pass over the rows). `open` keeps the rules and so does the result, ascending.
[[nodiscard]] std::vector<std::uint32_t> interchange(const MedianModel& model,
                                                     const SiteRules& rules,
                                                     std::vector<std::uint32_t> open,
                                                     const std::function<bool()>& stop);

}  // namespace nahraum::analysis::detail
