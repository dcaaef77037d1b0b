#pragma once
// How much more a child counts where need is greater: the need of its area over a reference.
//
//   const NeedFactors factors = need_factors(index_by_area, children_by_area, 0.5);
//
// 1 = as the reference. Rounded to four decimals: the solver then counts in whole numbers.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/core/flag.h"

namespace nahraum::analysis {

struct NeedFactors {
  std::vector<double> by_area;
  double reference = 0;                ///< 0: there is none, and every factor is 1
  std::vector<std::uint32_t> assumed;  ///< areas without value: they count 1
};

/// `reference`: none = the mean of the values, weighted by children. Throws Error{Input} for a
/// negative value: a child cannot count less than nothing.
[[nodiscard]] NeedFactors need_factors(std::span<const geo::FlaggedValue> need,
                                       std::span<const double> children,
                                       std::optional<double> reference);

}  // namespace nahraum::analysis
