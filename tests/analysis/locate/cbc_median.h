#pragma once
// The plain p-median model (one variable for each pair, one row for each pair) solved by CBC: the
// peer.

#include "analysis/locate/median.h"

namespace nahraum::analysis::drawn {

struct CbcAnswer {
  bool optimal = false;
  bool infeasible = false;
  double objective = 0;
  double bound = 0;
};

/// All rules and capacities as rows; `seconds` 0 = no limit.
[[nodiscard]] CbcAnswer cbc_median(const LocationProblem& problem, const MedianOptions& options,
                                   double seconds);

}  // namespace nahraum::analysis::drawn
