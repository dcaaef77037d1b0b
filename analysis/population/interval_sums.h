#pragma once
// What uncertain counts of areas do to their sum and to a share of it.
//
//   sum_interval(parts);      // children of the county, of a catchment
//   covered_interval(parts);  // of these within a limit
//   share_interval(parts);    // covered / sum
//
// Births of one Gemeinde say nothing about those of the next, so deviations add up as squares: the
// sum of 40 Gemeinden is far surer than each of them. Deviations up and down are kept apart. The
// share is taken to first order: area i moves it by (its share - share) * deviation / sum. Pure
// functions, O(parts). Parts with a missing end are left out by the caller.

#include <span>

#include "analysis/population/projection.h"

namespace nahraum::analysis {

struct UncertainPart {
  double value = 0;
  double lower = 0;  ///< lower <= value <= upper
  double upper = 0;
  double covered = 0;  ///< of `value`, within the limit
};
[[nodiscard]] CountInterval sum_interval(std::span<const UncertainPart> parts);
[[nodiscard]] CountInterval covered_interval(std::span<const UncertainPart> parts);
/// 0..1; {0, 0} when there is nobody.
[[nodiscard]] CountInterval share_interval(std::span<const UncertainPart> parts);

}  // namespace nahraum::analysis
