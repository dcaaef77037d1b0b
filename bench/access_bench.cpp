// Measures of access for 1,300 sites and 100,000 cells; each cell reaches about 60 sites.

#include <cmath>

#include <benchmark/benchmark.h>

#include "analysis/access/equity.h"
#include "analysis/access/floating_catchment.h"
#include "analysis/access/opportunities.h"
#include "analysis/access/raam.h"

namespace nahraum::analysis {
namespace {

constexpr std::uint32_t kSites = 1'300;
constexpr std::uint32_t kCells = 100'000;
constexpr double kLimit = 30;

/// A fixed scatter in 0..1.
double scatter(std::uint64_t n) {
  n = (n ^ (n >> 31)) * 0x9E37'79B9'7F4A'7C15ULL;
  n = (n ^ (n >> 29)) * 0xBF58'476D'1CE4'E5B9ULL;
  return static_cast<double>((n ^ (n >> 32)) >> 11) * 0x1p-53;
}

struct Country {
  CostRows rows;
  std::vector<double> demand, supply, weights;
  [[nodiscard]] AccessProblem problem() const { return {rows, demand, supply}; }
};

const Country& country() {
  static const Country made = [] {
    Country c;
    std::vector<CostPair> pairs;
    for (std::uint32_t i = 0; i < kCells; ++i) {
      const double x = scatter(2 * i + 1);
      const double y = scatter(2 * i + 2);
      for (std::uint32_t j = 0; j < kSites; ++j) {
        const double dx = x - scatter(1'000'003 + 2 * j);
        const double dy = y - scatter(1'000'004 + 2 * j);
        const double minutes = 245 * std::sqrt(dx * dx + dy * dy);
        if (minutes <= kLimit) pairs.push_back({i, j, minutes});
      }
      c.demand.push_back(std::floor(10 * scatter(9'000'000 + i)));
    }
    for (std::uint32_t j = 0; j < kSites; ++j)
      c.supply.push_back(20 + 100 * scatter(7'000'000 + j));
    c.rows = cost_rows(pairs, kCells, kSites).rows;
    c.weights = decay_weights(c.rows, {.form = DecayForm::Gaussian, .limit = kLimit, .scale = 10});
    return c;
  }();
  return made;
}

void say(benchmark::State& state) {
  state.counters["pairs"] = static_cast<double>(country().rows.pairs());
}

void weights_gaussian(benchmark::State& state) {
  const Decay decay{.form = DecayForm::Gaussian, .limit = kLimit, .scale = 10};
  const CostRows& rows = country().rows;
  for (auto _ : state) benchmark::DoNotOptimize(decay_weights(rows, decay).data());
  say(state);
}
BENCHMARK(weights_gaussian)->Unit(benchmark::kMillisecond)->UseRealTime();

template <AccessResult (*Measure)(const AccessProblem&, std::span<const double>)>
void measure(benchmark::State& state) {
  for (auto _ : state) {
    const AccessResult result = Measure(country().problem(), country().weights);
    benchmark::DoNotOptimize(result.values.data());
  }
  say(state);
}
BENCHMARK(measure<gravity>)->Unit(benchmark::kMillisecond);
BENCHMARK(measure<two_step>)->Unit(benchmark::kMillisecond);
BENCHMARK(measure<modified>)->Unit(benchmark::kMillisecond);
BENCHMARK(measure<three_step>)->Unit(benchmark::kMillisecond);
BENCHMARK(measure<balanced>)->Unit(benchmark::kMillisecond);
BENCHMARK(measure<supply_per_child>)->Unit(benchmark::kMillisecond);

void third_nearest(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(nearest_cost(country().problem(), 3).values.data());
}
BENCHMARK(third_nearest)->Unit(benchmark::kMillisecond);

/// To a gap of 1e-6; rounds needed are in the counter.
void rational_agents(benchmark::State& state) {
  RaamResult result;
  for (auto _ : state) result = raam(country().problem(), {.tau = 60});
  state.counters["rounds"] = static_cast<double>(result.rounds);
  state.counters["gap"] = result.gap;
  state.counters["converged"] = result.converged ? 1 : 0;
}
BENCHMARK(rational_agents)->Unit(benchmark::kMillisecond)->Iterations(1);

void equity(benchmark::State& state) {
  const AccessResult access = two_step(country().problem(), country().weights);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        equity_of(access.values, country().demand, {.poverty_line = 0.1}).people);
}
BENCHMARK(equity)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::analysis
