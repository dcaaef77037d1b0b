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

/// One row of the table. Rows are tried from the top; see docs/methods.md for what each kind means.
struct ProfileRule {
  std::string kind;   ///< "way", "access", "factor", "barrier", "oneway", "restriction", "value"
  std::string key;    ///< "highway"
  std::string value;  ///< "residential"; "*" = any
  std::string use;    ///< "yes", "no", or empty
  double number = 0;  ///< km/h, factor or seconds, as the kind says; NaN = none
  std::string source;
  std::size_t row = 0;
};

struct Profile {
  std::string key;  ///< "foot", "pram", "bicycle", "car", "distance"
  Text title;
  CostUnit unit = CostUnit::DeciSecond;
  KilometresPerHour base_speed{4.8};
  KilometresPerHour access_speed{4.8};  ///< walk to the network
  std::vector<ProfileRule> rules;
};

/// Shortest way in millimetres on every edge, both directions, no rules: `--mode distance`.
[[nodiscard]] Profile distance_profile();

}  // namespace nahraum::geo
