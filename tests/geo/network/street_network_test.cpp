#include "geo/network/street_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/drawn_streets.h"

namespace nahraum::geo {
namespace {

using support::draw_streets;
using support::edge_lines;
using testing::ElementsAre;

StreetNetwork built(std::string_view text, Findings& findings) {
  return build_street_network(draw_streets(text).source, {}, findings);
}
StreetNetwork built(std::string_view text) {
  Findings findings;
  return built(text, findings);
}

TEST(StreetNetwork, WaysAreCutWhereTheyMeet) {
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0
    node c 200 0
    node d 300 0
    node e 100 50
    way main a b c d highway=residential
    way side e b highway=service
  )");
  EXPECT_THAT(edge_lines(network),
              ElementsAre("1-2 way 1 100 m", "2-4 way 1 200 m", "5-2 way 2 50 m"));
  EXPECT_EQ(network.nodes(), 4u);
  EXPECT_EQ(network.shape.size(), 1u) << "c is a shape point of b-d";
  EXPECT_EQ(network.tags.value(network.edge_tags[0], "highway").empty(), false);
}

TEST(StreetNetwork, WaysAreCutAtBarriersAndWhereTurnsAreRestricted) {
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0 barrier=bollard
    node c 200 0 crossing=zebra
    node d 300 0
    way main a b c d highway=residential
  )");
  EXPECT_THAT(edge_lines(network), ElementsAre("1-2 way 1 100 m", "2-4 way 1 200 m"));
  const StreetNetwork restricted = built(R"(
    node a 0 0
    node b 100 0
    node c 200 0
    way main a b c highway=residential
    no main b main
  )");
  EXPECT_THAT(edge_lines(restricted), ElementsAre("1-2 way 1 100 m", "2-3 way 1 100 m"));
}

TEST(StreetNetwork, WaysCrossingThemselvesAreCutThere) {
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0
    node c 200 0
    node d 100 100
    way knot a b c d b highway=residential
  )");
  EXPECT_THAT(edge_lines(network), ElementsAre("1-2 way 1 100 m", "2-2 way 1 341 m"));
}

TEST(StreetNetwork, LoopsZeroLengthsAndParallelPiecesStay) {
  Findings findings;
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0
    node c 100 0
    node d 50 50
    way one a b highway=residential
    way two a d b highway=residential
    way same b c highway=footway
    way round c a d c highway=service
    way ring c c highway=service
    way twice a a b highway=path
  )",
                                      findings);
  EXPECT_THAT(edge_lines(network),
              ElementsAre("1-2 way 1 100 m", "1-2 way 6 100 m", "1-4 way 2 71 m", "1-4 way 4 71 m",
                          "2-3 way 3 0 m", "3-1 way 4 100 m", "4-2 way 2 71 m", "4-3 way 4 71 m"));
  EXPECT_EQ(findings.count("network.zero_length"), 1u);
  EXPECT_EQ(findings.count("network.way_without_extent"), 1u) << "ring: one place only";
}

TEST(StreetNetwork, AClosedWayWithoutJunctionIsALoop) {
  Findings findings;
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0
    node c 100 100
    way round a b c a highway=service
  )",
                                      findings);
  EXPECT_THAT(edge_lines(network), ElementsAre("1-1 way 1 341 m"));
  EXPECT_EQ(findings.count("network.loop"), 1u);
}

TEST(StreetNetwork, ComponentsAreNumberedByTheirSizeAndSaid) {
  Findings findings;
  const StreetNetwork network = built(R"(
    node a 0 0
    node b 100 0
    node c 5000 0
    node d 5100 0
    node e 5200 0
    way small a b highway=residential
    way large c d highway=residential
    way more d e highway=residential
  )",
                                      findings);
  const auto part = [&](std::int64_t id) {
    return network.node_component[support::node_with_id(network, id).value];
  };
  EXPECT_EQ(part(3), 0u);
  EXPECT_EQ(part(5), 0u);
  EXPECT_EQ(part(1), 1u);
  EXPECT_EQ(part(2), 1u);
  EXPECT_EQ(findings.count("network.component"), 1u);
}

TEST(StreetNetwork, ClippingKeepsPiecesThatReachIn) {
  const support::DrawnStreets drawn = draw_streets(R"(
    node a -1000 0
    node b 0 0
    node c 100 0
    node d 1000 0
    node e 2000 0
    node f 0 900
    node g 5000 0
    way main a b c d e highway=residential
    way up b f highway=residential
    way up2 c f highway=residential
    way cut d f highway=residential
    way far e g highway=residential
  )");
  PositionBox box;
  box.add(support::place_at(-10, -10));
  box.add(support::place_at(110, 110));
  Findings findings;
  const StreetNetwork network = build_street_network(drawn.source, {.clip = box}, findings);
  EXPECT_THAT(edge_lines(network),
              ElementsAre("1-2 way 1 1000 m", "2-3 way 1 100 m", "2-6 way 2 900 m",
                          "3-4 way 1 900 m", "3-6 way 3 906 m"));
  EXPECT_EQ(findings.count("network.clip"), 2u) << "the ways cut and far";
}

TEST(StreetNetwork, AClipWithoutStreetsIsAnError) {
  const support::DrawnStreets drawn = draw_streets(R"(
    node a 0 0
    node b 100 0
    way main a b highway=residential
  )");
  PositionBox box;
  box.add(support::place_at(90000, 0));
  box.add(support::place_at(91000, 1000));
  Findings findings;
  try {
    (void)build_street_network(drawn.source, {.clip = box}, findings);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_THAT(error.what(), testing::HasSubstr("12,28"));
  }
}

constexpr const char* kCrossing = R"(
  node west 0 0
  node mid 100 0
  node east 200 0
  node north 100 100
  node south 100 -100
  way w west mid highway=residential
  way e mid east highway=residential
  way n mid north highway=residential
  way s south mid highway=residential
)";

TEST(StreetNetwork, ForbiddenTurnsBecomePairsOfPieces) {
  const StreetNetwork network = built(std::string(kCrossing) + "no w mid n\nno n mid s\n");
  EXPECT_THAT(support::turn_lines(network), ElementsAre("1>2>4", "4>2>5"));
}

TEST(StreetNetwork, OnlyRulesAreSpeltOut) {
  const StreetNetwork network = built(std::string(kCrossing) + "only w mid e\n");
  EXPECT_THAT(support::turn_lines(network), ElementsAre("1>2>1", "1>2>4", "1>2>5"));
}

TEST(StreetNetwork, SeveralOnlyRulesAllowAllTheyName) {
  const StreetNetwork network =
      built(std::string(kCrossing) + "only w mid e\nonly w mid n\nno w mid n except=psv\n");
  EXPECT_THAT(support::turn_lines(network), ElementsAre("1>2>1", "1>2>4", "1>2>5"));
}

TEST(StreetNetwork, RestrictionsThatFitNoPiecesAreSaid) {
  Findings findings;
  const StreetNetwork network = built(std::string(kCrossing) + R"(
    way through west north east highway=service
    way round mid north south mid highway=service
    no through north n
    no e west w
    no round mid e
  )",
                                      findings);
  EXPECT_TRUE(network.restrictions.empty());
  EXPECT_EQ(findings.count("network.restriction"), 3u);
}

TEST(StreetNetwork, NodesFollowTheHilbertCurve) {
  std::string text;
  for (int i = 0; i < 16; ++i) {
    text += "node n" + std::to_string(i) + " " + std::to_string(i % 4 * 100) + " " +
            std::to_string(i / 4 * 100) + "\n";
  }
  for (int i = 1; i < 16; ++i) {
    text += "way w" + std::to_string(i) + " n" + std::to_string(i - 1) + " n" + std::to_string(i) +
            "\n";
  }
  const StreetNetwork network = built(text);
  ASSERT_EQ(network.nodes(), 16u);
  for (std::size_t i = 1; i < 16; ++i) {
    EXPECT_NEAR(distance_metres(network.node_positions[i - 1], network.node_positions[i]), 100, 1)
        << "on a full square the next node is a neighbour";
  }
}

std::vector<std::uint32_t> items(const FlatArray<std::uint32_t>& array) {
  return {array.begin(), array.end()};
}

TEST(Topology, ArcsAreGroupedByTailAndKeepTheirOrder) {
  const BuiltTopology built = build_topology(4, {2, 0, 2, 0, 2}, {3, 1, 1, 2, 2});
  EXPECT_THAT(built.order, ElementsAre(1, 3, 0, 2, 4));
  EXPECT_THAT(items(built.topology.first_out), ElementsAre(0, 2, 2, 5, 5));
  EXPECT_THAT(items(built.topology.head), ElementsAre(1, 2, 3, 1, 2));
  EXPECT_THAT(items(built.topology.tail), ElementsAre(0, 0, 2, 2, 2));
  EXPECT_THAT(items(built.topology.first_in), ElementsAre(0, 0, 2, 4, 5));
  EXPECT_THAT(items(built.topology.in_arc), ElementsAre(0, 3, 1, 4, 2));
}

}  // namespace
}  // namespace nahraum::geo
