#include "geo/network/service_days.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/holiday_reader.h"
#include "tests/support/drawn_timetable.h"
#include "tests/support/shared_data.h"

namespace nahraum {
namespace {

using geo::Day;
using geo::DayType;

geo::Holidays holidays(const char* land) {
  geo::Findings findings;
  return geo::read_holidays(support::source_dir() / "data/catalogue", land, findings);
}

std::string public_holiday(const geo::Holidays& table, const char* day) {
  const auto name = table.public_holiday(*geo::parse_day(day));
  return name ? name->de : "";
}

TEST(Holidays, OfThueringen) {
  const geo::Holidays table = holidays("TH");
  EXPECT_EQ(public_holiday(table, "2022-09-20"), "Weltkindertag");
  EXPECT_EQ(public_holiday(table, "2018-09-20"), "") << "since 2019";
  EXPECT_EQ(public_holiday(table, "2022-10-31"), "Reformationstag");
  EXPECT_EQ(public_holiday(table, "2024-03-29"), "Karfreitag");
  EXPECT_EQ(public_holiday(table, "2025-04-21"), "Ostermontag");
  EXPECT_EQ(public_holiday(table, "2026-05-14"), "Christi Himmelfahrt");
  EXPECT_EQ(public_holiday(table, "2026-05-25"), "Pfingstmontag");
  EXPECT_EQ(public_holiday(table, "2022-06-16"), "") << "Corpus Christi only in the Eichsfeld";
  EXPECT_EQ(public_holiday(table, "2022-11-01"), "");
  EXPECT_EQ(table.school_holiday(*geo::parse_day("2022-10-17"))->de, "Herbstferien");
  EXPECT_EQ(table.school_holiday(*geo::parse_day("2026-08-14"))->de, "Sommerferien");
  EXPECT_FALSE(table.school_holiday(*geo::parse_day("2026-08-17")));
  EXPECT_TRUE(table.knows_school_days(*geo::parse_day("2026-09-01")));
  EXPECT_FALSE(table.knows_school_days(*geo::parse_day("2031-09-01")));
}

TEST(Holidays, OfBadenWuerttemberg) {
  const geo::Holidays table = holidays("BW");
  EXPECT_EQ(public_holiday(table, "2022-06-16"), "Fronleichnam");
  EXPECT_EQ(public_holiday(table, "2022-11-01"), "Allerheiligen");
  EXPECT_EQ(public_holiday(table, "2022-01-06"), "Heilige Drei Könige");
  EXPECT_EQ(public_holiday(table, "2022-09-20"), "");
  EXPECT_EQ(table.school_holiday(*geo::parse_day("2022-09-10"))->de, "Sommerferien");
  EXPECT_FALSE(table.school_holiday(*geo::parse_day("2022-09-13")));
}

TEST(Holidays, EverySchoolHolidayBeginsAfterTheOneBefore) {
  for (const char* land : {"TH", "BW"}) {
    const geo::Holidays table = holidays(land);
    ASSERT_GT(table.school.size(), 30u);
    for (std::size_t i = 1; i < table.school.size(); ++i) {
      EXPECT_GT(table.school[i].first, table.school[i - 1].last) << land << " " << i;
    }
  }
}

TEST(Holidays, ALandWithoutATableIsAFinding) {
  geo::Findings findings;
  const auto table = geo::read_holidays(support::source_dir() / "data/catalogue", "HB", findings);
  EXPECT_EQ(findings.count("holidays.no_school_table"), 1u);
  EXPECT_FALSE(table.rules.empty());
  EXPECT_THROW((void)geo::read_holidays(support::source_dir(), "TH", findings), geo::Error);
}

/// A feed of September and October 2022: more on school days of Thuringia, less on others.
geo::Timetable school_bus() {
  std::string school;
  std::string saturday;
  std::string all;
  const geo::Holidays table = holidays("TH");
  for (Day day = *geo::parse_day("2022-09-01"); day <= *geo::parse_day("2022-10-30");
       day += std::chrono::days(1)) {
    if (table.public_holiday(day)) continue;
    const unsigned weekday = geo::weekday_index(day);
    if (weekday < 5) all += " " + geo::iso_day(day);
    if (weekday < 5 && !table.school_holiday(day)) school += " " + geo::iso_day(day);
    if (weekday == 5) saturday += " " + geo::iso_day(day);
  }
  return support::drawn_timetable(
      "Linie 1 [" + all + "]: A 08:00 B 08:10\nLinie 1 [" + all + "]: B 12:00 A 12:10\nLinie S [" +
      school + "]: A 07:00 C 07:10 B 07:20\nLinie 1 [" + saturday + "]: A 09:00 B 09:10\n");
}

TEST(ServiceDays, ChoosesUsualDaysByTheHolidayTable) {
  const auto days = representative_days(school_bus(), holidays("TH"));
  ASSERT_EQ(days.size(), 4u);
  EXPECT_EQ(geo::iso_day(*days[0].day), "2022-09-06") << "the first Tuesday";
  EXPECT_EQ(days[0].departures, 4u);
  EXPECT_EQ(geo::iso_day(*days[1].day), "2022-10-18") << "Tuesday of the autumn holidays";
  EXPECT_EQ(days[1].departures, 2u);
  EXPECT_EQ(geo::iso_day(*days[2].day), "2022-09-03");
  EXPECT_FALSE(days[3].day) << "nothing runs on Sundays";
  EXPECT_NE(days[3].why.de.find("Kein Tag gewählt"), std::string::npos);
  EXPECT_EQ(days[0].why.de,
            "gewählt: Dienstag, 06.09.2022, weil Schultag und mit 4 Abfahrten wie 30 von 30 "
            "solchen Tagen");
}

TEST(ServiceDays, LetsTheTimetableDecideWhereNoTableSpeaks) {
  const auto days = representative_days(school_bus(), {});
  EXPECT_EQ(geo::iso_day(*days[0].day), "2022-09-06");
  EXPECT_EQ(geo::iso_day(*days[1].day), "2022-10-18");
  EXPECT_FALSE(days[0].by_table);
  EXPECT_NE(days[1].why.de.find("aus dem Fahrplan geschlossen"), std::string::npos);
  const auto same = representative_days(support::drawn_timetable("Linie 1: A 08:00 B 08:10\n"), {});
  EXPECT_TRUE(same[0].day);
  EXPECT_FALSE(same[1].day) << "every weekday alike";
}

TEST(ServiceDays, WeekOfADay) {
  const auto week = geo::week_of(*geo::parse_day("2022-09-13"));
  EXPECT_EQ(geo::iso_day(week.front()), "2022-09-12");
  EXPECT_EQ(geo::iso_day(week.back()), "2022-09-18");
  EXPECT_EQ(geo::week_of(*geo::parse_day("2022-09-18")), week);
}

}  // namespace
}  // namespace nahraum
