#pragma once

#include <QPixmap>

#include "viewer/render/legend.h"

namespace nahraum::app {

/// The symbol of a legend entry as the map draws it: areas and lines in a small box, markers in
/// their own size (at most `kLargestSwatch` pixels).
[[nodiscard]] QPixmap swatch(const render::LegendEntry& entry, double pixel_ratio);
inline constexpr int kLargestSwatch = 40;

}  // namespace nahraum::app
