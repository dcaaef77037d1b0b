#pragma once
// Other weights for a criteria tree: what a slider sets.
//
//   const WeightedCriteria changed = with_weights(load_criteria(file), {{"A", 50}});
//   const Ranking ranking = score(changed.criteria, measures, {});
//
// A weight is in percent among the siblings of its node. Siblings that are not named keep their
// share; all of them are then divided by their sum, so 50 beside a remaining 60 becomes 50/110.

#include <map>
#include <string>
#include <vector>

#include "analysis/score/criteria.h"

namespace nahraum::analysis {

struct WeightedCriteria {
  CriteriaSet criteria;
  /// Keys no node has, or whose node has no weight (below combine = "max").
  std::vector<std::string> unknown;
  /// Nodes whose children would all weigh nothing; they keep their weights.
  std::vector<std::string> all_zero;
};

/// Weights below 0 count as 0. O(nodes).
[[nodiscard]] WeightedCriteria with_weights(CriteriaSet criteria,
                                            const std::map<std::string, double>& weights);

}  // namespace nahraum::analysis
