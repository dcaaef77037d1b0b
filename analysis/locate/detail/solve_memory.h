#pragma once
// What one solve leaves for the next over the same demand and costs, with other statuses and rules:
// its best set and what held its bound. Planes hold for every set of sites and any multipliers give
// a bound, so what is remembered can make a search shorter, never wrong.

#include <vector>

#include "analysis/locate/detail/clp_master.h"
#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/median_dual.h"
#include "analysis/locate/detail/rule_book.h"

namespace nahraum::analysis {

class SolveMemory {
 public:
  // Maximal covering
  detail::CoverRows rows;  ///< parts included; what is remembered holds for equal ones only
  std::vector<detail::LpRow> cuts;  ///< over the columns of most_total()
  detail::OpenSites best;
  // p-median
  std::vector<std::uint32_t> median_sites;
  detail::Multipliers multipliers;
};

}  // namespace nahraum::analysis
