#pragma once
// Tables of children by Gemeinde brought to the units of a study: by key, by ARS, and through the
// crosswalk where the table is of another Gebietsstand.

#include <string>
#include <vector>

#include "analysis/need/crosswalk.h"
#include "analysis/population/read_projection.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

struct UnitChildren {
  std::vector<GemeindeChildren> registered;                          ///< a unit; year 0 = no ages
  std::map<std::string, std::vector<std::map<int, double>>> births;  ///< [variant][unit]
  std::map<std::string, std::vector<std::map<int, ForecastRow>>> forecast;  ///< [variant][unit]
  // Rows of the file.
  std::size_t used = 0;
  std::size_t rejected = 0;  ///< no unit has the key
  std::size_t outside = 0;   ///< other regions and levels
};

/// A row with the key of a unit goes before one that the crosswalk leads there (Finding
/// forecast.two_states). Several old Gemeinden that became one are added up where all of them have
/// a figure. `crosswalk` may be null. Keys that lead nowhere: Finding forecast.no_unit.
[[nodiscard]] UnitChildren children_by_unit(const ProjectionTable& table,
                                            const std::vector<std::string>& units,
                                            const Crosswalk* crosswalk, geo::Findings& findings);

}  // namespace nahraum::analysis
