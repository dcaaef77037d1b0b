#include "geo/core/dates.h"

#include <gtest/gtest.h>

namespace nahraum::geo {
namespace {

TEST(Dates, GermanDayFirst) {
  EXPECT_EQ(date_text("2026-01-31"), (Text{"31.01.2026", "2026-01-31"}));
  EXPECT_EQ(date_text("2021"), same_text("2021"));
  EXPECT_EQ(date_text("2021-xx-01"), same_text("2021-xx-01"));
  EXPECT_EQ(date_text(""), same_text(""));
}

}  // namespace
}  // namespace nahraum::geo
