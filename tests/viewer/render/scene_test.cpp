#include "viewer/render/scene.h"

#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shapes.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/scene_data.h"

namespace nahraum::render {
namespace {

TEST(Scene, EmptyOneHasNothing) {
  EXPECT_TRUE(Scene().empty());
  EXPECT_TRUE(Scene().bounds().empty());
  EXPECT_TRUE(build_scene({}).bounds().empty());
}

TEST(Scene, TwoSystemsOfCoordinatesAreAnError) {
  const geo::Layer utm = drawn::gemeinden();
  const geo::Layer other("fremd", geo::Crs::laea(), utm.geometries(), utm.table());
  try {
    (void)build_scene(
        {{utm, drawn::rate_style(), {}, true, "a"}, {other, drawn::rate_style(), {}, true, "b"}});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Crs);
    EXPECT_EQ(error.layer(), "fremd");
  }
}

TEST(Scene, SymbolsFollowTheValues) {
  const Scene scene = build_scene({{drawn::gemeinden(), drawn::rate_style(), {}, true, "a"}});
  EXPECT_EQ(scene.data().layer(0).symbol, (std::vector<std::uint16_t>{0, 1, 2, 4, 3}));
}

TEST(Scene, AStyleThatDoesNotFitTheTableIsAnError) {
  for (const char* column : {"name", "nowhere"}) {
    Style style;
    style.symbology = graduated(column, "", {1}, "Blues", 0);
    EXPECT_THROW((void)build_scene({{drawn::gemeinden(), style, {}, true, "a"}}), geo::Error);
  }
  Style style = drawn::kind_style();
  std::get<Categorised>(style.symbology).column = "rate";
  style.label.column.clear();
  EXPECT_THROW((void)build_scene({{drawn::gemeinden(), style, {}, true, "a"}}), geo::Error);
}

TEST(Scene, HostileNamesAreShortenedOrRefused) {
  const geo::Point place{605000, 5645000};
  const geo::Layer lengthy = drawn::kitas({place}, {std::string(10'000, 'x')});
  const Scene scene = build_scene({{lengthy, drawn::kind_style(), {}, true, "k"}});
  EXPECT_LT(scene.data().layer(0).labels[0].text.de.size(), 100U);
  const geo::Layer zero = drawn::kitas({place}, {std::string("a\0b", 3)});
  EXPECT_THROW((void)build_scene({{zero, drawn::kind_style(), {}, true, "k"}}), geo::Error);
}

TEST(Scene, NotANumberIsRefused) {
  const geo::Layer layer = drawn::kitas({{std::nan(""), 1}});
  EXPECT_THROW((void)build_scene({{layer, drawn::kind_style(), {}, true, "k"}}), geo::Error);
}

TEST(Scene, RowsWithoutGeometryAreNotDrawn) {
  const geo::Layer some = drawn::gemeinden();
  std::vector<geo::Geometry> geometries = some.geometries();
  geometries[1] = std::monostate{};
  const geo::Layer layer("x", some.crs(), geometries, some.table());
  const Scene scene = build_scene({{layer, drawn::rate_style(), {}, true, "a"}});
  EXPECT_EQ(scene.data().layer(0).rows, (std::vector<std::uint32_t>{0, 2, 3, 4}));
}

TEST(Scene, RingsRunAsTheFillNeedsThem) {
  geo::MultiPolygon area = support::area("0 0, 10 0, 10 10, 0 10 / 4 4, 4 6, 6 6, 6 4");
  std::reverse(area.polygons[0].outer.begin(), area.polygons[0].outer.end());
  std::reverse(area.polygons[0].holes[0].begin(), area.polygons[0].holes[0].end());
  geo::TableBuilder table;
  table.add_text("name", {}, {"x"});
  const geo::Layer layer("x", geo::Crs::utm32(), {area}, std::move(table).build());
  const Scene scene = build_scene({{layer, drawn::single_style({}), {}, true, "a"}});
  const Parts& parts = scene.data().layer(0).levels[0].parts;
  const auto area_of = [&](std::size_t part) {
    return geo::signed_area(geo::Ring(parts.part(part).begin(), parts.part(part).end()));
  };
  EXPECT_DOUBLE_EQ(area_of(0), 100);
  EXPECT_DOUBLE_EQ(area_of(1), -4);
}

TEST(Scene, TurnedCensusCellsAreKnownAsSquares) {
  const Scene scene = build_scene({{drawn::cells(3, 2), drawn::single_style({}), {}, true, "c"}});
  const std::vector<geo::Box>& squares = scene.data().layer(0).squares;
  ASSERT_EQ(squares.size(), 6U);
  EXPECT_NEAR(squares[0].width(), 100, 1e-6);
  EXPECT_NEAR(squares[0].height(), 100, 1e-6);
  const Scene others = build_scene({{drawn::gemeinden(), drawn::rate_style(), {}, true, "a"}});
  EXPECT_TRUE(others.data().layer(0).squares.empty());
}

TEST(Scene, ProportionalMarkersComeLargeFirstAndScaleByArea) {
  const geo::Layer kitas =
      drawn::kitas({{605000, 5645000}, {615000, 5645000}, {615000, 5655000}, {605000, 5655000}});
  const Scene scene = build_scene({{kitas, drawn::places_style(), {}, true, "k"}});
  const SceneLayer& layer = scene.data().layer(0);
  EXPECT_EQ(layer.rows, (std::vector<std::uint32_t>{3, 2, 1, 0}));
  EXPECT_FLOAT_EQ(layer.size_mm[0], 8);
  EXPECT_FLOAT_EQ(layer.size_mm[3], 4);  // a quarter of the value, half the diameter
}

TEST(Proportional, NothingIsDrawnForNoneOrLess) {
  Proportional style;
  for (const double value : {0.0, -3.0, std::nan(""), std::numeric_limits<double>::infinity()})
    EXPECT_EQ(proportional_size(style, value), 0);
  style.value_at_max = 0;
  EXPECT_EQ(proportional_size(style, 1), 0);
}

}  // namespace
}  // namespace nahraum::render
