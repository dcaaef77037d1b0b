// Drawn timetables, every answer readable off the drawing.

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/network/service_days.h"
#include "geo/travel/there_and_back.h"
#include "geo/travel/transit_window.h"
#include "tests/support/drawn_timetable.h"

namespace nahraum {
namespace {

using geo::DaySeconds;
using geo::Journey;
using geo::kNever;
using support::at;
using support::stop_named;

/// One drawing on one day; questions by stop name.
class Drawn {
 public:
  explicit Drawn(std::string_view drawing, const char* date = "2022-09-13",
                 std::uint32_t change_seconds = 60)
      : timetable_(support::drawn_timetable(drawing)),
        day_(day_timetable(timetable_,
                           straight_footpaths(timetable_, {.change_seconds = change_seconds}),
                           *geo::parse_day(date), {})) {}

  DaySeconds earliest(const char* from, const char* to, const char* leave, int rides = 0) {
    const auto access = links(from);
    const auto times = earliest_arrivals(day_, {access, at(leave)}, {rides}, workspace_);
    return times[stop_named(timetable_, to)];
  }
  DaySeconds latest(const char* from, const char* to, const char* be_there, int rides = 0) {
    const auto goal = links(to);
    const auto times = latest_departures(day_, {goal, at(be_there)}, {rides}, workspace_);
    return times[stop_named(timetable_, from)];
  }
  Journey journey(const char* from, const char* to, const char* leave,
                  std::optional<std::uint32_t> on_foot = {}) {
    const auto a = links(from);
    const auto b = links(to);
    return earliest_journey(day_, {a, b, at(leave), on_foot}, {}, workspace_);
  }
  [[nodiscard]] std::vector<geo::Link> links(const char* stop) const {
    return {{stop_named(timetable_, stop), 0}};
  }
  /// One destination: the stop itself.
  [[nodiscard]] geo::Links row(const char* stop) const {
    const std::vector<std::vector<geo::Link>> rows = {links(stop)};
    return geo::links_from_rows(rows);
  }
  [[nodiscard]] const geo::DayTimetable& day() const { return day_; }
  geo::TransitWorkspace& workspace() { return workspace_; }

 private:
  geo::Timetable timetable_;
  geo::DayTimetable day_;
  geo::TransitWorkspace workspace_;
};

TEST(TransitSearch, RidesOneLine) {
  Drawn drawn("Linie 1: A 08:00 B 08:10 C 08:20\n");
  EXPECT_EQ(drawn.earliest("A", "C", "08:00"), at("08:20"));
  EXPECT_EQ(drawn.earliest("A", "C", "08:00:01"), kNever);
  EXPECT_EQ(drawn.earliest("B", "C", "08:05"), at("08:20"));
  EXPECT_EQ(drawn.earliest("C", "A", "08:00"), kNever);
}

TEST(TransitSearch, ChangesOnlyWithTimeEnough) {
  const char* drawing =
      "Linie 1: A 08:00 B 08:10\n"
      "Linie 2: B 08:10 C 08:20\n"
      "Linie 2: B 08:12 C 08:22\n";
  EXPECT_EQ(Drawn(drawing, "2022-09-13", 60).earliest("A", "C", "08:00"), at("08:22"));
  EXPECT_EQ(Drawn(drawing, "2022-09-13", 121).earliest("A", "C", "08:00"), kNever);
  EXPECT_EQ(Drawn(std::string(drawing) + "Umstieg B B 300\n").earliest("A", "C", "08:00"), kNever);
  EXPECT_EQ(Drawn(std::string(drawing) + "Kein Umstieg B B\n").earliest("A", "C", "08:00"), kNever);
}

TEST(TransitSearch, WalksOnceBetweenRidesAndNeverTwice) {
  const char* drawing =
      "Linie 1: A 08:00 B 08:10\n"
      "Linie 2: C 08:15 D 08:25\n"
      "Linie 3: E 08:20 F 08:30\n"
      "Umstieg B C 120\n"
      "Umstieg C E 60\n";
  EXPECT_EQ(Drawn(drawing).earliest("A", "D", "08:00"), at("08:25"));
  EXPECT_EQ(Drawn(drawing).earliest("A", "F", "08:00"), kNever);
}

TEST(TransitSearch, TransfersBySameStationMayBeForbidden) {
  const char* drawing =
      "Ort A 8.60 49.40\nOrt B 8.70 49.40\nOrt C 8.701 49.40\nOrt D 8.80 49.40\n"
      "Linie 1: A 08:00 B 08:10\n"
      "Linie 2: C 08:20 D 08:30\n";
  EXPECT_EQ(Drawn(drawing).earliest("A", "D", "08:00"), at("08:30"));
  EXPECT_EQ(Drawn(std::string(drawing) + "Kein Umstieg B C\n").earliest("A", "D", "08:00"), kNever);
}

TEST(TransitSearch, TakesTheTripThatOvertakes) {
  Drawn drawn(
      "Linie 1: A 08:00 B 08:40\n"
      "Linie 1: A 08:10 B 08:20\n");
  EXPECT_EQ(drawn.earliest("A", "B", "07:50"), at("08:20"));
  const Journey journey = drawn.journey("A", "B", "07:50");
  EXPECT_EQ(journey.departure, at("08:10"));
}

TEST(TransitSearch, ExpandsFrequencies) {
  Drawn drawn("Takt 600 08:00-09:00 Linie 1: A 07:00 B 07:15\n");
  EXPECT_EQ(drawn.earliest("A", "B", "08:01"), at("08:25"));
  EXPECT_EQ(drawn.earliest("A", "B", "08:50"), at("09:05"));
  EXPECT_EQ(drawn.earliest("A", "B", "08:51"), kNever) << "the end of the span does not depart";
  EXPECT_EQ(drawn.earliest("A", "B", "07:00"), at("08:15")) << "the pattern itself does not run";
}

TEST(TransitSearch, RespectsWhereOneMayNotBoardOrAlight) {
  Drawn drawn("Linie 1: A 08:00 B+ 08:10 C- 08:20 D 08:30\n");
  EXPECT_EQ(drawn.earliest("A", "B", "08:00"), kNever);
  EXPECT_EQ(drawn.earliest("A", "C", "08:00"), at("08:20"));
  EXPECT_EQ(drawn.earliest("B", "D", "08:00"), at("08:30"));
  EXPECT_EQ(drawn.earliest("C", "D", "08:00"), kNever);
  EXPECT_EQ(drawn.latest("C", "D", "09:00"), kNever);
  EXPECT_EQ(drawn.latest("B", "D", "09:00"), at("08:10"));
}

TEST(TransitSearch, LimitsTheNumberOfRides) {
  Drawn drawn(
      "Linie 1: A 08:00 B 08:10\n"
      "Linie 2: B 08:12 C 08:20\n"
      "Linie 3: A 08:00 C 09:00\n");
  EXPECT_EQ(drawn.earliest("A", "C", "08:00", 1), at("09:00"));
  EXPECT_EQ(drawn.earliest("A", "C", "08:00", 2), at("08:20"));
  EXPECT_EQ(drawn.earliest("A", "C", "08:00"), at("08:20"));
  EXPECT_EQ(drawn.latest("A", "C", "08:30", 1), kNever);
  EXPECT_EQ(drawn.latest("A", "C", "08:30", 2), at("08:00"));
}

TEST(TransitSearch, NightTripsOfTheDayBeforeAndTheNextDay) {
  const char* drawing =
      "Linie N [2022-09-12]: A 23:50 B 24:20 C 25:00\n"
      "Linie F [2022-09-14]: A 00:10 B 00:30\n";
  Drawn drawn(drawing);
  EXPECT_EQ(drawn.earliest("B", "C", "00:00"), at("01:00")) << "left yesterday";
  EXPECT_EQ(drawn.earliest("A", "B", "23:00"), at("24:30")) << "leaves after midnight";
  Drawn before(drawing, "2022-09-12");
  EXPECT_EQ(before.earliest("A", "C", "23:00"), at("25:00"));
  EXPECT_EQ(before.latest("A", "C", "26:00"), at("23:50"));
}

TEST(TransitSearch, DaysOnWhichClocksChangeAre23And25HoursApart) {
  // 27 March 2022: 02:00 becomes 03:00. 30 October 2022: 03:00 becomes 02:00.
  const char* drawing =
      "Linie N [2022-03-26 2022-10-29]: A 25:30 B 26:30\n"
      "Linie M [2022-03-27 2022-10-30]: C 08:00 D 08:30\n";
  Drawn spring(drawing, "2022-03-27");
  // Noon of Saturday is 23 hours before noon of Sunday: 25:30 is 2:30 after Sunday's zero.
  EXPECT_EQ(spring.earliest("A", "B", "00:00"), at("03:30"));
  const std::string zone = "Europe/Berlin";
  EXPECT_EQ(geo::wall_clock_seconds(zone, spring.day().day, at("02:30")), at("01:30"));
  EXPECT_EQ(geo::wall_clock_seconds(zone, spring.day().day, at("03:30")), at("03:30"))
      << "01:30 and an hour's ride are 03:30 on the clock of this night";
  EXPECT_EQ(spring.earliest("C", "D", "07:00"), at("08:30")) << "eight o'clock is eight o'clock";
  Drawn autumn(drawing, "2022-10-30");
  EXPECT_EQ(autumn.earliest("A", "B", "00:00"), at("01:30"));
  EXPECT_EQ(geo::wall_clock_seconds(zone, autumn.day().day, at("01:30")), at("02:30"));
  EXPECT_EQ(autumn.earliest("C", "D", "07:00"), at("08:30"));
}

TEST(TransitSearch, ExplainsTheJourneyLegByLeg) {
  Drawn drawn(
      "Linie 1: A 08:00 B 08:10\n"
      "Linie 2: C 08:15 D 08:25\n"
      "Umstieg B C 120\n");
  const std::vector<geo::Link> access = {{stop_named(drawn.day().timetable, "A"), 300}};
  const std::vector<geo::Link> egress = {{stop_named(drawn.day().timetable, "D"), 240}};
  const Journey journey =
      earliest_journey(drawn.day(), {access, egress, at("07:00"), {}}, {}, drawn.workspace());
  ASSERT_EQ(journey.legs.size(), 5u);
  EXPECT_EQ(journey.departure, at("07:55")) << "just in time for the first vehicle";
  EXPECT_EQ(journey.arrival, at("08:29"));
  EXPECT_EQ(journey.rides, 2);
  using Kind = geo::Leg::Kind;
  const std::vector<Kind> kinds = {Kind::Walk, Kind::Ride, Kind::Walk, Kind::Ride, Kind::Walk};
  for (std::size_t l = 0; l < kinds.size(); ++l) EXPECT_EQ(journey.legs[l].kind, kinds[l]);
  EXPECT_EQ(journey.legs[2].arrival, at("08:12"));
  const auto& timetable = drawn.day().timetable;
  const auto& trip = timetable.trips[drawn.day().trips[journey.legs[3].day_trip].trip];
  EXPECT_EQ(timetable.route_names[trip.route], "2");
}

TEST(TransitSearch, WalkingAllTheWayIsSaidToBeWalking) {
  Drawn drawn("Linie 1: A 08:00 B 08:10\n");
  const Journey ride = drawn.journey("A", "B", "07:55", 1200);
  EXPECT_EQ(ride.state, Journey::State::Ride);
  const Journey walk = drawn.journey("A", "B", "07:55", 900);
  EXPECT_TRUE(walk.by_foot()) << "equally early: no need of a bus";
  EXPECT_EQ(walk.arrival, at("08:10"));
  EXPECT_EQ(walk.rides, 0);
  EXPECT_EQ(drawn.journey("B", "A", "07:55").state, Journey::State::NoWay);
  EXPECT_TRUE(drawn.journey("B", "A", "07:55", 5000).by_foot());
}

TEST(TransitSearch, ThereAndBackAgain) {
  Drawn drawn(
      "Linie 1: A 07:30 B 08:00\n"
      "Linie 1: A 08:30 B 09:00\n"
      "Linie 1: B 10:45 A 11:15\n"
      "Linie 1: B 12:00 A 12:30\n");
  const auto home = drawn.links("A");
  const auto place = drawn.links("B");
  const geo::ReturnQuestion question{home, home, place, place, at("09:00"), at("11:00"), {}, {}};
  const geo::ReturnTrip trip = return_trip(drawn.day(), question, {}, drawn.workspace());
  ASSERT_TRUE(trip.possible());
  EXPECT_EQ(trip.there.departure, at("08:30"));
  EXPECT_EQ(trip.back.departure, at("12:00"));
  EXPECT_EQ(trip.back.arrival, at("12:30"));
}

TEST(TransitSearch, CountsTheWeekdaysOnWhichOneGetsThereAndBack) {
  // Tuesday and Thursday both ways; Wednesday only there; Saturday both ways.
  const geo::Timetable timetable = support::drawn_timetable(
      "Linie 1 [2022-09-13 2022-09-14 2022-09-15 2022-09-17]: A 08:00 B 08:30\n"
      "Linie 1 [2022-09-13 2022-09-15 2022-09-17]: B 11:30 A 12:00\n");
  const geo::Footpaths footpaths = straight_footpaths(timetable, {});
  std::vector<geo::DayTimetable> days;
  for (const geo::Day day : geo::week_of(*geo::parse_day("2022-09-13"))) {
    days.push_back(day_timetable(timetable, footpaths, day, {}));
  }
  const std::vector<geo::Link> place = {{stop_named(timetable, "B"), 60}};
  const std::vector<std::vector<geo::Link>> rows = {{{stop_named(timetable, "A"), 120}}, {}};
  const geo::Links points = geo::links_from_rows(rows);
  geo::Progress progress;
  const auto week = week_there_and_back(days, {place, place}, {points, points}, {}, progress);
  EXPECT_EQ(week.days[0], 0b101010);
  EXPECT_EQ(week.weekdays(0), 2);
  EXPECT_EQ(week.weekdays(1), 0);
  const auto strict =
      week_there_and_back(days, {place, place}, {points, points}, {.longest = 1800}, progress);
  EXPECT_EQ(strict.weekdays(0), 0)
      << "from leaving home to nine o'clock it is more than half an hour";
}

TEST(TransitWindow, PercentilesOverTheMinutesOfAnHour) {
  // Every 20 minutes, 10 minutes' ride: durations 10..29 minutes, three times each.
  Drawn drawn("Takt 1200 07:00-11:00 Linie 1: A 07:00 B 07:10\n");
  const geo::Links egress = drawn.row("B");
  geo::WindowSearch search;
  search.run(drawn.day(), drawn.links("A"), {at("08:00"), at("09:00")}, {});
  const auto times = window_times(search, {egress, {}}, {});
  EXPECT_EQ(times.departures, 60u);
  EXPECT_EQ(times.at(0, 0), 10 * 60) << "5 % of 60 are 3";
  EXPECT_EQ(times.at(1, 0), 19 * 60) << "50 % are 30";
  EXPECT_EQ(times.at(2, 0), 28 * 60) << "95 % are 57";
  EXPECT_EQ(times.reached[0], 60);
  EXPECT_EQ(times.by_foot[0], 0);
}

TEST(TransitWindow, WalkingIsUsedWhereItIsQuickerAndSaysSo) {
  Drawn drawn("Takt 1200 07:00-11:00 Linie 1: A 07:00 B 07:10\n");
  const geo::Links egress = drawn.row("B");
  const std::vector<geo::Link> walk = {{0, 20 * 60}};
  geo::WindowSearch search;
  search.run(drawn.day(), drawn.links("A"), {at("08:00"), at("09:00")}, {});
  const auto times = window_times(search, {egress, walk}, {});
  EXPECT_EQ(times.at(2, 0), 20 * 60);
  EXPECT_EQ(times.by_foot[0], 30) << "20..29 minutes by bus";
}

TEST(TransitWindow, CountedWaitIsCapped) {
  // Hourly at full hours, 15 minutes' ride. Leaving at 8:01 means 59 minutes of waiting at home.
  Drawn drawn("Takt 3600 06:00-12:00 Linie 1: A 06:00 B 06:15\n");
  const geo::Links egress = drawn.row("B");
  geo::WindowSearch search;
  search.run(drawn.day(), drawn.links("A"), {at("08:00"), at("09:00")}, {.look_ahead = 3600});
  const auto all = window_times(search, {egress, {}}, {.percentiles = {0, 50, 100}});
  EXPECT_EQ(all.at(2, 0), 74 * 60);
  const auto capped =
      window_times(search, {egress, {}}, {.percentiles = {0, 50, 100}, .counted_wait = 600});
  EXPECT_EQ(capped.at(0, 0), 15 * 60);
  EXPECT_EQ(capped.at(1, 0), 25 * 60);
  EXPECT_EQ(capped.at(2, 0), 25 * 60);
}

TEST(TransitWindow, LongWindowsAreCutIntoBatchesWithoutATrace) {
  Drawn drawn("Takt 1800 04:00-26:00 Linie 1: A 04:00 B 04:20\n");
  geo::WindowSearch search;
  search.run(drawn.day(), drawn.links("A"), {at("05:00"), at("23:00")}, {.longest = 12 * 3600});
  std::vector<std::uint16_t> durations(search.departures());
  ASSERT_EQ(durations.size(), 18u * 60);
  search.durations(drawn.links("B"), durations);
  for (std::size_t l = 0; l < durations.size(); ++l) {
    EXPECT_EQ(durations[l], (20 + (30 - l % 30) % 30) * 60) << l;
  }
}

TEST(TransitWindow, RefusesWindowsThatMakeNoSense) {
  Drawn drawn("Linie 1: A 08:00 B 08:10\n");
  geo::WindowSearch search;
  const auto run = [&](geo::DepartureWindow window, geo::WindowSearchOptions options) {
    search.run(drawn.day(), drawn.links("A"), window, options);
  };
  EXPECT_THROW(run({at("08:00"), at("08:00")}, {}), geo::Error);
  EXPECT_THROW(run({at("08:00"), at("09:00"), 0}, {}), geo::Error);
  EXPECT_THROW(run({at("08:00"), at("09:00")}, {.longest = 13 * 3600}), geo::Error);
  EXPECT_THROW(run({0, 200'000, 1}, {}), geo::Error);
}

TEST(TransitSearch, SaysWhenNothingRuns) {
  const char* drawing = "Linie 1 [2022-09-13 2022-09-20]: A 08:00 B 08:10\n";
  using State = geo::ServiceOnDay::State;
  const Drawn between(drawing, "2022-09-14");
  EXPECT_EQ(between.day().service.state, State::NoService);
  EXPECT_EQ(between.day().service.sentence.de,
            "Am Mittwoch, 14.09.2022, fährt nach diesem Fahrplan nichts, obwohl er vom 13.09.2022 "
            "bis 20.09.2022 gilt.");
  const Drawn outside(drawing, "2022-10-01");
  EXPECT_EQ(outside.day().service.state, State::OutsideTimetable);
  EXPECT_NE(outside.day().service.sentence.de.find("13.09.2022 bis 20.09.2022"), std::string::npos);
  EXPECT_EQ(Drawn(drawing).day().service.state, State::Runs);
}

}  // namespace
}  // namespace nahraum
