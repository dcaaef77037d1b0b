#pragma once
// Sets of sites that keep the rules and serve all demand: cheapest, fewest, most, or any.
//
//   const SearchAnswer answer = search_sites(cover_all_task(book, {.rows = &rows}), clock);
//
// Set covering itself, each step of the p-centre search, and every question of the kind "what would
// be the least p?" are this one search.

#include <optional>

#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/rule_book.h"
#include "analysis/locate/detail/site_search.h"

namespace nahraum::analysis::detail {

enum class SetGoal : std::uint8_t {
  Cheapest,  ///< value = cost of newly opened sites x cost_scale()
  Fewest,    ///< value = number of open sites
  Most       ///< value = -(number of open sites)
};

struct CoverAll {
  const CoverRows* rows = nullptr;  ///< nullptr: rules only
  std::size_t times = 1;
  bool capacities = false;  ///< all demand flows to open sites within their capacity
  SetGoal goal = SetGoal::Cheapest;
};

/// `book` and what `what` points to must outlive the search.
[[nodiscard]] SearchTask cover_all_task(const RuleBook& book, const CoverAll& what);
/// Costs are searched as whole numbers where they are decimals.
[[nodiscard]] double cost_scale(const std::vector<Site>& sites);
/// Capacities in the unit of the rows' weights.
[[nodiscard]] std::vector<double> scaled_capacities(const std::vector<Site>& sites, double scale);

}  // namespace nahraum::analysis::detail
