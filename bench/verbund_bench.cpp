// Formation of Verbuende in drawn counties (tests/analysis/verbund/drawn_formation.h): proven for
// 80 Kitas in 10 s, a gap below 1 % for 250 Kitas in 60 s.
//
// Argument: number of the county drawn. Counters: groups, columns and nodes; gaps in percent of the
// two objectives of the first proposal; proven = 1 when all three are.

#include <algorithm>

#include <benchmark/benchmark.h>

#include "analysis/verbund/formation.h"
#include "tests/analysis/verbund/drawn_formation.h"

namespace {

using namespace nahraum;
using namespace nahraum::analysis;

/// New Verbuende among Kitas that are in none, with a total of posts: which Kitas, and how grouped.
support::DrawnFormation choice(std::size_t kitas, std::int64_t seed) {
  support::Random random(static_cast<std::uint64_t>(seed));
  support::DrawnFormation drawn = support::drawn_county(random, kitas);
  drawn.rules.verbuende = kitas / 8;
  drawn.rules.total_vbe = static_cast<double>(kitas) / 8;
  drawn.rules.most_lead_minutes = 15;
  return drawn;
}

/// Every Kita in some Verbund, single Kitas allowed: only the grouping is open.
support::DrawnFormation partition(std::size_t kitas, std::int64_t seed) {
  support::Random random(static_cast<std::uint64_t>(seed));
  support::DrawnFormation drawn = support::drawn_county(random, kitas);
  for (FormationKita& kita : drawn.problem.kitas) {
    kita.excluded = false;
    kita.must = true;
  }
  drawn.rules.least_size = 1;
  drawn.rules.verbuende = kitas * 3 / 10;
  return drawn;
}

void solve(benchmark::State& state, const support::DrawnFormation& drawn, double seconds) {
  FormationAnswer answer;
  for (auto _ : state) {
    FormationOptions options;
    options.limits.seconds = seconds;
    options.alternatives = 0;
    geo::Progress progress;
    answer = form_verbuende(drawn.problem, drawn.rules, options, progress);
  }
  state.counters["groups"] = static_cast<double>(answer.groups);
  state.counters["columns"] = static_cast<double>(answer.columns);
  state.counters["nodes"] = static_cast<double>(answer.nodes);
  if (answer.proposals.empty()) return state.SkipWithError(answer.why.de.c_str());
  const FormationProposal& first = answer.proposals.front();
  if (!verify_formation(drawn.problem, drawn.rules, first).empty())
    return state.SkipWithError("not verified");
  state.counters["proven"] = first.state == ProposalState::Proven ? 1 : 0;
  state.counters["children"] = first.children.value;
  state.counters["children_gap"] = first.children.gap() * 100;
  state.counters["travel"] = first.travel.value;
  state.counters["travel_gap"] = first.travel.gap() * 100;
  state.counters["balance_gap"] = first.balance.gap() * 100;
}

void choice_80(benchmark::State& state) { solve(state, choice(80, state.range(0)), 10); }
void partition_80(benchmark::State& state) { solve(state, partition(80, state.range(0)), 10); }
void choice_250(benchmark::State& state) { solve(state, choice(250, state.range(0)), 60); }
void partition_250(benchmark::State& state) { solve(state, partition(250, state.range(0)), 60); }

BENCHMARK(choice_80)->DenseRange(1, 5)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();
BENCHMARK(partition_80)
    ->DenseRange(1, 5)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();
BENCHMARK(choice_250)
    ->DenseRange(1, 3)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();
BENCHMARK(partition_250)
    ->DenseRange(1, 3)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
