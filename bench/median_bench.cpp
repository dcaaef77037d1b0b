// p-median: published instances, a made-up county, and CBC on the plain model in the same run.
//
//   median_bench --benchmark_filter=.  (counters: objective, gap in percent, nodes)

#include <algorithm>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "analysis/locate/alternatives.h"
#include "analysis/locate/median.h"
#include "tests/analysis/locate/cbc_median.h"
#include "tests/analysis/locate/median_oracle.h"
#include "tests/support/shared_data.h"

namespace {

using namespace nahraum;
using analysis::LocationProblem;
using analysis::Proposal;

constexpr double kCbcSeconds = 60;

std::vector<LocationProblem> published(int first, int last) {
  std::vector<LocationProblem> problems;
  const auto data = support::shared_data();
  for (int i = first; data && i <= last; ++i) {
    problems.push_back(
        analysis::drawn::read_pmed(*data / "benchmarks/orlib_pmed" / fmt::format("pmed{}.txt", i)));
  }
  return problems;
}

Proposal solve(const LocationProblem& problem, double gap) {
  geo::Progress progress;
  return analysis::solve_median(problem, {}, {.gap = gap}, progress);
}

void tell(benchmark::State& state, const Proposal& proposal) {
  state.counters["objective"] = proposal.objective;
  state.counters["gap_percent"] = 100 * proposal.gap();
  state.counters["nodes"] = static_cast<double>(proposal.nodes);
}

void Pmed1To10(benchmark::State& state) {
  const auto problems = published(1, 10);
  if (problems.empty()) return state.SkipWithError(support::kNoSharedData);
  double sum = 0;
  double gap = 0;
  for (auto _ : state) {
    sum = gap = 0;
    for (const LocationProblem& problem : problems) {
      const Proposal proposal = solve(problem, 0);
      sum += proposal.objective;
      gap += proposal.gap();
    }
  }
  state.counters["objectives"] = sum;  // 40,433 when all are the published ones
  state.counters["gap_percent"] = 100 * gap;
}
BENCHMARK(Pmed1To10)->Unit(benchmark::kMillisecond)->UseRealTime();

void PmedByCbc(benchmark::State& state) {
  const auto problems =
      published(static_cast<int>(state.range(0)), static_cast<int>(state.range(0)));
  if (problems.empty()) return state.SkipWithError(support::kNoSharedData);
  for (auto _ : state) {
    const auto answer = analysis::drawn::cbc_median(problems.front(), {}, kCbcSeconds);
    state.counters["objective"] = answer.objective;
    state.counters["bound"] = answer.bound;
    state.counters["optimal"] = answer.optimal ? 1 : 0;
  }
}
BENCHMARK(PmedByCbc)->Arg(1)->Arg(5)->Arg(6)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Sites, points, p, gap in 1/10,000.
void County(benchmark::State& state) {
  const LocationProblem problem = analysis::drawn::county(
      static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)),
      static_cast<std::size_t>(state.range(2)), 7);
  Proposal proposal;
  for (auto _ : state) proposal = solve(problem, static_cast<double>(state.range(3)) / 10'000);
  tell(state, proposal);
}
BENCHMARK(County)
    ->Args({200, 1'000, 10, 0})
    ->Args({1'300, 20'000, 20, 5})
    ->Args({1'300, 20'000, 20, 0})
    ->Args({1'300, 100'000, 20, 10})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

void CountyByCbc(benchmark::State& state) {
  const LocationProblem problem = analysis::drawn::county(200, 1'000, 10, 7);
  for (auto _ : state) {
    const auto answer = analysis::drawn::cbc_median(problem, {}, kCbcSeconds);
    state.counters["objective"] = answer.objective;
    state.counters["bound"] = answer.bound;
    state.counters["optimal"] = answer.optimal ? 1 : 0;
  }
}
BENCHMARK(CountyByCbc)->Unit(benchmark::kMillisecond)->Iterations(1);

/// A county's study: 80 Kitas, 4,000 cells, 8 sites. Again after one chosen site declined.
void SolvedAgainWithoutOne(benchmark::State& state) {
  LocationProblem problem = analysis::drawn::county(80, 4'000, 8, 7);
  const Proposal first = solve(problem, 0);
  problem.sites[first.sites[3]].status = analysis::SiteStatus::Excluded;
  Proposal proposal;
  for (auto _ : state) proposal = solve(problem, 0);
  tell(state, proposal);
}
BENCHMARK(SolvedAgainWithoutOne)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Thuringia: again after a site was locked (0) or a chosen one declined (1), with what the first
/// solve left.
void StateSolvedAgain(benchmark::State& state) {
  LocationProblem problem = analysis::drawn::county(1'300, 20'000, 20, 7);
  analysis::SolveLimits limits{.gap = 5e-4};
  limits.memory = analysis::new_memory();
  geo::Progress progress;
  const Proposal first = solve_median(problem, {}, limits, progress);
  std::uint32_t other = 0;
  while (std::binary_search(first.sites.begin(), first.sites.end(), other)) ++other;
  if (state.range(0) == 0) problem.sites[other].status = analysis::SiteStatus::Fixed;
  if (state.range(0) == 1) problem.sites[first.sites[7]].status = analysis::SiteStatus::Excluded;
  Proposal proposal;
  for (auto _ : state) proposal = solve_median(problem, {}, limits, progress);
  tell(state, proposal);
}
BENCHMARK(StateSolvedAgain)
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

void TenBestSets(benchmark::State& state) {
  const LocationProblem problem = analysis::drawn::county(80, 4'000, 8, 7);
  const analysis::LocationSolver solver = [](const LocationProblem& p) { return solve(p, 0); };
  std::vector<Proposal> sets;
  for (auto _ : state) sets = near_best(problem, solver, {.most = 10, .within = 0.05});
  state.counters["sets"] = static_cast<double>(sets.size());
}
BENCHMARK(TenBestSets)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
