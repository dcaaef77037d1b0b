#pragma once
// What need not be looked at: rows that are covered whenever another one is, sites that another
// site can stand in for.
//
//   const CoverRows few = without_dominated(rows);             // all rows have to be covered
//   const std::vector<std::uint8_t> out = dominated_sites(rows, sites, question);
//
// A row that holds all sites of another is covered with it. A site whose rows another site reaches
// at least as well, for no more money, is not needed: open both, and it adds nothing (any third
// does as well); open it alone, and the other one is as good. That holds where sites can be
// exchanged freely: no groups, no pairs, no capacities (roots: Toregas and ReVelle 1973; Church and
// Gerrard 2003).
//
// Cost: of each row only those that share its rarest site are compared, and a bounded number of
// comparisons is made in all, so large tables cost little; what is then left out is only not found.

#include <cstdint>
#include <vector>

#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/rule_book.h"
#include "analysis/locate/detail/site_search.h"

namespace nahraum::analysis::detail {

/// Rows without those that hold all sites of another row (shares are not looked at: all full).
/// `row_of` points of dropped rows at the row they follow.
[[nodiscard]] CoverRows without_dominated(const CoverRows& rows, std::size_t sites);

/// Flags of candidates that need never be opened. None where rules do not let sites be exchanged,
/// nor where fewer than p would be left. `costs_count`: a cheaper site is better (a budget, or
/// costs in the objective); then none with exactly p.
[[nodiscard]] std::vector<std::uint8_t> dominated_sites(const CoverRows& rows, const RuleBook& book,
                                                        bool costs_count);

/// Flagged sites stay closed in the search.
void leave_out(const std::vector<std::uint8_t>& sites, SearchTask& task);

}  // namespace nahraum::analysis::detail
