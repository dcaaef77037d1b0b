#include "viewer/render/labels.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/plain_svg_canvas.h"
#include "tests/support/random.h"
#include "tests/viewer/render/drawn_layers.h"

namespace nahraum::render {
namespace {

geo::Layer many_kitas(std::size_t count, support::Random& random) {
  std::vector<geo::Point> places;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back({600000 + random.uniform(0, 20'000), 5640000 + random.uniform(0, 20'000)});
    names.push_back(std::string(1 + random.below(20), 'n'));
  }
  return drawn::kitas(places, names);
}

TEST(Labels, NeverMeetEachOtherNorLeaveTheFrame) {
  support::Random random = support::logged_random("labels");
  for (int round = 0; round < 30; ++round) {
    const Scene scene = build_scene(
        {{drawn::gemeinden(), drawn::rate_style(), {}, true, "g"},
         {many_kitas(1 + random.below(300), random), drawn::kind_style(), {}, true, "k"}});
    const View view = drawn::view().placed({random.uniform(0, 100), 20});
    support::PlainSvgCanvas canvas;
    const std::vector<PlacedLabel> labels = place_labels(scene, view, canvas, {});
    EXPECT_FALSE(labels.empty());
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const geo::Box& box = labels[i].box;
      EXPECT_TRUE(view.frame().contains({box.min_x, box.min_y}));
      EXPECT_TRUE(view.frame().contains({box.max_x, box.max_y}));
      for (std::size_t j = i + 1; j < labels.size(); ++j)
        EXPECT_FALSE(box.intersects(labels[j].box)) << i << ' ' << j;
    }
  }
}

TEST(Labels, NeverCoverAMarker) {
  support::Random random = support::logged_random("markers");
  const geo::Layer kitas = many_kitas(80, random);
  const Scene scene = build_scene({{kitas, drawn::kind_style(), {}, true, "k"}});
  support::PlainSvgCanvas canvas;
  for (const PlacedLabel& label : place_labels(scene, drawn::view(), canvas, {}))
    for (std::size_t row = 0; row < kitas.size(); ++row)
      EXPECT_FALSE(
          label.box.contains(drawn::view().to_surface(std::get<geo::Point>(kitas.geometry(row)))));
}

TEST(Labels, TheMoreImportantWins) {
  // Three at one place with the same marker: the one with most places (the last) is named first.
  const geo::Point place{610000, 5650000};
  Style style = drawn::single_style({});
  style.label = drawn::kind_style().label;
  const Scene scene = build_scene({{drawn::kitas({place, place, place}), style, {}, true, "k"}});
  support::PlainSvgCanvas canvas;
  const std::vector<PlacedLabel> labels = place_labels(scene, drawn::view(), canvas, {});
  ASSERT_FALSE(labels.empty());
  EXPECT_EQ(labels[0].row, 2U);
}

TEST(Labels, AppearOnlyAtLargeEnoughScales) {
  Style style = drawn::kind_style();
  style.label.max_scale_denominator = 50'000;
  const Scene scene = build_scene({{drawn::kitas({{610000, 5650000}}), style, {}, true, "k"}});
  support::PlainSvgCanvas canvas;
  EXPECT_EQ(place_labels(scene, drawn::view().with_scale(50'001), canvas, {}).size(), 0U);
  EXPECT_EQ(place_labels(scene, drawn::view().with_scale(50'000), canvas, {}).size(), 1U);
}

TEST(Labels, NumbersAreWrittenInTheLanguageOfTheReader) {
  Style style = drawn::rate_style();
  style.label.column = "rate";
  const Scene scene = build_scene({{drawn::gemeinden(), style, {}, true, "g"}});
  const auto words = [&](geo::Language language) {
    support::PlainSvgCanvas canvas;
    PaintOptions options;
    options.language = language;
    std::vector<std::string> result;
    for (const PlacedLabel& label : place_labels(scene, drawn::view(), canvas, options))
      result.push_back(label.lines[0]);
    std::sort(result.begin(), result.end());
    return result;
  };
  EXPECT_EQ(words(geo::Language::German),
            (std::vector<std::string>{"10,0", "20,0", "20,5", "5,0"}));
  EXPECT_EQ(words(geo::Language::English),
            (std::vector<std::string>{"10.0", "20.0", "20.5", "5.0"}));
}

TEST(Labels, ANameWiderThanItsAreaIsLeftOut) {
  const Scene scene = build_scene({{drawn::gemeinden(), drawn::rate_style(), {}, true, "g"}});
  support::PlainSvgCanvas canvas;
  EXPECT_TRUE(place_labels(scene, drawn::view().with_scale(5'000'000), canvas, {}).empty());
}

}  // namespace
}  // namespace nahraum::render
