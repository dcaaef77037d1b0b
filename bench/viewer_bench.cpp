// How long a redraw after a pan takes on the screen's canvas, at the size of Thuringia: 631 areas
// of 150 corners with names, 34,000 cells, 109 markers, in a window of 1280 x 900 pixels.
// Goal: 50 ms or less.

#include <QApplication>
#include <cstdlib>
#include <filesystem>

#include <benchmark/benchmark.h>

#include "bench/drawn_land.h"
#include "viewer/app/map/map_renderer.h"
#include "viewer/app/study/open_study.h"

namespace nahraum::app {
namespace {

/// 1 km.
geo::Geometry cell(int index) {
  return turned_square(
      {kLandCorner.x + (index % 184) * 950.0, kLandCorner.y + (index / 184) * 950.0}, 1000);
}

geo::Geometry marker(int index) {
  return geo::Point{kLandCorner.x + (index % 11 + 0.4) * 15000,
                    kLandCorner.y + (index / 11 + 0.4) * 16000};
}

render::Scene scene_of_thuringia() {
  render::Style markers{
      render::SingleSymbol{{.marker = render::Marker::House, .size_mm = 3}, {}}, {}, 1};
  return render::build_scene({drawn_areas(),
                              drawn_layer("zellen", 34'000, cell, choropleth("Purples", 0)),
                              drawn_layer("kitas", 109, marker, markers)});
}

/// Argument: percent of the whole extent in the window; 10 = a county.
void redraw_after_pan(benchmark::State& state, const render::Scene& scene) {
  GlyphCache glyphs;
  render::View view = render::View(scene.crs(), {1280, 900}, 96 / 25.4).fitted(scene.bounds());
  view = view.with_scale(view.scale_denominator() * static_cast<double>(state.range(0)) / 100);
  int step = 0;
  for (auto _ : state) {
    ++step;
    view = view.panned(step % 2 == 0 ? 37 : -37, step % 4 < 2 ? 11 : -11);
    benchmark::DoNotOptimize(draw_map({scene, view, {}, 1, 0}, glyphs));
  }
}

void drawn_land(benchmark::State& state) { redraw_after_pan(state, scene_of_thuringia()); }

/// The layers of the study of Thuringia, as the window shows them.
void thueringen(benchmark::State& state) {
  namespace fs = std::filesystem;
  const fs::path source = NAHRAUM_SOURCE_DIR;
  const char* set = std::getenv("NAHRAUM_SHARED_DATA");
  const fs::path root =
      (set != nullptr ? fs::path(set) : source.parent_path() / "shared/data") / "thueringen";
  if (!fs::exists(root)) {
    state.SkipWithError("the data of this study are not here");
    return;
  }
  geo::Progress progress;
  const OpenStudy study =
      open_study({source / "tests/studies/thueringen.toml", root}, geo::Language::German, progress);
  redraw_after_pan(state, study.scene);
}

BENCHMARK(drawn_land)->Arg(100)->Arg(30)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(thueringen)->Arg(100)->Arg(30)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();

void build_scene_of_land(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(scene_of_thuringia());
}
BENCHMARK(build_scene_of_land)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
