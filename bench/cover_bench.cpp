// Maximal covering at the size of a state: 1,300 sites, 100,000 weighted points in clusters around
// towns, radius 5 km; and CBC on the plain model in the same run.
#include <algorithm>

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

/// Again after a site was locked (argument 0) or a chosen one declined (1), with what the first
/// solve left.
void max_cover_again(benchmark::State& state) {
  analysis::LocationProblem problem = bench::siting_country({.points = 100'000});
  problem.rules.p = 20;
  analysis::SolveLimits limits{.gap = 1e-4};
  limits.memory = analysis::new_memory();
  geo::Progress progress;
  const auto solve = [&](const analysis::LocationProblem& one) {
    return analysis::solve_max_cover(one, {.radius = 5000}, limits, progress);
  };
  const analysis::Proposal first = solve(problem);
  std::uint32_t other = 0;
  while (std::binary_search(first.sites.begin(), first.sites.end(), other)) ++other;
  if (state.range(0) == 0) problem.sites[other].status = analysis::SiteStatus::Fixed;
  if (state.range(0) == 1) problem.sites[first.sites[7]].status = analysis::SiteStatus::Excluded;
  analysis::Proposal proposal;
  for (auto _ : state) proposal = solve(problem);
  state.counters["objective"] = proposal.objective;
  state.counters["before"] = first.objective;
  state.counters["gap_percent"] = 100 * proposal.gap();
  state.counters["nodes"] = static_cast<double>(proposal.nodes);
}
BENCHMARK(max_cover_again)->Arg(0)->Arg(1)->Unit(benchmark::kSecond)->Iterations(1);

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
