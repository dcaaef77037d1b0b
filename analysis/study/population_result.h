#pragma once
// Who lives where, by the groups of the study: census counts of the whole study, its Gemeinden and
// its Sozialraeume, each with the number of cells behind it that are secret.

#include <map>
#include <string>
#include <vector>

#include "analysis/population/population.h"

namespace nahraum::analysis {

struct GroupCounts {
  Count whole;                        ///< cells that lie in a unit
  std::vector<Count> units{};         ///< rows of boundaries; they add up to `whole`
  std::vector<Count> sozialraeume{};  ///< empty without [sozialraeume]
};

/// By key of the group.
using PopulationResult = std::map<std::string, GroupCounts>;

}  // namespace nahraum::analysis
