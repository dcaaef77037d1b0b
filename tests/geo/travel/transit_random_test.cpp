// Thousands of random small timetables against the slow oracle: transfers, overtaking trips,
// frequencies, midnight, other service days, closed stops, zero-second hops, limits of rides,
// windows, percentiles, arrive-by.

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "geo/travel/transit_window.h"
#include "tests/support/drawn_timetable.h"
#include "tests/support/random.h"
#include "tests/support/transit_oracle.h"

namespace nahraum {
namespace {

using geo::DaySeconds;
using geo::kNever;
using support::Random;

const geo::Day kDay = *geo::parse_day("2022-09-13");
constexpr DaySeconds kLongest = 6 * 3600;

std::string random_stop(Random& random, int stops) {
  return fmt::format("H{}", random.integer(0, stops - 1));
}

std::string random_trip(Random& random, int stops) {
  const std::array<std::string, 5> services = {"", " [2022-09-13]", " [2022-09-12]",
                                               " [2022-09-14]", " [2022-09-12 2022-09-13]"};
  std::string line;
  if (random.chance(0.1)) {
    line += fmt::format("Takt {} 07:00-09:00 ", 60 * random.integer(3, 25));
  }
  line += fmt::format("Linie {}{}:", random.integer(1, 4), services[random.below(5)]);
  // Many around the query, some after midnight, some of the day before still under way.
  int time = random.chance(0.2) ? random.integer(23 * 3600, 33 * 3600)
                                : random.integer(6 * 3600, 10 * 3600);
  const int step = random.chance(0.5) ? 60 : 1;
  const int calls = random.integer(2, 6);
  for (int i = 0; i < calls; ++i) {
    const int arrival = time / step * step;
    const int departure = arrival + step * random.integer(0, random.chance(0.5) ? 0 : 3);
    const std::array<std::string, 8> marks = {"", "", "", "", "", "", "+", "-"};
    line += fmt::format(" {}{} {}-{}", random_stop(random, stops), marks[random.below(8)],
                        geo::clock_text(arrival), geo::clock_text(departure));
    time = departure + step * random.integer(0, step == 60 ? 15 : 600);
  }
  return line + "\n";
}

struct Size {
  int stops = 0;
  int most_trips = 25;
  double step = 0.001;  ///< degrees: some stops are within walking distance of each other
};

std::string random_drawing(Random& random, const Size& size) {
  const int stops = size.stops;
  std::string drawing;
  for (int s = 0; s < stops; ++s) {
    drawing += fmt::format("Ort H{} {:.5f} {:.5f}\n", s, 8.7 + size.step * random.integer(0, 12),
                           49.4 + size.step * random.integer(0, 12));
  }
  const int trips = random.integer(3, size.most_trips);
  for (int t = 0; t < trips; ++t) drawing += random_trip(random, stops);
  for (int t = random.integer(0, 4); t > 0; --t) {
    const std::string from = random_stop(random, stops);
    const std::string to = random_stop(random, stops);
    drawing += random.chance(0.3)
                   ? fmt::format("Kein Umstieg {} {}\n", from, to)
                   : fmt::format("Umstieg {} {} {}\n", from, to, random.integer(0, 900));
  }
  return drawing;
}

std::vector<geo::Link> random_links(Random& random, int stops) {
  std::vector<geo::Link> links;
  for (int s = 0; s < stops; ++s) {
    if (!random.chance(0.3)) continue;
    links.push_back(
        {static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(random.integer(0, 900))});
  }
  return links;
}

struct Case {
  std::string drawing;
  geo::Timetable timetable;
  geo::Footpaths footpaths;
  geo::DayTimetable day;
  std::vector<geo::Link> access;
  std::vector<geo::Link> egress;
};

Case random_case(Random& random, const Size& size) {
  const int stops = size.stops;
  Case one;
  one.drawing = random_drawing(random, size);
  geo::Findings findings;  // impossible transfers and the like are meant
  one.timetable = support::timetable_of(support::drawn_feed(one.drawing), findings);
  one.footpaths = straight_footpaths(
      one.timetable, {.change_seconds = static_cast<std::uint32_t>(random.integer(0, 180))});
  one.day = day_timetable(one.timetable, one.footpaths, kDay, {});
  one.access = random_links(random, stops);
  one.egress = random_links(random, stops);
  return one;
}

Case random_case(Random& random) { return random_case(random, {.stops = random.integer(2, 8)}); }

TEST(TransitRandom, EarliestArrivalsAreThoseOfTheOracleForEveryNumberOfRides) {
  Random random = support::logged_random("earliest arrival");
  geo::TransitWorkspace workspace;
  for (int i = 0; i < 2500; ++i) {
    const Case one = random_case(random);
    const support::TransitOracle oracle(one.timetable, one.footpaths, kDay);
    const DaySeconds time = random.integer(0, 1) == 0 ? random.integer(0, 3 * 3600)
                                                      : random.integer(6 * 3600, 9 * 3600);
    geo::StopTimes fewer;
    for (const int rides : {1, 2, 3, 0}) {
      const auto found =
          earliest_arrivals(one.day, {one.access, time}, {rides, kLongest}, workspace);
      ASSERT_EQ(found, oracle.arrivals(one.access, time, rides, kLongest))
          << "case " << i << " rides " << rides << " time " << geo::clock_text(time) << "\n"
          << one.drawing;
      for (std::size_t s = 0; s < fewer.size(); ++s) ASSERT_LE(found[s], fewer[s]);
      fewer = found;
    }
  }
}

TEST(TransitRandom, ArriveByIsTheLastSecondThatIsInTime) {
  Random random = support::logged_random("arrive-by");
  geo::TransitWorkspace workspace;
  for (int i = 0; i < 1000; ++i) {
    const Case one = random_case(random);
    const support::TransitOracle oracle(one.timetable, one.footpaths, kDay);
    const DaySeconds goal = random.integer(7 * 3600, 11 * 3600);
    const int rides = random.integer(0, 3);
    const auto stops = latest_departures(one.day, {one.egress, goal}, {rides, kLongest}, workspace);
    const DaySeconds latest = latest_time(stops, one.access);
    const auto in_time = [&](DaySeconds leave) {
      const auto at = oracle.arrivals(one.access, leave, rides, 12 * 3600);
      return best_time(at, one.egress) <= goal;
    };
    if (latest == kNever) {
      ASSERT_FALSE(in_time(goal - kLongest + 900)) << one.drawing;
    } else {
      ASSERT_TRUE(in_time(latest)) << one.drawing;
      ASSERT_FALSE(in_time(latest + 1)) << one.drawing;
    }
  }
}

/// Legs meet, trips really run so, and the journey is as early as the oracle says with as few
/// rides.
void check_journey(const Case& one, const geo::Journey& journey, DaySeconds time, DaySeconds best,
                   const support::TransitOracle& oracle) {
  ASSERT_EQ(journey.state == geo::Journey::State::Ride, best != kNever) << one.drawing;
  if (best == kNever) return;
  ASSERT_EQ(journey.arrival, best) << one.drawing;
  ASSERT_GE(journey.departure, time);
  if (journey.rides > 1) {
    const auto fewer = oracle.arrivals(one.access, time, journey.rides - 1, kLongest);
    ASSERT_GT(best_time(fewer, one.egress), best) << one.drawing;
  }
  DaySeconds clock = journey.departure;
  std::uint32_t place = geo::Leg::kPlace;
  for (const geo::Leg& leg : journey.legs) {
    ASSERT_EQ(leg.from, place) << one.drawing;
    ASSERT_GE(leg.departure, clock) << one.drawing;
    ASSERT_GE(leg.arrival, leg.departure) << one.drawing;
    if (leg.kind == geo::Leg::Kind::Ride) {
      const geo::DayTrip trip = one.day.trips[leg.day_trip];
      bool boarded = false;
      bool alighted = false;
      for (const geo::StopTime& stop : one.timetable.stops_of(trip.trip)) {
        alighted = alighted || (boarded && stop.alighting && stop.stop == leg.to &&
                                stop.arrival + trip.shift == leg.arrival);
        boarded = boarded || (stop.boarding && stop.stop == leg.from &&
                              stop.departure + trip.shift == leg.departure);
      }
      ASSERT_TRUE(boarded && alighted) << one.drawing;
    }
    place = leg.to;
    clock = leg.arrival;
  }
  ASSERT_EQ(place, geo::Leg::kPlace);
  ASSERT_EQ(clock, journey.arrival);
}

TEST(TransitRandom, JourneysAreRealEarliestAndWithTheFewestRides) {
  Random random = support::logged_random("journeys");
  geo::TransitWorkspace workspace;
  for (int i = 0; i < 1000; ++i) {
    const Case one = random_case(random);
    const support::TransitOracle oracle(one.timetable, one.footpaths, kDay);
    const DaySeconds time = random.integer(6 * 3600, 9 * 3600);
    const auto journey =
        earliest_journey(one.day, {one.access, one.egress, time, {}}, {0, kLongest}, workspace);
    const auto at = oracle.arrivals(one.access, time, 0, kLongest);
    check_journey(one, journey, time, best_time(at, one.egress), oracle);
    const auto latest = latest_journey(one.day, {one.access, one.egress, time + 5400, {}},
                                       {0, kLongest}, workspace);
    const auto stops =
        latest_departures(one.day, {one.egress, time + 5400}, {0, kLongest}, workspace);
    ASSERT_EQ(latest.departure, latest_time(stops, one.access)) << one.drawing;
    if (latest.state == geo::Journey::State::Ride) {
      ASSERT_LE(latest.arrival, time + 5400);
      check_journey(one, latest, latest.departure, latest.arrival, oracle);
    }
  }
}

std::uint16_t expected_duration(DaySeconds duration, DaySeconds longest) {
  return duration <= longest ? static_cast<std::uint16_t>(duration)
                             : geo::WindowTimes::kUnreachable;
}

TEST(TransitRandom, AWindowIsEachOfItsDeparturesAlone) {
  Random random = support::logged_random("window");
  geo::WindowSearch search;
  for (int i = 0; i < 720; ++i) {
    // The last ones are crowded: more footpaths at a stop than a mask has bits.
    const Case one = i < 700 ? random_case(random)
                             : random_case(random, {.stops = 90, .most_trips = 80, .step = 0.0002});
    if (i >= 700) {
      ASSERT_GT(one.footpaths.paths.links.size(), std::size_t{90} * 64);
    }
    const support::TransitOracle oracle(one.timetable, one.footpaths, kDay);
    const int rides = random.integer(0, 3);
    const DaySeconds from = random.integer(6 * 3600, 8 * 3600);
    const geo::DepartureWindow window{
        .from = from, .to = from + random.integer(1, 7200), .step = random.integer(30, 900)};
    const DaySeconds longest = random.integer(600, kLongest);
    const auto set = static_cast<geo::InstructionSet>(i % 4);  // all the same
    search.run(one.day, one.access, window,
               {.max_rides = rides, .longest = longest, .instructions = set});
    std::vector<std::uint16_t> found(search.departures());
    search.durations(one.egress, found);
    DaySeconds before = 0;
    for (std::size_t l = 0; l < found.size(); ++l) {
      const DaySeconds leave = from + static_cast<DaySeconds>(l) * window.step;
      const DaySeconds there =
          best_time(oracle.arrivals(one.access, leave, rides, longest), one.egress);
      const auto expected = there == kNever ? geo::WindowTimes::kUnreachable
                                            : expected_duration(there - leave, longest);
      ASSERT_EQ(found[l], expected) << geo::clock_text(leave) << "\n" << one.drawing;
      if (expected == geo::WindowTimes::kUnreachable) continue;
      ASSERT_GE(there, before) << "leaving later never arrives earlier";
      before = there;
    }
  }
}

TEST(TransitRandom, AnArriveByWindowIsEachTimeAlone) {
  Random random = support::logged_random("arrive-by window");
  geo::WindowSearch search;
  geo::TransitWorkspace workspace;
  for (int i = 0; i < 500; ++i) {
    const Case one = random_case(random);
    const DaySeconds from = random.integer(7 * 3600, 9 * 3600);
    const geo::DepartureWindow window{
        .from = from, .to = from + 3600, .step = random.integer(60, 600), .arrive_by = true};
    search.run(one.day, one.egress, window, {.longest = kLongest});
    std::vector<std::uint16_t> found(search.departures());
    search.durations(one.access, found);
    for (std::size_t l = 0; l < found.size(); ++l) {
      const std::size_t back = found.size() - 1 - l;  // the latest comes first
      const DaySeconds goal = from + static_cast<DaySeconds>(back) * window.step;
      const auto stops = latest_departures(one.day, {one.egress, goal}, {0, kLongest}, workspace);
      const DaySeconds leave = latest_time(stops, one.access);
      ASSERT_EQ(found[l], leave == kNever ? geo::WindowTimes::kUnreachable
                                          : expected_duration(goal - leave, kLongest))
          << one.drawing;
    }
  }
}

std::uint16_t sorted_percentile(std::vector<std::uint16_t> values, double percentile) {
  std::sort(values.begin(), values.end());
  std::size_t needed = 1;
  while (static_cast<double>(needed) * 100 < percentile * static_cast<double>(values.size()))
    ++needed;
  return values[needed - 1];
}

TEST(TransitRandom, PercentilesAreThoseOfSortedDurationsOnEveryInstructionSet) {
  Random random = support::logged_random("percentiles");
  geo::WindowSearch search;
  const std::vector<double> wanted = {0, 5, 50, 95, 100};
  for (int i = 0; i < 200; ++i) {
    const Case one = random_case(random);
    std::vector<std::vector<geo::Link>> rows;
    std::vector<geo::Link> walks;
    for (std::uint32_t d = 0; d < 70; ++d) {
      rows.push_back(random_links(random, static_cast<int>(one.timetable.stops.size())));
      if (random.chance(0.5)) {
        walks.push_back({d, static_cast<std::uint32_t>(random.integer(60, 9000))});
      }
    }
    const geo::Links egress = geo::links_from_rows(rows);
    search.run(one.day, one.access, {.from = 7 * 3600, .to = 7 * 3600 + 60 * random.integer(1, 90)},
               {.longest = 7200});
    geo::WindowTimes first;
    for (const auto set : {geo::InstructionSet::Scalar, geo::InstructionSet::Avx2,
                           geo::InstructionSet::Avx512, geo::InstructionSet::Best}) {
      const auto times =
          window_times(search, {egress, walks}, {.percentiles = wanted, .instructions = set});
      if (set == geo::InstructionSet::Scalar) first = times;
      ASSERT_EQ(times.percentiles, first.percentiles);
      ASSERT_EQ(times.by_foot, first.by_foot);
    }
    std::vector<std::uint16_t> row(search.departures());
    for (std::uint32_t d = 0; d < rows.size(); ++d) {
      search.durations(rows[d], row);
      std::size_t reached = 0;
      std::size_t by_foot = 0;
      for (std::uint16_t& duration : row) {
        for (const geo::Link& walk : walks) {
          if (walk.to != d || walk.seconds > 7200) continue;
          by_foot += walk.seconds <= duration ? 1 : 0;
          duration = std::min(duration, static_cast<std::uint16_t>(walk.seconds));
        }
        reached += duration != geo::WindowTimes::kUnreachable ? 1 : 0;
      }
      ASSERT_EQ(first.reached[d], reached);
      ASSERT_EQ(first.by_foot[d], by_foot);
      for (std::size_t p = 0; p < wanted.size(); ++p) {
        ASSERT_EQ(first.at(p, d), sorted_percentile(row, wanted[p]));
      }
    }
  }
}

TEST(TransitRandom, ManyOriginsAreTheSameOnAnyNumberOfThreads) {
  Random random = support::logged_random("many origins");
  const Case one = random_case(random);
  std::vector<std::vector<geo::Link>> rows;
  for (int o = 0; o < 150; ++o) {
    rows.push_back(random_links(random, static_cast<int>(one.timetable.stops.size())));
  }
  const geo::Links links = geo::links_from_rows(rows);
  std::vector<std::vector<std::uint16_t>> runs;
  for (const std::size_t threads : {1u, 2u, 8u}) {
    std::vector<std::uint16_t> all;
    std::size_t next = 0;
    geo::Progress progress;
    stream_window_times(
        one.day,
        {.access = links, .egress = links, .window = {7 * 3600, 8 * 3600}, .threads = threads},
        [&](std::size_t origin, const geo::WindowTimes& times) {
          EXPECT_EQ(origin, next++);
          all.insert(all.end(), times.percentiles.begin(), times.percentiles.end());
        },
        progress);
    EXPECT_EQ(next, rows.size());
    runs.push_back(all);
  }
  EXPECT_EQ(runs[0], runs[1]);
  EXPECT_EQ(runs[0], runs[2]);
}

}  // namespace
}  // namespace nahraum
