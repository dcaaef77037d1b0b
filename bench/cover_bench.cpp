// Maximal covering at the size of a state: 1,300 sites, 100,000 weighted points in clusters around
// towns, radius 5 km, p = 20; and CBC on the plain model (bench/cover_with_cbc.cpp).
#include <algorithm>
#include <cmath>

#include <benchmark/benchmark.h>

#include "analysis/locate/cover.h"
#include "bench/siting_country.h"

namespace {

using namespace nahraum;

void max_cover(benchmark::State& state) {
  const auto points = static_cast<std::size_t>(state.range(0));
  analysis::LocationProblem problem = bench::siting_country({.points = points});
  problem.rules.p = static_cast<std::size_t>(state.range(1));
  analysis::Proposal proposal;
  for (auto _ : state) {
    geo::Progress progress;
    proposal = analysis::solve_max_cover(problem, {.radius = 5000}, {.gap = 1e-4, .seconds = 120},
                                         progress);
  }
  state.counters["objective"] = proposal.objective;
  state.counters["bound"] = proposal.bound;
  state.counters["gap_percent"] = 100 * proposal.gap();
  state.counters["nodes"] = static_cast<double>(proposal.nodes);
  state.counters["pairs"] = static_cast<double>(problem.costs.site.size());
}
BENCHMARK(max_cover)
    ->Args({20'000, 20})
    ->Args({100'000, 20})
    ->Args({100'000, 100})
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

}  // namespace
