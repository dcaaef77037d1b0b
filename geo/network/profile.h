#pragma once
// A mode of travel as a plain table (data/catalogue/profiles/*.csv): which ways may be used, how
// fast, where each value comes from.
//
//   const Profile car = read_profile(catalogue_file("profiles/car.csv"), findings);   // geo/io

#include <string>
#include <vector>

#include "geo/core/text.h"
#include "geo/core/units.h"
#include "geo/network/topology.h"

namespace nahraum::geo {

/// One row of the table. Rows of a kind are tried from the top; docs/methods.md says what each kind
/// means. A value matches the whole tag or one of its parts between semicolons; "*" is any value,
/// "#" a speed as a number ("50", "30 mph").
struct ProfileRule {
  std::string kind;    ///< "way", "access", "factor", "limit", "urban", "oneway", "enter",
                       ///< "barrier", "restriction", "duration", "value"
  std::string key;     ///< "highway"
  std::string value;   ///< "residential"
  std::string use;     ///< "yes", "no", "open", "forward", "backward", "both", or empty
  double number = 0;   ///< in `unit`; NaN = none
  std::string unit;    ///< "km/h", "km/h max", "factor", "s", or empty
  std::string source;  ///< where the value comes from
  std::size_t row = 0;
};

struct Profile {
  std::string key;  ///< "foot", "pram", "bicycle", "car", "distance"
  Text title;
  CostUnit unit = CostUnit::DeciSecond;
  KilometresPerHour base_speed{4.8};    ///< where no rule names another
  KilometresPerHour access_speed{4.8};  ///< walk to the network
  std::vector<ProfileRule> rules;
};

/// Shortest way in millimetres on every edge, both directions, no rules: `--mode distance`.
[[nodiscard]] Profile distance_profile();

}  // namespace nahraum::geo
