// The own decoder against libosmium on real extracts, and ids against a map.

#include <map>
#include <osmium/handler.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/visitor.hpp>

#include <gtest/gtest.h>

#include "geo/io/detail/osm_keep.h"
#include "geo/io/detail/rank_ids.h"
#include "geo/io/street_reader.h"
#include "tests/support/osm_text.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

std::string kept_tags(const osmium::TagList& list, bool (*keep)(std::string_view)) {
  std::map<std::string, std::string> kept;
  for (const osmium::Tag& tag : list) {
    if (keep(tag.key())) kept[tag.key()] = tag.value();
  }
  std::string text;
  for (const auto& [key, value] : kept) text += fmt::format(" {}={}", key, value);
  return text;
}

/// Everything in maps, as simple as can be.
struct Plain : osmium::handler::Handler {
  std::map<std::int64_t, std::string> nodes;
  std::map<std::int64_t, std::pair<std::string, std::vector<std::int64_t>>> ways;

  void node(const osmium::Node& node) {
    const bool marked = node.tags().has_key("barrier") ||
                        node.tags().has_tag("highway", "crossing") ||
                        node.tags().has_tag("highway", "traffic_signals") ||
                        node.tags().has_tag("highway", "elevator");
    nodes[node.id()] = fmt::format("{:.7f} {:.7f}{}", node.location().lon(), node.location().lat(),
                                   marked ? kept_tags(node.tags(), osm::kept_node_key) : "");
  }
  void way(const osmium::Way& way) {
    std::vector<Tag> tags;
    for (const osmium::Tag& tag : way.tags()) tags.emplace_back(tag.key(), tag.value());
    if (osm::way_use(tags) != osm::WayUse::Street) return;
    auto& [text, refs] = ways[way.id()];
    text = kept_tags(way.tags(), osm::kept_way_key);
    for (const osmium::NodeRef& ref : way.nodes()) refs.push_back(ref.ref());
  }
};

/// Lines as support::lines_of() makes them, without turn restrictions.
std::vector<std::string> expected_lines(const Plain& plain) {
  std::vector<std::string> lines;
  std::map<std::int64_t, std::string> used;
  for (const auto& [id, way] : plain.ways) {
    std::vector<std::int64_t> run;
    const auto close = [&, id = id, &text = way.first] {
      if (run.size() >= 2) {
        std::string line = fmt::format("way {}{}:", id, text);
        for (const std::int64_t ref : run) {
          line += fmt::format(" {}", ref);
          used[ref] = plain.nodes.at(ref);
        }
        lines.push_back(line);
      }
      run.clear();
    };
    for (const std::int64_t ref : way.second) {
      if (plain.nodes.contains(ref)) {
        run.push_back(ref);
      } else {
        close();
      }
    }
    close();
  }
  for (const auto& [id, text] : used) lines.push_back(fmt::format("node {} {}", id, text));
  return lines;
}

void compare(const fs::path& path) {
  Plain plain;
  osmium::io::Reader reader(path.string());
  osmium::apply(reader, plain);
  reader.close();
  Progress progress;
  std::vector<std::string> first;
  for (const std::size_t threads : {1, 2, 8}) {
    Findings findings;
    StreetSource source = read_streets(path, {.threads = threads}, findings, progress);
    const std::vector<std::string> all = support::lines_of(source);
    if (first.empty()) first = all;
    EXPECT_EQ(all, first) << threads << " threads";
    source.restrictions.clear();
    EXPECT_EQ(support::lines_of(source), expected_lines(plain)) << path;
  }
}

TEST(OsmOracle, RealExtracts) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  compare(*data / "heidelberg/osm/heidelberg.test.osm.pbf");
  compare(*data / "osm_small/lauf-200115.osm.pbf");
  compare(*data / "osm_small/liechtenstein.osm.pbf");
  compare(*data / "osm_small/north-bayreuth.osm.gz");
  compare(*data / "porto_alegre/poa_osm.pbf");
}

TEST(OsmOracle, TheSampleCounty) {
  compare(support::source_dir() / "data/musterkreis/strassen.osm.pbf");
}

TEST(OsmOracle, TheTrapsOfTheRealExtractsAreTold) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings heidelberg;
  Progress progress;
  (void)read_streets(*data / "heidelberg/osm/heidelberg.test.osm.pbf", {}, heidelberg, progress);
  EXPECT_EQ(heidelberg.count("osm.header_box"), 1U);
  Findings lauf;
  (void)read_streets(*data / "osm_small/lauf-200115.osm.pbf", {}, lauf, progress);
  EXPECT_GT(lauf.count("osm.missing_node"), 0U);
  EXPECT_EQ(lauf.count("osm.header_box"), 0U);
}

void check_ranks(const std::vector<std::int64_t>& ids) {
  std::map<std::int64_t, std::uint32_t> rows;
  for (const std::int64_t id : ids) rows[id] = 0;
  std::uint32_t next = 0;
  for (auto& [id, row] : rows) row = next++;
  for (const std::size_t threads : {1, 2, 8}) {
    const osm::Ranked ranked = osm::rank_ids(ids, threads);
    ASSERT_EQ(ranked.ids.size(), rows.size());
    ASSERT_EQ(ranked.rows.size(), ids.size());
    for (const auto& [id, row] : rows) ASSERT_EQ(ranked.ids[row], id);
    for (std::size_t i = 0; i < ids.size(); ++i) ASSERT_EQ(ranked.rows[i], rows[ids[i]]);
  }
}

TEST(RankIds, IsAMapFromIdsToRows) {
  support::Random random = support::logged_random("rank ids");
  check_ranks({});
  check_ranks({5});
  check_ranks({INT64_MIN, INT64_MAX, 0, -1, INT64_MIN});
  const std::uint32_t kSpans[] = {1, 2, 63, 64, 1023, 1024, 5000, 4'000'000, 4'000'000'000};
  for (const std::uint32_t span : kSpans) {
    for (const std::size_t count : {1, 17, 3000, 40000}) {
      std::vector<std::int64_t> ids;
      while (ids.size() < count) {
        // Runs of neighbours, as on ways, some backwards.
        std::int64_t id = std::int64_t{random.below(span)} - 1000;
        for (std::uint32_t n = random.below(6); n > 0 && ids.size() < count; --n) {
          ids.push_back(id += random.integer(-1, 1));
        }
        ids.push_back(id);
      }
      check_ranks(ids);
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
