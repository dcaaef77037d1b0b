#pragma once
// What a pointer finds on a map of an HTML paper: an area or a place with its name and the figure
// it is coloured by. The same words stand in the tables of the paper.

#include <string>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::render {

struct MapSpot {
  Path path;  ///< surface, closed, inside the view's frame
  std::string words;
};

/// Of all visible layers whose rows have names, in drawing order; layers of more than 2,000 rows in
/// sight have none. Outlines are thinned to a unit of the surface.
[[nodiscard]] std::vector<MapSpot> map_spots(const std::vector<StyledLayer>& layers,
                                             const View& view, geo::Language language);

}  // namespace nahraum::render
