// Networks kept between runs: a cache changes the time a start takes, and nothing else.

#include "geo/streets/prepared_streets.h"

#include <algorithm>
#include <cstdlib>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "geo/core/error.h"
#include "geo/io/guard.h"
#include "geo/streets/streets_cache.h"
#include "tests/geo/streets/drawn_town.h"
#include "tests/support/osm_xml.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVillage = R"(
  node a 0 0
  node b 600 0 barrier=bollard
  node c 1000 0
  node d 1000 500
  node e 0 500
  node x 0 3000
  node y 400 3000
  way main a b c highway=residential name=Haupt
  way up c d highway=tertiary oneway=yes maxspeed=30
  way round d e a highway=service
  way far x y highway=track
)";

template <typename T>
void expect_same(const char* name, const FlatArray<T>& a, const FlatArray<T>& b) {
  EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end())) << name;
}

void expect_same(const PreparedStreets& a, const PreparedStreets& b) {
  const StreetNetwork& n = a.graph.network;
  const StreetNetwork& m = b.graph.network;
#define SAME(part, other, name) expect_same(#name, part.name, other.name)
  expect_same("tag text", n.tags.text(), m.tags.text());
  expect_same("tag starts", n.tags.starts(), m.tags.starts());
  SAME(n, m, node_positions);
  SAME(n, m, node_ids);
  SAME(n, m, node_tags);
  SAME(n, m, node_component);
  SAME(n, m, edge_from);
  SAME(n, m, edge_to);
  SAME(n, m, edge_tags);
  SAME(n, m, edge_length_mm);
  SAME(n, m, edge_way);
  SAME(n, m, shape_starts);
  SAME(n, m, shape);
  SAME(n, m, restrictions);
  SAME(a.graph, b.graph, topology.first_out);
  SAME(a.graph, b.graph, topology.head);
  SAME(a.graph, b.graph, topology.tail);
  SAME(a.graph, b.graph, topology.first_in);
  SAME(a.graph, b.graph, topology.in_arc);
  SAME(a.graph, b.graph, vertex_node);
  SAME(a.graph, b.graph, node_first);
  SAME(a.graph, b.graph, node_vertices);
  SAME(a.graph, b.graph, arc_edge);
  SAME(a.graph, b.graph, arc_restriction);
  SAME(a.graph, b.graph, edge_first_arc);
  SAME(a.graph, b.graph, edge_arcs);
  SAME(a.index, b.index, square_starts);
  SAME(a.index, b.index, segments_edge);
  SAME(a.index, b.index, segments_index);
#undef SAME
  EXPECT_EQ(n.licence_note, m.licence_note);
  EXPECT_EQ(a.node_names, b.node_names);
  EXPECT_EQ(a.index.box.min, b.index.box.min);
  EXPECT_EQ(a.index.box.max, b.index.box.max);
  EXPECT_EQ(a.index.square_lon, b.index.square_lon);
  EXPECT_EQ(a.index.square_lat, b.index.square_lat);
  EXPECT_EQ(a.index.columns, b.index.columns);
  EXPECT_EQ(a.index.rows, b.index.rows);
}

struct Prepared {
  std::shared_ptr<const PreparedStreets> streets;
  std::vector<std::string> said;
};

Prepared prepare(const StreetsRequest& request) {
  Findings findings;
  Progress progress;
  Prepared result{prepare_streets(request, findings, progress), {}};
  for (const Finding& finding : findings.kept()) {
    result.said.push_back(sentence(finding, Language::German));
    result.said.push_back(sentence(finding, Language::English));
  }
  return result;
}

fs::path kept_file(const fs::path& cache, const std::string& kind) {
  for (const auto& entry : fs::directory_iterator(cache)) {
    if (entry.path().string().find("-" + kind + ".") != std::string::npos) return entry.path();
  }
  return {};
}

class Prepare : public testing::Test {
 protected:
  Prepare() { support::write_osm_xml(file_, support::draw_streets(kVillage).source); }
  [[nodiscard]] StreetsRequest request() const { return {.file = file_, .cache = cache_}; }
  support::TemporaryFolder folder_;
  fs::path file_ = folder_.path() / "dorf.osm";
  fs::path cache_ = folder_.path() / "aufgehoben" / "netze";
};

TEST_F(Prepare, ReopeningGivesTheSameArraysFindingsAndResults) {
  const Prepared first = prepare(request()), again = prepare(request());
  EXPECT_FALSE(first.streets->reopened);
  EXPECT_TRUE(again.streets->reopened);
  EXPECT_TRUE(first.streets->cache_note.de.empty());
  expect_same(*first.streets, *again.streets);
  EXPECT_FALSE(first.said.empty()) << "the lonely track is a component of its own";
  EXPECT_EQ(first.said, again.said);
  for (const Profile& profile : {support::plain_profile(18), distance_profile()}) {
    Findings findings;
    const Metric a = weigh(first.streets->graph, profile, findings);
    const Metric b = weigh(again.streets->graph, profile, findings);
    expect_same("costs", a.arc_cost, b.arc_cost);
    const std::vector<Position> place = {support::place_at(300, 40), support::place_at(990, 300)};
    const StreetPoints from =
        street_points(first.streets->graph, a,
                      snap_points(first.streets->graph, a, first.streets->index, place, {}));
    const StreetPoints to =
        street_points(again.streets->graph, b,
                      snap_points(again.streets->graph, b, again.streets->index, place, {}));
    Progress progress;
    EXPECT_EQ(street_costs({first.streets->graph, a, from, from}, {}, progress).costs,
              street_costs({again.streets->graph, b, to, to}, {}, progress).costs);
  }
}

TEST_F(Prepare, ADamagedCacheIsBuiltAnewAndWrittenOver) {
  const Prepared whole = prepare(request());
  const fs::path kept = kept_file(cache_, "streets");
  const std::string bytes = support::read_text(kept);
  support::Random random = support::logged_random("damaged cache");
  for (int round = 0; round < 60; ++round) {
    std::string damaged = bytes;
    if (round < 50) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(bytes.size()));
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
    } else {
      damaged.resize(random.below(static_cast<std::uint32_t>(bytes.size())));
    }
    support::write_text(kept, damaged);
    const Prepared again = prepare(request());
    ASSERT_FALSE(again.streets->reopened);
    EXPECT_EQ(again.said, whole.said);
    expect_same(*whole.streets, *again.streets);
    ASSERT_EQ(support::read_text(kept), bytes) << "the same network, the same bytes";
  }
  EXPECT_TRUE(prepare(request()).streets->reopened);
}

TEST_F(Prepare, AChangedInputIsReadAnew) {
  const auto key = prepare(request()).streets->key;
  std::string bytes = support::read_text(file_);
  const std::string limit = "v=\"30\"";
  support::write_text(file_, bytes.replace(bytes.find(limit), limit.size(), "v=\"50\""));
  const Prepared changed = prepare(request());
  EXPECT_FALSE(changed.streets->reopened);
  EXPECT_NE(changed.streets->key, key);
  EXPECT_TRUE(prepare(request()).streets->reopened);
}

TEST_F(Prepare, AnotherNameOrClipIsAnotherNetwork) {
  (void)prepare(request());
  StreetsRequest clipped = request();
  clipped.clip = PositionBox{};
  clipped.clip->add(support::place_at(-10, -10));
  clipped.clip->add(support::place_at(1100, 600));
  const Prepared cut = prepare(clipped);
  EXPECT_FALSE(cut.streets->reopened);
  EXPECT_EQ(cut.streets->graph.network.edges(), 4U);
  EXPECT_TRUE(prepare(clipped).streets->reopened);
  clipped.clip->add(support::place_at(1200, 600));
  EXPECT_FALSE(prepare(clipped).streets->reopened);

  const fs::path other = folder_.path() / "anders.osm";
  fs::copy_file(file_, other);
  EXPECT_FALSE(prepare({.file = other, .cache = cache_}).streets->reopened)
      << "Findings name the file";
}

TEST_F(Prepare, ACacheThatCannotBeWrittenCostsOnlyTime) {
  support::write_text(folder_.path() / "keinordner", "");
  StreetsRequest blocked = request();
  blocked.cache = folder_.path() / "keinordner" / "netze";
  const Prepared first = prepare(blocked), again = prepare(blocked);
  EXPECT_THAT(first.streets->cache_note.de, testing::HasSubstr("ließ sich nicht aufheben"));
  EXPECT_FALSE(first.streets->cache_note.en.empty());
  EXPECT_FALSE(again.streets->reopened);
  expect_same(*first.streets, *again.streets);
  Progress progress;
  EXPECT_EQ(hierarchy_of(*first.streets, progress).rank.size(),
            first.streets->graph.topology.vertices());
}

TEST_F(Prepare, WithoutACacheNothingIsKept) {
  StreetsRequest plain = request();
  plain.cache.clear();
  const Prepared built = prepare(plain);
  EXPECT_TRUE(built.streets->cache_note.de.empty());
  EXPECT_FALSE(prepare(plain).streets->reopened);
  EXPECT_FALSE(fs::exists(cache_));
}

TEST_F(Prepare, TheHierarchyIsKeptAndReopened) {
  const Prepared town = prepare(request());
  EXPECT_FALSE(hierarchy_is_kept(*town.streets));
  Progress progress;
  const Hierarchy built = hierarchy_of(*town.streets, progress);
  EXPECT_TRUE(hierarchy_is_kept(*town.streets));
  const auto compare = [&](const Hierarchy& other) {
    expect_same("rank", built.rank, other.rank);
    expect_same("vertex", built.vertex, other.vertex);
    expect_same("first_up", built.first_up, other.first_up);
    expect_same("up_head", built.up_head, other.up_head);
    expect_same("parent", built.parent, other.parent);
    expect_same("arc_up", built.arc_up, other.arc_up);
    expect_same("arc_forward", built.arc_forward, other.arc_forward);
  };
  ASSERT_TRUE(reopen_hierarchy(*town.streets).has_value());
  compare(*reopen_hierarchy(*town.streets));
  const fs::path kept = kept_file(cache_, "order");
  std::string bytes = support::read_text(kept);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  support::write_text(kept, bytes);
  EXPECT_FALSE(reopen_hierarchy(*town.streets).has_value());
  compare(hierarchy_of(*town.streets, progress));
  EXPECT_TRUE(reopen_hierarchy(*town.streets).has_value());
}

TEST_F(Prepare, AHierarchyDoesNotPayForAVillageAndOnePlace) {
  const Prepared town = prepare(request());
  Findings findings;
  Progress progress;
  const Metric metric = weigh(town.streets->graph, support::plain_profile(18), findings);
  EXPECT_FALSE(hierarchy_pays(*town.streets, metric, 1, progress));
  EXPECT_TRUE(hierarchy_pays(*town.streets, metric, 1'000'000, progress));
}

TEST(PrepareTables, NodesAndEdgesAreBothWatched) {
  const support::TemporaryFolder folder;
  const StreetsRequest request{.file = {},
                               .nodes = folder.path() / "nodes.csv",
                               .edges = folder.path() / "edges.csv",
                               .cache = folder.path() / "cache"};
  support::write_text(request.nodes, "id,lon,lat\nK1,11,51\nK2,11.01,51\nK3,11.02,51\n");
  support::write_text(request.edges, "id,source,target,length_m\n1,K1,K2,700\n2,K2,K3,700\n");
  const Prepared first = prepare(request), again = prepare(request);
  EXPECT_TRUE(again.streets->reopened);
  expect_same(*first.streets, *again.streets);
  EXPECT_THAT(again.streets->node_names, testing::UnorderedElementsAre("K1", "K2", "K3"));
  support::write_text(request.nodes, "id,lon,lat\nK1,11,51\nK2,11.01,51\nK4,11.02,51\n");
  support::write_text(request.edges, "id,source,target,length_m\n1,K1,K2,700\n2,K2,K4,700\n");
  EXPECT_FALSE(prepare(request).streets->reopened);
  support::write_text(request.edges, "id,source,target,length_m\n1,K1,K2,700\n2,K2,K4,701\n");
  EXPECT_FALSE(prepare(request).streets->reopened);
}

/// Half a kilometre of street as a Shapefile; its tags lie in a file of their own.
void write_shapefile(const fs::path& file, const char* highway) {
  GDALAllRegister();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  GDALDataset* data = driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  OGRSpatialReference utm;
  utm.importFromEPSG(25832);
  OGRLayer* layer = data->CreateLayer("wege", &utm, wkbLineString, nullptr);
  OGRFieldDefn field("highway", OFTString);
  field.SetWidth(20);
  layer->CreateField(&field);
  OGRFeature* feature = OGRFeature::CreateFeature(layer->GetLayerDefn());
  feature->SetField("highway", highway);
  OGRLineString line;
  line.addPoint(640000, 5650000);
  line.addPoint(640500, 5650000);
  feature->SetGeometry(&line);
  EXPECT_EQ(layer->CreateFeature(feature), OGRERR_NONE);
  OGRFeature::DestroyFeature(feature);
  GDALClose(data);
}

TEST(PrepareLines, AShapefileIsAllOfItsFiles) {
  const support::TemporaryFolder folder;
  const StreetsRequest request{.file = folder.path() / "wege.shp",
                               .cache = folder.path() / "cache"};
  write_shapefile(request.file, "residential");
  const std::string lines = support::read_text(request.file);
  const auto tag = [](const Prepared& streets) {
    const StreetNetwork& network = streets.streets->graph.network;
    return std::string(network.tags.value(network.edge_tags[0], "highway"));
  };
  EXPECT_EQ(tag(prepare(request)), "residential");
  EXPECT_TRUE(prepare(request).streets->reopened);
  fs::remove_all(folder.path() / "wege.shp");
  fs::remove(folder.path() / "wege.dbf");
  fs::remove(folder.path() / "wege.shx");
  write_shapefile(request.file, "motorway");
  ASSERT_EQ(support::read_text(request.file), lines) << "only the table has changed";
  const Prepared changed = prepare(request);
  EXPECT_EQ(tag(changed), "motorway");
  EXPECT_FALSE(changed.streets->reopened);
}

TEST(DefaultCache, FollowsTheEnvironment) {
  const char* before = std::getenv("NAHRAUM_CACHE");
  const std::string kept = before == nullptr ? "" : before;
  setenv("NAHRAUM_CACHE", "off", 1);
  EXPECT_TRUE(default_cache().empty());
  setenv("NAHRAUM_CACHE", "/tmp/netze", 1);
  EXPECT_EQ(default_cache(), fs::path("/tmp/netze"));
  unsetenv("NAHRAUM_CACHE");
  setenv("XDG_CACHE_HOME", "/tmp/xdg", 1);
  EXPECT_EQ(default_cache(), fs::path("/tmp/xdg/nahraum"));
  setenv("XDG_CACHE_HOME", "relative", 1);
  setenv("HOME", "/tmp/heim", 1);
  EXPECT_EQ(default_cache(), fs::path("/tmp/heim/.cache/nahraum"));
  unsetenv("XDG_CACHE_HOME");
  if (!kept.empty()) setenv("NAHRAUM_CACHE", kept.c_str(), 1);
}

TEST(NetworkUse, CountsWhatAModeMayUse) {
  const support::Town town = support::town_of(R"(
    node a 0 0
    node b 1000 0
    node c 1500 0
    node x 0 3000
    node y 500 3000
    way main a b highway=road
    way shut b c highway=shut
    way far x y highway=road oneway=yes
  )",
                                              support::plain_profile(18));
  const NetworkUse use = network_use(town.graph, town.metric);
  EXPECT_NEAR(use.kilometres, 2.0, 0.002);
  EXPECT_NEAR(use.usable_kilometres, 1.5, 0.002);
  EXPECT_EQ(use.components, 2U);
  EXPECT_NEAR(use.largest_share, 0.75, 0.001);
}

}  // namespace
}  // namespace nahraum::geo
