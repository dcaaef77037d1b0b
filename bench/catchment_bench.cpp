// Straight-line catchments, nearest facility and gaps at the size of a Land: 1,300 Kitas, 100,000
// populated cells of 100 m in towns and villages on 160 km by 160 km.

#include <cmath>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "analysis/access/coverage.h"
#include "analysis/catchment/straight_line.h"

namespace nahraum::analysis {
namespace {

constexpr std::size_t kKitas = 1'300;
constexpr std::size_t kCells = 100'000;
constexpr std::size_t kSettlements = 2'500;
constexpr double kExtent = 160'000;

/// Splitmix64 (Steele, Lea, Flood 2014): the same land on every machine.
class Random {
 public:
  double uniform() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
  }

 private:
  std::uint64_t state_ = 1;
};

struct Land {
  std::vector<geo::Point> cells;
  std::vector<geo::Point> kitas;
  GroupValues children;
};

Land make_land(std::size_t cells) {
  Random random;
  std::vector<geo::Point> settlements;
  for (std::size_t i = 0; i < kSettlements; ++i) {
    settlements.push_back({random.uniform() * kExtent, random.uniform() * kExtent});
  }
  Land land;
  while (land.cells.size() < cells) {
    // Few towns hold many cells: squaring prefers the first settlements.
    const double u = random.uniform();
    const auto which = static_cast<std::size_t>(u * u * static_cast<double>(kSettlements));
    const double radius = 3'000 / (1 + static_cast<double>(which) / 300);
    const double x = settlements[which].x + (random.uniform() - 0.5) * 2 * radius;
    const double y = settlements[which].y + (random.uniform() - 0.5) * 2 * radius;
    land.cells.push_back({std::floor(x / 100) * 100 + 50, std::floor(y / 100) * 100 + 50});
    land.children.persons.push_back(std::floor(random.uniform() * 6));
    land.children.flags.push_back(geo::ValueFlag::None);
  }
  for (std::size_t i = 0; i < kKitas; ++i) {
    land.kitas.push_back(
        land.cells[static_cast<std::size_t>(random.uniform() * static_cast<double>(cells))]);
  }
  return land;
}

CatchmentOptions reach_of(double metres, std::size_t threads) {
  return {geo::KilometresPerHour{6}, 1, geo::Minutes(metres / 100), threads};
}

/// Arguments: reach in metres, threads.
void catchments(benchmark::State& state) {
  static const Land land = make_land(kCells);
  const CatchmentOptions options =
      reach_of(static_cast<double>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  std::size_t pairs = 0;
  for (auto _ : state) {
    const Catchments result = straight_line_catchments(land.kitas, land.cells, options);
    pairs = result.cells.size();
    benchmark::DoNotOptimize(result.minutes.data());
  }
  state.counters["pairs"] = static_cast<double>(pairs);
  state.counters["pairs/s"] =
      benchmark::Counter(static_cast<double>(pairs), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(catchments)
    ->ArgsProduct({{800, 2'400, 12'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Arguments: cells, threads.
void nearest(benchmark::State& state) {
  const Land land = make_land(static_cast<std::size_t>(state.range(0)));
  const CatchmentOptions options = reach_of(0, static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) {
    const std::vector<Nearest> result = nearest_by_straight_line(land.kitas, land.cells, options);
    benchmark::DoNotOptimize(result.data());
  }
  state.counters["cells/s"] = benchmark::Counter(static_cast<double>(land.cells.size()),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(nearest)
    ->ArgsProduct({{100'000, 1'000'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void gaps(benchmark::State& state) {
  const Land land = make_land(kCells);
  const std::vector<std::uint8_t> outside(land.cells.size(), 1);
  for (auto _ : state) {
    const std::vector<Gap> result = find_gaps(land.cells, outside, land.children, {});
    benchmark::DoNotOptimize(result.data());
  }
}
BENCHMARK(gaps)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::analysis
