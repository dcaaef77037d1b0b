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
#include <numbers>

#include <benchmark/benchmark.h>

#include "analysis/study/reach_at.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/study/open_study.h"

namespace nahraum::app {
namespace {

constexpr geo::Point kCorner{560000, 5580000};
constexpr double kSide = 175'000;

geo::Geometry area(int index) {
  const double pitch = kSide / 25;
  const geo::Point centre{kCorner.x + (index % 25 + 0.5) * pitch,
                          kCorner.y + (index / 25 + 0.5) * pitch};
  geo::Polygon polygon;
  for (int i = 0; i < 150; ++i) {
    const double angle = 2 * std::numbers::pi * i / 150;
    const double radius = pitch * (0.48 + 0.04 * std::sin(9 * angle + index));
    polygon.outer.push_back(
        {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return geo::MultiPolygon{{polygon}};
}

/// A square of 100 m turned by 0.77 degrees, as a cell of EPSG:3035 is in UTM zone 32; in clusters
/// of 100, as villages are.
geo::Geometry cell(int index) {
  const int village = index / 100;
  const double x = kCorner.x + (village % 33) * 5200.0 + (index % 10) * 100.0;
  const double y = kCorner.y + (village / 33) * 5200.0 + (index % 100 / 10) * 100.0;
  const double c = 100 * std::cos(0.0134);
  const double s = 100 * std::sin(0.0134);
  return geo::MultiPolygon{
      {{{{x, y}, {x + c, y + s}, {x + c - s, y + s + c}, {x - s, y + c}}, {}}}};
}

/// Twelve corners of about 60 m each.
geo::Geometry street(int index) {
  geo::LineString line;
  geo::Point at{kCorner.x + (index % 224) * 780.0, kCorner.y + (index / 224) * 780.0};
  for (int i = 0; i < 12; ++i) {
    line.push_back(at);
    const double angle = index * 2.399963 + 0.5 * std::sin(i * 1.7 + index);
    at = {at.x + 60 * std::cos(angle), at.y + 60 * std::sin(angle)};
  }
  return geo::MultiLineString{{line}};
}

render::StyledLayer layer_of(const std::string& name, int rows, geo::Geometry (*shape)(int),
                             render::Style style) {
  std::vector<geo::Geometry> shapes;
  std::vector<double> values;
  std::vector<std::string> names;
  for (int i = 0; i < rows; ++i) {
    shapes.push_back(shape(i));
    values.push_back((i * 37) % 100);
    names.push_back("Gemeinde " + std::to_string(i));
  }
  geo::TableBuilder table;
  table.add_text("name", geo::same_text("Name"), names);
  table.add_number("value", geo::same_text("Wert"), "%", 0, values);
  return {.layer = geo::Layer(name, geo::Crs::utm32(), std::move(shapes), std::move(table).build()),
          .style = std::move(style),
          .title = geo::same_text(name),
          .id = name};
}

render::Style choropleth(const char* ramp, double stroke_mm) {
  render::Graduated style = render::graduated("value", "%", {20, 40, 60, 80}, ramp, 0);
  for (render::ValueClass& value_class : style.classes) value_class.symbol.stroke_mm = stroke_mm;
  return {style, {}, 1};
}

render::Scene large_scene() {
  render::Style areas = choropleth("YlGnBu", 0.2);
  areas.label.column = "name";
  const render::Style streets{render::SingleSymbol{{.stroke = {90, 90, 90, 255}}, {}}, {}, 1};
  return render::build_scene({layer_of("gemeinden", 631, area, areas),
                              layer_of("zellen", 110'000, cell, choropleth("Purples", 0)),
                              layer_of("strassen", 50'000, street, streets)});
}

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
  static const render::Scene scene = large_scene();
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
