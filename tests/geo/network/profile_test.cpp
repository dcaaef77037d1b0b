// The shipped tables, judged street by street: what people expect of a sign is written beside it.

#include "geo/network/profile.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/profile_reader.h"
#include "geo/network/detail/tag_rules.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

Profile shipped(const std::string& key) {
  Findings findings;
  Profile profile =
      read_profile(support::source_dir() / "data/catalogue/profiles" / (key + ".csv"), findings);
  EXPECT_TRUE(findings.empty()) << key << ": " << sentence(findings.kept()[0], Language::German);
  return profile;
}

std::vector<Tag> tags_of(std::string_view words) {
  std::vector<Tag> tags;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, end);
    tags.emplace_back(word.substr(0, word.find('=')), word.substr(word.find('=') + 1));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return tags;
}

struct Expected {
  const char* tags;
  double forward;
  double backward;
};

void check(const std::string& key, const std::vector<Expected>& table) {
  const Profile profile = shipped(key);
  const detail::TagRules rules(profile);
  for (const Expected& row : table) {
    const detail::WayUse use = rules.way(tags_of(row.tags));
    EXPECT_NEAR(use.forward_kmh, row.forward, 1e-9) << key << ": " << row.tags;
    EXPECT_NEAR(use.backward_kmh, row.backward, 1e-9) << key << ": " << row.tags << " (backward)";
  }
}

TEST(Profile, Foot) {
  check("foot", {{"highway=residential", 4.8, 4.8},
                 {"highway=residential oneway=yes", 4.8, 4.8},
                 {"highway=footway oneway:foot=yes", 4.8, 0},
                 {"highway=steps", 2.4, 2.4},
                 {"highway=steps conveying=backward", 0, 2.4},
                 {"highway=motorway", 0, 0},
                 {"highway=motorway foot=yes", 0, 0},
                 {"highway=trunk", 4.8, 4.8},
                 {"highway=trunk motorroad=yes", 0, 0},
                 {"highway=cycleway", 4.8, 4.8},
                 {"highway=cycleway foot=no", 0, 0},
                 {"highway=bridleway", 0, 0},
                 {"highway=bridleway foot=yes", 4.8, 4.8},
                 {"highway=service access=private", 0, 0},
                 {"highway=service access=private foot=permissive", 4.8, 4.8},
                 {"highway=service vehicle=no", 4.8, 4.8},
                 {"highway=track access=agricultural;forestry", 0, 0},
                 {"highway=construction", 0, 0},
                 {"highway=construction foot=yes", 0, 0},
                 {"highway=path sac_scale=alpine_hiking", 0, 0},
                 {"highway=path surface=mud", 4.8, 4.8},
                 {"highway=moonwalk", 0, 0},
                 {"route=ferry", 10, 10},
                 {"railway=platform", 4.8, 4.8},
                 {"", 4.8, 4.8}});
}

TEST(Profile, ChildIsFootAtFourKilometresAnHour) {
  check("child", {{"highway=residential", 4, 4}, {"highway=steps", 2, 2}});
}

TEST(Profile, Pram) {
  check("pram", {{"highway=residential", 4, 4},
                 {"highway=steps", 0, 0},
                 {"highway=path surface=asphalt", 4, 4},
                 {"highway=path surface=gravel", 2.4, 2.4},
                 {"highway=path surface=gravel smoothness=bad tracktype=grade3", 2.4, 2.4},
                 {"highway=path smoothness=horrible", 0, 0},
                 {"highway=track tracktype=grade5", 2, 2},
                 {"highway=path sac_scale=mountain_hiking", 0, 0},
                 {"highway=footway stroller=no", 0, 0}});
}

TEST(Profile, Bicycle) {
  check("bicycle", {{"highway=residential", 12, 12},
                    {"highway=residential oneway=yes", 12, 4},
                    {"highway=residential oneway=yes oneway:bicycle=no", 12, 12},
                    {"highway=residential oneway=yes cycleway=opposite", 12, 12},
                    {"highway=residential oneway=yes cycleway=opposite_lane", 12, 12},
                    {"highway=residential oneway=-1", 4, 12},
                    {"highway=residential junction=roundabout", 12, 4},
                    {"highway=residential cycleway=lane oneway=yes", 12, 4},
                    {"highway=footway", 4, 4},
                    {"highway=footway bicycle=yes", 12, 12},
                    {"highway=pedestrian bicycle=dismount", 4, 4},
                    {"highway=path bicycle=no", 4, 4},
                    {"highway=secondary bicycle=use_sidepath", 4, 4},
                    {"highway=steps", 1.5, 1.5},
                    {"highway=steps bicycle=yes", 1.5, 1.5},
                    {"highway=trunk", 0, 0},
                    {"highway=trunk bicycle=no", 0, 0},
                    {"highway=trunk bicycle=yes", 12, 12},
                    {"highway=motorway bicycle=yes", 0, 0},
                    {"highway=track vehicle=no", 4, 4},
                    {"highway=track vehicle=no bicycle=yes", 12, 12},
                    {"highway=track access=forestry", 0, 0},
                    {"highway=track tracktype=grade2 surface=gravel", 8.4, 8.4}});
}

TEST(Profile, Car) {
  check("car", {{"highway=residential", 26, 26},
                {"highway=residential maxspeed=30", 19.5, 19.5},
                {"highway=secondary maxspeed=50", 32.5, 32.5},
                {"highway=secondary maxspeed=70", 59.5, 59.5},
                {"highway=secondary", 59.5, 59.5},
                {"highway=secondary maxspeed=DE:urban", 32.5, 32.5},
                {"highway=secondary maxspeed=DE:rural", 85, 85},
                {"highway=secondary source:maxspeed=DE:urban", 32.5, 32.5},
                {"highway=secondary maxspeed=70 zone:traffic=DE:urban", 45.5, 45.5},
                {"highway=tertiary maxspeed:type=DE:zone30", 19.5, 19.5},
                {"highway=primary maxspeed=50mph", 50 * 1.609344 * 0.85, 50 * 1.609344 * 0.85},
                {"highway=primary maxspeed=60 maxspeed:forward=100", 85, 51},
                {"highway=motorway", 102, 0},
                {"highway=motorway maxspeed=none", 110.5, 0},
                {"highway=motorway oneway=no", 102, 102},
                {"highway=trunk motorroad=yes maxspeed=100", 85, 85},
                {"highway=living_street maxspeed=walk", 7, 7},
                {"highway=service maxspeed=10", 10, 10},
                {"highway=living_street", 7, 7},
                {"highway=service", 15, 15},
                {"highway=service service=driveway", 10.5, 10.5},
                {"highway=service maxspeed=50", 15, 15},
                {"highway=service access=private", 0, 0},
                {"highway=service access=private motor_vehicle=yes", 15, 15},
                {"highway=residential access=no motorcar=yes", 26, 26},
                {"highway=residential motor_vehicle=destination", 13, 13},
                {"highway=residential vehicle=no", 0, 0},
                {"highway=residential vehicle=no motor_vehicle=yes", 26, 26},
                {"highway=residential motor_vehicle=no motorcar=yes", 26, 26},
                {"highway=residential oneway=yes", 26, 0},
                {"highway=residential oneway=-1", 0, 26},
                {"highway=residential oneway=reversible", 0, 0},
                {"highway=tertiary junction=roundabout", 51, 0},
                {"highway=footway", 0, 0},
                {"highway=pedestrian motor_vehicle=yes", 7, 7},
                {"highway=track", 0, 0},
                {"highway=track motor_vehicle=yes", 10, 10},
                {"highway=steps", 0, 0},
                {"highway=residential smoothness=impassable", 0, 0}});
}

struct Barrier {
  const char* key;
  const char* tags;
  bool closed;
};

TEST(Profile, Barriers) {
  for (const Barrier& row :
       std::initializer_list<Barrier>{{"car", "barrier=bollard", true},
                                      {"car", "barrier=bollard motor_vehicle=yes", false},
                                      {"car", "barrier=gate", false},
                                      {"car", "barrier=gate access=private", true},
                                      {"car", "barrier=gate locked=yes", true},
                                      {"car", "barrier=lift_gate motor_vehicle=no", true},
                                      {"car", "highway=crossing access=no", false},
                                      {"foot", "barrier=bollard", false},
                                      {"foot", "barrier=gate access=private", true},
                                      {"foot", "barrier=gate access=private foot=yes", false},
                                      {"foot", "barrier=stile", false},
                                      {"pram", "barrier=stile", true},
                                      {"pram", "barrier=kissing_gate", true},
                                      {"pram", "barrier=turnstile", true},
                                      {"pram", "barrier=cycle_barrier", false},
                                      {"bicycle", "barrier=bollard", false},
                                      {"bicycle", "barrier=full-height_turnstile", true}}) {
    const Profile profile = shipped(row.key);
    EXPECT_EQ(detail::TagRules(profile).node(tags_of(row.tags)).closed, row.closed)
        << row.key << ": " << row.tags;
  }
}

TEST(Profile, TurnRestrictions) {
  const Profile car = shipped("car");
  const Profile bicycle = shipped("bicycle");
  const Profile foot = shipped("foot");
  const auto obeys = [](const Profile& profile, std::string_view tags) {
    return detail::TagRules(profile).obeys(tags_of(tags));
  };
  EXPECT_TRUE(obeys(car, ""));
  EXPECT_TRUE(obeys(bicycle, ""));
  EXPECT_FALSE(obeys(foot, ""));
  EXPECT_TRUE(obeys(car, "restriction=no_left_turn"));
  EXPECT_TRUE(obeys(car, "except=bicycle"));
  EXPECT_FALSE(obeys(bicycle, "except=psv;bicycle"));
  EXPECT_FALSE(obeys(car, "restriction:hgv=no_left_turn"));
  EXPECT_TRUE(obeys(car, "restriction:motorcar=no_left_turn"));
  EXPECT_FALSE(obeys(bicycle, "restriction:motorcar=no_left_turn"));
  EXPECT_TRUE(obeys(foot, "restriction:foot=no_left_turn"));
  EXPECT_FALSE(obeys(car, "restriction:conditional=no_left_turn"));
}

TEST(Profile, NobodyGetsOnAMotorwayOrAFerry) {
  const Profile car = shipped("car");
  const detail::TagRules rules(car);
  EXPECT_FALSE(rules.way(tags_of("highway=motorway")).enter);
  EXPECT_FALSE(rules.way(tags_of("route=ferry")).enter);
  EXPECT_TRUE(rules.way(tags_of("highway=primary")).enter);
}

TEST(Profile, SpeedsAndDurationsInTheirSpellings) {
  EXPECT_EQ(detail::speed_in_kmh("50"), 50);
  EXPECT_EQ(detail::speed_in_kmh("50;70"), 50);
  EXPECT_NEAR(detail::speed_in_kmh("30 mph"), 48.28, 0.01);
  EXPECT_NEAR(detail::speed_in_kmh("30mph"), 48.28, 0.01);
  EXPECT_EQ(detail::speed_in_kmh("80 km/h"), 80);
  EXPECT_EQ(detail::speed_in_kmh("none"), 0);
  EXPECT_EQ(detail::speed_in_kmh("-5"), 0);
  EXPECT_EQ(detail::duration_in_seconds("00:05"), 300);
  EXPECT_EQ(detail::duration_in_seconds("5"), 300);
  EXPECT_EQ(detail::duration_in_seconds("1:02:03"), 3723);
  EXPECT_EQ(detail::duration_in_seconds("PT1H30M"), 5400);
  EXPECT_EQ(detail::duration_in_seconds("P1DT1S"), 86401);
  EXPECT_EQ(detail::duration_in_seconds("soon"), 0);
  EXPECT_EQ(detail::duration_in_seconds("PTM"), 0);
}

TEST(Profile, AFerryLastsItsDurationOverAllItsPieces) {
  const support::DrawnStreets drawn = support::draw_streets(R"(
    node a 0 0
    node b 100 0
    node c 400 0
    node d 100 100
    way ferry a b c route=ferry duration=00:08
    way pier b d highway=footway
  )");
  Findings findings;
  const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
  const Metric metric = weigh(graph, shipped("foot"), findings);
  std::vector<Cost> costs;
  for (std::size_t arc = 0; arc < graph.topology.arcs(); ++arc) {
    const std::uint32_t edge = graph.arc_edge[arc] / 2;
    if (graph.network.edge_way[edge] == 1) costs.push_back(metric.arc_cost[arc]);
  }
  EXPECT_THAT(costs, testing::UnorderedElementsAre(1200, 1200, 3600, 3600));
}

TEST(Profile, UnknownValuesAreCounted) {
  const support::DrawnStreets drawn = support::draw_streets(R"(
    node a 0 0
    node b 100 0 barrier=dragon
    node c 400 0
    way one a b highway=moonwalk
    way two b c highway=residential oneway=maybe maxspeed=fast name=X
  )");
  Findings findings;
  const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
  (void)weigh(graph, shipped("car"), findings);
  std::vector<std::string> said;
  for (const Finding& finding : findings.kept()) {
    if (finding.code == "network.tag") said.push_back(finding.message.de.substr(0, 40));
  }
  EXPECT_THAT(said, testing::ElementsAre(testing::HasSubstr("barrier=dragon"),
                                         testing::HasSubstr("highway=moonwalk"),
                                         testing::HasSubstr("maxspeed=fast"),
                                         testing::HasSubstr("oneway=maybe")));
}

TEST(Profile, ATableWithAMistakeNamesItsRow) {
  const auto sentence_of = [](const std::string& rows) {
    Findings findings;
    try {
      (void)parse_profile("# Kopf\nkind;key;value;use;number;unit;source;note\n" + rows, "p.csv",
                          "p", findings);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      return error.sentence(Language::German);
    }
    return std::string("kein Fehler");
  };
  const std::string base = "value;base_speed;;;4,8;km/h;;\n";
  EXPECT_EQ(sentence_of(base), "kein Fehler");
  EXPECT_THAT(sentence_of(base + "wey;highway;x;yes;;;;\n"), testing::HasSubstr("Zeile 4"));
  EXPECT_THAT(sentence_of(base + "way;highway;x;maybe;;;;\n"), testing::HasSubstr("maybe"));
  EXPECT_THAT(sentence_of(base + "way;highway;x;yes;schnell;km/h;;\n"),
              testing::HasSubstr("schnell"));
  EXPECT_THAT(sentence_of(base + "way;highway;x;yes;-3;km/h;;\n"), testing::HasSubstr("-3"));
  EXPECT_THAT(sentence_of(base + "factor;surface;x;yes;1,5;factor;;\n"), testing::HasSubstr("1.5"));
  EXPECT_THAT(sentence_of(base + "way;highway;x;yes;5;;;\n"), testing::HasSubstr("Einheit"));
  EXPECT_THAT(sentence_of(base + "way;highway;;yes;5;km/h;;\n"), testing::HasSubstr("value"));
  EXPECT_THAT(sentence_of("way;highway;x;yes;;;;\n"), testing::HasSubstr("base_speed"));
  EXPECT_THAT(sentence_of(base + "value;base_spead;;;5;km/h;;\n"),
              testing::HasSubstr("base_spead"));
}

TEST(Profile, EveryShippedValueHasASource) {
  for (const char* key : {"foot", "child", "pram", "bicycle", "car"}) {
    const Profile profile = shipped(key);
    EXPECT_EQ(profile.key, key);
    for (const ProfileRule& rule : profile.rules) {
      const bool says_something = !rule.use.empty() || !std::isnan(rule.number);
      if (says_something) {
        EXPECT_FALSE(rule.source.empty()) << key << ".csv row " << rule.row;
      }
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
