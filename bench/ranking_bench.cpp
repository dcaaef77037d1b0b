// What one move of a weight slider costs in the window: scoring 1,300 Kitas by 30 criteria anew,
// the table model, the order of the rows and the picture of table and sliders.
// Goal: 16 ms or less. The charts follow a slider that rests; their redraw is measured beside it.

#include <QApplication>
#include <QHeaderView>
#include <QMainWindow>
#include <QSize>
#include <QSlider>
#include <QTableView>

#include <benchmark/benchmark.h>

#include "analysis/study/ranking_charts.h"
#include "tests/viewer/app/weighed_study.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/ranking/ranking_dock.h"
#include "viewer/app/ranking/weight_dock.h"

namespace nahraum::app {
namespace {

constexpr WeighedSize kLand{.kitas = 1'300, .groups = 5, .leaves = 6, .draws = 1};

const OpenStudy& land() {
  static const OpenStudy study = weighed_study(kLand);
  return study;
}

/// The two docks as in the window of a large screen, without the rest of it.
struct Panels {
  explicit Panels(QSize size = {1920, 1000})
      : ranking(geo::Language::German),
        table(new RankingDock(ranking, geo::Language::German, &window)),
        weights(new WeightDock(ranking, geo::Language::German, &window)) {
    window.addDockWidget(Qt::LeftDockWidgetArea, weights);
    window.addDockWidget(Qt::RightDockWidgetArea, table);
    window.resize(size);
    window.show();
    ranking.set_result(land().result);
    QApplication::processEvents();
  }
  QMainWindow window;
  LiveRanking ranking;
  RankingDock* table;
  WeightDock* weights;
};

/// Back and forth, so that every step changes points and most ranks.
void moves(benchmark::State& state, Panels& panels, const char* key) {
  auto* slider = panels.weights->findChild<QSlider*>(QLatin1String("weight_") + QLatin1String(key));
  if (slider == nullptr) {
    state.SkipWithError("the slider is not there");
    return;
  }
  slider->setSliderDown(true);  // as under the mouse: no draws in between
  int value = 100;
  int by = 10;
  for (auto _ : state) {
    if (value > 900 || value < 100) by = -by;
    value += by;
    slider->setValue(value);
    QApplication::processEvents();  // the pictures that are due
  }
}

void move_a_group(benchmark::State& state) {
  Panels panels;
  moves(state, panels, "G1");
}
BENCHMARK(move_a_group)->Unit(benchmark::kMillisecond);

void move_a_criterion(benchmark::State& state) {
  Panels panels;
  moves(state, panels, "G3_2");
}
BENCHMARK(move_a_criterion)->Unit(benchmark::kMillisecond);

/// Sorted by points, downwards, with a Kita selected in the middle.
void move_with_rows_sorted_by_points(benchmark::State& state) {
  Panels panels;
  panels.table->view().sortByColumn(panels.table->model().column_of("points"), Qt::DescendingOrder);
  panels.table->select_kita(QStringLiteral("k650"));
  moves(state, panels, "G1");
}
BENCHMARK(move_with_rows_sorted_by_points)->Unit(benchmark::kMillisecond);

/// On the largest screen asked for more rows and columns are painted.
void move_on_a_large_screen(benchmark::State& state) {
  Panels panels({2560, 1400});
  moves(state, panels, "G1");
}
BENCHMARK(move_on_a_large_screen)->Unit(benchmark::kMillisecond);

/// A study arrives: table, widths of its columns, sliders.
void open_ranking(benchmark::State& state) {
  Panels panels;
  for (auto _ : state) {
    panels.ranking.set_result(land().result);
    QApplication::processEvents();
  }
}
BENCHMARK(open_ranking)->Unit(benchmark::kMillisecond);

/// The same without the window: what of it is scoring.
void score_alone(benchmark::State& state) {
  LiveRanking ranking(geo::Language::German);
  ranking.set_result(land().result);
  double weight = 0.1;
  for (auto _ : state) {
    weight = weight > 0.9 ? 0.1 : weight + 0.01;
    ranking.move_weight(1, weight);
  }
}
BENCHMARK(score_alone)->Unit(benchmark::kMillisecond);

/// 25 rows of five groups, laid out and painted.
void redraw_chart_of_points(benchmark::State& state) {
  LiveRanking ranking(geo::Language::German);
  ranking.set_result(land().result);
  ChartView view(geo::Language::German);
  view.resize(360, 700);
  view.show();
  std::vector<std::uint32_t> rows;
  for (std::uint32_t c = 0; c < 25; ++c) rows.push_back(c);
  double weight = 0.1;
  for (auto _ : state) {
    weight = weight > 0.9 ? 0.1 : weight + 0.01;
    ranking.move_weight(1, weight);
    view.set_chart(
        analysis::contribution_chart(*ranking.result(), ranking.scores(), {.rows = rows}));
    QApplication::processEvents();
  }
}
BENCHMARK(redraw_chart_of_points)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
