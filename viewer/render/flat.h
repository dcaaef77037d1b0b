#pragma once
// Rings and lines of many items in flat arrays, and coarser copies of them for small scales.

#include <cstdint>
#include <span>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::render {

/// Item i has the parts item_start[i] .. item_start[i + 1]; part p the points part_start[p] ..
/// part_start[p + 1]. Both lists end with a sentinel.
struct Parts {
  std::vector<geo::Point> points;
  std::vector<std::uint32_t> part_start{0};
  std::vector<std::uint32_t> item_start{0};

  [[nodiscard]] std::size_t part_count() const { return part_start.size() - 1; }
  [[nodiscard]] std::size_t item_count() const { return item_start.size() - 1; }
  [[nodiscard]] std::span<const geo::Point> part(std::size_t p) const {
    return {points.data() + part_start[p], part_start[p + 1] - part_start[p]};
  }
  void end_part() { part_start.push_back(static_cast<std::uint32_t>(points.size())); }
  void end_item() { item_start.push_back(static_cast<std::uint32_t>(part_count())); }
};

/// One copy of a layer's geometry, right to `tolerance` ground metres.
struct Level {
  double tolerance = 0;
  Parts parts;
  /// Every border line once, also where two areas share it: one item a line.
  Parts outlines;
  std::vector<geo::Box> outline_boxes;
};

/// The parts as they are (level 0), then one copy for each tolerance (rising). Borders that areas
/// share are cut at the points where three meet and thinned once (Douglas and Peucker 1973), so
/// neighbours stay together at every level. Rings that shrink below three points are left out. Only
/// level 0 when no part has more than `kNeverThinned` points. O(n log n).
[[nodiscard]] std::vector<Level> levels_of(Parts parts, bool closed,
                                           std::span<const double> tolerances);
inline constexpr std::size_t kNeverThinned = 8;

/// Points of the chain that remain at this tolerance; first and last always do. A closed chain
/// (first = last) is cut at the point farthest from its start.
[[nodiscard]] std::vector<geo::Point> thinned(std::span<const geo::Point> chain, double tolerance);

}  // namespace nahraum::render
