// Web tiles under a map in UTM: right to a fraction of a pixel, and covering all that is seen.

#include "viewer/render/tiles.h"

#include <cmath>

#include <gtest/gtest.h>

namespace nahraum::render {
namespace {

const geo::CrsTransform& to_mercator() {
  static const geo::CrsTransform transform(geo::Crs::utm32(), kWebMercator);
  return transform;
}
const geo::CrsTransform& from_mercator() {
  static const geo::CrsTransform transform(kWebMercator, geo::Crs::utm32());
  return transform;
}

View view_at(geo::Point centre, double scale) {
  return View(geo::Crs::utm32(), {1280, 900}, 96 / 25.4).centred(centre).with_scale(scale);
}

/// The place of (u, v) of the unit square in a quadrilateral, by the projective map through its
/// corners (Heckbert 1989), as QTransform::quadToQuad does.
geo::Point in_quad(const geo::Point (&q)[4], double u, double v) {
  const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x;
  const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y;
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x;
  const double sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double det = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / det;
  const double h = (dx1 * sy - sx * dy1) / det;
  const double a = q[1].x - q[0].x + g * q[1].x, b = q[3].x - q[0].x + h * q[3].x;
  const double d = q[1].y - q[0].y + g * q[1].y, e = q[3].y - q[0].y + h * q[3].y;
  const double w = g * u + h * v + 1;
  return {(a * u + b * v + q[0].x) / w, (d * u + e * v + q[0].y) / w};
}

/// How far from its true place a pixel of the tile is drawn at worst, in surface units.
double largest_error(const TileId& id, const View& view) {
  const std::vector<geo::Point> mesh = tile_mesh(id, view, from_mercator());
  const geo::Box box = tile_box(id);
  double worst = 0;
  constexpr int kProbes = 8;
  for (int row = 0; row < kMeshSide; ++row)
    for (int column = 0; column < kMeshSide; ++column) {
      const auto at = [&](int r, int c) {
        return mesh[static_cast<std::size_t>((row + r) * (kMeshSide + 1) + column + c)];
      };
      const geo::Point quad[4] = {at(0, 0), at(0, 1), at(1, 1), at(1, 0)};
      for (int i = 0; i <= kProbes; ++i)
        for (int j = 0; j <= kProbes; ++j) {
          const double u = static_cast<double>(i) / kProbes, v = static_cast<double>(j) / kProbes;
          const geo::Point exact = view.to_surface(
              from_mercator().apply({box.min_x + box.width() * (column + u) / kMeshSide,
                                     box.max_y - box.height() * (row + v) / kMeshSide}));
          worst = std::max(worst, geo::distance(exact, in_quad(quad, u, v)));
        }
    }
  return worst;
}

// Erfurt lies in tile 8/135/85 of the published scheme.
TEST(Tiles, CountFromTheNorthWestOfTheWorld) {
  const geo::Box world = tile_box({0, 0, 0});
  EXPECT_NEAR(world.min_x, -20037508.342789, 1e-6);
  EXPECT_NEAR(world.max_y, 20037508.342789, 1e-6);
  const geo::Box quarter = tile_box({1, 1, 0});
  EXPECT_NEAR(quarter.min_x, 0, 1e-6);
  EXPECT_NEAR(quarter.min_y, 0, 1e-6);
  const geo::Point erfurt = to_mercator().apply({642000, 5649000});
  EXPECT_TRUE(tile_box({8, 135, 85}).contains(erfurt));
}

TEST(Tiles, LieWithinAFractionOfAPixelOfTheirPlace) {
  for (const geo::Point centre :
       {geo::Point{570000, 5560000}, {642000, 5649000}, {750000, 5720000}})
    for (const double scale : {1'000'000.0, 300'000.0, 50'000.0, 2'500.0}) {
      const View view = view_at(centre, scale);
      double worst = 0;
      for (const TileId& id : tiles_of(view, to_mercator(), 18))
        worst = std::max(worst, largest_error(id, view));
      EXPECT_LT(worst, 0.5) << "1:" << scale << " at " << centre.x;
    }
}

TEST(Tiles, CoverEveryPointSeen) {
  const View view = view_at({642000, 5649000}, 200'000);
  const std::vector<TileId> tiles = tiles_of(view, to_mercator(), 18);
  for (int i = 0; i <= 20; ++i)
    for (int j = 0; j <= 20; ++j) {
      const geo::Point p = to_mercator().apply(view.to_ground({1280.0 * i / 20, 900.0 * j / 20}));
      EXPECT_TRUE(std::any_of(tiles.begin(), tiles.end(),
                              [&](const TileId& id) { return tile_box(id).contains(p); }));
    }
  EXPECT_LT(tiles.size(), 60U);
}

TEST(Tiles, PixelsAreAboutAsLargeAsThoseOfTheScreen) {
  for (const double scale : {500'000.0, 123'456.0, 20'000.0}) {
    const View view = view_at({642000, 5649000}, scale);
    const TileId id = tiles_of(view, to_mercator(), 18).front();
    const std::vector<geo::Point> mesh = tile_mesh(id, view, from_mercator());
    const double size = geo::distance(mesh.front(), mesh[kMeshSide]) / kTilePixels;
    EXPECT_GT(size, 0.65) << scale;
    EXPECT_LT(size, 1.5) << scale;
  }
  EXPECT_EQ(tiles_of(view_at({642000, 5649000}, 500), to_mercator(), 15).front().zoom, 15);
}

TEST(Tiles, AViewOfHalfTheWorldAsksForNoFlood) {
  EXPECT_LE(tiles_of(view_at({642000, 5649000}, 5e7), to_mercator(), 18).size(), 400U);
}

}  // namespace
}  // namespace nahraum::render
