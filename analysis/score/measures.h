#pragma once
// The measures of the first criteria set from what a Kita's catchment holds (domain.md 3(c), nodes
// A2, B1, B2, B3, C2).
//
//   const Measures measures = kita_measures(reach_of_candidates);
//   const Ranking ranking = score(criteria, measures, {});

#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/population/population.h"
#include "analysis/score/score.h"

namespace nahraum::analysis {

/// What one Kita's catchment holds.
struct KitaReach {
  Count children;  ///< target group in the catchment
  Count residents;
  Count children_walk;     ///< target group within the walk limit
  Count already_covered;   ///< children of the catchment inside the catchment of an existing ThEKiZ
  std::int32_t unit = -1;  ///< row of boundaries it stands in
  /// By the travel mode of the study; NaN without any ThEKiZ.
  double minutes_to_thekiz = std::numeric_limits<double>::quiet_NaN();
};

/// One value an entry of `candidates`, in that order. Keys and units:
///   children_in_catchment   persons; missing (Secret) when nobody is known and cells are secret
///   share_already_covered   percent of the children in the catchment; missing without children
///   additional_children     persons: in the catchment and not yet covered
///   minutes_to_thekiz       minutes; missing (NotApplicable) when there is no ThEKiZ yet
///   share_within_walk       percent of the children in the catchment; missing without children;
///                           above 100 when the walk limit reaches further than the catchment
[[nodiscard]] Measures kita_measures(const std::vector<KitaReach>& candidates);

}  // namespace nahraum::analysis
