#pragma once
// A directed graph as two flat arrays, and costs on its arcs: all that searches see.
//
//   for (std::uint32_t arc = graph.first_out[v]; arc < graph.first_out[v + 1]; ++arc)
//     relax(graph.head[arc], costs[arc]);

#include <cstdint>

#include "geo/core/flat_array.h"

namespace nahraum::geo {

/// Tenths of a second for times, millimetres for distances. Sums of costs saturate here: a way
/// costs either less than kUnreachable or is none.
using Cost = std::uint32_t;
inline constexpr Cost kUnreachable = 0xFFFFFFFFU;
/// Largest cost of one arc or one way; searches treat more as unreachable (13 years; 2,147 km).
inline constexpr Cost kLargestCost = 0x7FFFFFFFU;

/// a + b, where kUnreachable stays so.
[[nodiscard]] constexpr Cost add_costs(Cost a, Cost b) {
  return a > kLargestCost || b > kLargestCost || a + b > kLargestCost ? kUnreachable : a + b;
}

enum class CostUnit : std::uint8_t { DeciSecond, Millimetre };

struct Topology {
  FlatArray<std::uint32_t> first_out;  ///< vertices + 1
  FlatArray<std::uint32_t> head;       ///< by arc; arcs ascending by tail
  FlatArray<std::uint32_t> tail;       ///< by arc
  FlatArray<std::uint32_t> first_in;   ///< vertices + 1
  FlatArray<std::uint32_t> in_arc;     ///< arcs into a vertex, ascending

  [[nodiscard]] std::size_t vertices() const {
    return first_out.empty() ? 0 : first_out.size() - 1;
  }
  [[nodiscard]] std::size_t arcs() const { return head.size(); }
};

/// From arcs in any order; `order[i]` is the input row that became arc i (stable). O(n + m).
struct BuiltTopology {
  Topology topology;
  std::vector<std::uint32_t> order;
};
[[nodiscard]] BuiltTopology build_topology(std::size_t vertices,
                                           const std::vector<std::uint32_t>& tails,
                                           const std::vector<std::uint32_t>& heads);

}  // namespace nahraum::geo
