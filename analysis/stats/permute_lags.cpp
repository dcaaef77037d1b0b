// Conditional permutation: the own value stays, the neighbours are drawn from all other areas.

#include <algorithm>
#include <atomic>
#include <cmath>

#include "analysis/stats/local_association.h"
#include "geo/core/counter_random.h"
#include "geo/core/parallel.h"

namespace nahraum::analysis {

namespace {

struct Tally {
  std::uint32_t at_least = 0;
  std::uint32_t at_most = 0;
  double sum = 0;
  double squares = 0;
  double mean = 0;
  double variance = 0;
};

/// All values but one area's own, in their order between two draws: what is dealt belongs to the
/// area and the permutation alone.
class Others {
 public:
  Others(const std::vector<double>& values, std::size_t first) : all_(values), values_(values) {
    values_.erase(values_.begin() + static_cast<std::ptrdiff_t>(first));
  }
  /// From "without i" to "without i + 1": only one place differs.
  void next(std::size_t i) {
    if (i < values_.size()) values_[i] = all_[i];
  }
  /// As many different values as there are weights, in random order, from the end of the array;
  /// then the array is put back.
  double deal(std::span<const double> weights, geo::CounterStream& random) {
    double lag = 0;
    std::size_t left = values_.size();
    picks_.clear();
    for (const double w : weights) {
      const std::size_t pick = random.below(static_cast<std::uint32_t>(left));
      --left;
      std::swap(values_[pick], values_[left]);
      lag += w * values_[left];
      picks_.push_back(pick);
    }
    for (; !picks_.empty(); picks_.pop_back(), ++left)
      std::swap(values_[picks_.back()], values_[left]);
    return lag;
  }

 private:
  const std::vector<double>& all_;
  std::vector<double> values_;
  std::vector<std::size_t> picks_;
};

double lag_of(const std::vector<double>& values, const SpatialWeights& weights, std::size_t i) {
  double lag = 0;
  for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at)
    lag += weights.weights[at] * values[weights.neighbours[at]];
  return lag;
}

double weight_of(const SpatialWeights& weights, std::size_t i) {
  double sum = 0;
  for (const double w : weights.weights_of(i)) sum += std::abs(w);
  return sum;
}

struct Observed {
  std::size_t area;
  double lag;
  double tie;  ///< sums of the same values differ by this much at most in another order of adding
};

Tally permute_area(Others& others, const SpatialWeights& weights, const Observed& observed,
                   const PermutationOptions& options) {
  const std::span<const double> row = weights.weights_of(observed.area);
  const auto area = static_cast<std::uint32_t>(observed.area);
  Tally tally;
  for (std::size_t p = 0; p < options.permutations; ++p) {
    geo::CounterStream random(options.seed, {static_cast<std::uint32_t>(p), area, 1});
    // Around the observed value, so that large values do not swallow the spread.
    const double more = others.deal(row, random) - observed.lag;
    if (more >= -observed.tie) ++tally.at_least;
    if (more <= observed.tie) ++tally.at_most;
    tally.sum += more;
    tally.squares += more * more;
  }
  const double n = static_cast<double>(options.permutations);
  tally.mean = observed.lag + tally.sum / n;
  tally.variance = std::max(0.0, tally.squares - tally.sum * tally.sum / n) / n;
  return tally;
}

}  // namespace

LagPermutation permute_lags(const std::vector<double>& values, const SpatialWeights& weights,
                            const PermutationOptions& options) {
  LagPermutation result;
  result.at_least.resize(values.size());
  result.at_most.resize(values.size());
  result.mean.resize(values.size());
  result.variance.resize(values.size());
  if (options.permutations == 0) return result;
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  std::atomic<std::size_t> done{0};
  geo::ordered_for({.size = values.size(), .threads = options.threads, .chunk = 16},
                   [&](std::size_t begin, std::size_t end) {
                     Others others(values, begin);
                     for (std::size_t i = begin; i < end; ++i) {
                       const Observed observed{i, lag_of(values, weights, i),
                                               1e-13 * largest * weight_of(weights, i)};
                       const Tally tally = permute_area(others, weights, observed, options);
                       result.at_least[i] = tally.at_least;
                       result.at_most[i] = tally.at_most;
                       result.mean[i] = tally.mean;
                       result.variance[i] = tally.variance;
                       others.next(i);
                     }
                     if (options.progress != nullptr)
                       options.progress->step(done += end - begin, values.size());
                   });
  return result;
}

}  // namespace nahraum::analysis
