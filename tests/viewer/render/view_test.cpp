#include "viewer/render/view.h"

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::render {
namespace {

/// 200 x 100 units, 10 units a millimetre, centred at (1000, 500), 1:20,000: a unit is 2 m.
View drawn_view() {
  return View(geo::Crs::utm32(), {200, 100}, 10).centred({1000, 500}).with_scale(20'000);
}

void expect_point(geo::Point actual, double x, double y) {
  EXPECT_DOUBLE_EQ(actual.x, x);
  EXPECT_DOUBLE_EQ(actual.y, y);
}

TEST(View, ScaleAndResolutionAreTheSameThing) {
  const View view = drawn_view();
  EXPECT_DOUBLE_EQ(view.resolution(), 2);
  EXPECT_DOUBLE_EQ(view.scale_denominator(), 20'000);
}

TEST(View, CentreIsTheMiddleOfTheSurfaceAndNorthIsUp) {
  const View view = drawn_view();
  expect_point(view.to_surface({1000, 500}), 100, 50);
  expect_point(view.to_surface({1002, 500}), 101, 50);
  expect_point(view.to_surface({1000, 502}), 100, 49);
  expect_point(view.to_ground({0, 0}), 800, 600);
}

TEST(View, ExtentIsTheGroundUnderTheSurface) {
  EXPECT_EQ(drawn_view().extent(), (geo::Box{800, 400, 1200, 600}));
}

TEST(View, PlacedMovesThePictureButNotTheGround) {
  const View view = drawn_view().placed({30, 40});
  EXPECT_EQ(view.frame(), (geo::Box{30, 40, 230, 140}));
  EXPECT_EQ(view.extent(), drawn_view().extent());
  expect_point(view.to_surface({1000, 500}), 130, 90);
  expect_point(view.to_ground({130, 90}), 1000, 500);
}

TEST(View, PannedMovesTheMapWithThePointer) {
  const View view = drawn_view().panned(10, 5);
  expect_point(view.centre(), 980, 510);
  expect_point(view.to_surface({1000, 500}), 110, 55);
}

TEST(View, ZoomKeepsTheGroundUnderThePointer) {
  support::Random random = support::logged_random("zoom");
  for (int i = 0; i < 100; ++i) {
    const View before = drawn_view().placed({random.uniform(0, 50), 7});
    const geo::Point at{random.uniform(0, 200), random.uniform(0, 100)};
    const View after = before.zoomed_at(at, random.uniform(0.2, 5));
    EXPECT_NEAR(after.to_ground(at).x, before.to_ground(at).x, 1e-9);
    EXPECT_NEAR(after.to_ground(at).y, before.to_ground(at).y, 1e-9);
  }
  EXPECT_DOUBLE_EQ(drawn_view().zoomed_at({0, 0}, 2).scale_denominator(), 10'000);
}

TEST(View, ZoomStopsAtARoomAndAtAContinent) {
  View view = drawn_view();
  for (int i = 0; i < 50; ++i) view = view.zoomed_at({10, 10}, 10);
  EXPECT_DOUBLE_EQ(view.scale_denominator(), 100);
  for (int i = 0; i < 50; ++i) view = view.zoomed_at({10, 10}, 0.1);
  EXPECT_DOUBLE_EQ(view.scale_denominator(), 50'000'000);
  for (const double senseless : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_DOUBLE_EQ(drawn_view().zoomed_at({1, 1}, senseless).resolution(), 2);
}

TEST(View, FittedShowsTheWholeBoxWithItsMargin) {
  const View view = drawn_view().fitted({0, 0, 1000, 1000}, 0.1);
  expect_point(view.centre(), 500, 500);
  EXPECT_DOUBLE_EQ(view.resolution(), 12);  // 1000 m and twice 100 m on 100 units of height
}

TEST(View, FittedToNothingOrToAPointKeepsTheScale) {
  EXPECT_EQ(drawn_view().fitted({}).extent(), drawn_view().extent());
  const View at_point = drawn_view().fitted({7, 8, 7, 8});
  expect_point(at_point.centre(), 7, 8);
  EXPECT_DOUBLE_EQ(at_point.resolution(), 2);
}

TEST(View, ResizedKeepsCentreAndScale) {
  const View view = drawn_view().resized({400, 400});
  expect_point(view.centre(), 1000, 500);
  EXPECT_EQ(view.extent(), (geo::Box{600, 100, 1400, 900}));
}

}  // namespace
}  // namespace nahraum::render
