// Which area holds each point: as many points and areas as Thuringia and Germany have populated
// cells and Gemeinden. Areas are squares with wavy common borders of some 100 vertices.

#include <cmath>
#include <vector>

#include <benchmark/benchmark.h>

#include "geo/index/spatial_index.h"

namespace {

using namespace nahraum;

constexpr double kSide = 5000;
constexpr int kSteps = 25;

/// A common border: the same points for both neighbours.
geo::Point along(int column, int row, bool upward, int step) {
  const double t = static_cast<double>(step) / kSteps;
  const double wave = 400 * std::sin(t * 3.141592653589793 * 4);
  const double x = kSide * (column + (upward ? 0 : t)) + (upward ? wave : 0);
  const double y = kSide * (row + (upward ? t : 0)) + (upward ? 0 : wave);
  return {x, y};
}

geo::MultiPolygon wavy_square(int column, int row) {
  geo::Ring ring;
  for (int i = 0; i < kSteps; ++i) ring.push_back(along(column, row, false, i));
  for (int i = 0; i < kSteps; ++i) ring.push_back(along(column + 1, row, true, i));
  for (int i = kSteps; i > 0; --i) ring.push_back(along(column, row + 1, false, i));
  for (int i = kSteps; i > 0; --i) ring.push_back(along(column, row, true, i));
  return {{{ring, {}}}};
}

void locate_points(benchmark::State& state) {
  const auto per_side = static_cast<int>(state.range(0));
  const auto points_per_side = static_cast<int>(state.range(1));
  std::vector<geo::MultiPolygon> areas;
  for (int row = 0; row < per_side; ++row) {
    for (int column = 0; column < per_side; ++column) areas.push_back(wavy_square(column, row));
  }
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  std::vector<geo::Point> points;
  const double step = kSide * per_side / points_per_side;
  for (int y = 0; y < points_per_side; ++y) {
    for (int x = 0; x < points_per_side; ++x) points.push_back({x * step, y * step});
  }
  for (auto _ : state) benchmark::DoNotOptimize(geo::locate(points, pointers));
  state.counters["points"] = static_cast<double>(points.size());
  state.counters["areas"] = static_cast<double>(areas.size());
}
// 625 areas and 102,400 points; 11,025 areas and 1.27 million points.
BENCHMARK(locate_points)->Args({25, 320})->Args({105, 1127})->Unit(benchmark::kMillisecond);

}  // namespace
