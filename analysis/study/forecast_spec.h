#pragma once
// [forecast] and [forecast_import] of a study: children of later years by Gemeinde.

#include <optional>
#include <string>
#include <vector>

#include "analysis/study/keys/list_spec.h"

namespace nahraum::analysis {

/// The variant that goes on with the mean of the last registered births.
inline constexpr const char* kMeanOfBirths = "mean";

struct ForecastSpec {
  std::vector<int> years;              ///< rising, each once
  std::optional<ListSpec> registered;  ///< ages and births by Gemeinde; may hold variants, too
  std::optional<ListSpec> import;      ///< [forecast_import]: the forecast of an office
  /// Empty: the only variant the tables have, or the mean of births. The first one is the main one:
  /// columns of the Gemeinden and the map show it.
  std::vector<std::string> variants;
  int birth_years = 3;
  double net_migration = 0;  ///< share of the children a year
  double rounding = 10;      ///< of imported counts, persons
  double coverage = 0.9;     ///< of the interval
  // Keys of [[group]]; a group the study does not have is not needed.
  std::string under_3 = "u3";
  std::string from_3_to_5 = "ue3";
  std::string under_6 = "u6";
};

}  // namespace nahraum::analysis
