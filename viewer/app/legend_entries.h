#pragma once
// The lines of the legend below a layer in the tree, from the same Style that draws the map.

#include <QPixmap>
#include <QString>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::app {

struct LegendEntry {
  render::Symbol symbol;
  double size_mm = 0;  ///< of point markers
  QString label;
};

/// One entry a class, category or size; a single symbol has one with an empty label unless the
/// style gives one.
[[nodiscard]] std::vector<LegendEntry> legend_entries(const render::StyledLayer& layer,
                                                      geo::Language language);
/// True when the layer is drawn with markers (points, or areas with proportional symbols).
[[nodiscard]] bool drawn_as_points(const render::StyledLayer& layer);

/// A picture of the symbol as the map draws it, in logical pixels.
[[nodiscard]] QPixmap swatch(const render::StyledLayer& layer, const LegendEntry& entry, QSize size,
                             double pixel_ratio);

}  // namespace nahraum::app
