// The three coordinate systems of the sample: working CRS, census grid, longitude/latitude.
#pragma once

#include <vector>

#include "data/musterkreis/generator/county.h"

namespace nahraum::musterkreis {

// `from` and `to` are EPSG codes; points are easting/northing or longitude/latitude.
// Throws std::runtime_error when PROJ cannot do it.
std::vector<Point> transform(int from, int to, std::vector<Point> points);

inline constexpr int kUtm = 25832;
inline constexpr int kGrid = 3035;
inline constexpr int kLonLat = 4326;

}  // namespace nahraum::musterkreis
