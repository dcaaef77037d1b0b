#pragma once
// The map that panning and drawing are measured on: 110,000 populated cells of 100 m, 631 Gemeinden
// of 150 corners with names, 50,000 street lines of twelve corners, over 175 km (EPSG:25832).

#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::app {

/// Bottom first; about 0.5 s.
[[nodiscard]] std::vector<render::StyledLayer> large_map();

}  // namespace nahraum::app
