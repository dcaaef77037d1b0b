// Solving a proposal of a study again after one Kita was locked, as the viewer does
// (docs/methods.md, "Vorschläge für ThEKiZ").
//   build/bench/bench/siting_bench --benchmark_counters_tabular=true

#include <filesystem>

#include <benchmark/benchmark.h>

#include "analysis/study/result.h"
#include "geo/io/guard.h"

namespace nahraum {
namespace {

namespace fs = std::filesystem;

const analysis::StudyResult* thueringen() {
  static const analysis::StudyResult* result = []() -> const analysis::StudyResult* {
    const fs::path source = NAHRAUM_SOURCE_DIR;
    const char* shared = std::getenv("NAHRAUM_SHARED_DATA");
    const fs::path data =
        (shared != nullptr ? fs::path(shared) : source.parent_path() / "shared/data") /
        "thueringen";
    if (!fs::exists(data)) return nullptr;
    geo::lock_down_gdal();
    geo::Progress progress;
    const analysis::Study study =
        analysis::load_study(source / "tests/studies/thueringen.toml", {.root = data});
    return new analysis::StudyResult(analysis::run_study(study, {.threads = 2}, progress));
  }();
  return result;
}

/// Locks each candidate that is not in the set, one after the other.
void lock_one(benchmark::State& state, const char* key) {
  const analysis::StudyResult* result = thueringen();
  if (result == nullptr) {
    state.SkipWithError("the data of this study are not here");
    return;
  }
  const analysis::ProposalOutcome* proposal = result->siting.find(key);
  const auto& sites = proposal->task.problem->sites;
  std::uint32_t kita = 0;
  for (auto step : state) {
    do kita = (kita + 1) % static_cast<std::uint32_t>(sites.size());
    while (sites[kita].status != analysis::SiteStatus::Candidate ||
           std::binary_search(proposal->best.sites.begin(), proposal->best.sites.end(), kita));
    geo::Progress progress;
    benchmark::DoNotOptimize(
        analysis::resolve(proposal->task, {.lock = {kita}}, &proposal->best, progress));
  }
  state.counters["points"] = static_cast<double>(proposal->task.problem->demand.size());
}

BENCHMARK_CAPTURE(lock_one, kinder, "kinder")->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK_CAPTURE(lock_one, bedarf, "bedarf")->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK_CAPTURE(lock_one, wege, "wege")->Unit(benchmark::kMillisecond)->Iterations(100);

}  // namespace
}  // namespace nahraum
