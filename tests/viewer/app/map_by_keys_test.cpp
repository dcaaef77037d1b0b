// The map without its picture: from object to object by keys, as a table, told to a screen reader.

#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/access/map_table_dock.h"
#include "viewer/app/access/map_table_model.h"
#include "viewer/app/access/map_walker.h"
#include "viewer/app/map/map_ring.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/measure_tool.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {
namespace {

class MapByKeysTest : public testing::Test {
 protected:
  void SetUp() override {
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({"kreis.toml", {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_.map()));
    window_.map().setFocus();
    QObject::connect(&walker(), &MapWalker::told,
                     [this](const QString& sentence) { told_ = sentence; });
  }

  MapWalker& walker() { return window_.map_tools().walker(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&window_.map(), key, modifiers);
  }
  template <typename T>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }

  MainWindow window_{{geo::Language::German,
                      [](const StudyFile&, geo::Progress& progress) {
                        progress.begin(1);
                        return drawn_study();
                      },
                      false}};
  QString told_;
};

TEST_F(MapByKeysTest, PageDownWalksFromKitaToKitaAndOnToTheGemeinden) {
  // Kitas first, as they lie on top; Nordwest before Nordost before Südost.
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Sonnenschein. Kitas"))) << qPrintable(told_);
  EXPECT_TRUE(told_.contains(QStringLiteral("1 von 7"))) << qPrintable(told_);
  EXPECT_EQ(walker().ring().place(), kFirstKita);
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Märchenland."))) << qPrintable(told_);
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Löwenzahn."))) << qPrintable(told_);
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Nordwest. Gemeinden"))) << qPrintable(told_);
  key(Qt::Key_PageUp);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Löwenzahn."))) << qPrintable(told_);
}

TEST_F(MapByKeysTest, ShiftGoesToTheNextLayerHomeAndEndToTheEnds) {
  key(Qt::Key_PageDown);
  key(Qt::Key_PageDown, Qt::ShiftModifier);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Nordwest."))) << qPrintable(told_);
  key(Qt::Key_PageUp, Qt::ShiftModifier);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Sonnenschein."))) << qPrintable(told_);
  key(Qt::Key_End);
  EXPECT_TRUE(told_.contains(QStringLiteral("7 von 7"))) << qPrintable(told_);
  key(Qt::Key_PageDown);  // around
  EXPECT_TRUE(told_.contains(QStringLiteral("1 von 7"))) << qPrintable(told_);
}

TEST_F(MapByKeysTest, EnterChoosesAndEscLeaves) {
  key(Qt::Key_PageDown);
  key(Qt::Key_PageDown);
  key(Qt::Key_Return);
  const auto& results = part<QTreeWidget>("identify_results");
  EXPECT_EQ(results.topLevelItem(0)->text(1), QStringLiteral("Märchenland"));
  EXPECT_FALSE(part<QWidget>("explain_dock").visibleRegion().isEmpty());
  key(Qt::Key_Escape);
  EXPECT_FALSE(walker().current().has_value());
  EXPECT_FALSE(walker().ring().place().has_value());
}

TEST_F(MapByKeysTest, OnlyWhatIsInSightIsWalkedTo) {
  window_.map().set_view(window_.map().view().centred(kThirdKita).with_scale(20'000));
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.startsWith(QStringLiteral("Löwenzahn."))) << qPrintable(told_);
  EXPECT_TRUE(told_.contains(QStringLiteral("1 von 2"))) << qPrintable(told_);
  // Its place is far away: the ring stands where the Gemeinde is seen.
  key(Qt::Key_PageDown);
  ASSERT_TRUE(walker().ring().place().has_value());
  EXPECT_TRUE(window_.map().view().extent().contains(*walker().ring().place()));
  window_.map().set_view(window_.map().view().centred({500000, 5500000}));
  key(Qt::Key_PageDown);
  EXPECT_TRUE(told_.contains(QStringLiteral("Kein Objekt"))) << qPrintable(told_);
}

TEST_F(MapByKeysTest, ScreenReadersHearTheObjects) {
  QAccessible::setActive(true);
  QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&window_.map());
  ASSERT_NE(map, nullptr);
  ASSERT_EQ(map->childCount(), 7);
  QAccessibleInterface* kita = map->child(1);
  EXPECT_EQ(kita->text(QAccessible::Name), QStringLiteral("Märchenland"));
  EXPECT_TRUE(kita->text(QAccessible::Description).startsWith(QStringLiteral("Kitas")));
  EXPECT_EQ(kita->role(), QAccessible::ListItem);
  EXPECT_EQ(kita->parent(), map);
  EXPECT_EQ(map->indexOfChild(kita), 1);
  EXPECT_EQ(map->child(1), kita);
  EXPECT_FALSE(kita->state().focused);
  key(Qt::Key_PageDown);
  key(Qt::Key_PageDown);
  EXPECT_TRUE(kita->state().focused);
  EXPECT_EQ(map->focusChild(), kita);
  kita->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(part<QTreeWidget>("identify_results").topLevelItem(0)->text(1),
            QStringLiteral("Märchenland"));
  window_.map().set_view(window_.map().view().centred({500000, 5500000}));
  EXPECT_EQ(map->childCount(), 0);
  EXPECT_FALSE(kita->isValid());
  EXPECT_EQ(kita->text(QAccessible::Name), QString());
}

TEST_F(MapByKeysTest, TheTableFollowsTheMapAndChooses) {
  window_.map_tools().table().action()->trigger();
  auto& table = part<QTableView>("map_table");
  EXPECT_TRUE(table.hasFocus());
  ASSERT_EQ(table.model()->rowCount(), 7);
  EXPECT_EQ(table.model()->index(1, 0).data().toString(), QStringLiteral("Märchenland"));
  QTest::keyClick(&table, Qt::Key_Down);
  QTest::keyClick(&table, Qt::Key_Down);
  const QString chosen = table.currentIndex().siblingAtColumn(0).data().toString();
  EXPECT_TRUE(walker().ring().place().has_value());
  QTest::keyClick(&table, Qt::Key_Return);
  EXPECT_EQ(part<QTreeWidget>("identify_results").topLevelItem(0)->text(1), chosen);
  window_.map().set_view(window_.map().view().centred(kThirdKita).with_scale(20'000));
  EXPECT_TRUE(soon([&] { return table.model()->rowCount() == 2; }));
  QTest::keyClicks(&part<QLineEdit>("map_table_search"), QStringLiteral("zahn"));
  EXPECT_EQ(table.model()->rowCount(), 1);
}

TEST(MapTable, IsBlankUntilRefreshedWhenTheLayersAreOthers) {
  const OpenStudy study = drawn_study();
  MapWidget map(geo::Language::German);
  map.resize(600, 400);
  map.set_scene(study.scene, false);
  MapInWords words(map, geo::Language::German);
  words.set_layers(study.layers);
  MapTableModel model(words);
  model.refresh();
  ASSERT_EQ(model.rowCount(), 7);
  EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("Sonnenschein"));
  words.set_layers({});  // another study; the table may be painted before its turn comes
  for (int row = 0; row < 7; ++row)
    for (int column = 0; column < model.columnCount(); ++column)
      EXPECT_FALSE(model.index(row, column).data().isValid()) << row << " " << column;
  EXPECT_FALSE(model.hit(0));
  model.refresh();
  EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(MapByKeysTest, TheTableIsCopiedWithItsStamp) {
  window_.map_tools().table().action()->trigger();
  auto& table = part<QTableView>("map_table");
  QGuiApplication::clipboard()->clear();
  QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
  const QString words = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(words.contains(QStringLiteral("Märchenland"))) << qPrintable(words);
  EXPECT_TRUE(words.contains(QStringLiteral("intern"), Qt::CaseInsensitive)) << qPrintable(words);
}

TEST_F(MapByKeysTest, MeasuringHasItsKeysAndTwoEscEndIt) {
  MeasureTool& measure = window_.map_tools().measure();
  measure.length_action()->trigger();
  key(Qt::Key_Return);
  key(Qt::Key_Right);
  key(Qt::Key_Return);
  EXPECT_TRUE(measure.sentence().startsWith(QStringLiteral("Länge")));
  key(Qt::Key_Escape);
  EXPECT_TRUE(measure.sentence().isEmpty());
  EXPECT_NE(measure.measuring(), Measure::Nothing);
  key(Qt::Key_Escape);
  EXPECT_EQ(measure.measuring(), Measure::Nothing);
}

}  // namespace
}  // namespace nahraum::app
