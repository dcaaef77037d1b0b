#pragma once
// The inner loops of sweeps, one set an instruction set. A line of 64 bytes holds the costs of one
// vertex from 16 origins (32 bits) or 32 origins (16 bits, saturating). All sets do the same
// integer operations, so the bytes are the same.

#include <cstddef>
#include <cstdint>
#include <limits>

#include "geo/travel/cost_table.h"
#include "geo/travel/detail/sub_hierarchy.h"

namespace nahraum::geo::detail {

template <typename Lane>
inline constexpr std::size_t kLanes = 64 / sizeof(Lane);
/// Unreached. 32 bits: one more than any cost, so that sums with arcs do not wrap.
template <typename Lane>
inline constexpr Lane kFar = sizeof(Lane) == 2 ? static_cast<Lane>(0xFFFFU)
                                               : static_cast<Lane>(kLargestCost + 1);

/// A range of rows with the arcs into them. Sums: see kFar.
template <typename Lane>
struct RowRange {
  std::size_t begin = 0, end = 0;
  const std::uint32_t* first = nullptr;
  const SweepArc* arcs = nullptr;
};

/// Vertices above a batch of origins by rising rank.
struct UpperRows {
  const std::uint32_t* ranks = nullptr;
  std::size_t count = 0;
  const std::uint32_t* row_of_rank = nullptr;
  const std::uint32_t* first_up = nullptr;
  const std::uint32_t* up_head = nullptr;
  const Cost* up_cost = nullptr;
};

template <typename Lane>
struct SweepKernels {
  /// Upwards: the lines of heads take the minimum with line + arc, for all arcs within the limit.
  void (*relax_up)(const UpperRows&, Lane limit, Lane* lines);
  /// Downwards: line = minimum over arcs of head's line + arc, with what stands in the line already
  /// when `keep`, else from nothing.
  void (*sweep_down)(const RowRange<Lane>&, bool keep, Lane* lines);
  /// True when no lane of any of these rows is within the limit.
  bool (*all_beyond)(const std::uint32_t* rows, std::size_t count, Lane limit, const Lane* lines);
  /// tile line i = minimum over entries [first[i], first[i + 1]) of row's line + cost.
  void (*gather)(const RowRange<Lane>&, const Lane* lines, Lane* tile);
  /// Adds the lanes within the limit to each line's count and to each lane's count.
  void (*count_within)(const Lane* tile, std::size_t count, Lane limit, std::uint32_t* by_line,
                       std::uint32_t* by_lane);
  /// Lines with a lane at or below their own bound; returns how many.
  std::size_t (*find_within)(const Lane* tile, std::size_t count, const Cost* bounds,
                             std::size_t bounds_step, std::uint32_t* found);
};

/// The best set of the processor that is not above `most`. `Lane` is uint16_t or uint32_t.
template <typename Lane>
[[nodiscard]] const SweepKernels<Lane>& sweep_kernels(InstructionSet most);

}  // namespace nahraum::geo::detail
