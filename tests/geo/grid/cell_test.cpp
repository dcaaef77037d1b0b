#include "geo/grid/cell.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

TEST(ParseCell, LongAndShortNames) {
  const Cell erfurt{100, 3096500, 4392800};
  EXPECT_EQ(parse_cell("CRS3035RES100mN3096500E4392800"), erfurt);
  EXPECT_EQ(parse_cell("100mN30965E43928"), erfurt);
  EXPECT_EQ(parse_cell("1kmN3096E4392"), (Cell{1000, 3096000, 4392000}));
  EXPECT_EQ(parse_cell("10kmN309E439"), (Cell{10000, 3090000, 4390000}));
  EXPECT_EQ(parse_cell("CRS3035RES1000mN3096000E4392000"), (Cell{1000, 3096000, 4392000}));
  EXPECT_EQ(parse_cell("CRS3035RES10000mN3090000E4390000"), (Cell{10000, 3090000, 4390000}));
}

TEST(ParseCell, RefusesEverythingElse) {
  for (const char* bad :
       {"", "Gitter_ID_100m", "CRS3035RES100mN3096500", "CRS3035RES100mN3096550E4392800",
        "CRS3035RES100mN3096500E4392801", "CRS3035RES100mE4392800N3096500",
        "CRS3035RES100mN-3096500E4392800", "CRS3035RES0mN0E0", "CRS3035RES100mN3096500E4392800 ",
        "CRS3035RES100mN30965000000E4392800", "CRS3035RES1kmN3096000E4392000", "100mN30965000E1",
        "mN1E1", "100N30965E43928", "999999kmN1E1", "crs3035res100mN3096500E4392800"}) {
    EXPECT_FALSE(parse_cell(bad)) << bad;
  }
}

TEST(CellName, ReadsBackAsTheSameCell) {
  support::Random random = support::logged_random("cell names");
  for (int i = 0; i < 1000; ++i) {
    const int sizes[] = {100, 250, 500, 1000, 10000, 100000};
    const std::int32_t size = sizes[random.below(6)];
    const Cell cell{size, random.integer(0, 5'000'000 / size) * size,
                    random.integer(0, 5'000'000 / size) * size};
    ASSERT_EQ(parse_cell(cell_name(cell)), cell);
    ASSERT_EQ(cell_at(cell.centre(), size), cell);
    ASSERT_EQ(cell_at({double(cell.easting), double(cell.northing)}, size), cell);
  }
}

// domain.md 2.3.1: the cell of Erfurt.
TEST(CellAt, Erfurt) {
  const CrsTransform to_laea(Crs::wgs84(), Crs::laea());
  EXPECT_EQ(cell_name(cell_at(to_laea.apply(Point{11.0235, 50.9757}), 100)),
            "CRS3035RES100mN3096500E4392800");
}

TEST(CellAt, HalfOpenAndBelowZero) {
  EXPECT_EQ(cell_at({100, 99.999}, 100), (Cell{100, 0, 100}));
  EXPECT_EQ(cell_at({-0.5, -100}, 100), (Cell{100, -100, -100}));
  EXPECT_THROW((void)cell_at({1e300, 0}, 100), Error);
}

TEST(ParentCell, HoldsTheChild) {
  EXPECT_EQ(parent_cell({100, 3096500, 4392800}, 1000), (Cell{1000, 3096000, 4392000}));
  EXPECT_EQ(parent_cell({100, 3096500, 4392800}, 100), (Cell{100, 3096500, 4392800}));
  EXPECT_THROW((void)parent_cell({1000, 0, 0}, 100), Error);
  EXPECT_THROW((void)parent_cell({100, 0, 0}, 250), Error);
}

TEST(Cell, CornersAndOrder) {
  const Cell cell{100, 3096500, 4392800};
  EXPECT_EQ(cell.centre(), (Point{4392850, 3096550}));
  EXPECT_EQ(cell.box(), (Box{4392800, 3096500, 4392900, 3096600}));
  EXPECT_LT(cell, (Cell{100, 3096500, 4392900}));
  EXPECT_LT((Cell{100, 3096500, 4392900}), (Cell{100, 3096600, 0}));
}

}  // namespace
}  // namespace nahraum::geo
