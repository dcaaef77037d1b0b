#include "viewer/render/report/table_widths.h"

#include <gtest/gtest.h>

namespace nahraum::render {
namespace {

TEST(TableWidths, SharesWhereEverythingFits) {
  EXPECT_EQ(column_widths({{3, 10}, {1, 10}}, 100), (std::vector<double>{75, 25}));
}

TEST(TableWidths, NoWordBreaksWhileOthersHaveRoom) {
  EXPECT_EQ(column_widths({{3, 10}, {1, 40}}, 100), (std::vector<double>{60, 40}));
  // Holding the second takes from the first, which then needs its own least width.
  EXPECT_EQ(column_widths({{1, 32}, {1, 40}, {8, 10}}, 100), (std::vector<double>{32, 40, 28}));
}

TEST(TableWidths, RoomNobodyNeedsGoesToThoseWhoLackIt) {
  // 75 and 25 by the shares; the first has use for 45, the second for 70.
  EXPECT_EQ(column_widths({{3, 10, 45}, {1, 10, 70}}, 100), (std::vector<double>{45, 55}));
  // The second lacks only 15 of the 30.
  EXPECT_EQ(column_widths({{3, 10, 45}, {1, 10, 40}}, 100), (std::vector<double>{60, 40}));
  // A column to be filled in by hand keeps its share.
  EXPECT_EQ(column_widths({{3, 10}, {1, 10, 40}}, 100), (std::vector<double>{75, 25}));
}

TEST(TableWidths, TooMuchForThePageIsShared) {
  EXPECT_EQ(column_widths({{1, 150}, {1, 50}}, 100), (std::vector<double>{75, 25}));
  EXPECT_TRUE(column_widths({}, 100).empty());
}

}  // namespace
}  // namespace nahraum::render
