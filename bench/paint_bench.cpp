// What a redraw and a page cost at the size of a Land: 631 areas with wavy borders, 34,000 census
// cells, 1,200 points with names.

#include <cmath>
#include <memory>

#include <benchmark/benchmark.h>

#include "viewer/render/cairo_canvas.h"
#include "viewer/render/page.h"

namespace nahraum::render {
namespace {

/// Counts points, draws nothing: the cost that is ours.
class NullCanvas : public Canvas {
 public:
  void fill(const Path& path, Colour) override { points_ += path.points.size(); }
  void rectangles(std::span<const geo::Box> boxes, Colour) override { points_ += boxes.size(); }
  void stroke(const Path& path, const Stroke&) override { points_ += path.points.size(); }
  void text(std::string_view, geo::Point, const Font&, Colour, Align) override {}
  void text_halo(std::string_view, geo::Point, const Font&, Colour, double, Align) override {}
  [[nodiscard]] TextExtent measure(std::string_view utf8, const Font& font) override {
    return {0.55 * font.size * static_cast<double>(utf8.size()), font.size, 0.3 * font.size};
  }
  void image(const Image&, const geo::Box&) override {}
  void push_clip(const geo::Box&) override {}
  void pop_clip() override {}
  void begin_tag(Tag, std::string_view) override {}
  void end_tag() override {}
  [[nodiscard]] std::size_t points() const { return points_; }

 private:
  std::size_t points_ = 0;
};

constexpr int kColumns = 27;
constexpr int kRows = 24;
constexpr double kSide = 6'000;
constexpr int kSteps = 60;  ///< vertices on a side of an area

/// A point on the shared border between two grid corners; the same from both sides.
geo::Point border_point(int column, int row, int step, bool along_x) {
  const double t = static_cast<double>(step) / kSteps;
  const double wave = 350 * std::sin(t * 37 + column * 1.7 + row * 2.3) * std::sin(t * 3.14159);
  const double x = 560'000 + kSide * (column + (along_x ? t : 0)) + (along_x ? 0 : wave);
  const double y = 5'560'000 + kSide * (row + (along_x ? 0 : t)) + (along_x ? wave : 0);
  return {x, y};
}

geo::Layer areas() {
  std::vector<geo::Geometry> geometries;
  geometries.reserve(kColumns * kRows);
  std::vector<std::string> names;
  std::vector<double> values;
  for (int r = 0; r < kRows; ++r)
    for (int c = 0; c < kColumns && geometries.size() < 631; ++c) {
      geo::Ring ring;
      for (int i = 0; i < kSteps; ++i) ring.push_back(border_point(c, r, i, true));
      for (int i = 0; i < kSteps; ++i) ring.push_back(border_point(c + 1, r, i, false));
      for (int i = kSteps; i > 0; --i) ring.push_back(border_point(c, r + 1, i, true));
      for (int i = kSteps; i > 0; --i) ring.push_back(border_point(c, r, i, false));
      geometries.emplace_back(geo::MultiPolygon{{{std::move(ring), {}}}});
      names.push_back("Gemeinde " + std::to_string(geometries.size()));
      values.push_back((r * 7 + c * 13) % 50);
    }
  geo::TableBuilder table;
  table.add_text("name", {"Name", "Name"}, std::move(names));
  table.add_number("rate", {"Anteil", "Share"}, "%", 1, std::move(values));
  return {"areas", geo::Crs::utm32(), std::move(geometries), std::move(table).build()};
}

geo::Layer cells(int count) {
  const double angle = -0.77 * 3.14159265 / 180;
  std::vector<geo::Geometry> geometries(static_cast<std::size_t>(count));
  std::vector<double> values;
  for (int i = 0; i < count; ++i) {
    const double x = 100.0 * ((i * 37) % 1600);
    const double y = 100.0 * ((i * 101) % 1400);
    const auto turned = [&](double dx, double dy) {
      return geo::Point{560'000 + (x + dx) * std::cos(angle) - (y + dy) * std::sin(angle),
                        5'560'000 + (x + dx) * std::sin(angle) + (y + dy) * std::cos(angle)};
    };
    geometries[static_cast<std::size_t>(i)] =
        geo::MultiPolygon{{{{turned(0, 0), turned(100, 0), turned(100, 100), turned(0, 100)}, {}}}};
    values.push_back(i % 37);
  }
  geo::TableBuilder table;
  table.add_integer("children", {"Kinder", "Children"}, "Kinder", std::move(values));
  return {"cells", geo::Crs::utm32(), std::move(geometries), std::move(table).build()};
}

geo::Layer points(int count) {
  std::vector<geo::Geometry> geometries;
  geometries.reserve(static_cast<std::size_t>(count));
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    geometries.emplace_back(geo::Point{560'000 + 130.0 * i, 5'560'000.0 + (i * 7919) % 140'000});
    names.push_back("Kita Nummer " + std::to_string(i));
  }
  geo::TableBuilder table;
  table.add_text("name", {"Name", "Name"}, std::move(names));
  return {"points", geo::Crs::utm32(), std::move(geometries), std::move(table).build()};
}

std::vector<StyledLayer> layers(int cell_count) {
  Style rates;
  rates.symbology = graduated("rate", "%", {10, 20, 30, 40}, "YlGnBu", 0);
  rates.label.column = "name";
  Style children;
  Graduated classes = graduated("children", "Kinder", {3, 6, 10, 20}, "Purples", 0);
  for (ValueClass& c : classes.classes) c.symbol.stroke_mm = 0;
  children.symbology = classes;
  Style kitas;
  kitas.symbology = SingleSymbol{};
  kitas.label.column = "name";
  return {{areas(), rates, {"Gemeinden", "Municipalities"}, true, "areas"},
          {cells(cell_count), children, {"Zellen", "Cells"}, true, "cells"},
          {points(1'200), kitas, {"Kitas", "Kitas"}, true, "points"}};
}

const Scene& shared_scene() {
  static const Scene scene = build_scene(layers(34'000));
  return scene;
}

View screen() {
  return View(geo::Crs::utm32(), {1280, 900}, 96 / 25.4).fitted(shared_scene().bounds());
}

void build(benchmark::State& state) {
  const std::vector<StyledLayer> input = layers(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(build_scene(input).bounds());
}
BENCHMARK(build)->Arg(34'000)->Arg(110'000)->Unit(benchmark::kMillisecond);

/// The list of shapes for one redraw; range 0: zoom factor.
void redraw(benchmark::State& state) {
  const View view = screen().zoomed_at({640, 450}, static_cast<double>(state.range(0)));
  std::size_t drawn = 0;
  for (auto _ : state) {
    NullCanvas canvas;
    paint(shared_scene(), view, canvas);
    drawn = canvas.points();
  }
  state.counters["points"] = static_cast<double>(drawn);
}
BENCHMARK(redraw)->Arg(1)->Arg(4)->Arg(32)->Unit(benchmark::kMillisecond);

void click(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(hits(shared_scene(), screen(), {640, 450}));
}
BENCHMARK(click)->Unit(benchmark::kMillisecond);

void page(benchmark::State& state) {
  PageContent content;
  content.title = {"Thüringen", "Thuringia"};
  content.layers = layers(34'000);
  content.document_date = "2026-01-31";
  const auto write = state.range(0) == 0 ? page_png : state.range(0) == 1 ? page_svg : page_pdf;
  std::size_t bytes = 0;
  for (auto _ : state) bytes = write(content, {}).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(page)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::render
