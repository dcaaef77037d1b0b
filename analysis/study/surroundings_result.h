#pragma once
// What lies around each Kita, for its own paper (domain.md 3(e), Ausgangsanalyse 3 and 4): people
// by group within a short walk, where the children of its catchment live, services nearby.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/population/population.h"
#include "geo/core/units.h"

namespace nahraum::analysis {

/// Residents within one limit of the walk, by key of the group; attending children are others.
struct WalkCounts {
  geo::Minutes limit{0};
  std::map<std::string, Count> groups;
};

/// Children of the catchment who live in one Gemeinde.
struct CatchmentOrigin {
  std::int32_t unit = -1;  ///< row of boundaries; -1 = outside the study
  Count children;
};

struct NearService {
  std::size_t service = 0;  ///< of SupplyResult::services
  double minutes = 0;   ///< by the way that counts as near; NaN: near by the straight line alone
  double metres = 0;    ///< straight line
  bool hosted = false;  ///< in the house, by its list or by a co-operation
};

struct KitaSurroundings {
  std::int32_t sozialraum = -1;          ///< row of the planning areas; -1 = none
  std::vector<WalkCounts> walks;         ///< by limit, ascending
  std::vector<CatchmentOrigin> origins;  ///< most children first
  std::vector<NearService> services;     ///< nearest first
};

/// One entry a Kita. `mode` is that of [score] walk; limits are those of the mode, else 10 and 15.
struct SurroundingsResult {
  std::string mode;
  std::vector<geo::Minutes> limits;
  std::vector<KitaSurroundings> kitas;
};

}  // namespace nahraum::analysis
