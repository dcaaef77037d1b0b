// Streams a generated Zensus 2022 file of the size of Germany at 100 m (3.1 million rows, twelve
// value columns): rows per second, bytes per second, peak memory; all of it and one county of it.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include "bench/memory.h"
#include "geo/io/census_reader.h"

namespace {

namespace fs = std::filesystem;
using namespace nahraum;

constexpr int kColumns = 1763;
constexpr int kRows = 3'100'000 / kColumns;
constexpr int kNorthing = 2'690'000;
constexpr int kEasting = 4'320'000;

/// Rows in the order of the official file; every third value is the dash.
void write_grid(const fs::path& path) {
  std::ofstream out(path, std::ios::binary);
  out << "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter3;a3bis5;a6bis9;a10bis15;"
         "a16bis18;a19bis24;a25bis39;a40bis59;a60bis66;a67bis74;a75undaelter\n";
  std::uint32_t state = 1;
  std::string line;
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      const int n = kNorthing + row * 100;
      const int e = kEasting + column * 100;
      line = fmt::format("CRS3035RES100mN{}E{};{};{}", n, e, e + 50, n + 50);
      for (int value = 0; value < 12; ++value) {
        state = state * 1664525 + 1013904223;
        if (state % 3 == 0) {
          line += ";\xE2\x80\x93";
        } else {
          fmt::format_to(std::back_inserter(line), ";{}", (state >> 8u) % 40);
        }
      }
      out << line << '\n';
    }
  }
}

/// Made once, removed at the end.
class GridFile {
 public:
  GridFile() : path_(fs::temp_directory_path() / fmt::format("census_bench_{}.csv", ::getpid())) {
    write_grid(path_);
  }
  ~GridFile() { fs::remove(path_); }
  GridFile(const GridFile&) = delete;
  GridFile& operator=(const GridFile&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const fs::path& grid_file() {
  static const GridFile file;
  return file.path();
}

geo::CensusResult read(const geo::CensusOptions& options) {
  geo::Findings findings;
  return geo::read_census(grid_file(), options, findings);
}

void run(benchmark::State& state, const geo::CensusOptions& options) {
  (void)grid_file();
  std::size_t rows = 0;
  std::size_t cells = 0;
  for (auto _ : state) {
    const geo::CensusResult result = read(options);
    rows += result.report.rows;
    cells = result.grid.size();
  }
  const auto bytes = static_cast<double>(fs::file_size(grid_file()));
  state.counters["rows/s"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsRate);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) *
                          static_cast<std::int64_t>(state.iterations()));
  state.counters["cells"] = static_cast<double>(cells);
  state.counters["file_MB"] = bytes / 1e6;
  state.counters["peak_MB"] = bench::peak_megabytes([&] { (void)read(options); });
}

void census_whole(benchmark::State& state) { run(state, {}); }
BENCHMARK(census_whole)->Unit(benchmark::kMillisecond)->Iterations(2);

/// 50 km x 50 km and two age groups: what a study of one county reads.
void census_county(benchmark::State& state) {
  const double n = kNorthing + 50'000;
  const double e = kEasting + 50'000;
  run(state, {.area = geo::Box{e, n, e + 50'000, n + 50'000}, .attributes = {"Unter3", "a3bis5"}});
}
BENCHMARK(census_county)->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace
