#pragma once
// Markers that would lie on each other, moved apart.

#include <vector>

#include "viewer/render/scene_data.h"

namespace nahraum::render {

/// Discs of this diameter moved until none covers another, each as near to its place as the pushing
/// leaves it; those that stand free stay. Same input, same places. At most kMostSpread discs, more
/// stay where they are. O(n^2) a round.
[[nodiscard]] std::vector<geo::Point> spread(std::vector<geo::Point> centres, double diameter);
inline constexpr std::size_t kMostSpread = 400;

/// Where the markers of these items of a point layer stand on the surface: signs moved apart,
/// others in their place.
[[nodiscard]] std::vector<geo::Point> marker_centres(const SceneLayer& layer,
                                                     const std::vector<std::uint32_t>& items,
                                                     const View& view);
[[nodiscard]] bool has_signs(const SceneLayer& layer);

}  // namespace nahraum::render
