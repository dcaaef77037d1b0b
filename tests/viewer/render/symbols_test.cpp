// Symbols beyond classes and categories: two figures at once, dots, signs, secret values.

#include <set>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/golden.h"
#include "tests/support/plain_svg_canvas.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/bivariate.h"
#include "viewer/render/colour_vision.h"
#include "viewer/render/dot_density.h"
#include "viewer/render/map_notes.h"
#include "viewer/render/pictogram.h"
#include "viewer/render/qgis_style.h"
#include "viewer/render/scene_data.h"
#include "viewer/render/study_styles.h"
#include "viewer/render/symbol_paint.h"

namespace nahraum::render {
namespace {

Bivariate two_figures() {
  return bivariate(graduated("rate", "%", {7, 15}, "YlGnBu", 0), {"Anteil", "Share"},
                   graduated("need", "", {40, 60}, "PurplesPrint", 0), {"Bedarf", "Need"});
}

/// The drawn Gemeinden with a second figure: 70, 50, 30, 50, missing.
geo::Layer gemeinden_with_need() {
  const geo::Layer areas = drawn::gemeinden();
  geo::TableBuilder table;
  for (std::size_t i = 0; i < areas.table().column_count(); ++i) table.add(areas.table().column(i));
  geo::Column need;
  need.name = "need";
  need.title = {"Bedarf", "Need"};
  need.type = geo::ColumnType::Number;
  need.numbers = {70, 50, 30, 50, std::nan("")};
  need.flags.assign(5, geo::ValueFlag::None);
  need.flags[4] = geo::ValueFlag::Missing;
  table.add(std::move(need));
  return geo::with_table(areas, "gemeinden", std::move(table).build());
}

TEST(Bivariate, NineColoursAreTakenApartByEveryEye) {
  const Bivariate style = two_figures();
  const auto hatched = [&](std::size_t i) { return style.symbols[i].hatch != Hatch::None; };
  for (std::size_t i = 0; i < 9; ++i)
    for (std::size_t k = i + 1; k < 9; ++k)
      for (const Eye eye : kEyes) {
        const std::size_t apart = (i / 3 > k / 3 ? i / 3 - k / 3 : k / 3 - i / 3) +
                                  (i % 3 > k % 3 ? i % 3 - k % 3 : k % 3 - i % 3);
        // In grey print hatching tells colours apart that are no neighbours.
        if (eye == Eye::Grey && apart > 1 && hatched(i) != hatched(k)) continue;
        EXPECT_GE(colour_difference(seen_by(eye, style.symbols[i].fill),
                                    seen_by(eye, style.symbols[k].fill)),
                  kClearDifference)
            << i << ' ' << k << ' ' << static_cast<int>(eye);
      }
}

TEST(Bivariate, EveryRowHasTheClassOfBothFigures) {
  const geo::Layer areas = gemeinden_with_need();
  // rate 5, 10, 20, secret, 20.5; need 70, 50, 30, 50, missing
  EXPECT_EQ(symbol_rows(two_figures(), areas.table()), (std::vector<std::uint16_t>{6, 4, 2, 9, 9}));
  EXPECT_EQ(bivariate_class(two_figures(), 7, 40), 0U);  // limits belong to the class below
  EXPECT_EQ(bivariate_class(two_figures(), 7.01, 40), 1U);
  EXPECT_EQ(bivariate_class(two_figures(), 7, 60.01), 6U);
}

TEST(Bivariate, NeedsThreeClassesOfEach) {
  EXPECT_THROW((void)bivariate(graduated("a", "", {1}, "Blues", 0), {},
                               graduated("b", "", {1, 2}, "Blues", 0), {}),
               geo::Error);
}

TEST(Bivariate, LegendIsASquareWithBothNamesAndAllLimits) {
  const StyledLayer layer{
      gemeinden_with_need(), {.symbology = two_figures()}, {"Karte", "Map"}, true, "units"};
  const LegendBlock block = legend_block(layer);
  ASSERT_TRUE(block.square.has_value());
  ASSERT_EQ(block.entries.size(), 10U);
  EXPECT_EQ(block.entries[6].label.de, "Bedarf: über 60; Anteil: bis 7");
  support::PlainSvgCanvas canvas;
  const SquareFrame frame{170, 1, geo::Language::German};
  const double height = square_height(*block.square, frame, canvas);
  draw_square(*block.square, frame, {10, 10}, canvas);
  EXPECT_GE(canvas.drawn.min_x, 9);
  EXPECT_LE(canvas.drawn.max_x, 180);
  EXPECT_LE(canvas.drawn.max_y, 10 + height);
  const std::set<std::string> texts(canvas.texts.begin(), canvas.texts.end());
  for (const char* words : {"Bedarf", "Anteil", "bis 7", "über 15", "bis 40", "über 60"})
    EXPECT_TRUE(texts.count(words) == 1) << words;
  support::expect_golden("legend_square.svg", canvas.svg({190, 140}));
}

TEST(Bivariate, DrawnAsLookedAtAndAsQgisHasIt) {
  const StyledLayer layer{
      gemeinden_with_need(), {.symbology = two_figures()}, {"Karte", "Map"}, true, "units"};
  support::PlainSvgCanvas canvas;
  paint(build_scene({layer}), drawn::view(), canvas);
  support::expect_golden("bivariate.svg", canvas.svg({400, 300}));
  support::expect_golden("bivariate.qml",
                         qgis_style(layer.layer, layer.style, geo::Language::German));
}

double sum_of(const geo::Column& column) {
  double sum = 0;
  for (std::size_t row = 0; row < column.size(); ++row)
    if (!column.value(row).missing()) sum += column.numbers[row];
  return sum;
}

TEST(Dots, AreAsManyAsTheSumSaysAndStandInCellsWhereSomebodyLives) {
  const geo::Layer cells = drawn::cells(20, 15);
  const geo::Column& children = cells.table().at("children");
  for (const double per_dot : {1.0, 5.0, 7.0, 100.0}) {
    const geo::Layer dots = dot_layer(cells, "children", per_dot);
    std::size_t count = 0;
    for (std::size_t row = 0; row < dots.size(); ++row)
      for (const geo::Point dot : std::get<geo::MultiPoint>(dots.geometry(row))) {
        ++count;
        bool housed = false;
        for (std::size_t cell = 0; cell < cells.size() && !housed; ++cell)
          housed = children.numbers[cell] > 0 &&
                   geo::contains(std::get<geo::MultiPolygon>(cells.geometry(cell)), dot);
        EXPECT_TRUE(housed);
      }
    EXPECT_NEAR(static_cast<double>(count), sum_of(children) / per_dot, 0.5 + 1e-9) << per_dot;
  }
}

TEST(Dots, NeverInASecretCell) {
  const geo::Layer cells = drawn::cells(4, 1);
  geo::Column children = cells.table().at("children");
  children.numbers = {10, 50, 10, 50};
  children.flags = {geo::ValueFlag::None, geo::ValueFlag::Secret, geo::ValueFlag::None,
                    geo::ValueFlag::SecretOrEmpty};
  geo::TableBuilder table;
  table.add(children);
  const geo::Layer some = geo::with_table(cells, "cells", std::move(table).build());
  const geo::Layer dots = dot_layer(some, "children", 1);
  std::size_t count = 0;
  for (std::size_t row = 0; row < dots.size(); ++row)
    for (const geo::Point dot : std::get<geo::MultiPoint>(dots.geometry(row))) {
      ++count;
      for (const std::size_t secret : {1U, 3U})
        EXPECT_FALSE(geo::contains(std::get<geo::MultiPolygon>(cells.geometry(secret)), dot));
    }
  EXPECT_EQ(count, 20U);
}

TEST(Dots, TheSameCellsGiveTheSameDotsAndEveryDotAPlaceOfItsOwn) {
  const geo::Layer first = dot_layer(drawn::cells(20, 15), "children", 2);
  const geo::Layer second = dot_layer(drawn::cells(20, 15), "children", 2);
  ASSERT_EQ(first.size(), second.size());
  std::set<std::pair<double, double>> places;
  std::size_t count = 0;
  for (std::size_t row = 0; row < first.size(); ++row) {
    const auto& dots = std::get<geo::MultiPoint>(first.geometry(row));
    const auto& again = std::get<geo::MultiPoint>(second.geometry(row));
    ASSERT_EQ(dots.size(), again.size());
    for (std::size_t i = 0; i < dots.size(); ++i) {
      EXPECT_EQ(dots[i], again[i]);
      places.emplace(dots[i].x, dots[i].y);
      ++count;
    }
  }
  EXPECT_EQ(places.size(), count);
  EXPECT_THROW((void)dot_layer(drawn::cells(2, 2), "children", 0), geo::Error);
}

TEST(Dots, DrawnAsLookedAt) {
  const geo::Layer cells = drawn::cells(20, 15);
  support::PlainSvgCanvas canvas;
  const Scene scene =
      build_scene({{cells, drawn::single_style({240, 240, 240, 255}), {}, true, "cells"},
                   {dot_layer(cells, "children", 10), dots_style({"10", "10"}), {}, true, "dots"}});
  paint(scene, View(geo::Crs::utm32(), {400, 300}, 4).fitted(scene.bounds()), canvas);
  support::expect_golden("dots.svg", canvas.svg({400, 300}));
}

TEST(Pictograms, FillTheirPlaceAndDifferFromEachOther) {
  std::set<std::vector<std::pair<double, double>>> shapes;
  for (const Pictogram sign : all_pictograms()) {
    Path path;
    add_pictogram(path, sign, {50, 50}, 20);
    ASSERT_FALSE(path.empty()) << static_cast<int>(sign);
    std::vector<std::pair<double, double>> shape;
    geo::Box box;
    for (const geo::Point p : path.points) {
      box.extend(p);
      shape.emplace_back(p.x, p.y);
    }
    EXPECT_GE(std::max(box.width(), box.height()), 17) << static_cast<int>(sign);
    EXPECT_GE(box.min_x, 50 - 10.8) << static_cast<int>(sign);
    EXPECT_LE(box.max_x, 50 + 10.8) << static_cast<int>(sign);
    EXPECT_GE(box.min_y, 50 - 10.8) << static_cast<int>(sign);
    EXPECT_LE(box.max_y, 50 + 10.8) << static_cast<int>(sign);
    shapes.insert(shape);
  }
  EXPECT_EQ(shapes.size(), all_pictograms().size());
  Path none;
  add_pictogram(none, Pictogram::None, {50, 50}, 20);
  EXPECT_TRUE(none.empty());
}

TEST(Pictograms, EveryCategoryOfTheCatalogueHasASignOfItsOwn) {
  std::set<Pictogram> signs;
  const std::vector<std::string> categories{"erziehungsberatung",
                                            "fruehe_hilfen",
                                            "schwangerschaftsberatung",
                                            "efl_beratung",
                                            "familienbildung",
                                            "familienzentrum",
                                            "kinderarzt",
                                            "fruehfoerderung",
                                            "asd_sprechtag",
                                            "kinderschutzdienst",
                                            "schuldner_sucht_migration",
                                            "jobcenter_sprechtag",
                                            "kleiderkammer_tafel",
                                            "jugendtreff",
                                            "schulsozialarbeit",
                                            "bibliothek_spiel_sport",
                                            "mehrgenerationenhaus",
                                            "therapie"};
  for (const std::string& category : categories) signs.insert(pictogram_of_service(category));
  EXPECT_EQ(signs.size(), categories.size());
  EXPECT_EQ(signs.count(Pictogram::Information), 0U);
  EXPECT_EQ(pictogram_of_service("eigene"), Pictogram::Information);
}

TEST(Pictograms, DrawnAsLookedAt) {
  support::PlainSvgCanvas canvas;
  double x = 12;
  for (const Pictogram sign : all_pictograms()) {
    Symbol symbol{.fill = {255, 255, 255, 255},
                  .stroke = {0, 88, 104, 255},
                  .stroke_mm = 0.3,
                  .marker = Marker::Square,
                  .pictogram = sign};
    draw_marker(canvas, {x, 14}, 4, symbol, 4, 1);
    x += 20;
  }
  support::expect_golden("pictograms.svg", canvas.svg({390, 28}));
}

TEST(Secret, ValuesAreHatchedOtherwiseThanMissingOnesAndHaveTheirEntry) {
  Style style = drawn::rate_style();
  auto& classes = std::get<Graduated>(style.symbology);
  Symbol cross = classes.no_data;
  cross.hatch = Hatch::Cross;
  classes.secret = cross;
  const StyledLayer layer{drawn::gemeinden(), style, {"Anteil", "Share"}, true, "g"};
  EXPECT_EQ(symbol_rows(style.symbology, layer.layer.table())[3], classes.classes.size() + 1);
  const LegendBlock block = legend_block(layer);
  EXPECT_EQ(block.entries.back().symbol.hatch, Hatch::Cross);
  EXPECT_EQ(block.entries.back().label, classes.secret_label);
  EXPECT_EQ(block.entries.size(), classes.classes.size() + 1);  // nothing is missing otherwise
}

TEST(Counts, OnAreasAreWarnedAboutAndSharesAndCellsAreNot) {
  const auto layer = [](geo::Layer source, const char* column) {
    Style style;
    style.symbology = graduated(column, "", {5, 10}, "YlGnBu", 0);
    return StyledLayer{std::move(source), style, {"Kinder", "Children"}, true, "x"};
  };
  const geo::Layer areas = drawn::gemeinden();
  geo::TableBuilder table;
  table.add_integer("children", {"Kinder", "Children"}, "Personen", {1, 2, 3, 4, 5});
  const geo::Layer counted = geo::with_table(areas, "g", std::move(table).build());
  EXPECT_EQ(count_warnings({layer(counted, "children")}).size(), 1U);
  EXPECT_TRUE(count_warnings({layer(areas, "rate")}).empty());
  EXPECT_TRUE(count_warnings({layer(drawn::cells(4, 4), "children")}).empty());
}

}  // namespace
}  // namespace nahraum::render
