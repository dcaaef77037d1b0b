// What the window does with its map: reach under the cursor, measuring, comparing, named views, and
// what is remembered.

#include "viewer/app/map/map_tools.h"

#include <QAction>
#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/mouse.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/map/bookmark_menu.h"
#include "viewer/app/map/map_compare.h"
#include "viewer/app/map/measure_tool.h"
#include "viewer/app/map/reach_tool.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {
namespace {

constexpr geo::Point kLoneCell{642950, 5650950};  // small_study.h: 12 children, a Kita 636 m away

OpenStudy drawn(const StudyFile&, geo::Progress&) { return drawn_study(); }

OpenStudy real(const StudyFile& file, geo::Progress& progress) {
  return open_study(file, geo::Language::German, progress);
}

class ToolsTest : public testing::Test {
 protected:
  void open(const StudyOpener& opener, const StudyFile& file, bool remember = false) {
    window_ = std::make_unique<MainWindow>(WindowOptions{geo::Language::German, opener, remember});
    window_->resize(1280, 800);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open(file);
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_room(*window_));
    map().setFocus();
  }
  void open_small(const support::TemporaryFolder& folder) {
    open(real, {support::write_small_study(folder.path()), {}});
  }

  MapWidget& map() { return window_->map(); }
  MapTools& tools() { return window_->map_tools(); }
  void move_to(geo::Point ground) { move_mouse(map(), in_widget(map(), ground).toPoint()); }
  void click(geo::Point ground) {
    QTest::mouseClick(&map(), Qt::LeftButton, {}, in_widget(map(), ground).toPoint());
  }
  bool wait_for_reach() {
    return soon([&] { return tools().reach().up_to_date(); });
  }
  QColor screen_at(geo::Point ground) {
    return map().grab().toImage().pixelColor(in_widget(map(), ground).toPoint());
  }

  std::unique_ptr<MainWindow> window_;
};

TEST_F(ToolsTest, HoldingRTellsWhoReachesTheCursor) {
  const support::TemporaryFolder folder;
  open_small(folder);
  ReachTool& reach = tools().reach();
  move_to(kLoneCell);
  EXPECT_TRUE(reach.sentence().isEmpty());
  QTest::keyPress(&map(), Qt::Key_R);
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(reach.reply().answer.children.persons, 22);
  EXPECT_TRUE(reach.sentence().startsWith(QStringLiteral("22 ")));
  EXPECT_TRUE(reach.sentence().contains(QStringLiteral("15 min")));
  move_to({640500, 5650500});
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(reach.reply().answer.children.persons, 10);
  QTest::keyRelease(&map(), Qt::Key_R);
  EXPECT_TRUE(reach.sentence().isEmpty());
}

TEST_F(ToolsTest, ReachFollowsTheCrossForTheKeyboard) {
  const support::TemporaryFolder folder;
  open_small(folder);
  map().set_view(map().view().centred({641500, 5650500}));
  QTest::keyClick(&map(), Qt::Key_Plus);
  tools().reach().action()->setChecked(true);
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(tools().reach().reply().place, map().view().centre());
  QTest::keyClick(&map(), Qt::Key_Right);
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(tools().reach().reply().place, map().view().centre());
  EXPECT_GT(map().view().centre().x, 641500);
}

TEST_F(ToolsTest, MinutesAndModeOfReachAreChosenInThePanel) {
  const support::TemporaryFolder folder;
  open_small(folder);
  auto* minutes = window_->findChild<QComboBox*>(QStringLiteral("reach_minutes"));
  ASSERT_NE(minutes, nullptr);
  map().set_view(map().view().centred(kLoneCell));
  tools().reach().action()->setChecked(true);
  minutes->setCurrentIndex(minutes->findData(5));
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(tools().reach().reply().answer.children.persons, 12);
  minutes->setCurrentIndex(minutes->findData(15));
  ASSERT_TRUE(wait_for_reach());
  EXPECT_EQ(tools().reach().reply().answer.children.persons, 22);
}

TEST_F(ToolsTest, LengthIsMeasuredByMouse) {
  open(drawn, {"kreis.toml", {}});
  QSignalSpy identified(&map(), &MapWidget::identified);
  tools().measure().length_action()->trigger();
  click(kFirstKita);
  click(kSecondKita);
  ASSERT_EQ(tools().measure().points().size(), 2U);
  // The clicks are right to a pixel.
  EXPECT_NEAR(measured_length(tools().measure().points()), 10'000, 2 * map().view().resolution());
  EXPECT_TRUE(identified.isEmpty());
  QTest::keyClick(&map(), Qt::Key_Backspace);
  EXPECT_EQ(tools().measure().points().size(), 1U);
  QTest::keyClick(&map(), Qt::Key_Escape);
  EXPECT_TRUE(tools().measure().points().empty());
  tools().measure().length_action()->trigger();
  click(kSecondKita);
  EXPECT_EQ(identified.size(), 1);
}

TEST_F(ToolsTest, AreaIsMeasuredByKeys) {
  open(drawn, {"kreis.toml", {}});
  tools().measure().area_action()->trigger();
  for (const geo::Point corner :
       {geo::Point{600000, 5640000}, {610000, 5640000}, {610000, 5650000}, {600000, 5650000}}) {
    map().set_view(map().view().centred(corner));
    QTest::keyClick(&map(), Qt::Key_Return);
  }
  EXPECT_NEAR(measured_area(tools().measure().points()), 1e8, 1);
  EXPECT_EQ(tools().measure().sentence(), QStringLiteral("Fläche: 100,00 km²"));
}

TEST(Measure, WordsFitTheSize) {
  EXPECT_EQ(area_text(1234, geo::Language::German), QStringLiteral("1.234 m²"));
  EXPECT_EQ(area_text(123'400, geo::Language::German), QStringLiteral("12,3 ha"));
  EXPECT_EQ(area_text(4'560'000, geo::Language::English), QStringLiteral("4.56 km²"));
  EXPECT_EQ(measured_area({{0, 0}, {1, 0}}), 0);
}

TEST_F(ToolsTest, SwipeShowsTheOtherLayersRightOfTheLine) {
  open(drawn, {"kreis.toml", {}});
  MapCompare& compare = tools().compare();
  const geo::Point west{603000, 5652000};
  const geo::Point east{617000, 5642000};
  const QColor west_before = screen_at(west);
  const QColor east_before = screen_at(east);
  compare.dock()->set_visible(0, false);  // the Gemeinden
  compare.swipe_action()->trigger();
  ASSERT_TRUE(soon([&] { return compare.swipe().up_to_date(); }));
  ASSERT_TRUE(wait_for_picture(map()));
  EXPECT_EQ(screen_at(west), west_before);
  EXPECT_NE(screen_at(east), east_before);
  EXPECT_EQ(screen_at(east), QColor(Qt::white));
  for (int i = 0; i < 20; ++i) QTest::keyClick(&map(), Qt::Key_Left, Qt::ControlModifier);
  EXPECT_EQ(compare.swipe().share(), 0);
  EXPECT_NE(screen_at(west), west_before);
  compare.swipe_action()->trigger();
  EXPECT_EQ(screen_at(east), east_before);
}

TEST_F(ToolsTest, TheLineOfTheSwipeIsDragged) {
  open(drawn, {"kreis.toml", {}});
  tools().compare().swipe_action()->trigger();
  ASSERT_TRUE(wait_for_picture(map()));
  const geo::Point centre = map().view().centre();
  const int middle = map().width() / 2;
  drag_mouse(map(), {middle, 200}, {{middle + 100, 200}});
  EXPECT_NEAR(tools().compare().swipe().share() * map().width(), middle + 100, 1);
  EXPECT_EQ(map().view().centre(), centre);
}

TEST_F(ToolsTest, TheSecondMapFollowsAndLeads) {
  open(drawn, {"kreis.toml", {}});
  tools().compare().second_map_action()->trigger();
  MapWidget* second = tools().compare().second_map();
  ASSERT_NE(second, nullptr);
  ASSERT_TRUE(wait_for_picture(*second));
  map().set_view(map().view().centred(kSecondKita).with_scale(50'000));
  EXPECT_EQ(second->view().centre(), kSecondKita);
  EXPECT_EQ(second->view().resolution(), map().view().resolution());
  QTest::keyClick(second, Qt::Key_Right);
  EXPECT_EQ(second->view().centre(), map().view().centre());
  EXPECT_GT(map().view().centre().x, kSecondKita.x);
  EXPECT_GT(second->width(), 150);
  tools().compare().second_map_action()->trigger();
  EXPECT_FALSE(second->isVisible());
}

TEST_F(ToolsTest, AnotherResultCanBeCompared) {
  open(drawn, {"kreis.toml", {}});
  OpenStudy other = drawn_study();
  other.layers.pop_back();
  other.scene = render::build_scene(other.layers);
  tools().compare_with(other, QStringLiteral("Szenario B"));
  tools().compare().second_map_action()->trigger();
  ASSERT_TRUE(wait_for_picture(*tools().compare().second_map()));
  EXPECT_EQ(tools().compare().second_map()->scene().size(), 1U);
  EXPECT_EQ(map().scene().size(), 2U);
}

TEST_F(ToolsTest, ALayerCanBePutOnTopAndReplaced) {
  open(drawn, {"kreis.toml", {}});
  render::StyledLayer difference = drawn_layers()[0];
  difference.id = "difference";
  window_->put_layer(difference);
  EXPECT_EQ(map().scene().size(), 3U);
  ASSERT_TRUE(wait_for_picture(map()));
  difference.style.opacity = 0.5;
  window_->put_layer(difference);
  EXPECT_EQ(map().scene().size(), 3U);
  EXPECT_EQ(window_->study().layers.back().style.opacity, 0.5);
}

TEST_F(ToolsTest, TheSliderFadesTheChosenLayer) {
  open(drawn, {"kreis.toml", {}});
  const geo::Point place{603000, 5652000};
  const QColor before = screen_at(place);
  auto* tree = window_->findChild<QTreeWidget*>(QStringLiteral("layers"));
  auto* slider = window_->findChild<QSlider*>(QStringLiteral("layer_opacity"));
  ASSERT_TRUE(tree != nullptr && slider != nullptr);
  EXPECT_FALSE(slider->isEnabled());
  tree->setCurrentItem(tree->topLevelItem(1));  // Gemeinden are the lower layer
  ASSERT_TRUE(slider->isEnabled());
  slider->setValue(40);
  ASSERT_TRUE(wait_for_picture(map()));
  const QColor faded = screen_at(place);
  EXPECT_NEAR(faded.red(), 255 - 0.4 * (255 - before.red()), 2);
  EXPECT_NEAR(faded.blue(), 255 - 0.4 * (255 - before.blue()), 2);
}

TEST_F(ToolsTest, AViewIsKeptAndFound) {
  open(drawn, {"kreis.toml", {}});
  map().set_view(map().view().centred(kThirdKita).with_scale(25'000));
  tools().bookmarks().add(QStringLiteral("Löwenzahn"));
  map().show_all();
  ASSERT_EQ(tools().bookmarks().bookmarks().size(), 1U);
  tools().bookmarks().go_to(tools().bookmarks().bookmarks()[0]);
  EXPECT_EQ(map().view().centre(), kThirdKita);
  EXPECT_NEAR(map().view().scale_denominator(), 25'000, 0.01);
  tools().bookmarks().remove(QStringLiteral("Löwenzahn"));
  EXPECT_TRUE(tools().bookmarks().bookmarks().empty());
}

TEST_F(ToolsTest, LayersAndViewsAreRememberedForEachStudy) {
  open(drawn, {"kreis.toml", {}}, true);
  LayerDock* dock = window_->findChild<LayerDock*>(QStringLiteral("layer_dock"));
  ASSERT_NE(dock, nullptr);
  emit dock->move_asked(0, +1);  // Gemeinden above the Kitas
  ASSERT_EQ(window_->study().layers[0].id, "kitas");
  dock->set_visible(0, false);
  dock->set_opacity(1, 0.3);
  dock->set_labels(false);
  tools().bookmarks().add(QStringLiteral("Alles"));
  window_.reset();

  open(drawn, {"kreis.toml", {}}, true);
  dock = window_->findChild<LayerDock*>(QStringLiteral("layer_dock"));
  EXPECT_EQ(window_->study().layers[0].id, "kitas");
  EXPECT_EQ(dock->visible(), (std::vector<bool>{false, true}));
  EXPECT_NEAR(dock->opacity()[1], 0.3, 1e-9);
  EXPECT_FALSE(dock->labels());
  ASSERT_EQ(tools().bookmarks().bookmarks().size(), 1U);
  window_.reset();

  open(drawn, {"anderer.toml", {}}, true);
  EXPECT_EQ(window_->study().layers[0].id, "units");
  EXPECT_TRUE(tools().bookmarks().bookmarks().empty());
  window_.reset();
  QSettings().clear();
}

TEST_F(ToolsTest, APanShowsMapBeyondTheEdge) {
  open(drawn, {"kreis.toml", {}});
  map().zoom(4);
  ASSERT_TRUE(wait_for_picture(map()));
  ASSERT_TRUE(soon([&] {
    // An arrow key away there is map already, before a new picture could be drawn.
    const render::View before = map().view();
    QTest::keyClick(&map(), Qt::Key_Right);
    const bool covered = map().covered() == 1;
    map().set_view(before);
    return covered;
  }));
}

}  // namespace
}  // namespace nahraum::app
