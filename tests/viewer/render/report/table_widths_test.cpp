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

TEST(TableWidths, TooMuchForThePageIsShared) {
  EXPECT_EQ(column_widths({{1, 150}, {1, 50}}, 100), (std::vector<double>{75, 25}));
  EXPECT_TRUE(column_widths({}, 100).empty());
}

}  // namespace
}  // namespace nahraum::render
