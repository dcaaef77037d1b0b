#include "viewer/render/legend.h"

#include <gtest/gtest.h>

#include "tests/support/plain_svg_canvas.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/scene_data.h"

namespace nahraum::render {
namespace {

std::vector<std::string> labels(const LegendBlock& block) {
  std::vector<std::string> result;
  for (const LegendEntry& entry : block.entries) result.push_back(entry.label.de);
  return result;
}

TEST(Legend, HasEveryClassAndMissingValuesWhereTheyOccur) {
  const StyledLayer layer{drawn::gemeinden(), drawn::rate_style(), {"Anteil", ""}, true, "g"};
  const LegendBlock block = legend_block(layer);
  EXPECT_EQ(block.title.de, "Anteil");
  EXPECT_EQ(block.unit, "%");
  EXPECT_EQ(labels(block), (std::vector<std::string>{"bis 5", "über 5 bis 10", "über 10 bis 20",
                                                     "über 20", "keine Angabe"}));
  EXPECT_NE(block.entries.back().symbol.hatch, Hatch::None);
}

TEST(Legend, NoEntryForMissingValuesWhereThereAreNone) {
  Style style;
  style.symbology = graduated("children", "Kinder", {10, 100}, "Purples", 0);
  const LegendBlock block =
      legend_block({drawn::cells(3, 3), style, {"Kinder", "Children"}, true, "c"});
  EXPECT_EQ(labels(block), (std::vector<std::string>{"bis 10", "über 10 bis 100", "über 100"}));
}

TEST(Legend, AgreesWithTheMapForEveryRow) {
  const StyledLayer layer{drawn::gemeinden(), drawn::rate_style(), {}, true, "g"};
  const LegendBlock block = legend_block(layer);
  const Scene scene = build_scene({layer});
  const SceneLayer& drawn = scene.data().layer(0);
  const std::vector<std::string> expected{"bis 5", "über 5 bis 10", "über 10 bis 20",
                                          "keine Angabe", "über 20"};
  for (std::size_t i = 0; i < drawn.rows.size(); ++i) {
    EXPECT_EQ(block.entries[drawn.symbol[i]].label.de, expected[i]);
    EXPECT_EQ(block.entries[drawn.symbol[i]].symbol.fill, drawn.symbols[drawn.symbol[i]].fill);
  }
}

TEST(Legend, CategoriesAndOther) {
  const std::vector<geo::Point> places(3, {605000, 5645000});
  EXPECT_EQ(labels(legend_block({drawn::kitas(places), drawn::kind_style(), {}, true, "k"})),
            (std::vector<std::string>{"ThEKiZ", "Kita", "sonstige"}));
  EXPECT_EQ(labels(legend_block({drawn::kitas({places[0]}), drawn::kind_style(), {}, true, "k"})),
            (std::vector<std::string>{"ThEKiZ", "Kita"}));
}

TEST(Legend, ProportionalCirclesHaveTheSizesOfTheMap) {
  Style style = drawn::places_style();
  const StyledLayer layer{drawn::kitas({{605000, 5645000}}), style, {"Plätze", ""}, true, "k"};
  const LegendBlock automatic = legend_block(layer);
  EXPECT_EQ(labels(automatic), (std::vector<std::string>{"50", "20", "5"}));
  std::get<Proportional>(style.symbology).legend_values = {80, 20, 0.5};
  const LegendBlock block = legend_block({layer.layer, style, layer.title, true, "k"});
  EXPECT_EQ(labels(block), (std::vector<std::string>{"80", "20", "0,5"}));
  EXPECT_DOUBLE_EQ(block.entries[0].size_mm, 8);
  EXPECT_DOUBLE_EQ(block.entries[1].size_mm, 4);
}

TEST(Legend, TopLayerFirstHiddenOnesLeftOut) {
  std::vector<StyledLayer> layers = drawn::page().layers;
  EXPECT_EQ(legend_of(layers).size(), 3U);
  EXPECT_EQ(legend_of(layers)[0].title.de, "Einrichtungen");
  layers[2].visible = false;
  EXPECT_EQ(legend_of(layers).size(), 2U);
}

TEST(Legend, ASingleSymbolIsNamedByItsLabelOrTheLayer) {
  Style style = drawn::single_style({1, 2, 3, 255});
  EXPECT_EQ(labels(legend_block({drawn::gemeinden(), style, {"Titel", ""}, true, "g"}))[0],
            "Fläche");
  std::get<SingleSymbol>(style.symbology).label = {};
  EXPECT_EQ(labels(legend_block({drawn::gemeinden(), style, {"Titel", ""}, true, "g"}))[0],
            "Titel");
}

TEST(Legend, SwatchesKeepTheirKindAndOpacity) {
  Style style = drawn::single_style({100, 100, 100, 200});
  style.opacity = 0.5;
  const LegendBlock block = legend_block({drawn::gemeinden(), style, {}, true, "g"});
  EXPECT_EQ(block.entries[0].kind, SymbolKind::Area);
  EXPECT_EQ(block.entries[0].symbol.fill.alpha, 100);
  EXPECT_EQ(legend_block({drawn::road(), style, {}, true, "r"}).entries[0].kind, SymbolKind::Line);
  support::PlainSvgCanvas canvas;
  draw_swatch(canvas, block.entries[0], {10, 10, 30, 20}, 3);
  EXPECT_EQ(canvas.drawn, (geo::Box{10, 10, 30, 20}));
}

}  // namespace
}  // namespace nahraum::render
