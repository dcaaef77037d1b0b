// Whole runs on real size: reading, computing and writing every output. Figures of issue size:
// state-wide Thuringia (631 Gemeinden, 34,000 populated cells, 109 Kitas) and the sample county.
//   build/bench/bench/study_bench --benchmark_counters_tabular=true

#include <filesystem>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "analysis/study/result.h"
#include "geo/io/guard.h"
#include "viewer/render/outputs.h"

namespace nahraum {
namespace {

namespace fs = std::filesystem;

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void run_whole_study(benchmark::State& state, const fs::path& file, const fs::path& root) {
  if (!fs::exists(file) || (!root.empty() && !fs::exists(root))) {
    state.SkipWithError("the data of this study are not here");
    return;
  }
  geo::lock_down_gdal();
  const fs::path out = fs::temp_directory_path() / "nahraum-study-bench";
  for (auto step : state) {
    geo::Progress progress;
    const analysis::Study study = analysis::load_study(file, {.root = root});
    const analysis::OutgoingStudy result =
        analysis::release_for_audience(analysis::run_study(study, {.threads = 2}, progress));
    render::write_outputs(out, result, {});
  }
  fs::remove_all(out);
  state.counters["peak_MB"] = peak_megabytes();
}

const fs::path kSource = NAHRAUM_SOURCE_DIR;

void thueringen(benchmark::State& state) {
  run_whole_study(state, kSource / "tests/studies/thueringen.toml",
                  kSource.parent_path() / "shared/data/thueringen");
}
void heidelberg(benchmark::State& state) {
  run_whole_study(state, kSource / "tests/studies/heidelberg.toml",
                  kSource.parent_path() / "shared/data/heidelberg");
}
void musterkreis(benchmark::State& state) {
  run_whole_study(state, kSource / "data/musterkreis/musterkreis.toml", {});
}

BENCHMARK(musterkreis)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(3);
BENCHMARK(heidelberg)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(3);
BENCHMARK(thueringen)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(3);

}  // namespace
}  // namespace nahraum
