#pragma once
// Which cells reach which places, in minutes: the one result of every way of travelling, and the
// question all of them answer.
//
//   const std::unique_ptr<Travel> walk = straight_line_travel({.speed = …, .detour = …});
//   const Catchments c = walk->catchments(kitas, cells, geo::Minutes(15), progress);

#include <cstdint>
#include <vector>

#include "geo/core/progress.h"
#include "geo/core/units.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Compressed rows: destinations of origin o are entries [starts[o], starts[o+1]), ascending by
/// cell.
struct Catchments {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> cells;
  std::vector<float> minutes;
  [[nodiscard]] std::size_t origins() const { return starts.empty() ? 0 : starts.size() - 1; }
};

struct Nearest {
  std::int32_t origin = -1;  ///< -1 = none can be reached
  double minutes = 0;
};

/// A way of travelling. Points are in the working CRS of the study; people travel from the cells to
/// the places. Same bytes on any number of threads. Searches check `progress` for cancelling.
class Travel {
 public:
  Travel() = default;
  virtual ~Travel() = default;
  Travel(const Travel&) = delete;
  Travel& operator=(const Travel&) = delete;

  /// Limit inclusive. Places that nobody can reach have empty rows.
  [[nodiscard]] virtual Catchments catchments(const std::vector<geo::Point>& places,
                                              const std::vector<geo::Point>& cells,
                                              geo::Minutes limit,
                                              geo::Progress& progress) const = 0;
  /// For each cell the nearest place, however far. Ties: the lower index.
  [[nodiscard]] virtual std::vector<Nearest> nearest(const std::vector<geo::Point>& places,
                                                     const std::vector<geo::Point>& cells,
                                                     geo::Progress& progress) const = 0;
  /// Areas for drawing around each place, in the CRS of the points; empty where this way of
  /// travelling has no picture (timetables) or the place is not connected. One a place.
  [[nodiscard]] virtual std::vector<geo::MultiPolygon> areas(const std::vector<geo::Point>& places,
                                                             geo::Minutes limit,
                                                             geo::Progress& progress) const = 0;
};

}  // namespace nahraum::analysis
