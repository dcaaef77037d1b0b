#pragma once
// How unequally something is spread over people. Values are one a place with the people there; a
// place without people or without a value does not count (`people` and `left_out` say how many did
// and did not).
//
//   const Equity equity = equity_of(values, children, {.poverty_line = 0.05});
//
// Gini (Gini 1912; Lorenz curve, ties share their place); Theil T = mean of x/m ln(x/m) (Theil
// 1967), a value of 0 adds 0; Palma = share of the top 10 % / share of the bottom 40 % (Cobham and
// Sumner 2013), people at the cut are split; concentration index = 2 cov(x, r) / m with r the
// fractional rank by another variable, ties at their middle (Wagstaff, Paci and van Doorslaer
// 1991); FGT_a = mean of ((z - x) / z)^a over all, those at or above the line z adding 0 (Foster,
// Greer and Thorbecke 1984): 0 = share below, 1 = depth, 2 = severity. Percentiles: the smallest
// value at or below which at least p % of the people live. O(n log n).

#include <optional>
#include <span>
#include <vector>

#include "geo/core/flag.h"

namespace nahraum::analysis {

struct EquityOptions {
  std::optional<double> poverty_line{};
  /// Minutes and crowding: much is bad. FGT then looks at ((x - z) / z) above the line.
  bool high_is_bad = false;
  /// Of each place, for the concentration index: low = worst off (income) or the other way round as
  /// the reader likes; a negative index means more for those with a low rank. Empty = none.
  std::span<const geo::FlaggedValue> rank_by{};
  std::vector<double> percentiles{5, 10, 25, 50, 75, 90, 95};
};

struct Equity {
  double people = 0;       ///< who live where there is a value
  double left_out = 0;     ///< who live where there is none
  geo::FlaggedValue mean;  ///< by people; every figure is NotApplicable where it says nothing
  geo::FlaggedValue gini;
  geo::FlaggedValue theil;
  geo::FlaggedValue palma;
  geo::FlaggedValue concentration;
  double unranked = 0;  ///< people without rank_by: not in `concentration`
  geo::FlaggedValue fgt[3];
  std::vector<geo::FlaggedValue> percentiles;  ///< as asked
};

/// Throws Error{Input} for negative values or people, Error{Usage} for a line that is not above 0
/// and percentiles outside 0..100.
[[nodiscard]] Equity equity_of(std::span<const geo::FlaggedValue> values,
                               std::span<const double> people, const EquityOptions& options);

}  // namespace nahraum::analysis
