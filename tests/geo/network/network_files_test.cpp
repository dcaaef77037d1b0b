#include <algorithm>
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/network_csv_reader.h"
#include "geo/io/ogr_street_reader.h"
#include "geo/io/osm_pbf_reader.h"
#include "geo/io/profile_reader.h"
#include "geo/network/street_graph.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CsvNetwork read(const std::string& nodes, const std::string& edges, Findings& findings,
                const NetworkCsvOptions& options = {}) {
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "nodes.csv", nodes);
  support::write_text(folder.path() / "edges.csv", edges);
  return read_network_csv(folder.path() / "nodes.csv", folder.path() / "edges.csv", options,
                          findings);
}

constexpr const char* kNodes = "id,lon,lat\n7,11,51\n8,11.001,51\n9,11.002,51\n";

TEST(NetworkCsv, NodesEdgesAndTags) {
  Findings findings;
  const CsvNetwork csv = read(kNodes,
                              "id,source,target,length_m,oneway,Highway,name\n"
                              "1,7,8,70.5,yes,residential,X\n2,8,9,0,,footway,\n3,8,7,60,-1,,\n"
                              "4,9,9,5,,,\n",
                              findings);
  const StreetNetwork& network = csv.network;
  EXPECT_THAT(support::edge_lines(network),
              ElementsAre("7-8 way 1 71 m", "8-7 way 3 60 m", "8-9 way 2 0 m", "9-9 way 4 5 m"));
  const StreetNode eight = csv.nodes.find("8");
  ASSERT_TRUE(eight.valid());
  EXPECT_EQ(network.node_ids[eight.value], 8);
  EXPECT_FALSE(csv.nodes.find("10").valid());
  for (std::size_t edge = 0; edge < network.edges(); ++edge) {
    if (network.edge_way[edge] != 1) continue;
    EXPECT_EQ(network.tags.value(network.edge_tags[edge], "oneway"), "yes");
    EXPECT_EQ(network.tags.value(network.edge_tags[edge], "highway"), "residential");
    EXPECT_EQ(network.tags.value(network.edge_tags[edge], "name"), "");
  }
  EXPECT_EQ(findings.count("network.column"), 1u) << "name stays unused";
}

TEST(NetworkCsv, TextIdsSemicolonsAndMetres) {
  Findings findings;
  const CsvNetwork csv =
      read("id;x;y\nA-1;642056.2;5649071.8\nB;642156.2;5649071.8\n",
           "source;target;length_m\n\"A-1\";B;100\n", findings, {.crs = Crs::utm32()});
  const StreetNode a = csv.nodes.find("A-1");
  ASSERT_TRUE(a.valid());
  EXPECT_EQ(csv.network.node_ids[a.value], 2) << "text ids: the line";
  EXPECT_NEAR(csv.network.node_positions[a.value].longitude(), 11.0235, 1e-4);
  EXPECT_NEAR(csv.network.node_positions[a.value].latitude(), 50.9757, 1e-4);
}

TEST(NetworkCsv, UnknownNodesAreSaidAndTheEdgeLeftOut) {
  Findings findings;
  const CsvNetwork csv =
      read(kNodes, "id,source,target,length_m\n1,7,8,70\n2,8,99,10\n3,9,8,70\n", findings);
  EXPECT_EQ(csv.network.edges(), 2u);
  ASSERT_EQ(findings.count("network.unknown_node"), 1u);
  for (const Finding& finding : findings.kept()) {
    if (finding.code != "network.unknown_node") continue;
    EXPECT_EQ(finding.row, 3u);
    EXPECT_EQ(finding.file, "edges.csv");
  }
}

std::string sentence_of(const std::string& nodes, const std::string& edges) {
  Findings findings;
  try {
    (void)read(nodes, edges, findings);
  } catch (const Error& error) {
    return error.sentence(Language::German);
  }
  return "kein Fehler";
}

TEST(NetworkCsv, MistakesNameFileAndRow) {
  const std::string head = "id,source,target,length_m\n";
  EXPECT_EQ(sentence_of(kNodes, head + "1,7,8,1\n"), "kein Fehler");
  EXPECT_THAT(sentence_of(kNodes, head + "1,7,8,1\n2,7,8,-1\n"), HasSubstr("edges.csv, Zeile 3"));
  EXPECT_THAT(sentence_of(kNodes, head + "1,7,8,nan\n"), HasSubstr("edges.csv, Zeile 2"));
  EXPECT_THAT(sentence_of(kNodes, head + "1,7,8,\n"), HasSubstr("Zeile 2"));
  EXPECT_THAT(sentence_of(kNodes, head + "1,7,8,1e12\n"), HasSubstr("Zeile 2"));
  EXPECT_THAT(sentence_of(std::string(kNodes) + "7,11,51\n", head + "1,7,8,1\n"),
              HasSubstr("nodes.csv, Zeile 5"));
  EXPECT_THAT(sentence_of("id,lon,lat\n7,11,91\n", head), HasSubstr("Zeile 2"));
  EXPECT_THAT(sentence_of("id,lon\n7,11\n", head), HasSubstr("„lat“"));
  EXPECT_THAT(sentence_of(kNodes, "id,source,target\n1,7,8\n"), HasSubstr("„length_m“"));
  EXPECT_THAT(sentence_of(kNodes, head), HasSubstr("keine benutzbaren Kanten"));
  EXPECT_THAT(sentence_of("", head), HasSubstr("nodes.csv"));
}

TEST(OgrStreets, LinesMeetAtSharedVertices) {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "wege.geojson";
  support::write_text(path, R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"highway":"residential","MAXSPEED":30,"name":"A"},
     "geometry":{"type":"LineString","coordinates":[[11,51],[11.001,51],[11.002,51]]}},
    {"type":"Feature","properties":{"highway":"footway","MAXSPEED":null,"name":"B"},
     "geometry":{"type":"MultiLineString","coordinates":[[[11.001,51.001],[11.00100000001,51]],
       [[11.0005,51.001],[11.0005,50.999]]]}},
    {"type":"Feature","properties":{"highway":"footway","MAXSPEED":null,"name":"C"},
     "geometry":{"type":"Point","coordinates":[11,51]}}]})");
  Findings findings;
  const StreetSource source = read_ogr_streets(path, {}, findings);
  EXPECT_EQ(source.ways(), 3u);
  EXPECT_EQ(findings.count("network.no_line"), 1u);
  EXPECT_EQ(source.tags.value(source.way_tags[0], "maxspeed"), "30");
  EXPECT_EQ(source.tags.value(source.way_tags[0], "name"), "");
  EXPECT_EQ(source.tags.value(source.way_tags[1], "highway"), "footway");
  const StreetNetwork network = build_street_network(source, {}, findings);
  EXPECT_EQ(network.edges(), 4u) << "residential cut once; the crossing without vertex is none";
  EXPECT_EQ(findings.count("network.component"), 1u) << "a second part, under the bridge";
}

TEST(OgrStreets, ChosenColumns) {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "wege.geojson";
  support::write_text(path, R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"art":"track","highway":"x"},
     "geometry":{"type":"LineString","coordinates":[[11,51],[11.001,51]]}}]})");
  Findings findings;
  const StreetSource source = read_ogr_streets(path, {.columns = {{"art", "highway"}}}, findings);
  EXPECT_EQ(source.tags.value(source.way_tags[0], "highway"), "track");
  EXPECT_THROW((void)read_ogr_streets(path, {.columns = {{"fehlt", "highway"}}}, findings), Error);
}

class PoaWalk : public testing::Test {
 protected:
  void SetUp() override {
    const auto data = support::shared_data();
    if (!data) GTEST_SKIP() << support::kNoSharedData;
    folder_ = *data / "benchmarks" / "network_poa_walk";
    csv_ = read_network_csv(folder_ / "nodes.csv", folder_ / "edges.csv", {}, findings_);
  }
  std::filesystem::path folder_;
  Findings findings_;
  CsvNetwork csv_;
};

TEST_F(PoaWalk, CountsOfTheRealNetwork) {
  EXPECT_EQ(csv_.network.nodes(), 20'823u);
  EXPECT_EQ(csv_.network.edges(), 29'275u);
  EXPECT_EQ(findings_.count("network.component"), 58u) << "59 parts";
  const auto& part = csv_.network.node_component;
  EXPECT_EQ(*std::max_element(part.begin(), part.end()), 58u);
}

TEST_F(PoaWalk, DistancesAgreeWithFourRouters) {
  const StreetGraph graph = build_street_graph(csv_.network);
  const Metric metric = weigh(graph, distance_profile(), findings_);
  std::ifstream file(folder_ / "expected_matrix_10x200.csv");
  std::string line;
  std::getline(file, line);
  std::string before;
  std::vector<Cost> costs;
  std::size_t pairs = 0;
  while (std::getline(file, line)) {
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    const std::string origin = line.substr(0, first);
    if (origin != before) {
      const StreetNode node = csv_.nodes.find(origin);
      ASSERT_TRUE(node.valid());
      costs = support::plain_search(graph.topology, metric.arc_cost.span(), {{node.value, 0}});
      before = origin;
    }
    const StreetNode to = csv_.nodes.find(line.substr(first + 1, second - first - 1));
    const std::optional<double> metres = parse_plain_number(line.substr(second + 1));
    ASSERT_TRUE(to.valid() && metres) << line;
    EXPECT_NEAR(costs[to.value] / 1000.0, *metres, 0.02) << line;
    ++pairs;
  }
  EXPECT_GE(pairs, 1'900u);
}

/// Node that a restricted leg ends at or begins from.
std::uint32_t end_of(const StreetNetwork& network, std::uint32_t edge, bool head) {
  return head ? network.edge_to[edge] : network.edge_from[edge];
}

TEST(Heidelberg, StreetsOfARealRegion) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings findings;
  Progress progress;
  const StreetSource source = read_osm_pbf(*data / "heidelberg" / "osm" / "heidelberg.test.osm.pbf",
                                           {}, findings, progress);
  const StreetGraph graph = build_street_graph(build_street_network(source, {}, findings));
  const StreetNetwork& network = graph.network;
  EXPECT_GT(network.restrictions.size(), source.restrictions.size()) << "only_ rules spelt out";
  for (const TurnRestriction& turn : network.restrictions) {
    EXPECT_EQ(end_of(network, turn.from_edge, turn.from_forward == 1),
              end_of(network, turn.to_edge, turn.to_forward == 0))
        << "the pieces of a turn meet";
  }
  const auto main = static_cast<std::size_t>(
      std::count(network.node_component.begin(), network.node_component.end(), 0U));
  EXPECT_GT(main * 100, network.nodes() * 95) << "one large part";
  std::size_t open_before = 0;
  for (const char* key : {"car.csv", "pram.csv", "foot.csv"}) {
    Findings unknown;
    const Profile profile =
        read_profile(support::source_dir() / "data/catalogue/profiles" / key, unknown);
    const Metric metric = weigh(graph, profile, unknown);
    const auto open =
        static_cast<std::size_t>(std::count_if(metric.edge_cost.begin(), metric.edge_cost.end(),
                                               [](Cost cost) { return cost != kUnreachable; }));
    EXPECT_GT(open, open_before) << key << " goes where others cannot";
    EXPECT_LT(unknown.total() * 500, network.edges()) << key << " knows nearly all tags";
    open_before = open;
  }
}

}  // namespace
}  // namespace nahraum::geo
