#include "geo/network/calendar.h"

#include <gtest/gtest.h>

namespace nahraum {
namespace {

using geo::Day;
using geo::parse_day;

constexpr const char* kBerlin = "Europe/Berlin";

TEST(Calendar, ReadsDaysThatExist) {
  EXPECT_EQ(parse_day("20220913"), parse_day("2022-09-13"));
  EXPECT_EQ(geo::iso_day(*parse_day("20240229")), "2024-02-29");
  for (const char* bad :
       {"20230229", "2022-9-13", "2022091", "202209133", "20221301", "20220100", "",
        "99999999999999999999", "abcdefgh", "18991231", "22000101", "+2022091"}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
}

TEST(Calendar, NamesDays) {
  EXPECT_EQ(geo::day_text(*parse_day("2022-09-13")).de, "Dienstag, 13.09.2022");
  EXPECT_EQ(geo::day_text(*parse_day("2022-09-13")).en, "Tuesday, 2022-09-13");
  EXPECT_EQ(geo::weekday_index(*parse_day("2022-09-12")), 0u);
  EXPECT_EQ(geo::weekday_index(*parse_day("2022-09-18")), 6u);
}

TEST(Calendar, KnowsEaster) {
  for (const char* day : {"2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
                          "2027-03-28", "2038-04-25", "2008-03-23"}) {
    const Day easter = *parse_day(day);
    EXPECT_EQ(geo::easter_sunday(std::chrono::year_month_day(easter).year()), easter) << day;
  }
}

TEST(Calendar, DaysOfChangeAre23And25Hours) {
  EXPECT_EQ(geo::noon_to_noon(kBerlin, *parse_day("2022-03-26")), 23 * 3600);
  EXPECT_EQ(geo::noon_to_noon(kBerlin, *parse_day("2022-03-27")), 24 * 3600);
  EXPECT_EQ(geo::noon_to_noon(kBerlin, *parse_day("2022-10-29")), 25 * 3600);
  EXPECT_EQ(geo::noon_to_noon("America/Sao_Paulo", *parse_day("2022-10-29")), 24 * 3600);
  EXPECT_TRUE(geo::knows_clock_changes(kBerlin));
  EXPECT_FALSE(geo::knows_clock_changes("Europe/Moscow"));
}

TEST(Calendar, TheClockOnTheWallInSpring) {
  const Day sunday = *parse_day("2022-03-27");
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 8 * 3600), 8 * 3600);
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 3 * 3600), 3 * 3600);
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 3 * 3600 - 1), 2 * 3600 - 1);
  const Day saturday = *parse_day("2022-03-26");
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, saturday, 26 * 3600 - 1), 26 * 3600 - 1);
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, saturday, 26 * 3600), 27 * 3600);
}

TEST(Calendar, TheClockOnTheWallInAutumn) {
  const Day sunday = *parse_day("2022-10-30");
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 2 * 3600), 2 * 3600);
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 2 * 3600 - 1), 3 * 3600 - 1);
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, sunday, 12 * 3600), 12 * 3600);
  const Day saturday = *parse_day("2022-10-29");
  EXPECT_EQ(geo::wall_clock_seconds(kBerlin, saturday, 27 * 3600), 26 * 3600);
}

TEST(Calendar, WallClockAndBackOnEveryMinuteOfTheYear) {
  for (Day day = *parse_day("2022-01-01"); day < *parse_day("2023-01-01");
       day += std::chrono::days(1)) {
    for (int clock = 0; clock < 86'400; clock += 900) {
      const auto time = geo::seconds_at_wall_clock(kBerlin, day, clock);
      const bool skipped =
          geo::iso_day(day) == "2022-03-27" && clock >= 2 * 3600 && clock < 3 * 3600;
      EXPECT_EQ(geo::wall_clock_seconds(kBerlin, day, time), skipped ? clock + 3600 : clock)
          << geo::iso_day(day) << " " << geo::clock_text(clock);
    }
  }
}

TEST(Calendar, WritesClockTimes) {
  EXPECT_EQ(geo::clock_text(29'130), "08:05:30");
  EXPECT_EQ(geo::clock_text(87'000), "24:10:00");
  EXPECT_EQ(geo::clock_text(-600), "-00:10:00");
}

}  // namespace
}  // namespace nahraum
