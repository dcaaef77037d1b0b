#pragma once
// Layers of a land that is drawn by formulas, for benchmarks of the map (EPSG:25832).

#include <string>

#include "viewer/render/scene.h"

namespace nahraum::app {

inline constexpr geo::Point kLandCorner{560000, 5580000};  ///< lower left; 175 km wide and high

/// 631 areas of 150 corners, coloured by their value, with names.
[[nodiscard]] render::StyledLayer drawn_areas();
/// Turned by 0.77 degrees, as a cell of EPSG:3035 is in UTM zone 32.
[[nodiscard]] geo::Geometry turned_square(geo::Point corner, double side);
/// `shape` gives the geometry of a row; the columns are "name" and "value" in percent.
[[nodiscard]] render::StyledLayer drawn_layer(const std::string& name, int rows,
                                              geo::Geometry (*shape)(int), render::Style style);
[[nodiscard]] render::Style choropleth(const char* ramp, double stroke_mm);

}  // namespace nahraum::app
