#pragma once
// Which cells lie within a limit of which places, by straight line times a detour factor
// (domain.md 2.1.5, fallback without streets).
//
//   const Catchments walk = straight_line_catchments(kita_points, cell_centres, {.reach =
//   mode.reach(limit), ...});

#include <memory>
#include <vector>

#include "analysis/catchment/catchments.h"

namespace nahraum::analysis {

struct CatchmentOptions {
  geo::KilometresPerHour speed{4.0};
  double detour = 1.25;
  geo::Minutes limit{15};
  std::size_t threads = 0;
};

/// Limit inclusive (a billionth of slack for the rounding of speed, limit and detour; the minutes
/// never exceed the limit). O(origins * cells within reach). Same bytes on any number of threads.
/// Throws Error{Internal} for coordinates that are not finite or a speed or detour not above 0.
[[nodiscard]] Catchments straight_line_catchments(const std::vector<geo::Point>& origins,
                                                  const std::vector<geo::Point>& cells,
                                                  const CatchmentOptions& options);

/// For each cell the nearest origin; `options.limit` is not used. Ties: the lower index. About
/// O(cells): rings of squares around the cell. Errors as above.
[[nodiscard]] std::vector<Nearest> nearest_by_straight_line(const std::vector<geo::Point>& origins,
                                                            const std::vector<geo::Point>& cells,
                                                            const CatchmentOptions& options);

/// The same as a way of travelling; `options.limit` is not used.
[[nodiscard]] std::unique_ptr<Travel> straight_line_travel(const CatchmentOptions& options);

}  // namespace nahraum::analysis
