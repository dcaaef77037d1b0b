#pragma once
// Names on the map, placed so that none covers another or a marker (platform.md A1: eight
// candidates and a priority).

#include <string>
#include <vector>

#include "viewer/render/canvas.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

struct PlacedLabel {
  std::vector<std::string> lines;  ///< one or two, centred on each other
  std::vector<geo::Point> at;      ///< baseline middle of each line
  Font font;
  Colour colour;
  Colour halo;
  double halo_width = 0;
  geo::Box box;  ///< surface; no two of them meet
  std::uint32_t layer = 0;
  std::uint32_t row = 0;
};

/// The labels there is room for, the most important first: by the style's priority, then the upper
/// layer, then the rank column, then the row. Point labels try eight places around the marker
/// (Christensen, Marks and Shieber 1995), areas their middle and some places near it. Same input,
/// same places. O(n) measured texts for n labels in view.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const Scene& scene, const View& view,
                                                    Canvas& canvas, const PaintOptions& options);
void draw_labels(const std::vector<PlacedLabel>& labels, Canvas& canvas);

}  // namespace nahraum::render
