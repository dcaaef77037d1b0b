// Walks to, between and from stops, on drawn streets with a drawn timetable.

#include "geo/streets/transit_walks.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/travel/transit_search.h"
#include "tests/geo/streets/drawn_town.h"
#include "tests/support/drawn_timetable.h"

namespace nahraum::geo {
namespace {

using support::at;
using support::place_at;
using support::stop_named;
using testing::ElementsAre;

std::string stop_at(const std::string& id, double east, double north) {
  const Position place = place_at(east, north);
  return fmt::format("Ort {} {:.7f} {:.7f}\n", id, place.longitude(), place.latitude());
}

PreparedStreets prepared(std::string_view drawing) {
  Findings findings;
  PreparedStreets streets;
  streets.graph =
      build_street_graph(build_street_network(support::draw_streets(drawing).source, {}, findings));
  streets.index = build_segment_index(streets.graph.network);
  return streets;
}

/// One street of 3 km; at 3.6 km/h a metre is a second.
class TransitWalks : public testing::Test {
 protected:
  TransitWalks() {
    Findings findings;
    metric_ = weigh(streets_.graph, support::plain_profile(3.6), findings);
    stops_ = place_stops(walker_, timetable_, findings_);
  }
  [[nodiscard]] StreetPoints points(const std::vector<std::pair<double, double>>& places) const {
    std::vector<Position> positions;
    for (const auto& [east, north] : places) positions.push_back(place_at(east, north));
    return street_points(streets_.graph, metric_,
                         snap_points(streets_.graph, metric_, streets_.index, positions, {}));
  }
  [[nodiscard]] std::uint32_t stop(const char* id) const { return stop_named(timetable_, id); }

  PreparedStreets streets_ = prepared(R"(
    node a 0 0
    node b 2000 0
    node c 3000 0
    node d 2000 400
    way main a b c highway=road
    way lane b d highway=road oneway=yes
  )");
  Timetable timetable_ = support::drawn_timetable(
      "Linie 1: A 08:00 B 08:05 N 08:08 O 08:09 F 08:30\n"
      "Linie 2: D 08:20 A 08:30\n"
      "Umstieg B D 90\n" +
      stop_at("A", 200, 0) + stop_at("B", 1900, 10) + stop_at("D", 2000, 390) +
      stop_at("N", 1000, 900) + stop_at("O", 1000, 9000) + stop_at("F", 2950, 0));
  Metric metric_;
  Walker walker_{.streets = streets_, .metric = metric_, .longest = Minutes(10)};
  Findings findings_;
  StreetPoints stops_;
};

TEST_F(TransitWalks, StopsFarFromStreetsAreSaid) {
  ASSERT_EQ(findings_.count("transit.stop_far"), 1U);
  EXPECT_THAT(findings_.kept()[0].message.de, testing::HasSubstr("N „N“ liegt 900 m"));
  EXPECT_EQ(findings_.count("transit.stop_outside"), 1U);
  EXPECT_FALSE(stops_.snaps[stop("N")].edge.valid());
  EXPECT_TRUE(stops_.snaps[stop("A")].edge.valid());
}

TEST_F(TransitWalks, WalksToStopsAreSecondsWithinTheLongest) {
  Progress progress;
  const Links walks = walks_to_stops(
      walker_, points({{500, 20}, {1500, 0}, {1000, 0}, {700, 8000}}), stops_, progress);
  ASSERT_EQ(walks.size(), 4U);
  ASSERT_EQ(walks.of(0).size(), 1U);
  EXPECT_EQ(walks.of(0)[0].to, stop("A"));
  EXPECT_NEAR(walks.of(0)[0].seconds, 320, 1);
  ASSERT_EQ(walks.of(1).size(), 1U);
  EXPECT_EQ(walks.of(1)[0].to, stop("B"));
  EXPECT_NEAR(walks.of(1)[0].seconds, 410, 1);
  EXPECT_TRUE(walks.of(2).empty()) << "more than 600 m to every stop";
  EXPECT_TRUE(walks.of(3).empty());
}

TEST_F(TransitWalks, OneWayStreetsAreWalkedTheirWay) {
  Progress progress;
  const StreetPoints home = points({{1950, 0}});
  const auto stops_of = [&](const Links& links) {
    std::vector<std::uint32_t> stops;
    for (const Link& link : links.of(0)) stops.push_back(link.to);
    return stops;
  };
  EXPECT_THAT(stops_of(walks_to_stops(walker_, home, stops_, progress)),
              ElementsAre(stop("B"), stop("D")));
  EXPECT_THAT(stops_of(walks_from_stops(walker_, home, stops_, progress)), ElementsAre(stop("B")));
}

TEST_F(TransitWalks, BetweenStopsTheChangeTimeAndTheTransfersCount) {
  Progress progress;
  const Footpaths paths = street_footpaths(walker_, stops_, timetable_, {}, progress);
  ASSERT_EQ(paths.paths.of(stop("B")).size(), 1U);
  EXPECT_EQ(paths.paths.of(stop("B"))[0], (Link{stop("D"), 90})) << "transfers.txt says so";
  EXPECT_TRUE(paths.paths.of(stop("D")).empty()) << "the lane leads only there";
  EXPECT_TRUE(paths.paths.of(stop("A")).empty()) << "nothing else within 10 minutes";
  EXPECT_EQ(paths.change[stop("A")], 60U);
  const Timetable plain = support::drawn_timetable("Linie 1: A 08:00 B 08:05\n" +
                                                   stop_at("A", 200, 0) + stop_at("B", 500, 0));
  Findings findings;
  const StreetPoints stops = place_stops(walker_, plain, findings);
  const Footpaths walked = street_footpaths(walker_, stops, plain, {}, progress);
  ASSERT_EQ(walked.paths.of(0).size(), 1U);
  EXPECT_NEAR(walked.paths.of(0)[0].seconds, 360, 1) << "300 m and a minute to change";
}

TEST_F(TransitWalks, DoorToDoorByDrawnBus) {
  Progress progress;
  const Footpaths paths = street_footpaths(walker_, stops_, timetable_, {}, progress);
  const DayTimetable day = day_timetable(timetable_, paths, *parse_day("2022-09-13"), {});
  const Links there = walks_to_stops(walker_, points({{500, 0}}), stops_, progress);
  const Links from = walks_from_stops(walker_, points({{2800, 0}}), stops_, progress);
  TransitWorkspace workspace;
  // 300 s to A, bus 8:00 to F 8:30, 150 s back along the street.
  const auto arrival = [&](const char* leave) {
    const StopTimes times = earliest_arrivals(day, {there.of(0), at(leave)}, {}, workspace);
    return best_time(times, from.of(0));
  };
  EXPECT_NEAR(arrival("07:54"), at("08:32:30"), 1);
  EXPECT_NEAR(arrival("07:54:59"), at("08:32:30"), 1);
  EXPECT_EQ(arrival("07:55:02"), kNever) << "two seconds late";
}

}  // namespace
}  // namespace nahraum::geo
