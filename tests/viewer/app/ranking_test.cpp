// Ranking, weights, charts and explanation in the real window: every number the table shows after a
// slider moved is that of a scoring with these weights; what did not change is not announced.

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/mouse.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/weighed_study.h"
#include "viewer/app/map/map_ring.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {
namespace {

class RankingTest : public testing::Test {
 protected:
  void SetUp() override {
    window_.resize(1280, 720);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({"kreis.toml", {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_.map()));
  }

  template <typename T>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  RankingPanels& panels() { return *window_.findChild<RankingPanels*>(); }
  LiveRanking& ranking() { return panels().ranking(); }
  QTableView& table() { return part<QTableView>("ranking"); }
  RankingModel& model() { return panels().table().model(); }

  void raise(const char* dock) {
    auto& one = part<QDockWidget>(dock);
    one.show();
    one.raise();
    EXPECT_TRUE(soon([&] { return !one.visibleRegion().isEmpty(); }));
    run_events();
  }
  /// The chart of need and readiness has been drawn for the Kita chosen.
  static bool shows_chosen(const ChartView& chart) {
    const auto* fields = std::get_if<analysis::NeedReadinessChart>(&*chart.chart());
    return fields != nullptr && std::any_of(fields->points.begin(), fields->points.end(),
                                            [](const auto& point) { return point.highlight; });
  }
  QSlider& slider(const char* key) { return part<QSlider>((std::string("weight_") + key).c_str()); }
  /// Words in a column for a Kita.
  QString cell(const QString& kita, const char* column) {
    return model().index(model().row_of(kita), model().column_of(column)).data().toString();
  }
  void choose_row(int row) {
    const int name = model().column_of("name");
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(table().model()->index(row, name)).center());
  }

  MainWindow window_{{geo::Language::German,
                      [](const StudyFile&, geo::Progress&) { return weighed_study({}); }, false}};
};

TEST_F(RankingTest, SlidersGiveTheRankingOfTheirWeights) {
  raise("weight_dock");
  slider("G1").setValue(800);
  slider("G2_1").setValue(100);
  std::vector<double> weights = ranking().tree().weights;
  weights[ranking().tree().find("G1")] = 0.8;
  weights[ranking().tree().find("G2_1")] = 0.1;
  const analysis::StudyResult& result = *ranking().result();
  const analysis::Ranking expected = analysis::score(
      analysis::with_weights(result.criteria, analysis::weight_shares(ranking().tree(), weights)),
      result.measures, {.min_data_share = result.study.score.min_data_share});
  int moved = 0;
  for (std::size_t c = 0; c < expected.candidates.size(); ++c) {
    const QString id = qstring(result.inputs.kitas[c].id);
    const analysis::CandidateScore& one = expected.candidates[c];
    EXPECT_EQ(cell(id, "rank"), QString::number(*one.rank));
    EXPECT_EQ(cell(id, "points"),
              qstring(geo::people_number(*one.points, 1, geo::Language::German)));
    const auto base = result.ranking.candidates[c].rank;
    moved += base != one.rank ? 1 : 0;
    if (base > one.rank) {
      EXPECT_EQ(cell(id, "change"), QStringLiteral("▲ %1").arg(*base - *one.rank));
    }
    if (base == one.rank) {
      EXPECT_EQ(cell(id, "change"), QString());
    }
  }
  EXPECT_GT(moved, 0) << "the weights must do something";
}

TEST_F(RankingTest, NothingIsResetSelectionAndOrderStay) {
  const QAbstractItemModelTester tester(table().model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  choose_row(1);
  const QString chosen = panels().table().selected_kita();
  ASSERT_FALSE(chosen.isEmpty());
  QSignalSpy reset(&model(), &QAbstractItemModel::modelReset);
  QSignalSpy order_reset(table().model(), &QAbstractItemModel::modelReset);
  QSignalSpy changed(&model(), &QAbstractItemModel::dataChanged);
  raise("weight_dock");
  slider("G3").setValue(900);
  EXPECT_TRUE(reset.isEmpty());
  EXPECT_TRUE(order_reset.isEmpty());
  EXPECT_FALSE(changed.isEmpty());
  const int name = model().column_of("name");
  for (const QList<QVariant>& one : changed) {
    const auto from = one[0].toModelIndex();
    const auto to = one[1].toModelIndex();
    EXPECT_FALSE(from.column() <= name && name <= to.column()) << "names never change";
  }
  EXPECT_EQ(panels().table().selected_kita(), chosen);
  for (int row = 1; row < table().model()->rowCount(); ++row) {
    const int rank = model().column_of("rank");
    EXPECT_LE(table().model()->index(row - 1, rank).data().toInt(),
              table().model()->index(row, rank).data().toInt());
  }
}

TEST_F(RankingTest, AMoveThatChangesNothingIsNotAnnounced) {
  QSignalSpy changed(&model(), &QAbstractItemModel::dataChanged);
  ranking().move_weight(ranking().tree().find("G1"), ranking().study_weight(1));
  EXPECT_TRUE(changed.isEmpty());
}

TEST_F(RankingTest, FirmnessFollowsWhenTheSliderIsLetGo) {
  raise("weight_dock");
  QSignalSpy settled(&ranking(), &LiveRanking::settled);
  QSignalSpy told(&panels().weights(), &WeightDock::weights_changed);
  QSlider& one = slider("G1");
  one.setSliderDown(true);
  one.setValue(950);
  EXPECT_TRUE(ranking().stale());
  EXPECT_TRUE(part<QLabel>("ranking_note").isVisible());
  EXPECT_TRUE(told.isEmpty()) << "not before it is let go";
  one.setSliderDown(false);
  ASSERT_TRUE(!settled.isEmpty() || settled.wait(kPatience));
  EXPECT_FALSE(ranking().stale());
  ASSERT_EQ(told.size(), 1);
  EXPECT_EQ(told[0][0].value<CriterionWeights>(), (CriterionWeights{{"G1", 0.95}}));
  geo::Progress progress;
  const analysis::Reranked expected =
      analysis::rerank(*ranking().result(), ranking().scores().shares, progress);
  for (std::size_t c = 0; c < expected.stability.size(); ++c) {
    const QString id = ranking().kita_id(static_cast<std::uint32_t>(c));
    EXPECT_EQ(cell(id, "rank_low"), QString::number(expected.stability[c]->low));
    EXPECT_EQ(cell(id, "rank_high"), QString::number(expected.stability[c]->high));
  }
}

TEST_F(RankingTest, ResetOfOneAndOfAllGoesBackToTheBit) {
  raise("weight_dock");
  const QString before = cell("k1", "points");
  slider("G1").setValue(900);
  slider("G2").setValue(10);
  auto& tree = part<QTreeWidget>("weights");
  auto* reset = qobject_cast<QToolButton*>(tree.itemWidget(tree.topLevelItem(0), 3));
  ASSERT_NE(reset, nullptr);
  reset->click();
  EXPECT_EQ(panels().weights().weights().keys(), QStringList{"G2"});
  part<QToolButton>("weights_reset").click();
  EXPECT_TRUE(ranking().as_set());
  EXPECT_FALSE(ranking().stale());
  EXPECT_EQ(cell("k1", "points"), before);
  EXPECT_EQ(ranking().scores().shares, ranking().tree().weights);
  EXPECT_TRUE(part<QLabel>("ranking_note").isHidden());
}

TEST_F(RankingTest, WeightsFromOutsideMoveTheSlidersAndTellNobody) {
  raise("weight_dock");
  QSignalSpy told(&panels().weights(), &WeightDock::weights_changed);
  panels().weights().set_weights({{"G1", 0.5}, {"gibt es nicht", 1}});
  EXPECT_EQ(slider("G1").value(), 500);
  EXPECT_EQ(panels().weights().weights(), (CriterionWeights{{"G1", 0.5}}));
  panels().weights().set_weights({});
  EXPECT_TRUE(ranking().as_set());
  EXPECT_TRUE(told.isEmpty());
}

TEST_F(RankingTest, KeysMoveAWeightAndTheSumIsSaid) {
  raise("weight_dock");
  QSlider& one = slider("G1_1");
  one.setFocus();
  const int before = one.value();
  QTest::keyClick(&one, Qt::Key_Right);
  EXPECT_EQ(one.value(), before + 10);
  EXPECT_EQ(part<QLabel>("weights_sum").text(),
            QStringLiteral("Regler unter G1 Gruppe 1: Summe 101,0 %. Gerechnet wird mit Anteilen, "
                           "die zusammen 100 % sind."));
  QSignalSpy told(&panels().weights(), &WeightDock::weights_changed);
  ASSERT_TRUE(soon([&] { return !told.isEmpty(); })) << "a key that rests is a change";
}

TEST_F(RankingTest, PagerAndSearchWalkThroughWhatIsLeft) {
  QTest::keyClicks(&part<QLineEdit>("ranking_search"), QStringLiteral("nummer 1"));
  EXPECT_EQ(table().model()->rowCount(), 4);  // 1, 10, 11, 12
  auto& on = part<QToolButton>("ranking_on");
  on.click();
  EXPECT_EQ(part<QLabel>("ranking_place").text(), QStringLiteral("1 von 4"));
  const QString first = panels().table().selected_kita();
  on.click();
  EXPECT_EQ(part<QLabel>("ranking_place").text(), QStringLiteral("2 von 4"));
  EXPECT_NE(panels().table().selected_kita(), first);
  part<QToolButton>("ranking_back").click();
  EXPECT_EQ(panels().table().selected_kita(), first);
}

TEST_F(RankingTest, PointingAtTheMapMarksTheRowAndBack) {
  ASSERT_TRUE(wait_for_room(window_));
  const QPoint at = in_widget(window_.map(), {604000, 5640000}).toPoint();  // k3
  move_mouse(window_.map(), at);
  auto* ring = window_.map().findChild<MapRing*>();
  ASSERT_NE(ring, nullptr);
  ASSERT_TRUE(ring->place());
  EXPECT_EQ(*ring->place(), (geo::Point{604000, 5640000}));
  move_mouse(window_.map(), at + QPoint(40, 0));
  EXPECT_FALSE(ring->place());
  const int name = model().column_of("name");
  const QModelIndex row = table().model()->index(0, name);
  move_mouse(*table().viewport(), table().visualRect(row).center());
  ASSERT_TRUE(ring->place()) << "a row points at the map";
}

TEST_F(RankingTest, PointsOfTheChartChooseTheKita) {
  raise("chart_dock");
  auto& choice = part<QComboBox>("chart_choice");
  choice.setCurrentIndex(choice.findText(QStringLiteral("Bedarf und Bereitschaft")));
  ChartView& chart = panels().charts().chart();
  ASSERT_TRUE(soon([&] { return !chart.targets().empty(); }));
  const render::ChartTarget target = chart.targets().front();
  const geo::Point at = target.box.centre();
  QTest::mouseClick(&chart, Qt::LeftButton, {}, QPointF(at.x, at.y).toPoint());
  const QString chosen = panels().table().selected_kita();
  ASSERT_FALSE(chosen.isEmpty());
  EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("Bereitschaft")));
  // And by keys.
  ASSERT_TRUE(soon([&] { return shows_chosen(chart); }));
  chart.setFocus();
  QTest::keyClick(&chart, Qt::Key_Right);
  QTest::keyClick(&chart, Qt::Key_Right);
  QTest::keyClick(&chart, Qt::Key_Return);
  EXPECT_FALSE(panels().table().selected_kita().isEmpty());
  EXPECT_NE(panels().table().selected_kita(), chosen);
}

TEST_F(RankingTest, RowsOfTheChartOfPointsAreThoseOfTheTable) {
  raise("chart_dock");
  ChartView& chart = panels().charts().chart();
  ASSERT_TRUE(soon([&] { return chart.targets().size() == 12; }));
  const int name = model().column_of("name");
  const auto names_of_table = [&] {
    QStringList names;
    for (int row = 0; row < 12; ++row) names += table().model()->index(row, name).data().toString();
    return names;
  };
  const auto names_of_chart = [&] {
    QStringList names;
    for (const auto& row : std::get<analysis::ContributionChart>(*chart.chart()).rows)
      names += qstring(row.label.de);
    return names;
  };
  EXPECT_EQ(std::get<analysis::ContributionChart>(*chart.chart()).rows_in_all, 12U);
  const QStringList before = names_of_table();
  slider("G2").setValue(990);
  ASSERT_NE(names_of_table(), before) << "the weight must do something";
  EXPECT_TRUE(soon([&] { return names_of_chart() == names_of_table(); }))
      << qPrintable(names_of_chart().join(QStringLiteral(", ")));
}

TEST_F(RankingTest, TableAndChartGoToTheClipboard) {
  table().setFocus();
  QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  const QStringList lines = data->text().trimmed().split(QLatin1Char('\n'));
  const QString stamp = QStringLiteral("nur für den Dienstgebrauch");
  EXPECT_EQ(lines.size(), 14);
  EXPECT_TRUE(lines.last().contains(stamp));
  EXPECT_TRUE(lines[1].contains(QStringLiteral("Kita Nummer")));
  EXPECT_EQ(lines[0].count(QLatin1Char('\t')), lines[1].count(QLatin1Char('\t')));
  EXPECT_TRUE(data->html().contains(QStringLiteral("<th>")));
  raise("chart_dock");
  part<QToolButton>("chart_copy").click();
  data = QGuiApplication::clipboard()->mimeData();
  EXPECT_TRUE(data->hasImage());
  EXPECT_TRUE(data->data(QStringLiteral("image/svg+xml")).contains("<svg"));
  EXPECT_FALSE(QImage::fromData(data->data(QStringLiteral("image/png"))).isNull());
  EXPECT_TRUE(data->text().contains(stamp)) << qPrintable(data->text());
}

TEST_F(RankingTest, EveryCriterionHasANamedSlider) {
  for (const QSlider* one : part<QTreeWidget>("weights").findChildren<QSlider*>()) {
    EXPECT_TRUE(one->accessibleName().startsWith(QStringLiteral("Gewicht von G")))
        << qPrintable(one->accessibleName());
    EXPECT_TRUE(one->accessibleDescription().contains(QStringLiteral("%")));
  }
}

/// A study without a ranking to weigh: words instead of sliders and charts.
TEST(RankingWithout, WeightsAndChartsSayThatThereIsNothing) {
  MainWindow window({geo::Language::German,
                     [](const StudyFile&, geo::Progress&) { return drawn_study(); }, false});
  window.show();
  QSignalSpy opened(&window, &MainWindow::study_opened);
  window.open({"kreis.toml", {}});
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  EXPECT_FALSE(window.findChild<QToolButton*>(QStringLiteral("weights_reset"))->isEnabled());
  EXPECT_EQ(window.findChild<QTreeWidget*>(QStringLiteral("weights"))->topLevelItem(0)->text(0),
            QStringLiteral("Diese Studie hat keine Rangfolge, die man gewichten kann."));
  EXPECT_FALSE(window.findChild<QComboBox*>(QStringLiteral("chart_choice"))->isEnabled());
}

}  // namespace
}  // namespace nahraum::app
