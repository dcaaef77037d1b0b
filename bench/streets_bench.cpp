// From a street file to the first answer: built once, reopened afterwards. The large extract lies
// in
// ../shared/data/osm_large; without it the sample county is used.

#include <filesystem>

#include <benchmark/benchmark.h>

#include "geo/io/profile_reader.h"
#include "geo/network/isolated_parts.h"
#include "geo/streets/prepared_streets.h"
#include "geo/travel/dijkstra.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

fs::path street_file() {
  if (const auto shared = support::shared_data()) {
    const fs::path large = *shared / "osm_large" / "porto_mirrored_4x4.osm.pbf";
    if (fs::exists(large)) return large;
  }
  return fs::path(NAHRAUM_SOURCE_DIR) / "data/musterkreis/strassen.osm.pbf";
}

fs::path cache_folder() { return fs::temp_directory_path() / "nahraum-streets-bench"; }

std::shared_ptr<const PreparedStreets> prepare() {
  Findings findings;
  Progress progress;
  return prepare_streets({.file = street_file(), .cache = cache_folder()}, findings, progress);
}

Profile car() {
  Findings findings;
  return read_profile(fs::path(NAHRAUM_SOURCE_DIR) / "data/catalogue/profiles/car.csv", findings);
}

/// Everything a call does after the network is there: costs, snapping one point, fifteen minutes.
std::size_t answer(const PreparedStreets& streets, const Profile& profile) {
  Findings findings;
  const Metric metric = prepared_metric(streets, profile, findings);
  const Position middle = streets.graph.network.node_positions[streets.graph.network.nodes() / 2];
  const auto snaps = snap_points(streets.graph, metric, streets.index, {middle}, {});
  const Attachments at = leaving(streets.graph, metric, snaps);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < at.vertices.size(); ++i)
    entries.push_back({at.vertices[i], at.costs[i]});
  SearchWorkspace workspace;
  search({streets.graph.topology, metric.arc_cost.span()}, entries, {.limit = 9000}, workspace);
  return workspace.settled().size();
}

void FileToFirstAnswer(benchmark::State& state) {
  const Profile profile = car();
  for (auto _ : state) {
    fs::remove_all(cache_folder());
    benchmark::DoNotOptimize(answer(*prepare(), profile));
  }
}
BENCHMARK(FileToFirstAnswer)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);

void Reopen(benchmark::State& state) {
  benchmark::DoNotOptimize(prepare());
  for (auto _ : state) benchmark::DoNotOptimize(prepare());
  state.counters["vertices"] = static_cast<double>(prepare()->graph.topology.vertices());
}
BENCHMARK(Reopen)->Unit(benchmark::kMillisecond)->UseRealTime();

void ReopenToFirstAnswer(benchmark::State& state) {
  const Profile profile = car();
  benchmark::DoNotOptimize(answer(*prepare(), profile));
  for (auto _ : state) benchmark::DoNotOptimize(answer(*prepare(), profile));
}
BENCHMARK(ReopenToFirstAnswer)->Unit(benchmark::kMillisecond)->UseRealTime();

void Weigh(benchmark::State& state) {
  const Profile profile = car();
  const auto streets = prepare();
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(weigh(streets->graph, profile, findings));
  }
}
BENCHMARK(Weigh)->Unit(benchmark::kMillisecond)->UseRealTime();

void IsolatedParts(benchmark::State& state) {
  const Profile profile = car();
  const auto streets = prepare();
  Findings findings;
  const Metric metric = weigh(streets->graph, profile, findings);
  for (auto _ : state)
    benchmark::DoNotOptimize(without_isolated_parts(streets->graph, metric, {}, findings));
}
BENCHMARK(IsolatedParts)->Unit(benchmark::kMillisecond)->UseRealTime();

void Hierarchy(benchmark::State& state) {
  const auto streets = prepare();
  Progress progress;
  benchmark::DoNotOptimize(hierarchy_of(*streets, progress));
  for (auto _ : state) benchmark::DoNotOptimize(hierarchy_of(*streets, progress));
}
BENCHMARK(Hierarchy)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace nahraum::geo
