#include "geo/network/snapping.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/network/detail/local_plane.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

using support::place_at;

struct Town {
  StreetGraph graph;
  Metric metric;
  SegmentIndex index;
};

Town town_of(const StreetSource& source, const Profile& profile) {
  Findings findings;
  Town town;
  town.graph = build_street_graph(build_street_network(source, {}, findings));
  town.metric = weigh(town.graph, profile, findings);
  town.index = build_segment_index(town.graph.network);
  return town;
}

/// 36 km/h: a metre is a decisecond; walking 3.6 km/h: a metre is ten.
Profile forward_only() {
  Profile profile;
  profile.key = "test";
  profile.base_speed = KilometresPerHour{36};
  profile.access_speed = KilometresPerHour{3.6};
  const auto rule = [](const char* kind, const char* key, const char* value, const char* use) {
    ProfileRule result;
    result.kind = kind;
    result.key = key;
    result.value = value;
    result.use = use;
    result.number = NAN;
    return result;
  };
  profile.rules = {rule("way", "highway", "shut", "no"), rule("way", "highway", "*", "yes"),
                   rule("oneway", "oneway", "yes", "forward"),
                   rule("enter", "highway", "motorway", "no")};
  return profile;
}

Town line_town() {
  return town_of(support::draw_streets(R"(
    node a 0 0
    node b 100 0
    node c 300 0
    node d 300 200
    way main a b c highway=road
    way up c d highway=road oneway=yes
    way shut a c highway=shut
  )")
                     .source,
                 forward_only());
}

Snap snap_at(const Town& town, double east, double north, double limit = 500) {
  return snap_points(town.graph, town.metric, town.index, {place_at(east, north)},
                     {.limit = Metres(limit)})
      .front();
}

TEST(Snapping, PlaceSideAndDistanceOnAPiece) {
  const Town town = line_town();
  const Snap north = snap_at(town, 75, 30);
  ASSERT_TRUE(north.edge.valid());
  EXPECT_EQ(town.graph.network.edge_way[north.edge.value], 1);
  const bool eastward =
      town.graph.network.node_ids[town.graph.network.edge_from[north.edge.value]] == 1;
  EXPECT_TRUE(eastward);
  EXPECT_NEAR(north.fraction, 0.25, 1e-4);
  EXPECT_NEAR(north.distance_m, 30, 0.01);
  EXPECT_FALSE(north.right_side) << "north of a street to the east is its left";
  EXPECT_NEAR(distance_metres(north.place, place_at(75, 0)), 0, 0.05);
  EXPECT_TRUE(snap_at(town, 75, -30).right_side);
}

TEST(Snapping, BeyondTheLimitTheDistanceIsStillSaid) {
  const Town town = line_town();
  const Snap snap = snap_at(town, 150, -80, 79);
  EXPECT_FALSE(snap.edge.valid());
  EXPECT_NEAR(snap.distance_m, 80, 0.01);
  EXPECT_TRUE(snap_at(town, 150, -80, 80.1).edge.valid());
  const Snap sea = snap_at(town, 900'000, 0);
  EXPECT_FALSE(sea.edge.valid());
  EXPECT_GT(sea.distance_m, 25'000);
}

TEST(Snapping, PiecesThatAreClosedOrCannotBeEnteredAreSkipped) {
  const Town town = town_of(support::draw_streets(R"(
    node a 0 0
    node b 100 0
    node c 0 50
    node d 100 50
    node e 0 90
    node f 100 90
    way near a b highway=shut
    way fast c d highway=motorway
    way far e f highway=road
  )")
                                .source,
                            forward_only());
  const Snap snap = snap_at(town, 50, 1);
  ASSERT_TRUE(snap.edge.valid());
  EXPECT_EQ(town.graph.network.edge_way[snap.edge.value], 3);
  EXPECT_NEAR(snap.distance_m, 89, 0.01);
}

TEST(Snapping, OfEquallyNearPiecesTheLowerNumberWins) {
  const Town town = line_town();
  const Snap snap = snap_at(town, 310, -10);  // nearest is the junction c itself
  ASSERT_TRUE(snap.edge.valid());
  const StreetNetwork& network = town.graph.network;
  const StreetNode c = support::node_with_id(network, 3);
  std::uint32_t lowest = StreetEdge::kNone;
  for (std::uint32_t edge = 0; edge < network.edges(); ++edge) {
    const bool touches = network.edge_from[edge] == c.value || network.edge_to[edge] == c.value;
    if (touches && network.edge_way[edge] != 3) lowest = std::min(lowest, edge);
  }
  EXPECT_EQ(snap.edge.value, lowest);
  EXPECT_TRUE(snap.fraction == 0 || snap.fraction == 1);
}

TEST(Snapping, NothingUsableIsNoPiece) {
  const Town town = town_of(support::draw_streets(R"(
    node a 0 0
    node b 100 0
    way one a b highway=shut
  )")
                                .source,
                            forward_only());
  EXPECT_FALSE(snap_at(town, 50, 1).edge.valid());
  EXPECT_TRUE(std::isinf(snap_at(town, 50, 1).distance_m));
}

std::string random_streets(support::Random& random, int spread) {
  std::string text;
  const int nodes = random.integer(2, 40);
  for (int i = 0; i < nodes; ++i) {
    text += "node n" + std::to_string(i) + " " + std::to_string(random.integer(0, spread)) + " " +
            std::to_string(random.integer(0, spread / 2)) + "\n";
  }
  const int ways = random.integer(1, 30);
  for (int w = 0; w < ways; ++w) {
    text += "way w" + std::to_string(w);
    const int length = random.integer(2, 5);
    int before = -1;
    for (int i = 0; i < length; ++i) {
      int node = random.integer(0, nodes - 1);
      if (node == before) node = (node + 1) % nodes;
      text += " n" + std::to_string(node);
      before = node;
    }
    text += random.chance(0.2) ? " highway=shut\n" : " highway=road\n";
  }
  return text;
}

/// All pieces looked at, nothing skipped.
Snap brute_force(const Town& town, Position point) {
  const detail::LocalPlane plane(point);
  const StreetNetwork& network = town.graph.network;
  Snap best;
  double squared = INFINITY;
  for (std::uint32_t edge = 0; edge < network.edges(); ++edge) {
    if (town.metric.edge_cost[edge * 2] == kUnreachable) continue;
    std::vector<Position> line{network.node_positions[network.edge_from[edge]]};
    for (std::uint64_t i = network.shape_starts[edge]; i < network.shape_starts[edge + 1]; ++i) {
      line.push_back(network.shape[i]);
    }
    line.push_back(network.node_positions[network.edge_to[edge]]);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const detail::Foot foot = detail::foot_of_origin(plane.at(line[i]), plane.at(line[i + 1]));
      if (foot.squared >= squared) continue;
      squared = foot.squared;
      best.edge = StreetEdge(edge);
      best.distance_m = std::sqrt(squared);
    }
  }
  return best;
}

TEST(Snapping, SameAsLookingAtEveryPiece) {
  support::Random random = support::logged_random("snapping");
  for (int round = 0; round < 200; ++round) {
    const int spread = random.chance(0.3) ? 60'000 : 2'000;
    const std::string drawing = random_streets(random, spread);
    const Town town = town_of(support::draw_streets(drawing).source, forward_only());
    std::vector<Position> points;
    for (int i = 0; i < 50; ++i) {
      points.push_back(place_at(random.integer(-spread / 10, spread + spread / 10),
                                random.integer(-spread / 10, spread)));
    }
    const std::vector<Snap> snaps = snap_points(town.graph, town.metric, town.index, points,
                                                {.limit = Metres(1e6), .threads = 1});
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Snap expected = brute_force(town, points[i]);
      ASSERT_EQ(snaps[i].edge, expected.edge) << drawing << "point " << i;
      if (!expected.edge.valid()) continue;
      ASSERT_EQ(snaps[i].distance_m, expected.distance_m);
      ASSERT_NEAR(distance_metres(points[i], snaps[i].place), snaps[i].distance_m,
                  0.05 + snaps[i].distance_m * 0.01);
    }
  }
}

TEST(Snapping, TheFootIsTheNearestPlace) {
  support::Random random = support::logged_random("foot");
  for (int round = 0; round < 2000; ++round) {
    const auto any = [&] { return Point{random.uniform(-9, 9), random.uniform(-9, 9)}; };
    const Point a = any();
    const Point b = random.chance(0.1) ? a : any();
    const detail::Foot foot = detail::foot_of_origin(a, b);
    double best = INFINITY;
    for (int i = 0; i <= 1000; ++i) {
      const double x = a.x + (b.x - a.x) * i / 1000;
      const double y = a.y + (b.y - a.y) * i / 1000;
      best = std::min(best, x * x + y * y);
    }
    ASSERT_LE(foot.squared, best * (1 + 1e-12));
    ASSERT_NEAR(foot.squared, best, 0.01);
  }
}

TEST(Attachments, CostsOfWalkAndPart) {
  const Town town = line_town();
  const std::vector<Snap> snaps{snap_at(town, 75, 30), snap_at(town, 310, 50),
                                snap_at(town, 25, -10), Snap()};
  const Attachments out = leaving(town.graph, town.metric, snaps);
  const Attachments in = arriving(town.graph, town.metric, snaps);
  ASSERT_EQ(out.points(), 4u);
  EXPECT_EQ(out.starts[1] - out.starts[0], 2u) << "both ends of main";
  EXPECT_EQ(out.starts[2] - out.starts[1], 1u) << "oneway: only towards d";
  EXPECT_EQ(out.starts[4], out.starts[3]) << "not snapped";
  const auto cost = [&](std::size_t i, std::size_t j) {
    return support::plain_cost(town.graph, town.metric, out, i, in, j);
  };
  EXPECT_NEAR(cost(0, 1), 300 + 225 + 50 + 100, 2) << "walk 30 m, drive 225 + 50 m, walk 10 m";
  EXPECT_EQ(cost(1, 0), kUnreachable) << "d is a dead end behind a oneway";
  EXPECT_NEAR(along_one_edge(town.graph, town.metric, snaps[0], snaps[2]), 300 + 50 + 100, 2);
  EXPECT_EQ(along_one_edge(town.graph, town.metric, snaps[0], snaps[1]), kUnreachable);
}

TEST(Attachments, OnAOnewayOnlyForwards) {
  const Town town = line_town();
  const Snap low = snap_at(town, 300, 50);
  const Snap high = snap_at(town, 300, 150);
  EXPECT_NEAR(along_one_edge(town.graph, town.metric, low, high), 100, 1);
  EXPECT_EQ(along_one_edge(town.graph, town.metric, high, low), kUnreachable);
  EXPECT_NEAR(along_one_edge(town.graph, town.metric, low, low), 0, 1);
}

TEST(Attachments, APointAtAJunctionMayTakeEveryWayOut) {
  const Town town = line_town();
  const std::vector<Snap> at_c{snap_at(town, 310, -10)};
  const Attachments out = leaving(town.graph, town.metric, at_c);
  const StreetNode d = support::node_with_id(town.graph.network, 4);
  const StreetNode b = support::node_with_id(town.graph.network, 1);
  const Attachments in = arriving_nodes(town.graph, {d, b});
  EXPECT_NEAR(support::plain_cost(town.graph, town.metric, out, 0, in, 0), 141 + 200, 1);
  EXPECT_NEAR(support::plain_cost(town.graph, town.metric, out, 0, in, 1), 141 + 300, 1);
}

TEST(SnapReport, FarPointsAndLonelyPartsAreNamed) {
  const Town town = town_of(support::draw_streets(R"(
    node a 0 0
    node b 100 0
    node c 200 0
    node d 0 3000
    node e 100 3000
    way one a b c highway=road
    way two b c highway=road
    way lonely d e highway=road
  )")
                                .source,
                            forward_only());
  const std::vector<Snap> snaps{snap_at(town, 50, 5), snap_at(town, 50, 1200),
                                snap_at(town, 50, 3001)};
  Findings findings;
  report_snaps(town.graph, snaps, {.ids = {"Kita A", "Kita B", "Kita C"}, .rows = {2, 3, 5}}, {},
               findings);
  ASSERT_EQ(findings.kept().size(), 2u);
  EXPECT_EQ(findings.kept()[0].code, "snap.far");
  EXPECT_EQ(findings.kept()[0].row, 3u);
  EXPECT_THAT(findings.kept()[0].message.de, testing::HasSubstr("„Kita B“ liegt 1.200 m"));
  EXPECT_EQ(findings.kept()[1].code, "snap.component");
  EXPECT_THAT(findings.kept()[1].message.de, testing::HasSubstr("Kita C"));
  EXPECT_EQ(findings.kept()[1].row, 5u);
}

TEST(Snapping, SameOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("threads");
  const Town town =
      town_of(support::draw_streets(random_streets(random, 2000)).source, forward_only());
  std::vector<Position> points;
  for (int i = 0; i < 5000; ++i) {
    points.push_back(place_at(random.uniform(0, 2000), random.uniform(0, 1000)));
  }
  const auto places = [&](std::size_t threads) {
    std::vector<std::tuple<std::uint32_t, double, double, Position>> result;
    for (const Snap& snap :
         snap_points(town.graph, town.metric, town.index, points, {.threads = threads})) {
      result.emplace_back(snap.edge.value, snap.fraction, snap.distance_m, snap.place);
    }
    return result;
  };
  EXPECT_EQ(places(1), places(2));
  EXPECT_EQ(places(1), places(8));
}

}  // namespace
}  // namespace nahraum::geo
