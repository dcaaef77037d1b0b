#pragma once
// Values of one set of areas brought to another set: counts so that the total stays, rates so that
// they stay rates (areal interpolation; Goodchild & Lam 1980, dasymetric: Wright 1936; the same
// weights as R packages areal and sf::st_interpolate_aw and Python's tobler).
//
//   const OverlapTable parts = areal_overlaps(gemeinden, quarters);
//   const Recut children = recut_counts(counts, parts, {});    // sum stays
//   const Recut rate = recut_rates(rates, parts, {});          // weighted mean
//
// A weight is what two areas have in common: square metres (areal) or the residents of the cells
// whose centre lies in both (dasymetric, domain.md 3(b): "cell centre in polygon").
// Counts:  y_t = sum_s y_s w_st / W_s; W_s = sum_t w_st (all of s is given away, the total stays)
// or
//          the whole weight of s (what lies outside all targets stays outside, and is told).
// Rates:   y_t = sum_s y_s w_st / sum_s w_st over the s that have a value.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geo/core/flag.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

struct OverlapPart {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 0;
};

/// Sorted by target, then source; weights above 0.
struct OverlapTable {
  std::vector<OverlapPart> parts;
  std::vector<double> whole;  ///< one a source: its whole weight, inside targets or not
  std::size_t targets = 0;
};

/// Common areas through GEOS, both in one plane CRS. Targets may overlap each other. Cost: an
/// intersection for each pair whose boxes meet. Slivers below 1e-9 of the source are left out.
[[nodiscard]] OverlapTable areal_overlaps(const std::vector<geo::MultiPolygon>& sources,
                                          const std::vector<geo::MultiPolygon>& targets);

/// Cells placed in both sets: row of the source and of the target of each, -1 = in none.
struct PlacedWeights {
  std::span<const std::int32_t> source;
  std::span<const std::int32_t> target;
  std::span<const double> weight;  ///< residents; 0 where nobody lives or nobody knows
};
[[nodiscard]] OverlapTable dasymetric_overlaps(const PlacedWeights& cells, std::size_t sources,
                                               std::size_t targets);

/// Every source belongs to one target whole, or to none (-1): a key list.
[[nodiscard]] OverlapTable member_overlaps(std::span<const std::int32_t> target_of,
                                           std::size_t targets);

enum class Denominator {
  Shared,  ///< the sum of a source's parts: nothing is lost
  Whole    ///< the whole source: what lies in no target is left out and told
};

struct RecutOptions {
  Denominator denominator = Denominator::Shared;
  /// Rates: further weight of each source (its persons), so that a rate counts by whom it is about;
  /// empty = the overlap alone.
  std::span<const double> base{};
};

struct Recut {
  /// Missing where no part has a value; Estimated where a source was divided or a part is missing.
  std::vector<geo::FlaggedValue> values;
  std::vector<double> known;  ///< share of the target's weight that comes from known values
  double outside = 0;         ///< counts: of known sources, what no target took
  std::size_t lost = 0;       ///< known sources without any part in a target
};

[[nodiscard]] Recut recut_counts(std::span<const geo::FlaggedValue> values,
                                 const OverlapTable& overlaps, const RecutOptions& options);
[[nodiscard]] Recut recut_rates(std::span<const geo::FlaggedValue> values,
                                const OverlapTable& overlaps, const RecutOptions& options);

}  // namespace nahraum::analysis
