// Real feeds: imported, their traps found, searched against the slow oracle.

#include <cstdlib>

#include <gtest/gtest.h>

#include "geo/io/holiday_reader.h"
#include "geo/network/service_days.h"
#include "geo/travel/transit_window.h"
#include "tests/support/drawn_timetable.h"
#include "tests/support/shared_data.h"
#include "tests/support/transit_oracle.h"

namespace nahraum {
namespace {

using geo::kNever;
using support::at;

struct Feed {
  geo::Findings findings;
  geo::Timetable timetable;
  geo::Footpaths footpaths;

  explicit Feed(const std::filesystem::path& path) {
    geo::Progress progress;
    timetable = read_gtfs(path, {}, findings, progress);
    footpaths = straight_footpaths(timetable, {});
  }
};

/// Forward for single times and for a window, and arrive-by, from a few stops over the feed.
void expect_as_oracle(const Feed& feed, const char* date, const char* first_departure) {
  const geo::Day day = *geo::parse_day(date);
  const geo::DayTimetable rides = day_timetable(feed.timetable, feed.footpaths, day, {});
  ASSERT_EQ(rides.service.state, geo::ServiceOnDay::State::Runs) << rides.service.sentence.de;
  const support::TransitOracle oracle(feed.timetable, feed.footpaths, day, 1, 1);
  geo::TransitWorkspace workspace;
  geo::WindowSearch search;
  constexpr geo::DaySeconds kLongest = 7200;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t stop = i * feed.timetable.stops.size() / 4;
    const auto access = links_of_stop(feed.footpaths, static_cast<std::uint32_t>(stop));
    const geo::DaySeconds leave = at(first_departure);
    const auto expected = oracle.arrivals(access, leave, 0, kLongest);
    EXPECT_EQ(earliest_arrivals(rides, {access, leave}, {0, kLongest}, workspace), expected);
    const auto two = oracle.arrivals(access, leave, 2, kLongest);
    EXPECT_EQ(earliest_arrivals(rides, {access, leave}, {2, kLongest}, workspace), two);
    search.run(rides, access, {leave, leave + 600, 300}, {.longest = kLongest});
    std::vector<std::uint16_t> durations(2);
    for (std::uint32_t s = 0; s < expected.size(); ++s) {
      const std::vector<geo::Link> egress = {{s, 0}};
      search.durations(egress, durations);
      ASSERT_EQ(durations[0],
                expected[s] == kNever ? geo::WindowTimes::kUnreachable : expected[s] - leave);
      if (expected[s] == kNever || s % 97 != 0) continue;
      const auto back = latest_departures(rides, {egress, expected[s]}, {0, kLongest}, workspace);
      const geo::DaySeconds latest = latest_time(back, access);
      ASSERT_GE(latest, leave);
      EXPECT_LE(oracle.arrivals(access, latest, 0, kLongest)[s], expected[s]);
    }
  }
}

TEST(TransitReal, HeidelbergIsReadWithItsTraps) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const Feed feed(*data / "heidelberg/gtfs/vrn_gtfs_cut.zip");
  const geo::Timetable& t = feed.timetable;
  EXPECT_EQ(t.stops.size(), 392u);
  EXPECT_EQ(t.trips.size(), 1480u);
  EXPECT_EQ(t.latest_time, at("28:15"));
  EXPECT_EQ(t.time_zone, "Europe/Berlin");
  EXPECT_TRUE(t.stop_ids[0].starts_with("de:"));
  for (const auto& line : feed.findings.summary()) {
    std::cout << line.file << " " << line.code << " " << line.count << " " << line.example.de
              << "\n";
  }
  EXPECT_EQ(service_on(t, *geo::parse_day("2022-09-13")).state, geo::ServiceOnDay::State::Runs);
  EXPECT_EQ(service_on(t, *geo::parse_day("2024-09-13")).state,
            geo::ServiceOnDay::State::OutsideTimetable);
}

TEST(TransitReal, HeidelbergDayTypes) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Feed feed(*data / "heidelberg/gtfs/vrn_gtfs_cut.zip");
  const auto holidays =
      geo::read_holidays(support::source_dir() / "data/catalogue", "BW", feed.findings);
  for (const auto& day : representative_days(feed.timetable, holidays)) {
    ASSERT_TRUE(day.day) << day.why.de;
    std::cout << day_type_name(day.type).de << ": " << day.why.de << "\n";
    EXPECT_TRUE(day.by_table);
    EXPECT_LT(*day.day, *geo::parse_day("2022-10-01")) << "from October on most lines are missing";
    EXPECT_GT(day.days_far_fewer, 3u);
    EXPECT_GT(day.departures, 0u);
  }
}

TEST(TransitReal, HeidelbergAsTheOracle) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const Feed feed(*data / "heidelberg/gtfs/vrn_gtfs_cut.zip");
  expect_as_oracle(feed, "2022-09-13", "08:00");
  expect_as_oracle(feed, "2022-09-13", "00:05");
}

TEST(TransitReal, PortoAlegreAsTheOracle) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  for (const char* file : {"poa_eptc.zip", "poa_trensurb.zip"}) {
    const Feed feed(*data / "porto_alegre" / file);
    for (const auto& line : feed.findings.summary()) {
      std::cout << line.file << " " << line.code << " " << line.count << "\n";
    }
    EXPECT_EQ(feed.timetable.trips.size(), std::string(file) == "poa_eptc.zip" ? 2374u : 1248u);
    expect_as_oracle(feed, "2019-05-14", "13:00");
  }
}

TEST(TransitReal, MusterkreisRunsOnAllDayTypes) {
  Feed feed(support::source_dir() / "data/musterkreis/fahrplan.gtfs.zip");
  EXPECT_EQ(feed.findings.count(geo::Severity::Warning), 0u);
  for (const auto& line : feed.findings.summary()) {
    std::cout << line.file << " " << line.code << " " << line.count << " " << line.example.de
              << "\n";
  }
  const auto holidays =
      geo::read_holidays(support::source_dir() / "data/catalogue", "TH", feed.findings);
  const auto days = representative_days(feed.timetable, holidays);
  for (const auto& day : days) {
    ASSERT_TRUE(day.day) << day.why.de;
    std::cout << day_type_name(day.type).de << ": " << day.why.de << "\n";
  }
  EXPECT_GT(days[0].departures, days[1].departures) << "rural buses are school buses";
  EXPECT_GT(days[1].departures, days[3].departures);
  expect_as_oracle(feed, geo::iso_day(*days[0].day).c_str(), "07:00");
}

}  // namespace
}  // namespace nahraum
