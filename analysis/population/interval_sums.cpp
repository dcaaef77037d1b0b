#include "analysis/population/interval_sums.h"

#include <algorithm>
#include <cmath>

namespace nahraum::analysis {

namespace {

double share_of_part(const UncertainPart& part) {
  return part.value > 0 ? part.covered / part.value : 0;
}

/// Sum of `weight(part)` times the part, with deviations added as squares.
template <typename Weight>
CountInterval weighted(std::span<const UncertainPart> parts, double middle, const Weight& weight) {
  double below = 0;
  double above = 0;
  for (const UncertainPart& part : parts) {
    const double w = weight(part);
    const double down = w * (part.value - part.lower);
    const double up = w * (part.upper - part.value);
    // A negative weight turns the part round: fewer people there raise the result.
    below += w >= 0 ? down * down : up * up;
    above += w >= 0 ? up * up : down * down;
  }
  return {middle - std::sqrt(below), middle + std::sqrt(above)};
}

}  // namespace

CountInterval sum_interval(std::span<const UncertainPart> parts) {
  double sum = 0;
  for (const UncertainPart& part : parts) sum += part.value;
  const CountInterval found = weighted(parts, sum, [](const UncertainPart&) { return 1.0; });
  return {std::max(0.0, found.lower), found.upper};
}

CountInterval covered_interval(std::span<const UncertainPart> parts) {
  double covered = 0;
  for (const UncertainPart& part : parts) covered += part.covered;
  const CountInterval found = weighted(parts, covered, share_of_part);
  return {std::max(0.0, found.lower), found.upper};
}

CountInterval share_interval(std::span<const UncertainPart> parts) {
  double sum = 0;
  double covered = 0;
  for (const UncertainPart& part : parts) {
    sum += part.value;
    covered += part.covered;
  }
  if (!(sum > 0)) return {};
  const double share = covered / sum;
  const CountInterval found = weighted(parts, share, [&](const UncertainPart& part) {
    return part.value > 0 ? (share_of_part(part) - share) / sum : 0.0;
  });
  return {std::clamp(found.lower, 0.0, share), std::clamp(found.upper, share, 1.0)};
}

}  // namespace nahraum::analysis
