#pragma once
// Who is whose neighbour, and how much that counts.
//
//   SpatialWeights w = contiguity_weights(areas, {.kind = Contiguity::Queen, .tolerance = 0.01});
//   w = row_standardised(std::move(w));
//
// Values, immutable once built; neighbours ascending, never the area itself. Sources: Anselin 1988;
// Cliff and Ord 1981; Bivand and Wong, Comparing implementations of global and local indicators of
// spatial association, 2018.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/units.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Compressed rows: the neighbours of area i are [starts[i], starts[i + 1]).
struct SpatialWeights {
  std::vector<std::size_t> starts{0};
  std::vector<std::uint32_t> neighbours;
  std::vector<double> weights;

  [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
  [[nodiscard]] std::size_t links() const { return neighbours.size(); }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t area) const {
    return std::span(neighbours).subspan(starts[area], starts[area + 1] - starts[area]);
  }
  [[nodiscard]] std::span<const double> weights_of(std::size_t area) const {
    return std::span(weights).subspan(starts[area], starts[area + 1] - starts[area]);
  }
};

enum class Contiguity {
  Queen,  ///< a common point is enough
  Rook    ///< a common piece of border
};
struct ContiguityOptions {
  Contiguity kind = Contiguity::Queen;
  /// Borders this far apart still touch, in CRS units; 0 = exactly the same points and lines.
  double tolerance = 0;
  std::size_t threads = 0;
};
/// Binary. Compares borders segment by segment, so areas drawn with different corners along one
/// border are neighbours too. With a tolerance, rook asks for a common border longer than 20 times
/// the tolerance: where two areas meet in a sharp corner a short piece always lies that close. Null
/// areas have no neighbours. O(n log n) plus the segments of areas whose boxes meet.
[[nodiscard]] SpatialWeights contiguity_weights(const std::vector<const geo::MultiPolygon*>& areas,
                                                const ContiguityOptions& options);
/// Binary: all others within `reach` (inclusive). Points in metres.
[[nodiscard]] SpatialWeights distance_weights(const std::vector<geo::Point>& points,
                                              geo::Metres reach);
/// Binary, in general not symmetric: the k nearest others, by distance, then order. Fewer than k
/// others: all of them.
[[nodiscard]] SpatialWeights nearest_weights(const std::vector<geo::Point>& points, std::size_t k);
/// From lists of neighbours (a GAL file). Sorted; a name twice in a list counts once.
[[nodiscard]] SpatialWeights list_weights(std::vector<std::vector<std::uint32_t>> lists);

/// Each row divided by its sum; rows without neighbours stay empty.
[[nodiscard]] SpatialWeights row_standardised(SpatialWeights weights);
/// Areas without a neighbour, ascending.
[[nodiscard]] std::vector<std::uint32_t> islands(const SpatialWeights& weights);

/// The part of the areas that a statistic works on; `areas[i]` is the number in the whole.
struct WeightsPart {
  std::vector<std::uint32_t> areas;
  SpatialWeights weights;
};
/// Keeps the areas with `keep[i]` that have a neighbour left among them; the weights of dropped
/// neighbours are gone, so standardise afterwards.
[[nodiscard]] WeightsPart connected_part(const SpatialWeights& weights,
                                         const std::vector<bool>& keep);

/// The sums that variances are made of (Cliff and Ord): S0 = sum of w_ij, S1 = half the sum of
/// (w_ij + w_ji)^2, S2 = sum of (w_i. + w_.i)^2.
struct WeightSums {
  double s0 = 0;
  double s1 = 0;
  double s2 = 0;
};
[[nodiscard]] WeightSums weight_sums(const SpatialWeights& weights);

}  // namespace nahraum::analysis
