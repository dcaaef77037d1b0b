#pragma once
// Cells drawn as a map, so that a person can check a test by looking at it.
//
//   const DrawnCells drawn = draw({"11.",    north is up, 100 m a character
//                                  ".A2"});
//
// Digit: a cell with so many children. "?": a cell whose count is secret. Lower-case letter: a
// place on a cell with one child. Upper-case letter: a place without a cell. Anything else:
// nothing.

#include <functional>
#include <string>
#include <vector>

#include "analysis/catchment/straight_line.h"
#include "analysis/population/population.h"

namespace nahraum::analysis {

using Map = std::vector<std::string>;

struct DrawnCells {
  Map map;
  std::vector<geo::Point> centres;  ///< from the upper left, row by row
  GroupValues children;
  std::vector<geo::Point> places;  ///< in the order of the map
};

[[nodiscard]] DrawnCells draw(const Map& map);
/// The map with every cell's character replaced by what `sign` says and the rest blanked to '.'.
[[nodiscard]] Map shown(const DrawnCells& drawn, const std::function<char(std::size_t)>& sign);
/// 100 m a minute, so that minutes can be counted on the map.
[[nodiscard]] CatchmentOptions hundred_metres_a_minute(double minutes);

}  // namespace nahraum::analysis
