#include "viewer/render/clip.h"

#include <cmath>

#include <gtest/gtest.h>

#include "geo/geometry/geometry.h"
#include "tests/support/random.h"
#include "tests/support/shapes.h"
#include "viewer/render/hatch.h"

namespace nahraum::render {
namespace {

constexpr geo::Box kBox{0, 0, 10, 10};

double area_of(const Path& path) {
  double total = 0;
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const auto part = path.part(i);
    total += geo::signed_area(geo::Ring(part.begin(), part.end()));
  }
  return total;
}

TEST(ClipRing, CutsAtTheBox) {
  Path path;
  clip_ring(std::vector<geo::Point>{{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, kBox, path);
  EXPECT_EQ(path.starts.size(), 1U);
  EXPECT_DOUBLE_EQ(area_of(path), 25);
}

TEST(ClipRing, NothingOfWhatLiesOutside) {
  Path path;
  clip_ring(std::vector<geo::Point>{{20, 0}, {30, 0}, {30, 10}}, kBox, path);
  EXPECT_TRUE(path.empty());
}

TEST(ClipRing, NeverLeavesTheBoxAndKeepsTheAreaInside) {
  support::Random random = support::logged_random("clip");
  for (int i = 0; i < 200; ++i) {
    const geo::MultiPolygon star = support::star({random.uniform(-5, 15), random.uniform(-5, 15)},
                                                 8, random.integer(4, 30), false, random);
    Path path;
    clip_ring(star.polygons[0].outer, kBox, path);
    for (const geo::Point p : path.points) EXPECT_TRUE(kBox.grown(1e-9).contains(p));
    int inside = 0;
    constexpr int kSteps = 40;
    for (int x = 0; x < kSteps; ++x)
      for (int y = 0; y < kSteps; ++y)
        inside += contains(star, {(x + 0.5) * 10 / kSteps, (y + 0.5) * 10 / kSteps}) ? 1 : 0;
    EXPECT_NEAR(area_of(path), inside * 100.0 / (kSteps * kSteps), 4);
  }
}

TEST(ClipLine, GivesThePiecesInside) {
  Path path;
  clip_line(std::vector<geo::Point>{{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}}, kBox, path);
  ASSERT_EQ(path.starts.size(), 2U);
  const auto first = path.part(0);
  EXPECT_EQ(std::vector(first.begin(), first.end()),
            (std::vector<geo::Point>{{0, 5}, {5, 5}, {5, 10}}));
  const auto second = path.part(1);
  EXPECT_EQ(std::vector(second.begin(), second.end()), (std::vector<geo::Point>{{8, 10}, {8, 5}}));
}

TEST(ClipLine, AWholeLineStaysOnePart) {
  Path path;
  clip_line(std::vector<geo::Point>{{1, 1}, {2, 2}, {3, 1}}, kBox, path);
  EXPECT_EQ(path.starts.size(), 1U);
  EXPECT_EQ(path.points.size(), 3U);
}

TEST(Hatch, LinesLieInsideAndHaveTheRightLength) {
  Path square;
  square.add_box({0, 0, 100, 100});
  const Path lines = hatch_lines(square, Hatch::Diagonal, 2);
  double length = 0;
  for (std::size_t i = 0; i < lines.starts.size(); ++i) {
    const auto line = lines.part(i);
    ASSERT_EQ(line.size(), 2U);
    length += geo::distance(line[0], line[1]);
    EXPECT_NEAR(std::abs(line[1].x - line[0].x), std::abs(line[1].y - line[0].y), 1e-9);
    for (const geo::Point p : line) EXPECT_TRUE((geo::Box{0, 0, 100, 100}).grown(1e-9).contains(p));
  }
  EXPECT_NEAR(length * 2, 100 * 100, 300);  // length times spacing is the area
  // The other way runs through the corner, so it may have one more.
  EXPECT_NEAR(static_cast<double>(hatch_lines(square, Hatch::Cross, 2).starts.size()),
              2.0 * static_cast<double>(lines.starts.size()), 1);
}

TEST(Hatch, LeavesHolesFree) {
  Path path;
  path.add_box({0, 0, 100, 100});
  path.begin();
  for (const geo::Point p : {geo::Point{40, 40}, {40, 60}, {60, 60}, {60, 40}}) path.add(p);
  const Path lines = hatch_lines(path, Hatch::Diagonal, 1);
  for (std::size_t i = 0; i < lines.starts.size(); ++i) {
    const auto line = lines.part(i);
    const geo::Point middle{(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2};
    EXPECT_FALSE((geo::Box{40.1, 40.1, 59.9, 59.9}).contains(middle));
  }
}

TEST(Hatch, NoneIsNone) {
  Path square;
  square.add_box({0, 0, 10, 10});
  EXPECT_TRUE(hatch_lines(square, Hatch::None, 1).empty());
  EXPECT_TRUE(hatch_lines(square, Hatch::Cross, 0).empty());
}

}  // namespace
}  // namespace nahraum::render
