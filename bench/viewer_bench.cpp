// How long a redraw after a pan takes on the screen's canvas, at the size of Thuringia: 631 areas
// of 150 corners with names, 34,000 cells, 109 markers, in a window of 1280 x 900 pixels.
// Goal: 50 ms or less.

#include <QApplication>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numbers>

#include <benchmark/benchmark.h>

#include "viewer/app/map/map_renderer.h"
#include "viewer/app/study/open_study.h"

namespace nahraum::app {
namespace {

constexpr geo::Point kCorner{560000, 5580000};
constexpr int kColumns = 25;
constexpr double kPitch = 7000;

geo::Geometry area(int index) {
  const geo::Point centre{kCorner.x + (index % kColumns + 0.5) * kPitch,
                          kCorner.y + (index / kColumns + 0.5) * kPitch};
  geo::Polygon polygon;
  for (int i = 0; i < 150; ++i) {
    const double angle = 2 * std::numbers::pi * i / 150;
    const double radius = kPitch * (0.48 + 0.04 * std::sin(9 * angle + index));
    polygon.outer.push_back(
        {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return geo::MultiPolygon{{polygon}};
}

/// A square turned by 0.77 degrees, as a cell of EPSG:3035 is in UTM zone 32.
geo::Geometry cell(int index) {
  const double x = kCorner.x + (index % 184) * 950.0;
  const double y = kCorner.y + (index / 184) * 950.0;
  const double c = 1000 * std::cos(0.0134);
  const double s = 1000 * std::sin(0.0134);
  return geo::MultiPolygon{
      {{{{x, y}, {x + c, y + s}, {x + c - s, y + s + c}, {x - s, y + c}}, {}}}};
}

geo::Geometry marker(int index) {
  return geo::Point{kCorner.x + (index % 11 + 0.4) * 15000, kCorner.y + (index / 11 + 0.4) * 16000};
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

render::Scene scene_of_thuringia() {
  render::Style areas = choropleth("YlGnBu", 0.2);
  areas.label.column = "name";
  render::Style markers{
      render::SingleSymbol{{.marker = render::Marker::House, .size_mm = 3}, {}}, {}, 1};
  return render::build_scene({layer_of("gemeinden", 631, area, areas),
                              layer_of("zellen", 34'000, cell, choropleth("Purples", 0)),
                              layer_of("kitas", 109, marker, markers)});
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
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
