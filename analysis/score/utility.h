#pragma once
// Piecewise-linear utility with visible break points (domain.md 3(c)): fixed, so adding a candidate
// changes no other.

#include <string>
#include <vector>

namespace nahraum::analysis {

struct BreakPoint {
  double value = 0;    ///< in the unit of the measure
  double utility = 0;  ///< 0..1
  friend bool operator==(const BreakPoint&, const BreakPoint&) = default;
};

/// At least two points, values strictly ascending, utilities in 0..1 (checked where criteria are
/// loaded). Constant beyond the ends.
[[nodiscard]] double utility(const std::vector<BreakPoint>& points, double value);

}  // namespace nahraum::analysis
