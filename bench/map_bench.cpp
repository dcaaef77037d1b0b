// Panning the map: 110,000 populated cells, 631 Gemeinden and 50,000 street lines in a window of
// 1280 x 900 pixels. A frame is one movement of the mouse: its event and the repainting of the map,
// while the worker draws what comes next. Goal: 16 ms at the 95th percentile. `covered` is the
// least share of the window that showed map during the pan, `fresh_ms` how long a new picture took.
//
// And the study of Thuringia: opened, drawn, and what the process holds then (goals 2 s, 700 MB).

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <benchmark/benchmark.h>

#include "analysis/study/reach_at.h"
#include "bench/large_map.h"
#include "bench/qgis_peer.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/study/open_study.h"

namespace nahraum::app {
namespace {

std::filesystem::path thuringia() {
  const std::filesystem::path source = NAHRAUM_SOURCE_DIR;
  const char* set = std::getenv("NAHRAUM_SHARED_DATA");
  return (set != nullptr ? std::filesystem::path(set) : source.parent_path() / "shared/data") /
         "thueringen";
}

StudyFile thuringia_study() {
  return {std::filesystem::path(NAHRAUM_SOURCE_DIR) / "tests/studies/thueringen.toml", thuringia()};
}

/// Resident now, in MB.
double resident() {
  std::ifstream file("/proc/self/statm");
  double all = 0;
  double pages = 0;
  file >> all >> pages;
  return pages * 4096 / 1e6;
}

void wait_for(MapWidget& map) {
  while (!map.up_to_date()) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
}

void mouse(MapWidget& map, QEvent::Type type, QPointF at) {
  const bool moving = type == QEvent::MouseMove;
  QMouseEvent event(type, at, map.mapToGlobal(at), moving ? Qt::NoButton : Qt::LeftButton,
                    Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&map, &event);
}

/// Drags in a circle, `speed` pixels a frame, sixty frames a second.
void drag(benchmark::State& state, MapWidget& map, double speed) {
  constexpr int kFrames = 600;
  std::vector<double> frames;
  double least = 1;
  const QPointF centre(map.width() / 2.0, map.height() / 2.0);
  const double radius = 350;
  mouse(map, QEvent::MouseButtonPress, centre + QPointF(radius, 0));
  for (int i = 1; i <= kFrames; ++i) {
    const double angle = i * speed / radius;
    QElapsedTimer timer;
    timer.start();
    mouse(map, QEvent::MouseMove, centre + radius * QPointF(std::cos(angle), std::sin(angle)));
    map.repaint();
    frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    least = std::min(least, map.covered());
    while (timer.elapsed() < 16) {
      QApplication::processEvents();
      QThread::usleep(500);
    }
  }
  mouse(map, QEvent::MouseButtonRelease, centre);
  QElapsedTimer timer;
  timer.start();
  wait_for(map);
  state.counters["fresh_ms"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  std::sort(frames.begin(), frames.end());
  state.counters["p50_ms"] = frames[frames.size() / 2];
  state.counters["p95_ms"] = frames[frames.size() * 95 / 100];
  state.counters["worst_ms"] = frames.back();
  state.counters["covered"] = least;
  double sum = 0;
  for (const double frame : frames) sum += frame;
  state.SetIterationTime(sum / 1e3 / kFrames);
}

/// Arguments: percent of the whole extent in the window; pixels a frame.
void pan(benchmark::State& state, const render::Scene& scene) {
  MapWidget map(geo::Language::German);
  map.resize(1280, 900);
  map.show();
  map.set_scene(scene, false);
  map.set_scale(map.view().scale_denominator() * static_cast<double>(state.range(0)) / 100);
  wait_for(map);
  for (auto _ : state) drag(state, map, static_cast<double>(state.range(1)));
}

void pan_large(benchmark::State& state) {
  static const render::Scene scene = render::build_scene(large_map());
  pan(state, scene);
}
BENCHMARK(pan_large)
    ->Args({100, 12})
    ->Args({30, 12})
    ->Args({10, 12})
    ->Args({2, 12})
    ->Args({100, 25})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

/// Everything in a share of the extent drawn once, as after zooming; argument: percent.
void draw_large(benchmark::State& state) {
  static const render::Scene scene = render::build_scene(large_map());
  const render::View whole =
      render::View(scene.crs(), {1280, 900}, 96 / 25.4).fitted(scene.bounds());
  const render::View view =
      whole.with_scale(whole.scale_denominator() * static_cast<double>(state.range(0)) / 100);
  GlyphCache glyphs;
  for (auto _ : state) benchmark::DoNotOptimize(draw_map({scene, view, {}, 1, 0}, glyphs));
}
BENCHMARK(draw_large)
    ->Arg(100)
    ->Arg(30)
    ->Arg(10)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// QGIS with the same layers, styles, extent and size; both threads are its own.
void qgis_draw_large(benchmark::State& state) {
  static QgisPeer peer(large_map());
  if (!peer.there()) {
    state.SkipWithError("QGIS is not here (Debian package python3-qgis)");
    return;
  }
  for (auto _ : state) {
    const std::optional<double> milliseconds = peer.draw(static_cast<double>(state.range(0)));
    if (!milliseconds) return state.SkipWithError("QGIS has not answered");
    state.SetIterationTime(*milliseconds / 1e3);
  }
}
BENCHMARK(qgis_draw_large)
    ->Arg(100)
    ->Arg(30)
    ->Arg(10)
    ->Arg(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

void open_and_draw_thuringia(benchmark::State& state) {
  if (!std::filesystem::exists(thuringia())) {
    state.SkipWithError("the data of this study are not here");
    return;
  }
  for (auto _ : state) {
    QElapsedTimer timer;
    timer.start();
    geo::Progress progress;
    const OpenStudy study = open_study(thuringia_study(), geo::Language::German, progress);
    state.counters["open_ms"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    MapWidget map(geo::Language::German);
    map.resize(1280, 900);
    map.show();
    map.set_scene(study.scene, false);
    wait_for(map);
    state.SetIterationTime(static_cast<double>(timer.nsecsElapsed()) / 1e9);
    state.counters["draw_ms"] = map.last_draw_milliseconds();
    state.counters["resident_MB"] = resident();
  }
}
BENCHMARK(open_and_draw_thuringia)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);

/// One answer to "whom would a place here reach?", at places spread over the study.
void reach(benchmark::State& state, const StudyFile& file, const analysis::ReachQuestion& question,
           double minutes) {
  if (!std::filesystem::exists(file.file) ||
      (!file.root.empty() && !std::filesystem::exists(file.root))) {
    state.SkipWithError("the data of this study are not here");
    return;
  }
  geo::Progress progress;
  const auto result = std::make_shared<const analysis::StudyResult>(
      analysis::run_study(analysis::load_study(file.file, {file.root}), {}, progress));
  QElapsedTimer timer;
  timer.start();
  analysis::ReachAt at(result, question);
  state.counters["prepare_ms"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  std::vector<geo::Point> places;
  for (std::size_t i = 0; i < 500; ++i) {
    const std::vector<geo::Point>& centres = result->inputs.grids.begin()->second.centres;
    places.push_back(centres[i * 7919 % centres.size()]);
  }
  std::vector<double> times;
  for (auto _ : state) {
    for (const geo::Point place : places) {
      timer.restart();
      benchmark::DoNotOptimize(at.at(place, geo::Minutes(minutes)));
      times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_ms"] = times[times.size() / 2];
  state.counters["p95_ms"] = times[times.size() * 95 / 100];
  state.counters["worst_ms"] = times.back();
}

void reach_thuringia_foot(benchmark::State& state) {
  reach(state, thuringia_study(), {.mode = "foot", .group = "u10"}, 15);
}
void reach_thuringia_car(benchmark::State& state) {
  reach(state, thuringia_study(), {.mode = "car", .group = "u10"}, 15);
}
void reach_sample_county_streets(benchmark::State& state) {
  const std::filesystem::path source = NAHRAUM_SOURCE_DIR;
  reach(state, {source / "data/musterkreis/musterkreis.toml", {}},
        {.mode = "bicycle", .group = "u6"}, 15);
}
BENCHMARK(reach_thuringia_foot)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(reach_thuringia_car)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(reach_sample_county_streets)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
