#pragma once
// Do like values lie beside like, over the whole map? Moran's I, Geary's C, Getis and Ord's G.
//
//   const GlobalStatistic moran = moran_i(values, weights, {.permutations = 999, .seed = 1});
//   if (moran.known()) use(moran.value, moran.randomisation->p);
//
// `values` and `weights` are of the areas with a value and a neighbour (connected_part). Pure; same
// bytes on any number of threads. Where a statistic has no meaning (all values equal, fewer than
// four areas, no links) there are no numbers but a sentence. All p are two-sided.
// Sources: Cliff and Ord, Spatial Processes, 1981 (variances of I and C); Getis and Ord 1992 (G);
// figures agree with esda (PySAL) and spdep (tests/analysis/stats).

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/stats/spatial_weights.h"
#include "geo/core/progress.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

struct PermutationOptions {
  std::size_t permutations = 999;  ///< 0 = none
  std::uint64_t seed = 1;
  std::size_t threads = 0;
  geo::Progress* progress = nullptr;  ///< not owned
};

/// Against chance: what to expect, and how far off the value is.
struct Inference {
  double expected = 0;
  double variance = 0;
  double z = 0;
  double p = 1;  ///< two-sided, from the normal distribution
};

/// The values dealt anew to the areas, `permutations` times.
struct PermutationTest {
  std::size_t permutations = 0;
  std::uint64_t seed = 0;
  double mean = 0;
  double variance = 0;
  std::size_t at_least = 0;  ///< permutations that gave as much as observed or more
  std::size_t at_most = 0;
  /// Twice the smaller side, the observed map counted as one: min(1, 2 (min + 1) / (n + 1)). GeoDa
  /// and esda print half of it, the p of one side.
  double p = 1;
};

struct GlobalStatistic {
  std::size_t areas = 0;
  std::size_t links = 0;
  double value = 0;
  std::optional<Inference> normal{};         ///< values drawn from a normal distribution; not for G
  std::optional<Inference> randomisation{};  ///< the given values, in any order
  std::optional<PermutationTest> permutation{};
  geo::Text reason{};  ///< why there is no value
  [[nodiscard]] bool known() const { return reason.de.empty(); }
};

/// Above its expected value -1/(n-1): like beside like; below: unlike beside unlike.
[[nodiscard]] GlobalStatistic moran_i(const std::vector<double>& values,
                                      const SpatialWeights& weights,
                                      const PermutationOptions& options);
/// Below 1: like beside like; above 1: unlike beside unlike.
[[nodiscard]] GlobalStatistic geary_c(const std::vector<double>& values,
                                      const SpatialWeights& weights,
                                      const PermutationOptions& options);
/// Above its expected value: high values lie together; below: low ones do. Only for values of 0 and
/// more (else a sentence). Meant for binary weights of a distance band.
[[nodiscard]] GlobalStatistic getis_ord_g(const std::vector<double>& values,
                                          const SpatialWeights& weights,
                                          const PermutationOptions& options);

/// Two-sided p of a standard normal deviate.
[[nodiscard]] double two_sided_p(double z);
/// 2 (min + 1) / (n + 1), at most 1.
[[nodiscard]] double two_sided_p(std::size_t at_least, std::size_t at_most,
                                 std::size_t permutations);

}  // namespace nahraum::analysis
