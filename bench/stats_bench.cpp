// Spatial statistics: local Moran with 999 permutations on a Land of Gemeinden and on 10,000 areas,
// neighbours of areas with long borders, natural breaks.

#include <cmath>

#include <benchmark/benchmark.h>

#include "analysis/stats/classes.h"
#include "analysis/stats/local_association.h"

namespace nahraum::analysis {
namespace {

double mixed(std::size_t i) { return static_cast<double>((i * 7919 + i * i * 104'729) % 10'007); }

/// A board of about n areas with wavy common borders of `corners` corners a side.
std::vector<geo::MultiPolygon> board(std::size_t n, std::size_t corners) {
  const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(n))));
  const double step = 1000.0 / static_cast<double>(corners);
  const auto wave = [](double at) { return 60 * std::sin(at / 90); };
  std::vector<geo::MultiPolygon> areas;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = 1000.0 * static_cast<double>(i % columns);
    const double y = 1000.0 * static_cast<double>(i / columns);
    geo::Ring ring;
    const auto at = [&](double px, double py) { ring.push_back({px + wave(py), py + wave(px)}); };
    for (std::size_t c = 0; c < corners; ++c) at(x + step * static_cast<double>(c), y);
    for (std::size_t c = 0; c < corners; ++c) at(x + 1000, y + step * static_cast<double>(c));
    for (std::size_t c = 0; c < corners; ++c)
      at(x + 1000 - step * static_cast<double>(c), y + 1000);
    for (std::size_t c = 0; c < corners; ++c) at(x, y + 1000 - step * static_cast<double>(c));
    areas.push_back({{{ring, {}}}});
  }
  return areas;
}

SpatialWeights neighbours(const std::vector<geo::MultiPolygon>& areas, std::size_t threads) {
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  return contiguity_weights(pointers, {.tolerance = 0.01, .threads = threads});
}

std::vector<double> values(std::size_t n) {
  std::vector<double> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(mixed(i));
  return result;
}

/// Arguments: areas, threads.
void local_moran_999(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const SpatialWeights weights = row_standardised(neighbours(board(n, 4), 0));
  const std::vector<double> x = values(n);
  for (auto _ : state) {
    const LocalMoran lisa = local_moran(
        x, weights,
        {.permutation = {.seed = 1, .threads = static_cast<std::size_t>(state.range(1))}});
    benchmark::DoNotOptimize(lisa.areas.data());
  }
  state.counters["links"] = static_cast<double>(weights.links());
  state.counters["draws/s"] = benchmark::Counter(static_cast<double>(999 * weights.links()),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(local_moran_999)
    ->Args({631, 1})
    ->Args({631, 2})
    ->Args({10'000, 1})
    ->Args({10'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void moran_999(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const SpatialWeights weights = row_standardised(neighbours(board(n, 4), 0));
  const std::vector<double> x = values(n);
  for (auto _ : state)
    benchmark::DoNotOptimize(moran_i(x, weights, {.seed = 1, .threads = 2}).value);
}
BENCHMARK(moran_999)->Arg(631)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Arguments: areas, corners of a side.
void queen_neighbours(benchmark::State& state) {
  const auto areas =
      board(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(neighbours(areas, 2).links());
}
BENCHMARK(queen_neighbours)
    ->Args({631, 100})
    ->Args({10'000, 100})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Argument: values.
void natural_breaks(benchmark::State& state) {
  std::vector<geo::FlaggedValue> flagged;
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i)
    flagged.push_back({std::sqrt(static_cast<double>(i)), geo::ValueFlag::None});
  for (auto _ : state)
    benchmark::DoNotOptimize(classify(flagged, {.method = ClassMethod::Jenks, .classes = 7}));
}
BENCHMARK(natural_breaks)->Arg(631)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::analysis
