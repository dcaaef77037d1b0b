#pragma once
// The part of a hierarchy through which destinations can be reached from above, renumbered and
// packed for sweeps (RPHAST: Delling, Goldberg, Werneck 2011).

#include <cstdint>
#include <span>
#include <vector>

#include "geo/travel/hierarchy.h"

namespace nahraum::geo::detail {

/// Row `head` of the sub-hierarchy (an upper vertex) and the cost from it downwards.
struct SweepArc {
  std::uint32_t head = 0;
  Cost cost = 0;
};

/// Rows are selected vertices by falling rank, so the head of an arc is always an earlier row.
struct SubHierarchy {
  std::vector<std::uint32_t> row_of_rank;  ///< kNoRow = not selected
  std::vector<std::uint32_t> first;        ///< rows + 1
  std::vector<SweepArc> arcs;

  /// Rows in blocks of kBlockRows, and the rows outside from which arcs lead into each: when none
  /// of them is reached and no way begins in the block, nothing in the block is reached.
  std::vector<std::uint32_t> rim_first;  ///< blocks + 1
  std::vector<std::uint32_t> rim;

  [[nodiscard]] std::size_t rows() const { return first.size() - 1; }
  [[nodiscard]] std::size_t blocks() const { return rim_first.size() - 1; }
};
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;
inline constexpr std::size_t kBlockRows = 512;

/// Arcs dearer than `limit` are left out: they cannot be part of a way within it. O(ranks + arcs).
[[nodiscard]] SubHierarchy select_above(const CustomisedHierarchy& hierarchy,
                                        std::span<const std::uint32_t> vertices, Cost limit);

}  // namespace nahraum::geo::detail
