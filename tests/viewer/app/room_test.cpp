// Room and order on the screen, as pictures of every page have shown it to be needed: what is cut
// off, out of sight or in the way.

#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QListWidget>
#include <QPainter>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "viewer/app/export/page_ground.h"
#include "viewer/app/export/report_dock.h"
#include "viewer/app/help/help_guide.h"
#include "viewer/app/help/help_window.h"
#include "viewer/app/map/map_compare.h"
#include "viewer/app/map/map_furniture.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/scenario/comparison_dock.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {
namespace {

class RoomTest : public testing::Test {
 protected:
  void open() {
    window_.resize(1280, 720);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({support::write_drawn_study(folder_.path()), {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(60'000));
    ASSERT_TRUE(wait_for_room(window_));
  }
  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void bring(const char* dock) {
    part<QDockWidget>(dock).show();
    part<QDockWidget>(dock).raise();
  }
  bool map_is(int least, int most) {
    return QTest::qWaitFor(
        [&] {
          const int height = window_.map().height();
          return height >= least && height <= most;
        },
        5'000);
  }

  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(RoomTest, TheMapHasItsRoomBackAfterAPageThatNeedsSome) {
  open();
  const int before = window_.map().height();
  bring("verbund_dock");
  ASSERT_TRUE(map_is(0, before - 50)) << window_.map().height();
  bring("proposals_dock");
  EXPECT_TRUE(QTest::qWaitFor([&] { return part("proposals_dock").height() >= 300; }, 5'000));
  bring("ranking_dock");
  EXPECT_TRUE(map_is(before - 3, before + 3)) << window_.map().height() << " of " << before;
}

TEST_F(RoomTest, ABorderTheUserHasMovedStays) {
  open();
  bring("verbund_dock");
  ASSERT_TRUE(map_is(0, window_.map().height() + 500));
  ASSERT_TRUE(wait_for_room(window_));
  window_.resizeDocks({&part<QDockWidget>("verbund_dock")}, {400}, Qt::Vertical);
  ASSERT_TRUE(wait_for_room(window_));
  const int moved = window_.map().height();
  bring("ranking_dock");
  ASSERT_TRUE(wait_for_room(window_));
  EXPECT_NEAR(window_.map().height(), moved, 3);
}

TEST_F(RoomTest, NoTabIsCutWithTheReportOpen) {
  open();
  part<ReportDock>("report_dock").open();
  ASSERT_TRUE(wait_for_room(window_));
  int tabs = 0;
  for (const auto* bar : window_.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
    for (int i = 0; bar->isVisible() && i < bar->count(); ++i, ++tabs)
      EXPECT_GE(bar->tabRect(i).width(), bar->fontMetrics().horizontalAdvance(bar->tabText(i)) + 12)
          << qPrintable(bar->tabText(i));
  }
  EXPECT_GE(tabs, 12);
  // All of the form, without scrolling.
  const QWidget& name = part("report_name");
  EXPECT_FALSE(name.visibleRegion().isEmpty());
}

TEST_F(RoomTest, AMapThatIsNotSeenLeadsNowhere) {
  open();
  MapCompare& compare = window_.map_tools().compare();
  const geo::Point at = window_.map().scene().bounds().centre();
  window_.map().set_view(window_.map().view().centred(at).with_scale(50'000));
  const auto expect_kept = [&](const char* when) {
    EXPECT_NEAR(window_.map().view().centre().x, at.x, 1) << when;
    EXPECT_NEAR(window_.map().view().scale_denominator(), 50'000, 1) << when;
  };
  compare.second_map_action()->trigger();
  ASSERT_TRUE(wait_for_room(window_));
  expect_kept("shown");
  compare.second_map_action()->trigger();
  window_.map_tools().compare_with(drawn_study(), QStringLiteral("Anders"));
  expect_kept("hidden, with another study");
  compare.second_map_action()->trigger();
  ASSERT_TRUE(wait_for_room(window_));
  expect_kept("shown again");
  EXPECT_NEAR(compare.second_map()->view().centre().x, at.x, 1);
}

TEST_F(RoomTest, PagesThatAreNoPanelsHaveAQuestionMarkAndF1) {
  open();
  auto& guide = *window_.findChild<HelpGuide*>();
  const auto shown = [&] {
    const HelpWindow* help = guide.help_window();
    return help == nullptr || !help->isVisible() ? QString() : help->card();
  };
  const auto expect_help = [&](QWidget& page, const char* card) {
    auto* button = page.findChild<QToolButton*>(QStringLiteral("help_") + QLatin1String(card));
    ASSERT_NE(button, nullptr) << card;
    EXPECT_TRUE(button->accessibleName().contains(
        qstring(analysis::find_card(card)->title, geo::Language::German)))
        << qPrintable(button->accessibleName());
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->isVisible(); }, 2'000)) << card;
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(shown(), QLatin1String(card));
    guide.help_window()->close();
    const auto has_keys = [&] {
      page.window()->activateWindow();
      button->setFocus();
      return QApplication::focusWidget() == button;
    };
    ASSERT_TRUE(QTest::qWaitFor(has_keys, 5'000)) << card;
    QTest::keyClick(button, Qt::Key_F1);
    EXPECT_EQ(shown(), QLatin1String(card));
    guide.help_window()->close();
  };
  window_.start_pages().show_start();
  expect_help(part("start_page"), "start");
  window_.start_pages().show_new_study();
  expect_help(part("import_guide"), "import");
  window_.start_pages().show_map();
  part("page_preview").show();
  expect_help(part("page_preview"), "page");
}

/// The left side was 355 pixels wide whatever the window: four buttons stood beside each other.
TEST_F(RoomTest, PanelsAtTheLeftLeaveASmallWindowToTheMap) {
  open();
  window_.resize(1000, 700);
  ASSERT_TRUE(wait_for_room(window_));
  for (const char* dock : {"layer_dock", "weight_dock", "scenario_dock", "report_dock"})
    EXPECT_LE(part(dock).minimumSizeHint().width(), 330) << dock;
}

TEST_F(RoomTest, ScenariosAndTheirButtonsStandTogether) {
  open();
  bring("scenario_dock");
  ASSERT_TRUE(wait_for_room(window_));
  const QWidget& list = part<QListWidget>("scenarios");
  const QWidget& add = part("scenario_new");
  const int gap =
      add.mapTo(&window_, QPoint(0, 0)).y() - list.mapTo(&window_, QPoint(0, list.height())).y();
  EXPECT_LE(gap, 12);
}

TEST(PageGround, IsTheStudyAsFarAsItIsSeen) {
  const geo::Box study{0, 0, 100, 50};
  EXPECT_EQ(page_ground({-500, -20, 600, 70}, study), (geo::Box{-2, -2, 102, 52}));
  EXPECT_EQ(page_ground({10, 10, 30, 20}, study), (geo::Box{10, 10, 30, 20}));
  EXPECT_EQ(page_ground({50, -400, 60, 400}, study), (geo::Box{50, -2, 60, 52}));
  EXPECT_EQ(page_ground({200, 200, 300, 300}, study), (geo::Box{200, 200, 300, 300}));
}

TEST(Comparison, WhatIsDifferentStandsBeforeTheKeyAndPeopleAreWhole) {
  geo::TableBuilder builder;
  builder.add_text("part", {"Was", "Part"}, {"Abdeckung", "Abdeckung"});
  builder.add_text("key", {"Schlüssel", "Key"}, {"a", "b"});
  builder.add_text("name", {"Name", "Name"}, {"A", "B"});
  builder.add_text("value", {"Wert", "Value"}, {"versorgt", "Anteil"});
  builder.add_text("unit", {"Einheit", "Unit"}, {"Personen", "%"});
  builder.add_number("before", {"vorher", "Before"}, "", 1, {3549, 69.8});
  builder.add_number("after", {"nachher", "After"}, "", 1, {3477, 68.4});
  builder.add_number("difference", {"Unterschied", "Difference"}, "", 1, {-72, -1.4});
  ComparisonDock dock(geo::Language::German);
  dock.set_table(std::move(builder).build(), QStringLiteral("Szenario"));
  const auto* view = dock.findChild<QTableView*>(QStringLiteral("comparison"));
  QStringList heads;
  for (int place = 0; place < view->horizontalHeader()->count(); ++place)
    heads += view->model()
                 ->headerData(view->horizontalHeader()->logicalIndex(place), Qt::Horizontal)
                 .toString();
  EXPECT_EQ(heads, (QStringList{"Was", "Name", "Wert", "vorher", "nachher", "Unterschied",
                                "Einheit", "Schlüssel"}));
  EXPECT_EQ(view->model()->index(0, 5).data().toString(), QStringLiteral("3.549"));
  EXPECT_EQ(view->model()->index(1, 5).data().toString(), QStringLiteral("69,8"));
}

// A Kita in the south of the county lay below the names of the sources.
TEST(Furniture, TheCreditCoversNothingOfTheGround) {
  for (const QSize size : {QSize(580, 375), QSize(1500, 900), QSize(300, 240)}) {
    MapWidget map(geo::Language::German);
    map.resize(size);
    map.set_scene(drawn_study().scene, false);
    const QStringList credit{QStringLiteral("Grenzen, Zensus und Listen: Nahraum-Projekt, frei "
                                            "erfunden, CC0-1.0"),
                             QStringLiteral("Straßen und Fahrplan: Nahraum-Projekt, frei erfunden, "
                                            "CC0-1.0")};
    const auto expect_free = [&](const char* when) {
      const geo::Box ground = map.scene().bounds();
      const QRectF taken = credit_box(map.font(), map.view().surface(), credit);
      ASSERT_FALSE(taken.isEmpty());
      EXPECT_LT(map.view().to_surface({ground.min_x, ground.min_y}).y, taken.top()) << when;
      EXPECT_GT(map.view().to_surface({ground.max_x, ground.max_y}).y, 0) << when;
    };
    map.set_credit(credit);
    expect_free("named");
    map.zoom(3);
    map.show_all();
    expect_free("shown whole");
    map.set_scene(drawn_study().scene, false);
    expect_free("drawn anew");
  }
}

TEST(Furniture, AScaleBarIsShorterRatherThanInTheMiddleOfTheMap) {
  QImage picture(290, 210, QImage::Format_RGB32);
  picture.fill(Qt::green);
  QPainter painter(&picture);
  const OpenStudy study = drawn_study();
  const render::View view =
      render::View(study.scene.crs(), {290, 210}, 96 / 25.4).fitted(study.scene.bounds());
  draw_scale_bar(painter, view, geo::Language::German, QRectF(130, 140, 160, 70));
  painter.end();
  for (int y = 0; y < 170; ++y)
    for (int x = 0; x < picture.width(); ++x)
      ASSERT_EQ(picture.pixelColor(x, y), QColor(Qt::green)) << x << ' ' << y;
  int drawn = 0;
  for (int x = 0; x < 130; ++x) drawn += picture.pixelColor(x, 190) != QColor(Qt::green) ? 1 : 0;
  EXPECT_GT(drawn, 50);
}

}  // namespace
}  // namespace nahraum::app
