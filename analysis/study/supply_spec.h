#pragma once
// [supply] of a study: what counts as near and as reachable when services for families are looked
// at.

#include <string>
#include <vector>

#include "geo/core/units.h"

namespace nahraum::analysis {

struct SupplySpec {
  std::string near_mode;  ///< "" = the walk of [score]
  geo::Minutes near_limit{15};
  geo::Metres near_metres{1000};
  struct Limit {
    std::string mode;
    geo::Minutes limit{30};
  };
  std::vector<Limit>
      reach;  ///< empty = bus and train 30 minutes and car 15, where the study has them
  geo::Metres duplicate_metres{1000};
  double share = 0.5;  ///< of an area's children
};

}  // namespace nahraum::analysis
