#pragma once
// Values as the measures of access hand them out.

#include <limits>

#include "geo/core/flag.h"

namespace nahraum::analysis::detail {

[[nodiscard]] inline geo::FlaggedValue not_applicable() {
  return {std::numeric_limits<double>::quiet_NaN(), geo::ValueFlag::NotApplicable};
}
/// 0 is "nothing there", said as such.
[[nodiscard]] inline geo::FlaggedValue amount(double value) {
  return {value, value > 0 ? geo::ValueFlag::None : geo::ValueFlag::ExactZero};
}

}  // namespace nahraum::analysis::detail
