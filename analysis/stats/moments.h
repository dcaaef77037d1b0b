#pragma once
// Mean and central moments of the values of a statistic, compensated for large means.

#include <cmath>
#include <span>
#include <vector>

namespace nahraum::analysis {

struct Moments {
  double mean = 0;
  double m2 = 0;        ///< mean of squared deviations (divided by n)
  double kurtosis = 0;  ///< b2 = m4 / m2^2; 0 without variation
  std::vector<double> deviations;
  /// All values equal, but for rounding of their mean.
  bool constant = true;
};

/// Two passes: deviations from the mean, then their powers.
[[nodiscard]] inline Moments moments_of(std::span<const double> values) {
  Moments result;
  if (values.empty()) return result;
  const double n = static_cast<double>(values.size());
  for (const double value : values) {
    result.mean += value / n;
    if (value != values.front()) result.constant = false;
  }
  double m4 = 0;
  for (const double value : values) {
    const double z = value - result.mean;
    result.deviations.push_back(z);
    result.m2 += z * z / n;
    m4 += z * z * z * z / n;
  }
  if (!result.constant) result.kurtosis = m4 / (result.m2 * result.m2);
  return result;
}

}  // namespace nahraum::analysis
