// From streets as read to a graph with costs, and points onto it, at the size of Thuringia: Porto's
// streets mirrored 4 x 4 (4.4 million nodes, 633 thousand ways), from ../shared/data or
// NAHRAUM_SHARED_DATA. And a million edges as a table.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include "geo/io/network_csv_reader.h"
#include "geo/io/osm_pbf_reader.h"
#include "geo/io/profile_reader.h"
#include "geo/network/snapping.h"

namespace {

namespace fs = std::filesystem;
using namespace nahraum::geo;

fs::path shared_data() {
  const char* named = std::getenv("NAHRAUM_SHARED_DATA");
  return named ? fs::path(named) : fs::path(NAHRAUM_SOURCE_DIR) / ".." / "shared" / "data";
}

Profile shipped(const char* name) {
  Findings findings;
  return read_profile(fs::path(NAHRAUM_SOURCE_DIR) / "data/catalogue/profiles" / name, findings);
}

/// Read once for all benchmarks; null when the extract is not here.
const StreetSource* state_source() {
  static const std::optional<StreetSource> source = []() -> std::optional<StreetSource> {
    const fs::path path = shared_data() / "osm_large" / "porto_mirrored_4x4.osm.pbf";
    if (!fs::exists(path)) return std::nullopt;
    Findings findings;
    Progress progress;
    return read_osm_pbf(path, {}, findings, progress);
  }();
  return source ? &*source : nullptr;
}

const StreetGraph& state_graph() {
  static const StreetGraph graph = [] {
    Findings findings;
    return build_street_graph(build_street_network(*state_source(), {}, findings));
  }();
  return graph;
}

bool present(benchmark::State& state) {
  if (state_source()) return true;
  state.SkipWithError("../shared/data/osm_large is not here");
  return false;
}

void build_network(benchmark::State& state) {
  if (!present(state)) return;
  for (auto _ : state) {
    Findings findings;
    const StreetNetwork network = build_street_network(*state_source(), {}, findings);
    state.counters["nodes"] = static_cast<double>(network.nodes());
    state.counters["edges"] = static_cast<double>(network.edges());
    state.counters["turns"] = static_cast<double>(network.restrictions.size());
  }
  state.counters["source_nodes"] = static_cast<double>(state_source()->nodes());
  state.counters["ways"] = static_cast<double>(state_source()->ways());
}
BENCHMARK(build_network)->Unit(benchmark::kMillisecond)->UseRealTime();

void build_graph(benchmark::State& state) {
  if (!present(state)) return;
  const StreetNetwork& network = state_graph().network;
  for (auto _ : state) {
    const StreetGraph graph = build_street_graph(network);
    state.counters["vertices"] = static_cast<double>(graph.topology.vertices());
    state.counters["arcs"] = static_cast<double>(graph.topology.arcs());
  }
}
BENCHMARK(build_graph)->Unit(benchmark::kMillisecond)->UseRealTime();

void weigh_profile(benchmark::State& state, const char* name) {
  if (!present(state)) return;
  const Profile profile = shipped(name);
  const StreetGraph& graph = state_graph();
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(weigh(graph, profile, findings));
  }
  state.counters["tag_sets"] = static_cast<double>(state_graph().network.tags.size());
}
BENCHMARK_CAPTURE(weigh_profile, car, "car.csv")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(weigh_profile, foot, "foot.csv")->Unit(benchmark::kMillisecond);

void index_segments(benchmark::State& state) {
  if (!present(state)) return;
  const StreetNetwork& network = state_graph().network;
  for (auto _ : state) {
    const SegmentIndex index = build_segment_index(network);
    state.counters["squares"] = static_cast<double>(index.columns) * index.rows;
    state.counters["entries"] = static_cast<double>(index.segments_edge.size());
  }
}
BENCHMARK(index_segments)->Unit(benchmark::kMillisecond);

/// Anywhere in the box, water and woods included.
std::vector<Position> scattered(const PositionBox& box, std::size_t count) {
  std::vector<Position> points;
  std::uint64_t state = 42;
  const auto next = [&] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 40U) / static_cast<double>(1U << 24U);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const double x = next();
    const double y = next();
    const double lon = static_cast<double>(box.max.lon) - box.min.lon;
    const double lat = static_cast<double>(box.max.lat) - box.min.lat;
    points.push_back({box.min.lon + static_cast<std::int32_t>(lon * x),
                      box.min.lat + static_cast<std::int32_t>(lat * y)});
  }
  return points;
}

void snap(benchmark::State& state, const char* name) {
  if (!present(state)) return;
  Findings findings;
  const Metric metric = weigh(state_graph(), shipped(name), findings);
  const SegmentIndex index = build_segment_index(state_graph().network);
  const std::vector<Position> points = scattered(index.box, 100'000);
  std::size_t far = 0;
  for (auto _ : state) {
    const std::vector<Snap> snaps =
        snap_points(state_graph(), metric, index, points,
                    {.threads = static_cast<std::size_t>(state.range(0))});
    far = 0;
    for (const Snap& one : snaps) far += one.edge.valid() ? 0 : 1;
  }
  state.counters["points"] = static_cast<double>(points.size());
  state.counters["beyond_500_m"] = static_cast<double>(far);
}
BENCHMARK_CAPTURE(snap, foot, "foot.csv")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(snap, car, "car.csv")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// A lattice of 500 x 1000 nodes and a million edges; made once, removed at the end.
class TableFiles {
 public:
  TableFiles() : folder_(fs::temp_directory_path() / fmt::format("network_bench_{}", ::getpid())) {
    fs::create_directories(folder_);
    std::ofstream nodes(folder_ / "nodes.csv");
    std::ofstream edges(folder_ / "edges.csv");
    nodes << "id,lon,lat\n";
    edges << "id,source,target,length_m,highway\n";
    int id = 0;
    for (int y = 0; y < 1000; ++y) {
      for (int x = 0; x < 500; ++x) {
        const int node = y * 500 + x;
        nodes << fmt::format("{},{:.7f},{:.7f}\n", node, 10 + x * 0.001, 50 + y * 0.001);
        if (x < 499) edges << fmt::format("{},{},{},70.125000,residential\n", id++, node, node + 1);
        if (y < 999) edges << fmt::format("{},{},{},111.20,footway\n", id++, node, node + 500);
      }
    }
  }
  ~TableFiles() { fs::remove_all(folder_); }
  TableFiles(const TableFiles&) = delete;
  TableFiles& operator=(const TableFiles&) = delete;
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

void read_tables(benchmark::State& state) {
  static const TableFiles files;
  for (auto _ : state) {
    Findings findings;
    const CsvNetwork csv =
        read_network_csv(files.folder() / "nodes.csv", files.folder() / "edges.csv", {}, findings);
    state.counters["edges"] = static_cast<double>(csv.network.edges());
  }
}
BENCHMARK(read_tables)->Unit(benchmark::kMillisecond);

}  // namespace
