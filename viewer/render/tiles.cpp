#include "viewer/render/tiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/core/error.h"

namespace nahraum::render {

namespace {

/// Half the width of the world in EPSG:3857 (radius 6378137 m times pi).
constexpr double kHalfWorld = 6378137.0 * std::numbers::pi;
constexpr int kEdgeSteps = 4;
constexpr std::size_t kMostTiles = 400;

double tile_side(int zoom) { return 2 * kHalfWorld / static_cast<double>(std::int64_t{1} << zoom); }

/// Bounds in EPSG:3857, from points along the edges: they are bent.
geo::Box mercator_bounds(const View& view, const geo::CrsTransform& to_mercator) {
  const geo::Box seen = view.extent();
  geo::Box bounds;
  for (int i = 0; i <= kEdgeSteps; ++i) {
    const double x = seen.min_x + seen.width() * i / kEdgeSteps;
    const double y = seen.min_y + seen.height() * i / kEdgeSteps;
    for (const geo::Point p : {geo::Point{x, seen.min_y}, geo::Point{x, seen.max_y},
                               geo::Point{seen.min_x, y}, geo::Point{seen.max_x, y}}) {
      const geo::Point at = to_mercator.apply(p);
      bounds.extend({at.x, at.y, at.x, at.y});
    }
  }
  return bounds;
}

}  // namespace

geo::Box tile_box(const TileId& id) {
  const double side = tile_side(id.zoom);
  const double west = -kHalfWorld + static_cast<double>(id.x) * side;
  const double north = kHalfWorld - static_cast<double>(id.y) * side;
  return {west, north - side, west + side, north};
}

std::vector<TileId> tiles_of(const View& view, const geo::CrsTransform& to_mercator, int max_zoom,
                             double ratio) {
  std::vector<TileId> tiles;
  geo::Box bounds;
  try {
    bounds = mercator_bounds(view, to_mercator);
  } catch (const geo::Error&) {
    return tiles;  // a view of half the world has no place in the projection
  }
  if (bounds.empty()) return tiles;
  const double metres_a_pixel = bounds.width() / std::max(view.surface().width * ratio, 1.0);
  const double wanted = std::log2(2 * kHalfWorld / kTilePixels / metres_a_pixel);
  int zoom = std::clamp(static_cast<int>(std::lround(wanted)), 0, max_zoom);
  const auto index = [](double metres, double side) {
    return static_cast<std::int64_t>(std::floor(metres / side));
  };
  for (; zoom >= 0; --zoom) {
    const double side = tile_side(zoom);
    const std::int64_t west = index(bounds.min_x + kHalfWorld, side);
    const std::int64_t east = index(bounds.max_x + kHalfWorld, side);
    const std::int64_t north = index(kHalfWorld - bounds.max_y, side);
    const std::int64_t south = index(kHalfWorld - bounds.min_y, side);
    if (static_cast<std::size_t>((east - west + 1) * (south - north + 1)) > kMostTiles) continue;
    for (std::int64_t y = north; y <= south; ++y)
      for (std::int64_t x = west; x <= east; ++x) tiles.push_back({zoom, x, y});
    break;
  }
  return tiles;
}

std::vector<geo::Point> tile_mesh(const TileId& id, const View& view,
                                  const geo::CrsTransform& from_mercator) {
  const geo::Box box = tile_box(id);
  std::vector<geo::Point> mesh;
  for (int row = 0; row <= kMeshSide; ++row)
    for (int column = 0; column <= kMeshSide; ++column)
      mesh.push_back({box.min_x + box.width() * column / kMeshSide,
                      box.max_y - box.height() * row / kMeshSide});
  from_mercator.apply_all(mesh);
  for (geo::Point& p : mesh) p = view.to_surface(p);
  return mesh;
}

}  // namespace nahraum::render
