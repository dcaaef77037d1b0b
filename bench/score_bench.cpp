// Scoring and ranking 1,300 candidates: with the shape of the basic criteria, and with a tree as
// large as the full one of the reference (five groups of six); rescoring after one weight changed;
// 10,000 rankings under random weights and noise.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "analysis/robust/draws.h"
#include "analysis/robust/place.h"
#include "analysis/robust/shared_cells.h"
#include "analysis/score/prepared.h"

namespace nahraum::analysis {
namespace {

constexpr std::size_t kCandidates = 1'300;

struct Task {
  CriteriaSet criteria;
  Measures measures;
};

/// `groups` groups of `leaves` criteria; every eleventh value is missing.
Task make_task(std::size_t groups, std::size_t leaves) {
  Task task;
  task.criteria.root.key = "root";
  task.criteria.root.weight = 1;
  for (std::size_t g = 0; g < groups; ++g) {
    CriterionNode& group = task.criteria.root.children.emplace_back();
    group.key = fmt::format("G{}", g);
    group.weight = 1.0 / static_cast<double>(groups);
    for (std::size_t l = 0; l < leaves; ++l) {
      CriterionNode& leaf = group.children.emplace_back();
      leaf.key = fmt::format("{}_{}", group.key, l);
      leaf.measure = leaf.key;
      leaf.weight = 1.0 / static_cast<double>(leaves);
      leaf.utility = {{100, 0}, {900, 1}};
      Measure& measure = task.measures[leaf.key];
      measure.key = leaf.key;
      for (std::size_t c = 0; c < kCandidates; ++c) {
        const std::size_t mixed = (c * 7919 + g * 104'729 + l * 1'299'709) % 1'000;
        const bool missing = mixed % 11 == 0;
        measure.values.push_back(
            missing ? geo::FlaggedValue{}
                    : geo::FlaggedValue{static_cast<double>(mixed), geo::ValueFlag::None});
      }
    }
  }
  return task;
}

/// Arguments: groups, criteria a group.
void score_candidates(benchmark::State& state) {
  const Task task =
      make_task(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) {
    const Ranking ranking = score(task.criteria, task.measures, {});
    benchmark::DoNotOptimize(ranking.order.data());
  }
  state.counters["candidates/s"] = benchmark::Counter(
      static_cast<double>(kCandidates), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(score_candidates)->Args({3, 2})->Args({5, 6})->Unit(benchmark::kMicrosecond);

/// One slider moved: points, intervals, data shares, ranks of all candidates.
void rescore_after_one_weight(benchmark::State& state) {
  const Task task = make_task(5, 6);
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  ScoreWorkspace space = workspace(prepared);
  std::vector<double> weights = prepared.tree.weights;
  double weight = 0.1;
  for (auto _ : state) {
    weight = weight > 0.9 ? 0.1 : weight + 0.01;
    weights[3] = weight;
    rescore(prepared, weights, space);
    benchmark::DoNotOptimize(space.order.data());
  }
}
BENCHMARK(rescore_after_one_weight)->Unit(benchmark::kMicrosecond);

/// Kitas a mile apart over a Land: each adds up cells of about ten blocks, most of them shared.
SharedCells make_cells() {
  constexpr std::uint32_t kSide = 40;
  SharedCells cells;
  cells.block_cells.assign(kSide * kSide, 60);
  for (std::uint32_t c = 0; c < kCandidates; ++c) {
    const std::uint32_t at = (c * 7919U) % ((kSide - 3) * (kSide - 3));
    const std::uint32_t corner = at / (kSide - 3) * kSide + at % (kSide - 3);
    std::vector<SharedCells::Part>& parts = cells.sums.emplace_back();
    for (std::uint32_t row = 0; row < 3; ++row)
      for (std::uint32_t column = 0; column < 3; ++column)
        parts.push_back({corner + row * kSide + column, row == 1 ? 60U : 25U});
  }
  return cells;
}

/// As a study has it: four sums of cells with errors shared by blocks, behind six criteria.
NoiseModel make_shared_noise(const Task& task) {
  NoiseModel noise;
  const SharedCells cells = make_cells();
  noise.streams.assign(4, kCandidates);
  for (std::uint32_t source = 0; source < 4; ++source) {
    const auto from = static_cast<std::uint32_t>(noise.streams.size());
    noise.streams.push_back(blend_streams(cells));
    noise.blends.push_back(blend_of(cells, {.source = source, .from = from}));
  }
  std::uint32_t number = 0;
  for (const auto& [key, measure] : task.measures) {
    if (number++ % 5 != 0) continue;
    NoiseTerm term{key, number % 4, {}, std::vector<double>(kCandidates, 20)};
    for (std::uint32_t c = 0; c < kCandidates; ++c) term.stream.push_back(c);
    noise.terms.push_back(term);
    term.source = (number + 1) % 4;
    noise.terms.push_back(std::move(term));
  }
  return noise;
}

/// Every third criterion moves by its own error and by one shared with others.
NoiseModel make_noise(const Task& task) {
  NoiseModel noise;
  std::uint32_t number = 0;
  for (const auto& [key, measure] : task.measures) {
    if (number++ % 3 != 0) continue;
    NoiseTerm own{key, static_cast<std::uint32_t>(noise.streams.size()), {}, {}};
    for (std::uint32_t c = 0; c < kCandidates; ++c) own.stream.push_back(c);
    own.sd.assign(kCandidates, 20);
    noise.streams.push_back(kCandidates);
    noise.terms.push_back(own);
    own.source = 0;
    noise.terms.push_back(std::move(own));
  }
  return noise;
}

/// Arguments: threads.
void ten_thousand_draws(benchmark::State& state) {
  const Task task = make_task(5, 6);
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  const NoiseModel noise = make_noise(task);
  for (auto _ : state) {
    const RankDraws draws = draw_ranks(
        prepared, noise, {.draws = 10'000, .threads = static_cast<std::size_t>(state.range(0))});
    const std::vector<RankStability> stability = rank_stability(draws, 10);
    benchmark::DoNotOptimize(stability.data());
  }
}
/// Which value or weight would change a place, for every candidate.
void what_would_change_places(benchmark::State& state) {
  const Task task = make_task(5, 6);
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  for (auto _ : state) {
    const auto answers = what_would_change(prepared, {.top = 10, .threads = 2});
    benchmark::DoNotOptimize(answers.data());
  }
}
BENCHMARK(what_would_change_places)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Arguments: threads.
void ten_thousand_draws_with_shared_cells(benchmark::State& state) {
  const Task task = make_task(5, 6);
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  const NoiseModel noise = make_shared_noise(task);
  for (auto _ : state) {
    const RankDraws draws = draw_ranks(
        prepared, noise, {.draws = 10'000, .threads = static_cast<std::size_t>(state.range(0))});
    const std::vector<RankStability> stability = rank_stability(draws, 10);
    benchmark::DoNotOptimize(stability.data());
  }
}
BENCHMARK(ten_thousand_draws_with_shared_cells)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

BENCHMARK(ten_thousand_draws)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace nahraum::analysis
