#include "analysis/stats/global_association.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "analysis/stats/moments.h"
#include "geo/core/counter_random.h"
#include "geo/core/parallel.h"

namespace nahraum::analysis {

namespace {

using geo::text;

constexpr std::size_t kFewest = 4;  // the variances divide by n - 3

geo::Text why_unknown(const std::vector<double>& values, const SpatialWeights& weights,
                      const Moments& moments) {
  if (values.size() < kFewest) {
    return text("Nur {} Gebiete haben einen Wert und einen Nachbarn; gerechnet wird ab {}.",
                "Only {} areas have a value and a neighbour; at least {} are needed.",
                values.size(), kFewest);
  }
  if (weights.links() == 0)
    return text("Kein Gebiet hat einen Nachbarn.", "No area has a neighbour.");
  if (moments.constant || !(moments.m2 > 0)) {
    return text("Alle Gebiete haben denselben Wert; ohne Unterschiede gibt es kein Muster.",
                "All areas have the same value; without differences there is no pattern.");
  }
  return {};
}

Inference infer(double value, double expected, double variance) {
  Inference result{.expected = expected, .variance = std::max(0.0, variance)};
  if (!(result.variance > 0)) return result;
  result.z = (value - expected) / std::sqrt(result.variance);
  result.p = two_sided_p(result.z);
  return result;
}

double lag_product(const std::vector<double>& values, const SpatialWeights& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double lag = 0;
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at)
      lag += weights.weights[at] * values[weights.neighbours[at]];
    sum += values[i] * lag;
  }
  return sum;
}

double squared_differences(const std::vector<double>& values, const SpatialWeights& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at) {
      const double difference = values[i] - values[weights.neighbours[at]];
      sum += weights.weights[at] * difference * difference;
    }
  }
  return sum;
}

/// The statistic of the values in this order.
using Statistic = std::function<double(const std::vector<double>&)>;

void shuffle(std::vector<double>& values, geo::CounterStream& random) {
  for (std::size_t last = values.size() - 1; last > 0; --last)
    std::swap(values[last], values[random.below(static_cast<std::uint32_t>(last + 1))]);
}

std::vector<double> permuted_values(const std::vector<double>& values, const Statistic& statistic,
                                    const PermutationOptions& options) {
  std::vector<double> found(options.permutations);
  std::atomic<std::size_t> done{0};
  geo::ordered_for(
      {.size = options.permutations, .threads = options.threads, .chunk = 16},
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p) {
          std::vector<double> dealt = values;
          geo::CounterStream random(options.seed, {0, static_cast<std::uint32_t>(p), 0});
          shuffle(dealt, random);
          found[p] = statistic(dealt);
        }
        if (options.progress != nullptr)
          options.progress->step(done += end - begin, options.permutations);
      });
  return found;
}

std::optional<PermutationTest> permute(const std::vector<double>& values, double observed,
                                       const Statistic& statistic,
                                       const PermutationOptions& options) {
  if (options.permutations == 0) return std::nullopt;
  PermutationTest test{.permutations = options.permutations, .seed = options.seed};
  const std::vector<double> found = permuted_values(values, statistic, options);
  const double n = static_cast<double>(found.size());
  // The same map dealt again differs by the rounding of another order of adding; it is a tie.
  const double tie = 1e-12 * std::max(1.0, std::abs(observed));
  for (const double value : found) {
    test.mean += value / n;
    if (value >= observed - tie) ++test.at_least;
    if (value <= observed + tie) ++test.at_most;
  }
  for (const double value : found) test.variance += (value - test.mean) * (value - test.mean) / n;
  test.p = two_sided_p(test.at_least, test.at_most, test.permutations);
  return test;
}

struct Counts {
  double n;
  double s0;
  double s1;
  double s2;
};

Counts counts_of(std::size_t areas, const SpatialWeights& weights) {
  const WeightSums sums = weight_sums(weights);
  return {static_cast<double>(areas), sums.s0, sums.s1, sums.s2};
}

double moran_variance_normal(const Counts& c) {
  const double expected = -1 / (c.n - 1);
  return (c.n * c.n * c.s1 - c.n * c.s2 + 3 * c.s0 * c.s0) / ((c.n * c.n - 1) * c.s0 * c.s0) -
         expected * expected;
}

double moran_variance_randomised(const Counts& c, double b2) {
  const double n = c.n;
  const double expected = -1 / (n - 1);
  const double spread = n * ((n * n - 3 * n + 3) * c.s1 - n * c.s2 + 3 * c.s0 * c.s0);
  const double tails = b2 * ((n * n - n) * c.s1 - 2 * n * c.s2 + 6 * c.s0 * c.s0);
  return (spread - tails) / ((n - 1) * (n - 2) * (n - 3) * c.s0 * c.s0) - expected * expected;
}

double geary_variance_normal(const Counts& c) {
  return ((2 * c.s1 + c.s2) * (c.n - 1) - 4 * c.s0 * c.s0) / (2 * (c.n + 1) * c.s0 * c.s0);
}

double geary_variance_randomised(const Counts& c, double b2) {
  const double n = c.n;
  const double first = (n - 1) * c.s1 * (n * n - 3 * n + 3 - (n - 1) * b2);
  const double second = 0.25 * (n - 1) * c.s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * b2);
  const double third = c.s0 * c.s0 * (n * n - 3 - (n - 1) * (n - 1) * b2);
  return (first - second + third) / (n * (n - 2) * (n - 3) * c.s0 * c.s0);
}

/// Getis and Ord 1992, appendix; the coefficients that hold under exact enumeration (test).
double getis_variance(const Counts& c, const std::vector<double>& values) {
  const double n = c.n;
  double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
  for (const double x : values) {
    m1 += x;
    m2 += x * x;
    m3 += x * x * x;
    m4 += x * x * x * x;
  }
  const double w2 = c.s0 * c.s0;
  const double b0 = (n * n - 3 * n + 3) * c.s1 - n * c.s2 + 3 * w2;
  const double b1 = -((n * n - n) * c.s1 - 2 * n * c.s2 + 6 * w2);
  const double b2 = -(2 * n * c.s1 - (n + 3) * c.s2 + 6 * w2);
  const double b3 = 4 * (n - 1) * c.s1 - 2 * (n + 1) * c.s2 + 8 * w2;
  const double b4 = c.s1 - c.s2 + w2;
  const double square =
      b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1;
  const double pairs = (m1 * m1 - m2) * (m1 * m1 - m2);
  const double expected = c.s0 / (n * (n - 1));
  return square / (pairs * n * (n - 1) * (n - 2) * (n - 3)) - expected * expected;
}

geo::Text why_not_getis(const std::vector<double>& values) {
  if (std::any_of(values.begin(), values.end(), [](double x) { return x < 0; })) {
    return text("G gilt nur für Werte ab 0; hier gibt es negative Werte. Bitte Morans I nehmen.",
                "G is for values of 0 and more only; there are negative values here. Please use "
                "Moran's I.");
  }
  const auto positive = [](double x) { return x > 0; };
  if (std::count_if(values.begin(), values.end(), positive) < 2) {
    return text("G braucht mindestens zwei Gebiete mit Werten über 0.",
                "G needs at least two areas with values above 0.");
  }
  return {};
}

}  // namespace

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double two_sided_p(std::size_t at_least, std::size_t at_most, std::size_t permutations) {
  const double smaller = static_cast<double>(std::min(at_least, at_most)) + 1;
  return std::min(1.0, 2 * smaller / (static_cast<double>(permutations) + 1));
}

GlobalStatistic moran_i(const std::vector<double>& values, const SpatialWeights& weights,
                        const PermutationOptions& options) {
  GlobalStatistic result{.areas = values.size(), .links = weights.links()};
  const Moments moments = moments_of(values);
  result.reason = why_unknown(values, weights, moments);
  if (!result.known()) return result;
  const Counts counts = counts_of(values.size(), weights);
  const Statistic statistic = [&](const std::vector<double>& deviations) {
    return lag_product(deviations, weights) / (counts.s0 * moments.m2);
  };
  result.value = statistic(moments.deviations);
  const double expected = -1 / (counts.n - 1);
  result.normal = infer(result.value, expected, moran_variance_normal(counts));
  result.randomisation =
      infer(result.value, expected, moran_variance_randomised(counts, moments.kurtosis));
  result.permutation = permute(moments.deviations, result.value, statistic, options);
  return result;
}

GlobalStatistic geary_c(const std::vector<double>& values, const SpatialWeights& weights,
                        const PermutationOptions& options) {
  GlobalStatistic result{.areas = values.size(), .links = weights.links()};
  const Moments moments = moments_of(values);
  result.reason = why_unknown(values, weights, moments);
  if (!result.known()) return result;
  const Counts counts = counts_of(values.size(), weights);
  const Statistic statistic = [&](const std::vector<double>& deviations) {
    return (counts.n - 1) * squared_differences(deviations, weights) /
           (2 * counts.s0 * moments.m2 * counts.n);
  };
  result.value = statistic(moments.deviations);
  result.normal = infer(result.value, 1, geary_variance_normal(counts));
  result.randomisation =
      infer(result.value, 1, geary_variance_randomised(counts, moments.kurtosis));
  result.permutation = permute(moments.deviations, result.value, statistic, options);
  return result;
}

GlobalStatistic getis_ord_g(const std::vector<double>& values, const SpatialWeights& weights,
                            const PermutationOptions& options) {
  GlobalStatistic result{.areas = values.size(), .links = weights.links()};
  result.reason = why_unknown(values, weights, moments_of(values));
  if (result.known()) result.reason = why_not_getis(values);
  if (!result.known()) return result;
  const Counts counts = counts_of(values.size(), weights);
  double sum = 0, squares = 0;
  for (const double x : values) {
    sum += x;
    squares += x * x;
  }
  const double pairs = sum * sum - squares;
  const Statistic statistic = [&](const std::vector<double>& x) {
    return lag_product(x, weights) / pairs;
  };
  result.value = statistic(values);
  const double expected = counts.s0 / (counts.n * (counts.n - 1));
  result.randomisation = infer(result.value, expected, getis_variance(counts, values));
  result.permutation = permute(values, result.value, statistic, options);
  return result;
}

}  // namespace nahraum::analysis
