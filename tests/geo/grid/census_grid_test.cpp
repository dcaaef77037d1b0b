#include "geo/grid/census_grid.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

CensusAttribute attribute(std::string name, std::vector<float> values, std::string file) {
  std::vector<ValueFlag> flags(values.size(), ValueFlag::None);
  return {std::move(name), std::move(values), std::move(flags), std::move(file)};
}

Cell cell(int northing, int easting) { return {100, northing * 100, easting * 100}; }

TEST(CensusGrid, FindsCellsAndAttributes) {
  const CensusGrid grid({cell(1, 1), cell(1, 3), cell(2, 0)},
                        {attribute("Unter3", {4, 5, 6}, "alter.csv")});
  EXPECT_EQ(grid.cell_size(), 100);
  EXPECT_EQ(grid.index_of(cell(1, 3)), CellIndex(1));
  EXPECT_EQ(grid.index_of(cell(2, 0)), CellIndex(2));
  EXPECT_FALSE(grid.index_of(cell(1, 2)).valid());
  EXPECT_FALSE(grid.index_of({1000, 0, 0}).valid());
  EXPECT_EQ(grid.at("Unter3").values[1], 5);
  EXPECT_EQ(grid.find("unter3"), nullptr);
  try {
    (void)grid.at("Einwohner");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_NE(error.message().de.find("Unter3"), std::string::npos);
  }
}

TEST(CensusGrid, RefusesWhatIsNotAGrid) {
  EXPECT_THROW(CensusGrid({cell(2, 0), cell(1, 1)}, {}), Error);
  EXPECT_THROW(CensusGrid({cell(1, 1), cell(1, 1)}, {}), Error);
  EXPECT_THROW(CensusGrid({{100, 0, 0}, {1000, 0, 0}}, {}), Error);
  EXPECT_THROW(CensusGrid({cell(1, 1)}, {attribute("a", {1, 2}, "")}), Error);
}

TEST(CensusGrid, EmptyByDefault) {
  const CensusGrid grid;
  EXPECT_EQ(grid.size(), 0U);
  EXPECT_EQ(grid.cell_size(), 0);
  EXPECT_FALSE(grid.index_of(cell(1, 1)).valid());
  EXPECT_EQ(grid.find("x"), nullptr);
}

TEST(Joined, KeepsAllCellsAndFlagsWhatATopicLacks) {
  const CensusGrid people({cell(1, 1), cell(2, 2)}, {attribute("Einwohner", {10, 20}, "a.csv")});
  const CensusGrid age({cell(1, 2), cell(2, 2)}, {attribute("Unter3", {3, 4}, "b.csv"),
                                                  attribute("Einwohner", {11, 21}, "b.csv")});
  const CensusGrid grid = joined({people, age, CensusGrid()});
  EXPECT_EQ(grid.cells(), (std::vector{cell(1, 1), cell(1, 2), cell(2, 2)}));
  EXPECT_EQ(grid.at("Einwohner").values[2], 20);
  EXPECT_EQ(grid.at("Einwohner@b.csv").values[2], 21);
  EXPECT_EQ(grid.at("Unter3").flags[0], ValueFlag::Missing);
  EXPECT_TRUE(std::isnan(grid.at("Unter3").values[0]));
  EXPECT_EQ(grid.at("Unter3").values[1], 3);
  EXPECT_EQ(joined({people, people, people}).attributes()[2].name, "Einwohner@a.csv#2");
}

TEST(Joined, RefusesDifferentCellSizes) {
  EXPECT_THROW((void)joined({CensusGrid({cell(1, 1)}, {}), CensusGrid({{1000, 0, 0}}, {})}), Error);
}

TEST(Joined, KeepsEverySum) {
  support::Random random = support::logged_random("joined");
  std::vector<CensusGrid> grids;
  std::vector<double> sums;
  for (int g = 0; g < 4; ++g) {
    std::vector<Cell> cells;
    std::vector<float> values;
    double sum = 0;
    for (int n = 0; n < 30; ++n) {
      for (int e = 0; e < 30; ++e) {
        if (!random.chance(0.3)) continue;
        cells.push_back(cell(n, e));
        values.push_back(static_cast<float>(random.integer(0, 50)));
        sum += static_cast<double>(values.back());
      }
    }
    grids.emplace_back(cells, std::vector{attribute("a" + std::to_string(g), values, "f")});
    sums.push_back(sum);
  }
  const CensusGrid grid = joined(grids);
  for (std::size_t g = 0; g < 4; ++g) {
    double sum = 0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      if (grid.attributes()[g].flags[i] != ValueFlag::Missing) {
        sum += static_cast<double>(grid.attributes()[g].values[i]);
      }
    }
    EXPECT_EQ(sum, sums[g]);
  }
}

}  // namespace
}  // namespace nahraum::geo
