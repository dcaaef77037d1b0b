// Maximal covering at the size of a state: 1,300 sites, 100,000 weighted points in clusters around
// towns, radius 5 km; and CBC on the plain model in the same run.
#include <benchmark/benchmark.h>

#include "analysis/locate/cover.h"
#include "bench/memory.h"
#include "bench/siting_country.h"
#include "tests/analysis/locate/cbc_peer.h"

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

/// The same question as a plain model; what CBC can say within two minutes.
void max_cover_cbc(benchmark::State& state) {
  analysis::LocationProblem problem =
      bench::siting_country({.points = static_cast<std::size_t>(state.range(0))});
  problem.rules.p = static_cast<std::size_t>(state.range(1));
  test::PeerAnswer answer;
  for (auto _ : state) answer = test::cbc_max_cover(problem, 5000, 1e-4, 120);
  state.counters["objective"] = answer.objective;
  state.counters["bound"] = answer.bound;
}
BENCHMARK(max_cover_cbc)
    ->Args({20'000, 20})
    ->Args({100'000, 20})
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

/// Peak memory of the whole process, input included.
void max_cover_memory(benchmark::State& state) {
  double megabytes = 0;
  for (auto _ : state) {
    megabytes = bench::peak_megabytes([] {
      analysis::LocationProblem problem = bench::siting_country({});
      problem.rules.p = 20;
      geo::Progress progress;
      benchmark::DoNotOptimize(
          analysis::solve_max_cover(problem, {.radius = 5000}, {.gap = 1e-4}, progress));
    });
  }
  state.counters["megabytes"] = megabytes;
}
BENCHMARK(max_cover_memory)->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace
