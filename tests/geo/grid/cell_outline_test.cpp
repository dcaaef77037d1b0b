// The outline of cells, drawn by eye and against GEOS.

#include "geo/grid/cell_outline.h"

#include <gtest/gtest.h>

#include "geo/geometry/overlay.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

/// Rows of a picture from north to south; '#' is a cell. The lower left corner is (0, 0).
std::vector<Cell> drawn(const std::vector<std::string>& rows) {
  std::vector<Cell> cells;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto north = static_cast<std::int32_t>(rows.size() - 1 - r);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c] == '#')
        cells.push_back({100, north * 100, static_cast<std::int32_t>(c) * 100});
    }
  }
  return cells;
}

TEST(CellOutline, OneCellIsItsSquare) {
  const MultiPolygon area = cell_outline(drawn({"#"}));
  ASSERT_EQ(area.polygons.size(), 1u);
  EXPECT_EQ(area.polygons[0].outer, (Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}}));
}

TEST(CellOutline, StraightStretchesHaveNoCorners) {
  const MultiPolygon area = cell_outline(drawn({"#..", "###"}));
  ASSERT_EQ(area.polygons.size(), 1u);
  EXPECT_EQ(area.polygons[0].outer.size(), 6u);
  EXPECT_DOUBLE_EQ(geo::area(area), 40'000);
}

TEST(CellOutline, ARingHasAHole) {
  const MultiPolygon area = cell_outline(drawn({"###", "#.#", "###"}));
  ASSERT_EQ(area.polygons.size(), 1u);
  ASSERT_EQ(area.polygons[0].holes.size(), 1u);
  EXPECT_LT(signed_area(area.polygons[0].holes[0]), 0);
}

TEST(CellOutline, CornersThatMeetAreTwoPolygons) {
  EXPECT_EQ(cell_outline(drawn({".#", "#."})).polygons.size(), 2u);
}

TEST(CellOutline, AHoleThatTouchesTheOutsideInACornerIsValid) {
  for (const auto& picture : {std::vector<std::string>{"##.", "#.#", "###"},
                              std::vector<std::string>{"####", "#.##", "##.#", "####"}}) {
    const MultiPolygon area = cell_outline(drawn(picture));
    EXPECT_FALSE(make_valid(area).changed) << make_valid(area).reason;
  }
}

TEST(CellOutline, AnIslandInAHoleIsItsOwnPolygon) {
  const MultiPolygon area = cell_outline(drawn({"#####", "#...#", "#.#.#", "#...#", "#####"}));
  ASSERT_EQ(area.polygons.size(), 2u);
  EXPECT_EQ(area.polygons[0].holes.size() + area.polygons[1].holes.size(), 1u);
  EXPECT_DOUBLE_EQ(geo::area(area), 170'000);
}

TEST(CellOutline, AgreesWithTheUnionOfSquares) {
  support::Random random = support::logged_random("outline");
  for (int round = 0; round < 50; ++round) {
    std::vector<Cell> cells;
    std::vector<MultiPolygon> squares;
    for (std::int32_t row = 0; row < 9; ++row) {
      for (std::int32_t column = 0; column < 9; ++column) {
        if (random.chance(0.5)) continue;
        cells.push_back({100, row * 100, column * 100});
        const Box b = cells.back().box();
        squares.push_back({{Polygon{
            {{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}},
            {}}}});
      }
    }
    const MultiPolygon area = cell_outline(cells);
    EXPECT_FALSE(make_valid(area).changed) << make_valid(area).reason;
    EXPECT_DOUBLE_EQ(geo::area(area), geo::area(union_of(squares)));
    for (const Cell& cell : cells) EXPECT_TRUE(contains(area, cell.centre()));
  }
}

}  // namespace
}  // namespace nahraum::geo
