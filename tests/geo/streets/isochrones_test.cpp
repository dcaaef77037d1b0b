// Drawn areas against counted costs: what is well within the limit lies inside, what is well beyond
// lies outside.

#include "geo/travel/isochrones.h"

#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/geometry/overlay.h"
#include "tests/geo/streets/drawn_town.h"

namespace nahraum::geo {
namespace {

using support::place_at;
using support::plain_profile;
using support::Town;
using support::town_of;

constexpr double kWalk = 4.8;  // km/h: 80 m a minute

ContourOrigin origin_at(const Town& town, double east, double north) {
  return {place_at(east, north), town.snaps({{east, north}}).front()};
}

Point in_plane(double east, double north) {
  static const CrsTransform to_plane(Crs::wgs84(), Crs::utm32());
  const Position at = place_at(east, north);
  return to_plane.apply({at.longitude(), at.latitude()});
}

MultiPolygon area_of(const Town& town, const ContourOrigin& origin, double minutes,
                     Direction direction = Direction::Forward) {
  Progress progress;
  return street_isochrones({town.graph, town.metric}, {origin},
                           {.limits = {Minutes(minutes)}, .direction = direction}, progress)
      .at(0)
      .area;
}

TEST(Isochrones, AStreetEnteredButNotPassedEndsWhereTheLimitIs) {
  const Town town =
      town_of("node a 0 0\nnode b 3000 0\nway w a b highway=road\n", plain_profile(kWalk));
  const MultiPolygon area = area_of(town, origin_at(town, 0, 0), 15);  // 1,200 m
  EXPECT_TRUE(contains(area, in_plane(1170, 0)));
  EXPECT_TRUE(contains(area, in_plane(600, 80)));
  EXPECT_FALSE(contains(area, in_plane(1235, 0)));
  EXPECT_FALSE(contains(area, in_plane(600, 135)));
}

TEST(Isochrones, BothWaysFromTheMiddleOfAPiece) {
  const Town town =
      town_of("node a 0 0\nnode b 4000 0\nway w a b highway=road\n", plain_profile(kWalk));
  const MultiPolygon area = area_of(town, origin_at(town, 2000, 80), 10);  // a minute to the street
  for (const double side : {-1.0, 1.0}) {
    EXPECT_TRUE(contains(area, in_plane(2000 + side * 690, 0)));
    EXPECT_FALSE(contains(area, in_plane(2000 + side * 760, 0)));
  }
}

TEST(Isochrones, OneWayStreetsLeadOnlyOnward) {
  const Town town = town_of("node a 0 0\nnode b 4000 0\nway w a b highway=road oneway=yes\n",
                            plain_profile(kWalk));
  const ContourOrigin middle = origin_at(town, 2000, 0);
  const MultiPolygon away = area_of(town, middle, 10),
                     towards = area_of(town, middle, 10, Direction::Backward);
  EXPECT_TRUE(contains(away, in_plane(2700, 0)));
  EXPECT_FALSE(contains(away, in_plane(1800, 0)));
  EXPECT_TRUE(contains(towards, in_plane(1300, 0)));
  EXPECT_FALSE(contains(towards, in_plane(2200, 0)));
}

TEST(Isochrones, APlaceFarFromEveryStreetHasNoArea) {
  const Town town =
      town_of("node a 0 0\nnode b 3000 0\nway w a b highway=road\n", plain_profile(kWalk));
  Progress progress;
  const auto areas = street_isochrones({town.graph, town.metric},
                                       {origin_at(town, 0, 5000), origin_at(town, 0, 0)},
                                       {.limits = {Minutes(10), Minutes(5)}}, progress);
  ASSERT_EQ(areas.size(), 4U);
  EXPECT_TRUE(areas[0].area.polygons.empty());
  EXPECT_TRUE(areas[1].area.polygons.empty());
  EXPECT_FALSE(areas[2].area.polygons.empty());
  EXPECT_EQ(areas[1].origin, 0U);
  EXPECT_EQ(areas[2].origin, 1U);
  EXPECT_DOUBLE_EQ(areas[2].limit.count(), 5) << "limits ascend";
}

TEST(Isochrones, WithoutALimitIsAMistake) {
  const Town town = town_of("node a 0 0\nnode b 30 0\nway w a b highway=road\n", plain_profile(4));
  Progress progress;
  EXPECT_THROW((void)street_isochrones({town.graph, town.metric}, {}, {}, progress), Error);
}

/// Streets 400 m apart, two-way, so many of them that there are.
Town wide_grid(support::Random& random, double share) {
  std::string drawing;
  constexpr int kSide = 6;
  for (int i = 0; i < kSide * kSide; ++i)
    drawing += fmt::format("node n{} {} {}\n", i, i % kSide * 400 + random.integer(-60, 60),
                           i / kSide * 400 + random.integer(-60, 60));
  for (int i = 0, way = 0; i < kSide * kSide; ++i) {
    if (i % kSide + 1 < kSide && (way == 0 || random.chance(share)))
      drawing += fmt::format("way w{} n{} n{} highway=road\n", way++, i, i + 1);
    if (i + kSide < kSide * kSide && random.chance(share))
      drawing += fmt::format("way w{} n{} n{} highway=road\n", way++, i, i + kSide);
  }
  return town_of(drawing, plain_profile(kWalk));
}

struct Cells {
  std::vector<std::pair<double, double>> places;
  std::vector<Snap> snaps;
  std::vector<Cost> costs;
};

Cells cells_around(const Town& town, const ContourOrigin& origin) {
  Cells cells;
  for (double north = -150; north < 2200; north += 61) {
    for (double east = -150; east < 2200; east += 61) cells.places.emplace_back(east, north);
  }
  cells.snaps = town.snaps(cells.places);
  const StreetPoints rows = street_points(town.graph, town.metric, {origin.snap});
  const StreetPoints columns = street_points(town.graph, town.metric, cells.snaps);
  Progress progress;
  stream_street_costs(
      {town.graph, town.metric, rows, columns}, {},
      [&](std::size_t, std::span<const Cost> row) { cells.costs.assign(row.begin(), row.end()); },
      progress);
  return cells;
}

std::vector<ReachedPlace> places_reached(const Town& town, const ContourOrigin& origin,
                                         Minutes within) {
  SearchWorkspace workspace;
  const Attachments at = leaving(town.graph, town.metric, {origin.snap});
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < at.vertices.size(); ++i)
    entries.push_back({at.vertices[i], at.costs[i]});
  const Cost limit = cost_of(within);
  search({town.graph.topology, town.metric.arc_cost.span()}, entries, {.limit = limit}, workspace);
  return reached_places({town.graph, town.metric, workspace, Direction::Forward, limit}, origin,
                        Metres(30), CrsTransform(Crs::wgs84(), Crs::utm32()));
}

TEST(IsochronesProperty, WellWithinIsInsideWellBeyondIsOutside) {
  support::Random random = support::logged_random("isochrones");
  std::size_t inside = 0, outside = 0;
  for (int round = 0; round < 8; ++round) {
    const Town town = wide_grid(random, 0.85);
    const ContourOrigin origin = origin_at(town, random.uniform(0, 2000), random.uniform(0, 2000));
    const double limit = random.uniform(5, 20);
    const MultiPolygon area = area_of(town, origin, limit);
    const Cells cells = cells_around(town, origin);
    const auto reached = places_reached(town, origin, Minutes(limit));
    for (std::size_t i = 0; i < cells.places.size(); ++i) {
      const auto [east, north] = cells.places[i];
      const bool drawn = contains(area, in_plane(east, north));
      const double minutes =
          cells.costs[i] == kUnreachable ? INFINITY : minutes_of(cells.costs[i]).count();
      // 60 m beside the street at most: the area is drawn 100 m wide, traced in squares of 33 m.
      if (minutes <= limit - 0.5 && cells.snaps[i].distance_m <= 60) {
        EXPECT_TRUE(drawn) << east << " " << north << ": " << minutes << " of " << limit;
        ++inside;
      }
      // Nobody gets there straight from a reached place, a square and a half allowed for.
      double spare = INFINITY;
      for (const ReachedPlace& place : reached) {
        const double reach = std::min((limit - place.minutes) * 80, 100.0);
        spare = std::min(spare, distance(place.place, in_plane(east, north)) - reach);
      }
      if (spare > 50) {
        EXPECT_FALSE(drawn) << east << " " << north << ": " << spare << " m too far";
        ++outside;
      }
    }
  }
  EXPECT_GT(inside, 500U);
  EXPECT_GT(outside, 500U);
}

TEST(IsochronesProperty, BeyondTheLimitOnTheStreetIsOutside) {
  support::Random random = support::logged_random("isochrones beyond");
  std::size_t outside = 0;
  for (int round = 0; round < 8; ++round) {
    const Town town = wide_grid(random, 1);
    const ContourOrigin origin = origin_at(town, random.uniform(0, 2000), random.uniform(0, 2000));
    const double limit = random.uniform(3, 10);
    const MultiPolygon area = area_of(town, origin, limit);
    const Cells cells = cells_around(town, origin);
    for (std::size_t i = 0; i < cells.places.size(); ++i) {
      if (cells.costs[i] == kUnreachable) continue;
      // Where no street is missing, any street near is no more than the way round a block quicker
      // than the nearest.
      const double beyond = minutes_of(cells.costs[i]).count() - limit;
      if (beyond * 80 < 900) continue;
      const auto [east, north] = cells.places[i];
      EXPECT_FALSE(contains(area, in_plane(east, north))) << east << " " << north << " " << beyond;
      ++outside;
    }
  }
  EXPECT_GT(outside, 500U);
}

TEST(IsochronesProperty, ALaterLimitContainsAnEarlierOne) {
  support::Random random = support::logged_random("nested isochrones");
  for (int round = 0; round < 10; ++round) {
    const Town town = town_of(support::random_streets(random, 12), plain_profile(kWalk));
    const ContourOrigin origin = origin_at(town, random.uniform(0, 1200), random.uniform(0, 1200));
    Progress progress;
    const auto areas = street_isochrones(
        {town.graph, town.metric}, {origin},
        {.limits = {Minutes(12), Minutes(4), Minutes(8)}, .threads = 2}, progress);
    ASSERT_EQ(areas.size(), 3U);
    for (std::size_t later = 1; later < areas.size(); ++later) {
      for (int i = 0; i < 2000; ++i) {
        const Point p = in_plane(random.uniform(-200, 1400), random.uniform(-200, 1400));
        ASSERT_TRUE(!contains(areas[later - 1].area, p) || contains(areas[later].area, p));
      }
    }
  }
}

TEST(IsochronesProperty, SameAreasOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("isochrone threads");
  const Town town = town_of(support::random_streets(random, 12), plain_profile(kWalk));
  std::vector<ContourOrigin> origins;
  for (int i = 0; i < 9; ++i)
    origins.push_back(origin_at(town, random.uniform(0, 1200), random.uniform(0, 1200)));
  std::vector<Isochrone> first;
  for (const std::size_t threads : {1U, 2U, 8U}) {
    Progress progress;
    auto areas =
        street_isochrones({town.graph, town.metric}, origins,
                          {.limits = {Minutes(3), Minutes(9)}, .threads = threads}, progress);
    if (first.empty()) first = areas;
    ASSERT_EQ(areas.size(), first.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
      ASSERT_EQ(areas[i].area.polygons.size(), first[i].area.polygons.size());
      for (std::size_t p = 0; p < areas[i].area.polygons.size(); ++p) {
        EXPECT_EQ(areas[i].area.polygons[p].outer, first[i].area.polygons[p].outer);
        EXPECT_EQ(areas[i].area.polygons[p].holes, first[i].area.polygons[p].holes);
      }
    }
  }
}

TEST(NearestAreas, EachPlaceTakesItsHalfOfTheStreet) {
  const Town town =
      town_of("node a 0 0\nnode b 3000 0\nway w a b highway=road\n", plain_profile(kWalk));
  Progress progress;
  const auto areas =
      nearest_areas({town.graph, town.metric},
                    {origin_at(town, 800, 0), origin_at(town, 1600, 0), origin_at(town, 0, 5000)},
                    {.limits = {Minutes(15)}}, progress);
  ASSERT_EQ(areas.size(), 3U);
  EXPECT_TRUE(contains(areas[0].area, in_plane(1160, 0)));
  EXPECT_FALSE(contains(areas[0].area, in_plane(1240, 0)));
  EXPECT_TRUE(contains(areas[1].area, in_plane(1240, 0)));
  EXPECT_FALSE(contains(areas[1].area, in_plane(1160, 0)));
  EXPECT_TRUE(contains(areas[1].area, in_plane(2760, 0)));
  EXPECT_TRUE(areas[2].area.polygons.empty());
}

TEST(ReachedPlaces, LieCloseTogetherAndWithinTheLimit) {
  const Town town = town_of(
      "node a 0 0\nnode b 3000 0\nnode c 1000 900\nway w a b highway=road\n"
      "way s a c highway=road\n",
      plain_profile(kWalk));
  const ContourOrigin origin = origin_at(town, 100, 0);
  const auto places = places_reached(town, origin, Minutes(10));
  double farthest = 0;
  for (const ReachedPlace& place : places) {
    EXPECT_LE(place.minutes, 10 + 1e-9);
    const double from = distance(place.place, in_plane(100, 0));
    // Lengths of streets are on the sphere, the plane is that of the ellipsoid: 0.3 % apart.
    EXPECT_GE(place.minutes * 80 * 1.004 + 1, from) << "nobody is faster than straight";
    farthest = std::max(farthest, from);
  }
  EXPECT_NEAR(farthest, 800, 4);
  for (double east = 0; east < 890; east += 10) {
    double nearest = INFINITY;
    for (const ReachedPlace& place : places)
      nearest = std::min(nearest, distance(place.place, in_plane(east, 0)));
    EXPECT_LE(nearest, 15.5) << east;
  }
}

}  // namespace
}  // namespace nahraum::geo
