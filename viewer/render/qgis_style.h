#pragma once
// The same Style as QML, for layer_styles of a GeoPackage (platform.md A1: what QGIS accepts).

#include <string>

#include "geo/layer/layer.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Renderer, labelling and field aliases (titles and units) of the layer. Everything is
/// XML-escaped.
[[nodiscard]] std::string qgis_style(const geo::Layer& layer, const Style& style,
                                     geo::Language language);

}  // namespace nahraum::render
