#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/osm_pbf_reader.h"
#include "tests/support/osm_text.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using support::osm_bytes;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;

struct Outcome {
  std::vector<std::string> lines;
  Findings findings;
};

Outcome read(const std::string& bytes, const StreetReadOptions& options = {}) {
  Outcome outcome;
  Progress progress;
  outcome.lines = support::lines_of(read_osm_pbf_bytes(bytes, options, outcome.findings, progress));
  return outcome;
}

// Two streets that meet at node 2, a barrier, a house and its corner.
constexpr const char* kVillage =
    "n1 x11.0 y51.0\n"
    "n2 x11.001 y51.0 Tbarrier=gate,access=private,name=Tor\n"
    "n3 x11.002 y51.0 Thighway=crossing,crossing=marked\n"
    "n4 x11.001 y51.001 Tnatural=tree,barrier=\n"
    "n5 x11.5 y51.5 Tbarrier=gate\n"
    "w10 Thighway=residential,name=Dorfstraße,maxspeed=30 Nn1,n2,n3\n"
    "w11 Tname=Steig,oneway=yes,highway=path Nn4,n2\n"
    "w12 Tbuilding=yes Nn5,n1\n"
    "r20 Ttype=restriction,restriction=no_left_turn,except=bicycle Mw10@from,n2@via,w11@to\n";

const std::vector<std::string> kVillageRead = {
    "way 10 highway=residential maxspeed=30: 1 2 3",
    "way 11 highway=path oneway=yes: 4 2",
    "node 1 11.0000000 51.0000000",
    "node 2 11.0010000 51.0000000 access=private barrier=gate",
    "node 3 11.0020000 51.0000000 crossing=marked highway=crossing",
    "node 4 11.0010000 51.0010000",
    "turn 10 2 11 except=bicycle restriction=no_left_turn",
};

TEST(OsmPbf, StreetsTheirNodesAndTags) {
  for (const std::string format :
       {"pbf", "pbf,pbf_dense_nodes=false", "pbf,pbf_compression=none",
        "pbf,pbf_dense_nodes=false,pbf_compression=none,add_metadata=none"}) {
    const Outcome outcome = read(osm_bytes(kVillage, format));
    EXPECT_THAT(outcome.lines, ElementsAreArray(kVillageRead)) << format;
    EXPECT_TRUE(outcome.findings.empty()) << format;
  }
}

TEST(OsmPbf, AnyOrderOfObjectsAndBlocks) {
  // Every order of these blocks; ways may come first, in the middle, in two blocks.
  std::vector<std::string> blocks;
  const std::string header = support::pbf_header();
  for (const std::string opl :
       {"n1 x11.0 y51.0\nn2 x11.001 y51.0 Tbarrier=gate,access=private\n",
        "n3 x11.002 y51.0 Thighway=crossing,crossing=marked\nn4 x11.001 y51.001\n",
        "w10 Thighway=residential,maxspeed=30 Nn1,n2,n3\n", "w11 Toneway=yes,highway=path Nn4,n2\n",
        "r20 Ttype=restriction,restriction=no_left_turn,except=bicycle "
        "Mw10@from,n2@via,w11@to\n"}) {
    const std::string file = osm_bytes(opl, "pbf,pbf_compression=none");
    const std::string own_header = osm_bytes("", "pbf,pbf_compression=none");
    blocks.push_back(file.substr(own_header.size()));
  }
  std::sort(blocks.begin(), blocks.end());
  std::size_t orders = 0;
  do {
    std::string file = header;
    for (const std::string& block : blocks) file += block;
    EXPECT_THAT(read(file, {.threads = 1 + orders % 3}).lines, ElementsAreArray(kVillageRead));
    ++orders;
  } while (std::next_permutation(blocks.begin(), blocks.end()));
  EXPECT_EQ(orders, 120U);
}

TEST(OsmPbf, WhichWaysAreStreets) {
  const std::string nodes = "n1 x1 y1\nn2 x2 y2\n";
  const auto kept = [&](const std::string& tags) {
    const Outcome outcome =
        read(osm_bytes(nodes + "w1 Thighway=path Nn1,n2\nw2 T" + tags + " Nn1,n2\n", "pbf"));
    return outcome.lines.size() == 4;
  };
  EXPECT_TRUE(kept("highway=anything"));
  EXPECT_TRUE(kept("route=ferry"));
  EXPECT_TRUE(kept("railway=platform"));
  EXPECT_TRUE(kept("public_transport=platform"));
  EXPECT_FALSE(kept("highway=construction"));
  EXPECT_FALSE(kept("highway=proposed,route=ferry"));
  EXPECT_FALSE(kept("route=bus"));
  EXPECT_FALSE(kept("railway=rail"));
  EXPECT_FALSE(kept("waterway=river"));
}

TEST(OsmPbf, WhatIsLeftOutIsCounted) {
  const Outcome outcome =
      read(osm_bytes("n1 x1 y1\nn2 x2 y2\n"
                     "w1 Thighway=pedestrian,area=yes Nn1,n2,n1\n"
                     "w2 Thighway=construction Nn1,n2\n"
                     "w3 Thighway=path Nn1\n"
                     "r1 Ttype=multipolygon,highway=pedestrian Mw1@outer\n",
                     "pbf"));
  EXPECT_EQ(outcome.lines[0], "way 1 area=yes highway=pedestrian: 1 2 1");
  EXPECT_EQ(outcome.lines.size(), 3U);
  for (const char* code : {"osm.area", "osm.not_built", "osm.short_way", "osm.area_relation"}) {
    EXPECT_EQ(outcome.findings.count(code), 1U) << code;
  }
}

TEST(OsmPbf, WaysAreCutWhereNodesAreMissing) {
  const Outcome outcome =
      read(osm_bytes("n1 x1 y1\nn2 x2 y2\nn4 x4 y4\nn6 x6 y6\nn7 x7 y7\n"
                     "w1 Thighway=path Nn1,n2,n3,n4,n5,n6,n7\n"
                     "w2 Thighway=path Nn3,n4\n",
                     "pbf"));
  EXPECT_THAT(outcome.lines,
              ElementsAre("way 1 highway=path: 1 2", "way 1 highway=path: 6 7",
                          "node 1 1.0000000 1.0000000", "node 2 2.0000000 2.0000000",
                          "node 6 6.0000000 6.0000000", "node 7 7.0000000 7.0000000"));
  EXPECT_EQ(outcome.findings.count("osm.missing_node"), 2U);
  EXPECT_THAT(outcome.findings.kept()[0].message.de, HasSubstr("(Knoten 2, Wege 2)"));
}

TEST(OsmPbf, TheBoxCutsWaysAndLeavesOutTheRest) {
  PositionBox box;
  box.add(position_from_degrees(0, 0));
  box.add(position_from_degrees(3.5, 3.5));
  const std::string file = osm_bytes(
      "n1 x1 y1\nn2 x2 y2\nn3 x3 y3\nn4 x4 y4\nn5 x5 y5\n"
      "w1 Thighway=path Nn1,n2,n3,n4,n5\nw2 Thighway=service Nn4,n5\n"
      "r1 Ttype=restriction,restriction=only_straight_on Mw1@from,n4@via,w2@to\n",
      "pbf");
  const Outcome outcome = read(file, {.box = box});
  EXPECT_THAT(outcome.lines,
              ElementsAre("way 1 highway=path: 1 2 3", "node 1 1.0000000 1.0000000",
                          "node 2 2.0000000 2.0000000", "node 3 3.0000000 3.0000000"));
  EXPECT_EQ(outcome.findings.count("osm.outside_box"), 2U);
  EXPECT_EQ(outcome.findings.count("osm.restriction_member"), 1U);
  PositionBox elsewhere;
  elsewhere.add(position_from_degrees(50, 50));
  EXPECT_THROW(read(file, {.box = elsewhere}), Error);
}

TEST(OsmPbf, TurnRestrictionsOfAllKinds) {
  const Outcome outcome = read(
      osm_bytes("n1 x1 y1\nn2 x2 y2\nn3 x3 y3\nn4 x4 y4\n"
                "w1 Thighway=path Nn1,n2\nw2 Thighway=path Nn2,n3\nw3 Thighway=path Nn2,n4\n"
                "r1 Ttype=restriction,restriction=only_straight_on,name=x Mw1@from,n2@via,w2@to\n"
                "r2 Ttype=restriction,restriction:hgv=no_left_turn Mw1@from,n2@via,w3@to\n"
                "r3 Ttype=restriction:bus,restriction=no_u_turn Mw1@from,n2@via,w1@to\n"
                "r4 Ttype=restriction,restriction=no_exit Mw1@from,n2@via,w2@to,w3@to\n"
                "r5 Ttype=restriction,restriction=no_left_turn Mw1@from,w2@via,w3@to\n"
                "r6 Ttype=restriction,restriction=no_left_turn Mw1@from,n2@via,w9@to\n"
                "r7 Ttype=restriction,restriction=no_left_turn Mw1@from,n3@via,w2@to\n"
                "r8 Ttype=restriction,restriction=no_left_turn Mw1@from,w3@to\n"
                "r9 Ttype=restriction,restriction:conditional=no_left_turn%20%@%20%(Mo) "
                "Mw1@from,n2@via,w3@to\n"
                "r10 Ttype=route,route=bus Mw1@,w2@\n",
                "pbf"));
  const std::vector<std::string> turns(outcome.lines.begin() + 7, outcome.lines.end());
  EXPECT_THAT(
      turns,
      ElementsAre("turn 1 2 2 only restriction=only_straight_on",
                  "turn 1 2 3 restriction:hgv=no_left_turn", "turn 1 2 1 restriction:bus=no_u_turn",
                  "turn 1 2 2 restriction=no_exit", "turn 1 2 3 restriction=no_exit"));
  EXPECT_EQ(outcome.findings.count("osm.restriction_via_way"), 1U);
  EXPECT_EQ(outcome.findings.count("osm.restriction_member"), 3U);
  EXPECT_EQ(outcome.findings.count("osm.restriction_kind"), 1U);
}

TEST(OsmPbf, OfWhatComesTwiceTheLastCounts) {
  // The same id in one block and in two, with and without tags.
  const std::string first = osm_bytes(
      "n1 v1 x1 y1 Tbarrier=gate\nn1 v2 x1.5 y1\nn2 x2 y2\nn3 x3 y3\n"
      "w1 v1 Thighway=path Nn1,n2\nw1 v2 Thighway=service Nn2,n1\nw2 Thighway=steps Nn2,n3\n"
      "r1 Ttype=restriction,restriction=no_exit Mw1@from,n2@via,w2@to,w1@to\n",
      "pbf,pbf_compression=none");
  const std::string header = osm_bytes("", "pbf,pbf_compression=none");
  const std::string second = osm_bytes(
      "n3 x4 y4 Tbarrier=lift_gate\nw2 v3 Thighway=track Nn2,n3\n"
      "r1 Ttype=restriction,restriction=no_left_turn Mw2@from,n2@via,w1@to\n",
      "pbf,pbf_compression=none");
  for (const std::size_t threads : {1, 2, 8}) {
    const Outcome outcome = read(first + second.substr(header.size()), {.threads = threads});
    EXPECT_THAT(outcome.lines,
                ElementsAre("way 1 highway=service: 2 1", "way 2 highway=track: 2 3",
                            "node 1 1.5000000 1.0000000", "node 2 2.0000000 2.0000000",
                            "node 3 4.0000000 4.0000000 barrier=lift_gate",
                            "turn 2 2 1 restriction=no_left_turn"));
    EXPECT_EQ(outcome.findings.count("osm.duplicate"), 5U);
  }
}

/// The blocks of a file behind its header.
std::string body(std::string_view opl, const std::string& format) {
  return osm_bytes(opl, format).substr(osm_bytes("", format).size());
}

TEST(OsmPbf, DeletedObjectsCountAsMissing) {
  for (const std::string format : {"pbf,history=true", "pbf,history=true,pbf_dense_nodes=false"}) {
    const Outcome outcome =
        read(support::pbf_header() +
             body("n1 v1 dV x1 y1\nn2 v1 dV x2 y2\nn3 v2 dD\nn4 v1 dV x4 y4\n"
                  "w1 v1 dV Thighway=path Nn1,n2,n3,n4\nw2 v2 dD Thighway=path Nn1,n2\n"
                  "r1 v2 dD Ttype=restriction,restriction=no_u_turn Mw1@from,n2@via,w1@to\n",
                  format));
    EXPECT_THAT(outcome.lines, ElementsAre("way 1 highway=path: 1 2", "node 1 1.0000000 1.0000000",
                                           "node 2 2.0000000 2.0000000"))
        << format;
    EXPECT_EQ(outcome.findings.count("osm.deleted"), 3U);
    EXPECT_EQ(outcome.findings.count("osm.missing_node"), 1U);
  }
}

TEST(OsmPbf, ANonsenseHeaderBoxIsTold) {
  const std::string streets = body(kVillage, "pbf");
  const auto told = [&](double left, double bottom, double right, double top) {
    const std::string header = support::pbf_header_with_box(left, bottom, right, top);
    return read(header + streets).findings.count("osm.header_box");
  };
  EXPECT_EQ(told(10.999, 50.999, 11.003, 51.002), 0U);
  EXPECT_EQ(told(11.0005, 51, 11.003, 51.002), 0U);  // whole ways reach a little beyond
  EXPECT_EQ(told(0, 0, 180, 90), 1U);
  EXPECT_EQ(told(7, 47, 8, 48), 1U);
  EXPECT_EQ(told(12, 52, 10, 50), 1U);  // inside out
  EXPECT_EQ(told(1e9, 1e9, -1e9, -1e9), 1U);
}

TEST(OsmPbf, FileWithoutStreets) {
  for (const char* opl : {"", "n1 x1 y1\n", "n1 x1 y1\nn2 x2 y2\nw1 Tbuilding=yes Nn1,n2\n"}) {
    try {
      (void)read(osm_bytes(opl, "pbf"));
      ADD_FAILURE() << opl;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      EXPECT_THAT(error.what(), HasSubstr("keine Straße"));
    }
  }
  EXPECT_THROW((void)read(osm_bytes("w1 Thighway=path Nn1,n2\n", "pbf")), Error);
}

TEST(OsmPbf, CanBeCancelled) {
  Progress progress;
  progress.cancel();
  Findings findings;
  try {
    (void)read_osm_pbf_bytes(osm_bytes(kVillage, "pbf"), {}, findings, progress);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  }
}

}  // namespace
}  // namespace nahraum::geo
