#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/plain_svg_canvas.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/labels.h"
#include "viewer/render/scene.h"

namespace nahraum::render {
namespace {

std::vector<StyledLayer> map_layers() { return drawn::page().layers; }

TEST(Paint, DrawsTheMapThatWasLookedAt) {
  const Scene scene = build_scene(map_layers());
  support::PlainSvgCanvas canvas;
  paint(scene, drawn::view(), canvas);
  support::expect_golden("map.svg", canvas.svg({400, 300}));
}

TEST(Paint, SameCallsTwice) {
  std::string first;
  for (int i = 0; i < 2; ++i) {
    support::PlainSvgCanvas canvas;
    paint(build_scene(map_layers()), drawn::view(), canvas);
    if (i == 0) first = canvas.svg({400, 300});
    EXPECT_EQ(canvas.svg({400, 300}), first);
    EXPECT_EQ(canvas.open_clips, 0);
  }
}

TEST(Paint, NothingForAnEmptySceneOrSurface) {
  support::PlainSvgCanvas canvas;
  paint(Scene(), drawn::view(), canvas);
  paint(build_scene({}), drawn::view(), canvas);
  paint(build_scene(map_layers()), View(geo::Crs::utm32(), {0, 0}, 4), canvas);
  EXPECT_EQ(canvas.fills + canvas.strokes, 0);
}

TEST(Paint, AreasOfOneSymbolGoIntoOneCall) {
  const Scene scene = build_scene({{drawn::cells(60, 50), drawn::single_style({}), {}, true, "c"}});
  const View view = View(geo::Crs::utm32(), {2000, 2000}, 4).fitted(scene.bounds());
  support::PlainSvgCanvas canvas;
  paint(scene, view, canvas);
  EXPECT_EQ(canvas.fills, 1);
  EXPECT_EQ(canvas.filled_parts, 3000U);
}

TEST(Paint, SmallCellsAreBoxesAndNoneVanishes) {
  const Scene scene = build_scene({{drawn::cells(60, 50), drawn::single_style({}), {}, true, "c"}});
  for (const double denominator : {100'000.0, 1'000'000.0, 10'000'000.0}) {
    support::PlainSvgCanvas canvas;
    const View view = View(geo::Crs::utm32(), {2000, 2000}, 4)
                          .centred(scene.bounds().centre())
                          .with_scale(denominator);
    paint(scene, view, canvas);
    EXPECT_EQ(canvas.filled_boxes, 3000U) << denominator;
    EXPECT_EQ(canvas.filled_parts, 0U) << denominator;
  }
}

TEST(Paint, WhatLiesOutsideIsNeitherDrawnNorStored) {
  const Scene scene = build_scene(map_layers());
  const View view = drawn::view().centred({605000, 5655000}).with_scale(1'000);
  support::PlainSvgCanvas canvas;
  paint(scene, view, canvas);
  EXPECT_FALSE(canvas.drawn.empty());
  EXPECT_GE(canvas.drawn.min_x, -50);
  EXPECT_LE(canvas.drawn.max_x, 450);
  EXPECT_GE(canvas.drawn.min_y, -50);
  EXPECT_LE(canvas.drawn.max_y, 350);

  support::PlainSvgCanvas far_away;
  paint(scene, drawn::view().centred({0, 0}), far_away);
  EXPECT_EQ(far_away.fills + far_away.strokes, 0);
}

TEST(Paint, LayersCanBeSwitchedOff) {
  const Scene scene = build_scene(map_layers());
  support::PlainSvgCanvas canvas;
  PaintOptions options;
  options.visible = {false, false, false};
  paint(scene, drawn::view(), canvas, options);
  EXPECT_EQ(canvas.fills + canvas.strokes, 0);
  EXPECT_TRUE(canvas.texts.empty());
}

TEST(Paint, HighlightIsDrawnOnTopAndForeignRowsAreIgnored) {
  const Scene scene = build_scene(map_layers());
  support::PlainSvgCanvas plain;
  paint(scene, drawn::view(), plain);
  support::PlainSvgCanvas canvas;
  PaintOptions options;
  options.highlighted = {{0, 2}, {2, 0}, {9, 0}, {0, 99}};
  paint(scene, drawn::view(), canvas, options);
  EXPECT_EQ(canvas.strokes, plain.strokes + 4);
}

TEST(Paint, SizesAreMillimetresAtEveryScale) {
  for (const double unit : {72 / 25.4, 96 / 25.4, 300 / 25.4}) {
    const Scene scene =
        build_scene({{drawn::kitas({{605000, 5645000}}), drawn::kind_style(), {}, true, "k"}});
    const View view =
        View(geo::Crs::utm32(), {900, 900}, unit).centred({605000, 5645000}).with_scale(5'000);
    support::PlainSvgCanvas canvas;
    paint(scene, view, canvas,
          {.language = geo::Language::German, .visible = {}, .labels = false, .highlighted = {}});
    EXPECT_NEAR(canvas.drawn.height() / unit, 4 * 1.3 * (1 + 0.809) / 2, 0.01);  // a star of 4 mm
  }
}

}  // namespace
}  // namespace nahraum::render
