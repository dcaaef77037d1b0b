// Streets as a background: by class and scale, in place, and out of the way.

#include "viewer/render/street_layers.h"

#include <gtest/gtest.h>

#include "geo/core/findings.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/plain_svg_canvas.h"

namespace nahraum::render {
namespace {

geo::StreetNetwork drawn() {
  const support::DrawnStreets streets = support::draw_streets(R"(
    node a 0 0
    node b 1000 0
    node c 1000 1000
    node d 9000 1000
    way main a b highway=primary_link
    way minor b c highway=residential
    way path c d highway=track
    way works a c highway=construction
  )");
  geo::Findings findings;
  return geo::build_street_network(streets.source, {}, findings);
}

std::vector<StyledLayer> layers() {
  geo::Progress progress;
  return street_layers(drawn(), geo::Crs::utm32(), progress);
}

TEST(StreetLayers, AreSortedByClassAndScale) {
  const std::vector<StyledLayer> made = layers();
  ASSERT_EQ(made.size(), 3U);
  EXPECT_EQ(made[0].id, "streets_paths");
  EXPECT_EQ(made[1].id, "streets_minor");
  EXPECT_EQ(made[2].id, "streets_main");
  EXPECT_LT(made[0].style.max_scale_denominator, made[1].style.max_scale_denominator);
  EXPECT_EQ(made[2].style.max_scale_denominator, std::numeric_limits<double>::infinity());
  for (const StyledLayer& layer : made) EXPECT_EQ(layer.layer.crs(), geo::Crs::utm32());
}

TEST(StreetLayers, KeepTheirLength) {
  for (const auto& [layer, metres] : {std::pair{2, 1000.0}, {1, 1000.0}, {0, 8000.0}}) {
    double length = 0;
    const geo::Layer lines = layers()[static_cast<std::size_t>(layer)].layer;
    for (std::uint32_t row = 0; row < lines.size(); ++row)
      for (const geo::LineString& line : std::get<geo::MultiLineString>(lines.geometry(row)).lines)
        for (std::size_t i = 1; i < line.size(); ++i) length += geo::distance(line[i - 1], line[i]);
    EXPECT_NEAR(length, metres, 0.005 * metres) << layer;  // sphere of the drawing, UTM here
  }
}

TEST(StreetLayers, SmallOnesAreNotDrawnAtSmallScales) {
  const Scene scene = build_scene(layers());
  const auto drawn_at = [&](double scale) {
    support::PlainSvgCanvas canvas;
    const View view = View(geo::Crs::utm32(), {800, 600}, 4)
                          .centred(layers()[1].layer.bounds().centre())
                          .with_scale(scale);
    paint(scene, view, canvas);
    return canvas.strokes;
  };
  EXPECT_EQ(drawn_at(20'000), 3);
  EXPECT_EQ(drawn_at(90'000), 2);
  EXPECT_EQ(drawn_at(110'000), 1);
}

TEST(StreetLayers, AreNotFoundByAClickAndDoNotMakeTheMapLarger) {
  const Scene scene = build_scene(layers());
  EXPECT_TRUE(scene.bounds().empty());
  const geo::Point on_line = layers()[2].layer.bounds().centre();
  const View view = View(geo::Crs::utm32(), {800, 600}, 4).centred(on_line).with_scale(10'000);
  EXPECT_TRUE(hits(scene, view, {400, 300}).empty());
}

}  // namespace
}  // namespace nahraum::render
