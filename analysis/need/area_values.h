#pragma once
// The value of an indicator in an area, with the level it was measured at and the base it rests on;
// and how values of members become the value of their union.
//
//   const auto areas = aggregated({members, overlaps, residents, 100});   // sum(n) / sum(d) * 100
//
// Rates are put together by their numerators and denominators, never as a mean of rates. Where only
// the rate is known (a mean, a score) or a member has a coarser area's value, the mean weighted by
// a stated base (residents) is taken, and said: `by_base`.

#include <span>
#include <string>
#include <vector>

#include "analysis/need/area_key.h"
#include "analysis/need/recut.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

struct AreaValue {
  geo::FlaggedValue value{};
  geo::FlaggedValue numerator{};
  geo::FlaggedValue denominator{};       ///< the base
  AreaLevel level = AreaLevel::Unknown;  ///< measured at
  std::string key{};                     ///< of the area it was measured in; "" for a union
  bool coarser = false;                  ///< a larger area's value shown here
  bool small_base = false;               ///< the base is below the smallest asked for
  bool by_base = false;                  ///< union: mean of rates weighted by a base
  double known = 1;                      ///< union: share of the base with a value
  std::size_t row = 0;                   ///< of the table, 0 = none or several
};

/// numerator / denominator * per; missing when a part is; NotApplicable for a base of 0.
[[nodiscard]] geo::FlaggedValue rate_of(const geo::FlaggedValue& numerator,
                                        const geo::FlaggedValue& denominator, double per);

/// Marks a value on a base below `min_base` as of limited reliability; true when it did.
bool mark_small_base(AreaValue& value, double min_base);

struct AggregateInput {
  std::span<const AreaValue> members;
  const OverlapTable& overlaps;
  std::span<const double> base;  ///< residents of each member; empty = all alike
  double per = 100;
  bool rate = true;  ///< false: counts, added up
};
[[nodiscard]] std::vector<AreaValue> aggregated(const AggregateInput& input);

}  // namespace nahraum::analysis
