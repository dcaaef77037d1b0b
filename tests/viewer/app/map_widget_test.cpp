// The map under mouse and keys.

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/mouse.h"

namespace nahraum::app {
namespace {

class MapTest : public testing::Test {
 protected:
  void SetUp() override {
    map_.resize(800, 600);
    map_.show();
    map_.set_scene(render::build_scene(drawn_layers()), false);
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&map_));
    ASSERT_TRUE(wait_for_picture(map_));
  }

  geo::Point ground(QPointF at) const { return map_.view().to_ground({at.x(), at.y()}); }

  void wheel(QPointF at, int delta) {
    QWheelEvent event(at, map_.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&map_, &event);
  }

  MapWidget map_{geo::Language::German};
};

TEST_F(MapTest, ShowsAllAtFirst) {
  const geo::Box seen = map_.view().extent();
  EXPECT_TRUE(seen.contains({600000, 5640000}));
  EXPECT_TRUE(seen.contains({620000, 5660000}));
}

TEST_F(MapTest, WheelKeepsTheGroundUnderTheCursor) {
  const QPointF at(123, 456);
  const geo::Point before = ground(at);
  const double scale = map_.view().scale_denominator();
  wheel(at, 120);
  EXPECT_NEAR(map_.view().scale_denominator(), scale / 2, 1e-6 * scale);
  EXPECT_NEAR(ground(at).x, before.x, 1e-6);
  EXPECT_NEAR(ground(at).y, before.y, 1e-6);
  wheel(at, -240);
  EXPECT_NEAR(map_.view().scale_denominator(), scale * 2, 1e-6 * scale);
  EXPECT_NEAR(ground(at).x, before.x, 1e-6);
}

TEST_F(MapTest, TheScaledOldPictureIsShownUntilTheNewOneIsThere) {
  wheel({400, 300}, 120);
  EXPECT_FALSE(map_.up_to_date());
  // What is on screen at once is the old picture, twice as large: the border between two squares
  // lies where the view says, not where it was.
  const QImage now = map_.grab().toImage();
  const QPointF west = in_widget(map_, {609000, 5651000});
  const QPointF east = in_widget(map_, {611000, 5651000});
  EXPECT_NE(now.pixel(west.toPoint()), now.pixel(east.toPoint()));
  ASSERT_TRUE(wait_for_picture(map_));
}

TEST_F(MapTest, DraggingPansAndIsNoClick) {
  QSignalSpy identified(&map_, &MapWidget::identified);
  const geo::Point before = ground({400, 300});
  drag_mouse(map_, {400, 300}, {{430, 320}, {500, 350}});
  EXPECT_NEAR(ground({500, 350}).x, before.x, 1e-6);
  EXPECT_NEAR(ground({500, 350}).y, before.y, 1e-6);
  EXPECT_TRUE(identified.isEmpty());
}

TEST_F(MapTest, KeysPanAndZoom) {
  const geo::Point before = map_.view().centre();
  QTest::keyClick(&map_, Qt::Key_Right);
  EXPECT_GT(map_.view().centre().x, before.x);
  QTest::keyClick(&map_, Qt::Key_Left);
  QTest::keyClick(&map_, Qt::Key_Up);
  EXPECT_GT(map_.view().centre().y, before.y);
  QTest::keyClick(&map_, Qt::Key_Down);
  EXPECT_NEAR(map_.view().centre().x, before.x, 1e-6);
  EXPECT_NEAR(map_.view().centre().y, before.y, 1e-6);
  const double scale = map_.view().scale_denominator();
  QTest::keyClick(&map_, Qt::Key_Plus);
  EXPECT_NEAR(map_.view().scale_denominator(), scale / 2, 1e-6 * scale);
  QTest::keyClick(&map_, Qt::Key_Minus);
  EXPECT_NEAR(map_.view().scale_denominator(), scale, 1e-6 * scale);
}

TEST_F(MapTest, ClickFindsTheKitaAboveTheGemeinde) {
  QSignalSpy identified(&map_, &MapWidget::identified);
  QTest::mouseClick(&map_, Qt::LeftButton, {}, in_widget(map_, kSecondKita).toPoint());
  ASSERT_EQ(identified.size(), 1);
  const auto hits = identified[0][0].value<std::vector<render::Hit>>();
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].layer, 1u);
  EXPECT_EQ(hits[0].row, 1u);
  EXPECT_EQ(hits[1].layer, 0u);
  EXPECT_EQ(hits[1].row, 1u);
}

TEST_F(MapTest, EnterAsksAtTheMiddle) {
  QSignalSpy identified(&map_, &MapWidget::identified);
  map_.set_view(map_.view().centred(kThirdKita));
  QTest::keyClick(&map_, Qt::Key_Return);
  ASSERT_EQ(identified.size(), 1);
  const auto hits = identified[0][0].value<std::vector<render::Hit>>();
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].row, 2u);
}

TEST_F(MapTest, HiddenLayersAreNeitherDrawnNorFound) {
  const QImage before = map_.picture();
  map_.set_visible_layers({true, false});
  ASSERT_TRUE(wait_for_picture(map_));
  EXPECT_GT(different_pixels(before, map_.picture()), 100);
  for (const render::Hit& hit : map_.objects_at(in_widget(map_, kSecondKita)))
    EXPECT_EQ(hit.layer, 0u);
}

TEST_F(MapTest, SelectionIsVisible) {
  const QImage before = map_.picture();
  map_.set_highlighted({{1, 0}});
  ASSERT_TRUE(wait_for_picture(map_));
  EXPECT_GT(different_pixels(before, map_.picture()), 20);
}

TEST_F(MapTest, ResizingKeepsTheMiddle) {
  map_.zoom(4);
  const render::View before = map_.view();
  map_.resize(500, 700);
  ASSERT_TRUE(wait_for_picture(map_));
  EXPECT_EQ(map_.view().centre(), before.centre());
  EXPECT_EQ(map_.view().resolution(), before.resolution());
  EXPECT_EQ(map_.picture().size(), QSize(500, 700) * map_.devicePixelRatioF());
}

TEST_F(MapTest, AWholeMapStaysWholeWhenTheWindowShrinks) {
  map_.resize(300, 200);
  const geo::Box seen = map_.view().extent();
  EXPECT_TRUE(seen.contains({600000, 5640000}) && seen.contains({620000, 5660000}));
}

TEST_F(MapTest, AManyTimesZoomedMapStaysUsable) {
  for (int i = 0; i < 60; ++i) wheel({400, 300}, 120);
  EXPECT_GE(map_.view().scale_denominator(), 99);
  for (int i = 0; i < 90; ++i) wheel({400, 300}, -120);
  EXPECT_LE(map_.view().scale_denominator(), 5.1e7);
  ASSERT_TRUE(wait_for_picture(map_));
}

TEST_F(MapTest, IsAnnouncedAsAPictureWithANameAndAWayOn) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&map_);
  ASSERT_NE(interface, nullptr);
  EXPECT_EQ(interface->role(), QAccessible::Canvas);
  EXPECT_EQ(interface->text(QAccessible::Name), QStringLiteral("Karte"));
  EXPECT_TRUE(interface->text(QAccessible::Description).contains(QStringLiteral("Pfeiltasten")));
}

}  // namespace
}  // namespace nahraum::app
