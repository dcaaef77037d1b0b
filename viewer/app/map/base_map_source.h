#pragma once
// Where the pictures of a base map come from: a server that is asked only when somebody switches it
// on, or a file. The list of servers is data/catalogue/basemaps.json; services change.

#include <QString>
#include <QUrl>
#include <vector>

#include "geo/core/text.h"
#include "viewer/render/tiles.h"

namespace nahraum::app {

enum class BaseMapKind { Xyz, Wms, MbTiles };

struct BaseMapSource {
  QString key;
  geo::Text title;
  BaseMapKind kind = BaseMapKind::Xyz;
  QString url;     ///< XYZ: with {z} {x} {y}; WMS: the address; MbTiles: the path
  QString layers;  ///< WMS
  QString credit;  ///< printed whenever the map is shown
  int max_zoom = 18;
};

/// Those of the catalogue. Throws Error{Input} for a file that cannot be read.
[[nodiscard]] std::vector<BaseMapSource> base_map_sources();
/// Throws Error{Input} as geo::MbTiles.
[[nodiscard]] BaseMapSource mbtiles_source(const QString& path);

[[nodiscard]] QUrl tile_url(const BaseMapSource& source, const render::TileId& id);
/// One picture of the view in its own CRS (WMS 1.3.0); `pixels` device pixels a surface unit.
[[nodiscard]] QUrl wms_url(const BaseMapSource& source, const render::View& view, double pixels);

}  // namespace nahraum::app
