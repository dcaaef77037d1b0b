#pragma once
// Where do like values lie together? Local Moran (LISA) and Getis and Ord's Gi and Gi*, one result
// an area, with the false discoveries of so many tests held down.
//
//   const LocalMoran lisa = local_moran(values, weights, {.permutations = 999, .seed = 1});
//   if (lisa.areas[i].significant) colour(lisa.areas[i].quadrant);
//
// `values` and `weights` are of the areas with a value and a neighbour (connected_part). Pure; same
// bytes on any number of threads. A result without meaning carries the flag NotApplicable, and a
// sentence says why when it is all of them. All p are two-sided.
// Sources: Anselin 1995; Sokal, Oden, Thomson 1998 (conditional moments); Getis and Ord 1992, Ord
// and Getis 1995 (Gi, Gi* as standard deviates); Benjamini and Hochberg 1995. Figures agree with
// spdep (tests/analysis/stats).
// Cost: O(links) and O(permutations * links) draws; 10,000 areas x 999: bench/stats_bench.

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/stats/global_association.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

struct LocalOptions {
  PermutationOptions permutation{};
  double false_discovery_rate = 0.05;
};

/// Own value and mean of the neighbours against the mean of all.
enum class Quadrant : std::uint8_t { None, HighHigh, LowLow, LowHigh, HighLow };
/// Stable name: "high_high"; "" for None.
[[nodiscard]] std::string_view quadrant_code(Quadrant quadrant);
[[nodiscard]] geo::Text quadrant_name(Quadrant quadrant);

struct LocalMoranArea {
  double value = 0;     ///< I_i = z_i * sum_j w_ij z_j / m2, m2 = sum z^2 / n
  double expected = 0;  ///< given the own value (conditional permutation)
  double variance = 0;
  geo::FlaggedValue z{};
  geo::FlaggedValue p{};              ///< normal distribution
  geo::FlaggedValue p_permutation{};  ///< NotApplicable without permutations
  geo::FlaggedValue q{};  ///< Benjamini and Hochberg, of p_permutation where there is one, else p
  Quadrant quadrant = Quadrant::None;
  bool significant = false;  ///< q <= false_discovery_rate
};
struct LocalMoran {
  std::vector<LocalMoranArea> areas{};
  std::size_t permutations = 0;
  std::uint64_t seed = 0;
  geo::Text reason{};  ///< why there are no results
  [[nodiscard]] bool known() const { return reason.de.empty(); }
};
[[nodiscard]] LocalMoran local_moran(const std::vector<double>& values,
                                     const SpatialWeights& weights, const LocalOptions& options);

struct LocalGetisArea {
  geo::FlaggedValue g{};              ///< Gi as a standard deviate, own value left out
  geo::FlaggedValue g_star{};         ///< Gi*, own value counted with the largest weight of the row
  geo::FlaggedValue p{};              ///< of g
  geo::FlaggedValue p_star{};         ///< of g_star
  geo::FlaggedValue p_permutation{};  ///< of g: values of the others dealt anew
  geo::FlaggedValue q{};              ///< of p_permutation where there is one, else of p_star
  bool significant = false;           ///< hot when g_star > 0, cold when below
};
struct LocalGetis {
  std::vector<LocalGetisArea> areas{};
  std::size_t permutations = 0;
  std::uint64_t seed = 0;
  geo::Text reason{};
  [[nodiscard]] bool known() const { return reason.de.empty(); }
};
/// The same for every multiple of a row of weights, so binary and row-standardised weights give the
/// same deviates.
[[nodiscard]] LocalGetis local_getis(const std::vector<double>& values,
                                     const SpatialWeights& weights, const LocalOptions& options);

/// Smallest rate of false discoveries at which each test would count, by Benjamini and Hochberg;
/// missing stays missing and is not counted as a test. O(n log n).
[[nodiscard]] std::vector<geo::FlaggedValue> false_discovery_rates(
    const std::vector<geo::FlaggedValue>& p);

/// How often the neighbours of an area, drawn from all other areas, had a weighted sum as large as
/// the observed one.
struct LagPermutation {
  std::vector<std::uint32_t> at_least;
  std::vector<std::uint32_t> at_most;
  std::vector<double> mean;
  std::vector<double> variance;
};
[[nodiscard]] LagPermutation permute_lags(const std::vector<double>& values,
                                          const SpatialWeights& weights,
                                          const PermutationOptions& options);

}  // namespace nahraum::analysis
