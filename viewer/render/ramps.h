#pragma once
// The table behind `ramp()`: one row of colours for each number of classes.
//
// Sequential and diverging schemes: Cynthia Brewer and Mark Harrower, ColorBrewer
// (colorbrewer2.org), Apache-2.0 style licence. Viridis and Magma: Stéfan van der Walt and
// Nathaniel Smith (CC0). Cividis: Jamie Nuñez, Christopher Anderton and Ryan Renslow (CC0). The
// last three are sampled at equal steps, light end first. PurplesPrint takes from the nine colours
// of ColorBrewer's Purples those that are far enough apart in grey.

#include <array>
#include <span>
#include <string_view>

namespace nahraum::render {

struct Ramp {
  std::string_view name;
  /// For 3, 4, 5, 6 and 7 classes; colours as six hex digits with a blank between.
  std::array<std::string_view, 5> rows;
};

/// Sorted by name.
[[nodiscard]] std::span<const Ramp> ramps();

}  // namespace nahraum::render
