#pragma once
// Which cells reach one place, asked again and again with another place: the catchment under the
// cursor. What does not depend on the place is made ready once, so an answer costs what it reaches.
//
//   const auto walk = straight_line_reach(cells, {.speed = mode.speed, .detour = mode.detour});
//   for (std::uint32_t cell : walk->cells_reaching(place, geo::Minutes(15))) …
//
// The same cells as the catchments of Travel (catchments.h), which answers many places at once.

#include <cstdint>
#include <memory>
#include <vector>

#include "analysis/catchment/straight_line.h"
#include "analysis/catchment/street_travel.h"

namespace nahraum::analysis {

class PointReach {
 public:
  PointReach() = default;
  virtual ~PointReach() = default;
  PointReach(const PointReach&) = delete;
  PointReach& operator=(const PointReach&) = delete;

  /// Ascending; the list lives until the next call. One thread at a time. Empty where the place is
  /// not connected. Throws Error{Crs} for a place the network's coordinates cannot hold.
  virtual const std::vector<std::uint32_t>& cells_reaching(geo::Point place,
                                                           geo::Minutes limit) = 0;
};

/// O(cells), then O(cells near the place) a question. `options.limit` is not used.
[[nodiscard]] std::unique_ptr<PointReach> straight_line_reach(const std::vector<geo::Point>& cells,
                                                              const CatchmentOptions& options);
/// Snaps all cells (the dear part, seconds for a Land), then one search within the limit a
/// question. Errors as street_travel().
[[nodiscard]] std::unique_ptr<PointReach> street_reach(const std::vector<geo::Point>& cells,
                                                       const StreetTravelOptions& options);

}  // namespace nahraum::analysis
