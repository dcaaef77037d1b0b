// Points on streets to points on streets: pairs on one piece, one-way pieces, both directions of
// travel, and every way of asking against a plain search.

#include "geo/travel/street_costs.h"

#include <gtest/gtest.h>

#include "tests/geo/streets/drawn_town.h"

namespace nahraum::geo {
namespace {

using support::plain_profile;
using support::Town;
using support::town_of;

/// From each row (or towards it) to each column; kUnreachable beyond the limit. Slow and plain.
std::vector<Cost> plain_table(const Town& town, const StreetPoints& rows,
                              const StreetPoints& columns, TripDirection direction, Cost limit) {
  std::vector<Cost> table;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const bool ahead = direction == TripDirection::FromRows;
      const StreetPoints& from = ahead ? rows : columns;
      const StreetPoints& to = ahead ? columns : rows;
      const std::size_t i = ahead ? row : column, j = ahead ? column : row;
      const Cost round =
          support::plain_cost(town.graph, town.metric, from.leaving, i, to.arriving, j);
      const Cost along = along_one_edge(town.graph, town.metric, from.snaps[i], to.snaps[j]);
      const Cost cost = std::min(round, along);
      table.push_back(cost <= limit ? cost : kUnreachable);
    }
  }
  return table;
}

std::vector<Cost> sparse_table(const StreetTrip& trip, const TravelOptions& options) {
  Progress progress;
  const SparseCosts costs = street_costs(trip, options, progress);
  std::vector<Cost> table(trip.rows.size() * trip.columns.size(), kUnreachable);
  for (std::size_t row = 0; row < trip.rows.size(); ++row) {
    for (std::uint64_t i = costs.starts[row]; i < costs.starts[row + 1]; ++i) {
      EXPECT_TRUE(i == costs.starts[row] || costs.destinations[i - 1] < costs.destinations[i]);
      table[row * trip.columns.size() + costs.destinations[i]] = costs.costs[i];
    }
  }
  return table;
}

std::vector<Cost> streamed_table(const StreetTrip& trip, const TravelOptions& options) {
  Progress progress;
  std::vector<Cost> table;
  stream_street_costs(
      trip, options,
      [&](std::size_t row, std::span<const Cost> costs) {
        EXPECT_EQ(row * trip.columns.size(), table.size());
        table.insert(table.end(), costs.begin(), costs.end());
      },
      progress);
  return table;
}

/// 36 km/h: a metre is a decisecond.
Town one_way_round() {
  return town_of(R"(
    node a 0 0
    node b 1000 0
    node c 1000 1000
    node d 0 1000
    way one a b highway=road oneway=yes
    way back b c d a highway=road oneway=yes
  )",
                 plain_profile(36));
}

Cost cost_between(const Town& town, std::pair<double, double> from, std::pair<double, double> to) {
  const StreetPoints a = town.points({from}), b = town.points({to});
  return sparse_table({town.graph, town.metric, a, b}, {})[0];
}

TEST(StreetCosts, TwoPointsOnOnePieceNeedNotLeaveIt) {
  const Town town =
      town_of("node a 0 0\nnode b 1000 0\nway w a b highway=road\n", plain_profile(36));
  EXPECT_NEAR(cost_between(town, {200, 0}, {700, 0}), 500, 1);
  EXPECT_NEAR(cost_between(town, {700, 0}, {200, 0}), 500, 1);
  EXPECT_NEAR(cost_between(town, {200, 30}, {200, -20}), 50, 1) << "across the street";
}

TEST(StreetCosts, BackAlongAOneWayPieceIsAllTheWayRound) {
  const Town town = one_way_round();
  EXPECT_NEAR(cost_between(town, {200, 0}, {700, 0}), 500, 2);
  EXPECT_NEAR(cost_between(town, {700, 0}, {200, 0}), 3500, 5);
}

TEST(StreetCosts, ToRowsIsTheWayTowardsThem) {
  const Town town = one_way_round();
  const StreetPoints kita = town.points({{700, 0}}), homes = town.points({{200, 0}, {900, 0}});
  const auto there =
      sparse_table({town.graph, town.metric, kita, homes, TripDirection::ToRows}, {});
  EXPECT_NEAR(there[0], 500, 2);
  EXPECT_NEAR(there[1], 3800, 5);
  const auto back = sparse_table({town.graph, town.metric, kita, homes}, {});
  EXPECT_NEAR(back[0], 3500, 5);
  EXPECT_NEAR(back[1], 200, 2);
}

TEST(StreetCosts, ThePairOnOnePieceObeysTheLimit) {
  const Town town =
      town_of("node a 0 0\nnode b 1000 0\nway w a b highway=road\n", plain_profile(36));
  const StreetPoints points = town.points({{200, 0}, {600, 0}, {700, 0}});
  const auto table = sparse_table({town.graph, town.metric, points, points}, {.limit = 450});
  EXPECT_NE(table[0 * 3 + 1], kUnreachable);
  EXPECT_EQ(table[0 * 3 + 2], kUnreachable);
  EXPECT_EQ(table[0], 0U);
}

TEST(StreetCosts, PointsFarFromEveryStreetReachNothing) {
  const Town town = one_way_round();
  const StreetPoints points = town.points({{500, 5000}, {500, 0}});
  const auto table = sparse_table({town.graph, town.metric, points, points}, {});
  EXPECT_EQ(table[0], kUnreachable);
  EXPECT_EQ(table[1], kUnreachable);
  EXPECT_EQ(table[2], kUnreachable);
  EXPECT_EQ(table[3], 0U);
}

std::vector<std::pair<double, double>> random_places(support::Random& random, int count, int side) {
  std::vector<std::pair<double, double>> places;
  for (int i = 0; i < count; ++i)
    places.emplace_back(random.uniform(-50, side * 100), random.uniform(-50, side * 100));
  return places;
}

CustomisedHierarchy hierarchy_of_town(const Town& town) {
  Progress progress;
  std::vector<Position> positions;
  for (const std::uint32_t node : town.graph.vertex_node)
    positions.push_back(town.graph.network.node_positions[node]);
  const HierarchyOrder order =
      nested_dissection_order(town.graph.topology, positions, {}, progress);
  return customise(build_hierarchy(town.graph.topology, order), town.metric.arc_cost.span(), {});
}

TEST(StreetCostsProperty, EveryWayOfAskingGivesThePlainAnswer) {
  support::Random random = support::logged_random("street costs");
  for (int round = 0; round < 60; ++round) {
    const int side = random.integer(2, 6);
    const Town town = town_of(support::random_streets(random, side), plain_profile(18));
    const StreetPoints rows = town.points(random_places(random, random.integer(1, 6), side));
    const StreetPoints columns = town.points(random_places(random, random.integer(1, 40), side));
    const CustomisedHierarchy hierarchy = hierarchy_of_town(town);
    const Cost limit = random.chance(0.3) ? kLargestCost : random.below(3000);
    for (const TripDirection direction : {TripDirection::FromRows, TripDirection::ToRows}) {
      const auto expected = plain_table(town, rows, columns, direction, limit);
      for (const TravelMethod method :
           {TravelMethod::Automatic, TravelMethod::Dijkstra, TravelMethod::Sweep}) {
        const StreetTrip trip{town.graph, town.metric, rows, columns, direction, &hierarchy};
        const TravelOptions options{.limit = limit, .threads = 2, .method = method};
        ASSERT_EQ(sparse_table(trip, options), expected);
        ASSERT_EQ(streamed_table(trip, options), expected);
      }
    }
  }
}

TEST(StreetCostsProperty, NearestIsTheLowestOfTheTable) {
  support::Random random = support::logged_random("nearest on streets");
  for (int round = 0; round < 60; ++round) {
    const int side = random.integer(2, 6);
    const Town town = town_of(support::random_streets(random, side), plain_profile(18));
    auto places = random_places(random, random.integer(1, 6), side);
    places.push_back(places.front());  // a tie wherever it is nearest
    const StreetPoints rows = town.points(places);
    const StreetPoints columns = town.points(random_places(random, 40, side));
    const Cost limit = random.chance(0.3) ? kLargestCost : random.below(3000);
    for (const TripDirection direction : {TripDirection::FromRows, TripDirection::ToRows}) {
      const auto table = plain_table(town, rows, columns, direction, limit);
      Progress progress;
      const NearestOrigins nearest = nearest_on_streets(
          {town.graph, town.metric, rows, columns, direction}, {.limit = limit}, progress);
      for (std::size_t column = 0; column < columns.size(); ++column) {
        std::uint32_t best = 0xFFFFFFFFU;
        Cost cost = kUnreachable;
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
          if (table[row * columns.size() + column] < cost) {
            cost = table[row * columns.size() + column];
            best = row;
          }
        }
        ASSERT_EQ(nearest.cost[column], cost);
        ASSERT_EQ(nearest.origin[column], best);
      }
    }
  }
}

/// There by the reversed streets is back by the plain ones: a town with every one-way sign turned.
TEST(StreetCostsProperty, TheReversedTownMirrorsTimes) {
  support::Random random = support::logged_random("reversed town");
  for (int round = 0; round < 40; ++round) {
    const std::string drawing = support::random_streets(random, 5);
    Profile turned = plain_profile(18);
    turned.rules.back().use = "backward";
    const Town town = town_of(drawing, plain_profile(18)), mirror = town_of(drawing, turned);
    const auto a = random_places(random, 5, 5), b = random_places(random, 20, 5);
    const StreetPoints rows = town.points(a), columns = town.points(b);
    const StreetPoints mirror_rows = mirror.points(a), mirror_columns = mirror.points(b);
    EXPECT_EQ(sparse_table({town.graph, town.metric, rows, columns, TripDirection::ToRows}, {}),
              sparse_table({mirror.graph, mirror.metric, mirror_rows, mirror_columns}, {}));
  }
}

TEST(StreetCosts, LimitsAreNeverRoundedUp) {
  EXPECT_EQ(cost_of(Minutes(15)), 9000U);
  EXPECT_EQ(cost_of(Minutes(0.01)), 6U);
  EXPECT_EQ(cost_of(Minutes(0.0099)), 5U);
  EXPECT_EQ(cost_of(Metres(1.2345)), 1234U);
  EXPECT_EQ(cost_of(Metres(1e12)), kLargestCost);
  EXPECT_DOUBLE_EQ(minutes_of(9000).count(), 15);
}

}  // namespace
}  // namespace nahraum::geo
