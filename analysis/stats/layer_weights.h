#pragma once
// Neighbours of the areas of a layer, as a person asks for them: "queen", "rook", "distance:2000",
// "knn:4", "nachbarn.gal".
//
//   const WeightsSpec spec = weights_spec("knn:4");
//   const SpatialWeights weights = layer_weights({spec, layer, ids}, findings);

#include <string>
#include <string_view>
#include <vector>

#include "analysis/stats/spatial_weights.h"
#include "geo/core/findings.h"
#include "geo/layer/layer.h"

namespace nahraum::analysis {

enum class WeightsKind { Queen, Rook, Distance, Nearest, File };
struct WeightsSpec {
  WeightsKind kind = WeightsKind::Queen;
  geo::Metres reach{};      ///< Distance
  std::size_t nearest = 0;  ///< Nearest
  std::string file{};       ///< File
  /// Gap between borders that still touch, for Queen and Rook.
  geo::Metres tolerance{0.01};
};
/// Throws Error{Usage} saying what is possible.
[[nodiscard]] WeightsSpec weights_spec(std::string_view words);

struct LayerWeightsInput {
  const WeightsSpec& spec;
  const geo::Layer& layer;              ///< in metres
  const std::vector<std::string>& ids;  ///< one an area, as in the GAL file
  std::size_t threads = 0;
};
/// Binary weights. Distances are between the centres of areas. Findings: areas without geometry,
/// areas that the file does not name. Throws Error{Input} for contiguity of points, lines, and for
/// ids of the file that the layer lacks.
[[nodiscard]] SpatialWeights layer_weights(const LayerWeightsInput& input, geo::Findings& findings);
/// The place of an area that distances are measured from; NaN without one.
[[nodiscard]] geo::Point place_of(const geo::Geometry& geometry);

}  // namespace nahraum::analysis
