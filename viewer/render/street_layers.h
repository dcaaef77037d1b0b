#pragma once
// The streets of a study as a quiet background: three layers by class, each drawn from its own
// scale on, so that a whole county shows main streets and a village its lanes.
//
//   for (StyledLayer& layer : street_layers(network, study.crs, progress)) layers.push_back(layer);

#include <string>
#include <vector>

#include "geo/core/progress.h"
#include "geo/network/street_network.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

/// "streets_paths", "streets_minor", "streets_main", bottom first; classes without streets are left
/// out. Rows are the pieces of one class in one square of 4 km, so that what is not seen costs
/// nothing. About a second for a million points. Checks `progress` for cancelling.
[[nodiscard]] std::vector<StyledLayer> street_layers(const geo::StreetNetwork& network,
                                                     geo::Crs crs, geo::Progress& progress);

/// Drawn to find one's way: a click does not mean it, and the map does not grow by it.
[[nodiscard]] inline bool is_background(const std::string& layer_id) {
  return layer_id.starts_with("streets_");
}

}  // namespace nahraum::render
