#pragma once
// Dots for people: one dot stands for so many, and stands somewhere in a cell where they live.
//
//   const geo::Layer dots = dot_layer(cells, "children", 5);
//
// A running sum over the cells, taken along a curve that keeps neighbours together (Morton 1966),
// puts a dot into the cell where it passes each half step: the number of dots is the sum divided by
// `per_dot`, rounded, and no neighbourhood is off by more than about one dot. The place inside the
// cell is drawn from a counter-based generator (splitmix64, Steele et al. 2014) of the cell's place
// and the number of the dot in it: the same cells give the same dots, whatever else is shown.

#include <string>

#include "geo/layer/layer.h"

namespace nahraum::render {

/// One row a cell with dots, a MultiPoint. Cells whose value is missing or secret, or not above 0,
/// get none. `cells` are areas with four corners; others are left out. Throws Error{Input} for a
/// column that is missing or holds text, Error{Usage} for `per_dot` not above 0. O(n log n).
[[nodiscard]] geo::Layer dot_layer(const geo::Layer& cells, const std::string& column,
                                   double per_dot);

/// 5, 10, 20, 50 … so that there are at most `most` dots; never fewer than 5, so that no dot looks
/// like one child.
[[nodiscard]] double readable_dot(const geo::Layer& cells, const std::string& column,
                                  std::size_t most);

}  // namespace nahraum::render
