#pragma once
// Web map tiles (EPSG:3857) under a map in another CRS: which tiles a view needs, and where their
// corners and inner points lie on its surface.
//
//   for (const TileId& id : tiles_of(view, to_mercator, 18)) draw(tile_mesh(id, view, back), …);
//
// Between the points of a mesh a tile is drawn by a plain quadrilateral; with kMeshSide pieces a
// side that is right to a tenth of a pixel in Germany (tests).

#include <vector>

#include "geo/crs/crs.h"
#include "geo/io/mbtiles_reader.h"
#include "viewer/render/view.h"

namespace nahraum::render {

using geo::TileId;

inline constexpr geo::Crs kWebMercator{3857};
inline constexpr int kTilePixels = 256;
inline constexpr int kMeshSide = 2;

/// Metres of EPSG:3857.
[[nodiscard]] geo::Box tile_box(const TileId& id);

/// The tiles that cover the view at the zoom whose pixels are nearest to a surface unit / `ratio`
/// (device pixels in a unit), at most `max_zoom`; by row, then column. Empty for a view that does
/// not lie in Germany and its surroundings.
[[nodiscard]] std::vector<TileId> tiles_of(const View& view, const geo::CrsTransform& to_mercator,
                                           int max_zoom, double ratio = 1);

/// (kMeshSide + 1)² surface points of a tile, row by row from its north-west corner.
/// `from_mercator` leads to the CRS of the view.
[[nodiscard]] std::vector<geo::Point> tile_mesh(const TileId& id, const View& view,
                                                const geo::CrsTransform& from_mercator);

}  // namespace nahraum::render
