#pragma once
// Putting indicators of different units on one scale, 0 (no need) to 1 (most need), by rules that
// do not depend on which areas happen to be in the list unless the rule says so (domain.md 2.1.3).
//
//   const Reference land = reference_of(rates, {.weights = residents});   // mean and SD
//   const auto score = need_score(rate, {.scale = Scale::Z}, land, Direction::HigherIsMoreNeed);
//
// Z: (x - mean) / SD, cut at +-limit (winsorised, said so), then (z + limit) / (2 limit): straight,
//    so a weighted mean of scores is the weighted mean of z on another scale.
// Range: fixed values low -> 0, high -> 1, cut outside.   Rank: mid-ranks, (rank - 0.5) / n.
// Quantile: class of k by the share of lower values; ties share a class.
// The SD is that of a population (divisor: sum of weights), as for a reference that is complete.

#include <span>
#include <vector>

#include "analysis/need/indicator_catalogue.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

/// Weighted mean and standard deviation of known values.
struct Reference {
  double mean = 0;
  double sd = 0;
  std::size_t values = 0;  ///< known values behind it; 0 for one given by hand (a fixed year)
  bool given = false;
  /// Can z be told from it? Not from one value; not from equal values.
  [[nodiscard]] bool usable() const { return sd > 0 && (given || values > 1); }
};

struct ReferenceOptions {
  std::span<const double>
      weights{};  ///< empty = every area alike; areas of weight <= 0 are left out
};
/// Missing values are left out. Two passes, so nearly equal values keep their digits. O(n).
[[nodiscard]] Reference reference_of(std::span<const geo::FlaggedValue> values,
                                     const ReferenceOptions& options);

enum class Scale { Z, Range, Rank, Quantile };

struct ScaleRule {
  Scale scale = Scale::Z;
  double limit = 3;   ///< Z: winsorised at +- this many SD
  double low = 0;     ///< Range
  double high = 100;  ///< Range
  int classes = 5;    ///< Quantile
};

struct NeedScore {
  bool known = false;
  double score = 0;         ///< 0..1, 1 = most need; only when known
  double z = 0;             ///< Z: before cutting, in the direction of need
  bool winsorised = false;  ///< Z, Range: cut at an end
};

/// Scores of one indicator for all areas. Degenerate cases have a rule, never a NaN: equal values
/// (SD 0) are all in the middle (0.5); a reference of one value or none says nothing: nobody known.
[[nodiscard]] std::vector<NeedScore> need_scores(std::span<const geo::FlaggedValue> values,
                                                 const ScaleRule& rule, const Reference& reference,
                                                 Direction direction);

/// Mid-ranks from 1, ties share the mean; 0 where missing. O(n log n).
[[nodiscard]] std::vector<double> mid_ranks(std::span<const geo::FlaggedValue> values);
/// Class 1..k by the share of values below: equal values never fall apart; 0 where missing.
[[nodiscard]] std::vector<int> quantile_classes(std::span<const geo::FlaggedValue> values,
                                                int classes);

}  // namespace nahraum::analysis
