#pragma once
// A made-up state for benchmarks: streets on a bent grid, some fast. The same on every machine.
//
//   const SyntheticState state = make_synthetic_state({.columns = 900, .rows = 900});
//
// Every crossing of a jittered grid stands for a junction (spacing 60 to 180 m in towns and about
// 400 m outside). A fifth of the minor pieces is missing, so that dead ends, bends and blocks of
// different size arise; each 10th line is an arterial (70 km/h), each 75th a motorway (120 km/h)
// that meets the rest only at arterials and runs in both directions. One piece in twelve of the
// minor ones is oneway. Only the largest component is kept. Vertices are numbered along a Hilbert
// curve as in real networks.

#include <cstdint>
#include <vector>

#include "geo/network/position.h"
#include "geo/network/snapping.h"
#include "geo/network/topology.h"

namespace nahraum::bench {

struct StateOptions {
  std::uint32_t columns = 950;
  std::uint32_t rows = 950;
  std::uint64_t seed = 20'260'101;
};

struct SyntheticState {
  geo::Topology topology;
  std::vector<geo::Position> positions;
  std::vector<geo::Cost> car, bicycle, foot;  ///< tenths of a second by arc
};
[[nodiscard]] SyntheticState make_synthetic_state(const StateOptions& options);

/// `count` points spread over the state (more where streets are dense), each on a piece of street
/// open to cars and on foot: two entries, as snapping gives them. Ascending along the Hilbert curve
/// when `sorted`, as cells are, else shuffled.
[[nodiscard]] geo::Attachments spread_points(const SyntheticState& state, std::size_t count,
                                             std::uint64_t seed, bool sorted);

}  // namespace nahraum::bench
