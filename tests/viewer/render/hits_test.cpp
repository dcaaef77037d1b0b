#include <gtest/gtest.h>

#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

inline bool operator==(const Hit& a, const Hit& b) { return a.layer == b.layer && a.row == b.row; }

namespace {

std::vector<Hit> hits_at(geo::Point ground) {
  const Scene scene = build_scene(drawn::page().layers);
  return hits(scene, drawn::view(), drawn::view().to_surface(ground));
}

TEST(Hits, AreaByContainment) {
  EXPECT_EQ(hits_at({612000, 5643000}), (std::vector<Hit>{{0, 1}}));
  EXPECT_TRUE(hits_at({590000, 5630000}).empty());
}

TEST(Hits, TheHoleBelongsToItsEnclave) {
  EXPECT_EQ(hits_at({605000, 5655000}), (std::vector<Hit>{{0, 4}}));
}

TEST(Hits, TopmostFirst) {
  EXPECT_EQ(hits_at({605000, 5645000}), (std::vector<Hit>{{2, 0}, {1, 0}, {0, 0}}));
}

TEST(Hits, PointsWithinTwoMillimetresLinesWithinOne) {
  const View view = drawn::view();
  const Scene scene = build_scene(drawn::page().layers);
  const geo::Point kita = view.to_surface({618000, 5642000});
  EXPECT_EQ(hits(scene, view, {kita.x + 7.9, kita.y}).size(), 2U);  // 4 units a millimetre
  EXPECT_EQ(hits(scene, view, {kita.x + 8.1, kita.y}).size(), 1U);
  const geo::Point road = view.to_surface({601000, 5645000});
  EXPECT_EQ(hits(scene, view, {road.x, road.y + 3.9}).size(), 2U);
  EXPECT_EQ(hits(scene, view, {road.x, road.y + 4.1}).size(), 1U);
}

TEST(Hits, EmptySceneHasNone) { EXPECT_TRUE(hits(Scene(), drawn::view(), {1, 1}).empty()); }

}  // namespace
}  // namespace nahraum::render
