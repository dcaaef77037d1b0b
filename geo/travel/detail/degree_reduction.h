#pragma once
// Dead ends and mere bends of streets first: vertices with at most two neighbours are eliminated
// before a network is dissected. That adds no edge that elimination would not need, and leaves a
// much smaller core.

#include <cstdint>
#include <vector>

#include "geo/network/topology.h"

namespace nahraum::geo::detail {

struct Reduced {
  std::vector<std::uint32_t> eliminated;  ///< in order; each round is an independent set, so that
                                          ///< long bends do not become deep trees
  std::vector<std::uint32_t> core;        ///< the others, ascending
  std::vector<std::uint32_t> first;       ///< undirected rows of the core: core + 1
  std::vector<std::uint32_t> head;        ///< rows of `core`, ascending, distinct, no loops
};
[[nodiscard]] Reduced reduce_degrees(const Topology& topology);

}  // namespace nahraum::geo::detail
