#pragma once
// Which cells lie within a limit of which places, by straight line times a detour factor
// (domain.md 2.1.5, fallback without streets). The result type is what street and timetable travel
// will fill as well: sparse, by origin, in minutes.
//
//   const Catchments walk = straight_line_catchments(kita_points, cell_centres, {.reach =
//   mode.reach(limit), ...});

#include <cstdint>
#include <vector>

#include "geo/core/units.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

struct CatchmentOptions {
  geo::KilometresPerHour speed{4.0};
  double detour = 1.25;
  geo::Minutes limit{15};
  std::size_t threads = 0;
};

/// Compressed rows: destinations of origin o are entries [starts[o], starts[o+1]), ascending by
/// cell.
struct Catchments {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> cells;
  std::vector<float> minutes;
  [[nodiscard]] std::size_t origins() const { return starts.empty() ? 0 : starts.size() - 1; }
};

/// Limit inclusive (a billionth of slack for the rounding of speed, limit and detour; the minutes
/// never exceed the limit). O(origins * cells within reach). Same bytes on any number of threads.
/// Throws Error{Internal} for coordinates that are not finite or a speed or detour not above 0.
[[nodiscard]] Catchments straight_line_catchments(const std::vector<geo::Point>& origins,
                                                  const std::vector<geo::Point>& cells,
                                                  const CatchmentOptions& options);

struct Nearest {
  std::int32_t origin = -1;  ///< -1 = there is no origin
  double minutes = 0;
};
/// For each cell the nearest origin; `options.limit` is not used. Ties: the lower index. About
/// O(cells): rings of squares around the cell. Errors as above.
[[nodiscard]] std::vector<Nearest> nearest_by_straight_line(const std::vector<geo::Point>& origins,
                                                            const std::vector<geo::Point>& cells,
                                                            const CatchmentOptions& options);

}  // namespace nahraum::analysis
