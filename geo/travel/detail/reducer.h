#pragma once
// What becomes of costs as they are found. A reducer sees each origin once, from one worker: as
// tiles of a sweep (several origins side by side, destinations in ascending order) or as the sparse
// row of a bounded search. Both give the same numbers.

#include <cstdint>
#include <span>

#include "geo/network/topology.h"

namespace nahraum::geo::detail {

/// Costs of consecutive destinations: line i holds the lanes of destination `first + i`, one lane
/// an origin of the batch. Lanes beyond the limit hold anything above it.
template <typename Lane>
struct Tile {
  std::size_t first = 0;
  std::size_t count = 0;
  const Lane* lines = nullptr;  ///< nullptr: no destination of the tile is within the limit
};
inline constexpr std::size_t kTileLines = 256;

/// Origins of one sweep, at most one a lane.
struct Batch {
  std::size_t worker = 0;
  std::span<const std::uint32_t> origins;
  Cost limit = 0;
};

/// Destinations within the limit, ascending.
struct SparseRow {
  std::size_t worker = 0;
  std::uint32_t origin = 0;
  std::span<const std::uint32_t> destinations;
  std::span<const Cost> costs;
};

class Reducer {
 public:
  Reducer() = default;
  Reducer(const Reducer&) = delete;
  Reducer& operator=(const Reducer&) = delete;
  virtual ~Reducer() = default;

  virtual void begin(const Batch&) {}
  virtual void tile(const Batch& batch, const Tile<std::uint16_t>& tile) = 0;
  virtual void tile(const Batch& batch, const Tile<std::uint32_t>& tile) = 0;
  virtual void end(const Batch&) {}
  virtual void row(const SparseRow& row) = 0;
};

}  // namespace nahraum::geo::detail
