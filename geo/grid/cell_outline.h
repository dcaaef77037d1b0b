#pragma once
// The outline of a set of grid cells, traced in integers: exact, and linear in the number of cells,
// where a general union would meet thousands of squares.
//
//   const MultiPolygon area = cell_outline(cells);   // EPSG:3035

#include <vector>

#include "geo/geometry/geometry.h"
#include "geo/grid/cell.h"

namespace nahraum::geo {

/// Union of the squares of `cells` (one size, any order, twice is once) in EPSG:3035. Cells that
/// meet in a corner only become separate polygons; rings have corners only where the outline turns.
/// Throws Error{Internal} for cells of different size. O(n log n). The result does not depend on
/// the order of cells.
[[nodiscard]] MultiPolygon cell_outline(std::vector<Cell> cells);

}  // namespace nahraum::geo
