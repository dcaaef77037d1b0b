// Import of streets from a state-sized extract (Porto mirrored 4 x 4, about the network of
// Thuringia) against libosmium reading the same file with node locations in the same run. Goal: at
// least three times as fast. Also reopening a stored array file of 300 MB.

#include <cstdio>
#include <filesystem>
#include <osmium/handler.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/visitor.hpp>
#include <thread>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "bench/memory.h"
#include "geo/io/array_file.h"
#include "geo/io/osm_pbf_reader.h"
#include "tests/support/shared_data.h"

namespace {

namespace fs = std::filesystem;
using namespace nahraum;

/// Empty when the data is not here.
fs::path extract() {
  const auto data = support::shared_data();
  if (!data) return {};
  const fs::path path = *data / "osm_large/porto_mirrored_4x4.osm.pbf";
  return fs::exists(path) ? path : fs::path();
}

void report(benchmark::State& state, const fs::path& path) {
  state.SetBytesProcessed(static_cast<std::int64_t>(fs::file_size(path)) *
                          static_cast<std::int64_t>(state.iterations()));
}

geo::StreetSource read(const fs::path& path, std::size_t threads) {
  geo::Findings findings;
  geo::Progress progress;
  return geo::read_osm_pbf(path, {.threads = threads}, findings, progress);
}

void import_own(benchmark::State& state) {
  const fs::path path = extract();
  if (path.empty()) return state.SkipWithError(support::kNoSharedData);
  const auto threads = static_cast<std::size_t>(state.range(0));
  std::size_t mentions = 0;
  for (auto _ : state) mentions = read(path, threads).way_nodes.size();
  report(state, path);
  state.counters["mentions"] = static_cast<double>(mentions);
  state.counters["peak_MB"] = bench::peak_megabytes([&] { (void)read(path, threads); });
}
BENCHMARK(import_own)
    ->ArgName("threads")
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(3)
    ->UseRealTime();

/// What a program on libosmium would do at least: look at each highway with its nodes' places.
struct Highways : osmium::handler::Handler {
  std::size_t mentions = 0;
  void way(const osmium::Way& way) {
    if (!way.tags().has_key("highway")) return;
    for (const osmium::NodeRef& node : way.nodes()) mentions += node.location().valid() ? 1 : 0;
  }
};

/// Threads: its pool has as many as the machine; the reading thread comes on top.
void import_libosmium(benchmark::State& state) {
  const fs::path path = extract();
  if (path.empty()) return state.SkipWithError(support::kNoSharedData);
  using Index = osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location>;
  std::size_t mentions = 0;
  for (auto _ : state) {
    Index index;
    osmium::handler::NodeLocationsForWays<Index> locations(index);
    Highways highways;
    osmium::io::Reader reader(path.string(),
                              osmium::osm_entity_bits::node | osmium::osm_entity_bits::way,
                              osmium::io::read_meta::no);
    osmium::apply(reader, locations, highways);
    reader.close();
    mentions = highways.mentions;
  }
  report(state, path);
  state.counters["mentions"] = static_cast<double>(mentions);
  state.counters["cores"] = std::thread::hardware_concurrency();
}
BENCHMARK(import_libosmium)->Unit(benchmark::kMillisecond)->MinTime(3)->UseRealTime();

void reopen_300_mb(benchmark::State& state) {
  const fs::path path = fs::temp_directory_path() / fmt::format("osm_bench_{}.nahraum", ::getpid());
  {
    std::vector<std::uint32_t> numbers(75'000'000);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      numbers[i] = static_cast<std::uint32_t>(i * 2654435761U);
    }
    geo::ArrayFileWriter writer;
    writer.add("numbers", numbers);
    writer.write(path);
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(geo::ArrayFile::open(path).array<std::uint32_t>("numbers").data());
  }
  report(state, path);
  fs::remove(path);
}
BENCHMARK(reopen_300_mb)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
