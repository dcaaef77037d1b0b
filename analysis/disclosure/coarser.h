#pragma once
// Coarser areas instead of hidden figures: small areas are joined with neighbours until no figure
// of the union is a secret by itself.
//
//   const auto groups = coarser_groups(tables, neighbours, rules);   // {{0, 3}, {1}, {2}}
//
// The smallest area (residents, then order) with a secret is joined with its smallest neighbour,
// again and again. An area without neighbours stays as it is; the gate then hides its figures.
// Source: domain.md 2.1.4 (alternatives to suppression).

#include "analysis/disclosure/areas.h"

namespace nahraum::analysis::disclosure {

/// `tables.areas[u]` is unit u alone, for the first `tables.units` areas; `neighbours[u]` are
/// units. Each unit is in one group; units ascending, groups by their first unit. O(units^2 x
/// measures).
[[nodiscard]] std::vector<std::vector<std::uint32_t>> coarser_groups(
    const AreaTables& tables, const std::vector<std::vector<std::uint32_t>>& neighbours,
    const Rules& rules);

}  // namespace nahraum::analysis::disclosure
