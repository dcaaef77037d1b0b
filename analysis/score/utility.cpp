#include "analysis/score/utility.h"

#include <cstddef>

namespace nahraum::analysis {

double utility(const std::vector<BreakPoint>& points, double value) {
  if (value <= points.front().value) return points.front().utility;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const BreakPoint& left = points[i - 1];
    const BreakPoint& right = points[i];
    if (value == right.value) return right.utility;
    if (value < right.value) {
      const double part = (value - left.value) / (right.value - left.value);
      return left.utility + part * (right.utility - left.utility);
    }
  }
  return points.back().utility;
}

}  // namespace nahraum::analysis
