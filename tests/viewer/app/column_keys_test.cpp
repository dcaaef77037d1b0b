// What the mouse does with the head of a table, by keys, in every table of the window.

#include "viewer/app/access/column_keys.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {
namespace {

class ColumnKeysTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* cells[3][2] = {{"Ilm", "2"}, {"Apfel", "3"}, {"Saale", "1"}};
    for (int row = 0; row < 3; ++row)
      for (int column = 0; column < 2; ++column)
        model_.setItem(row, column, new QStandardItem(QString::fromLatin1(cells[row][column])));
    view_.setModel(&model_);
    dress_table(view_, QStringLiteral("Orte"));
    view_.resize(400, 200);
    view_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view_));
  }
  void key(Qt::Key key) { QTest::keyClick(&view_, key, Qt::AltModifier); }
  void go_to(int row, int column) { view_.setCurrentIndex(model_.index(row, column)); }
  QString top() const { return model_.index(0, 0).data().toString(); }

  QStandardItemModel model_;
  QTableView view_;
};

TEST_F(ColumnKeysTest, UpAndDownSortByTheColumnOfTheCursor) {
  go_to(0, 0);
  key(Qt::Key_Up);
  EXPECT_EQ(top(), QStringLiteral("Apfel"));
  key(Qt::Key_Down);
  EXPECT_EQ(top(), QStringLiteral("Saale"));
  go_to(0, 1);
  key(Qt::Key_Down);
  EXPECT_EQ(top(), QStringLiteral("Apfel")) << "3 is the most";
  EXPECT_EQ(view_.horizontalHeader()->sortIndicatorSection(), 1);
}

TEST_F(ColumnKeysTest, LeftAndRightChangeTheWidthDownToWhatCanStillBeSeen) {
  go_to(1, 1);
  const QHeaderView& head = *view_.horizontalHeader();
  const int first = head.sectionSize(0), second = head.sectionSize(1);
  key(Qt::Key_Right);
  EXPECT_GT(head.sectionSize(1), second);
  key(Qt::Key_Left);
  EXPECT_EQ(head.sectionSize(1), second);
  for (int i = 0; i < 100; ++i) key(Qt::Key_Left);
  EXPECT_GT(head.sectionSize(1), 10);
  EXPECT_LT(head.sectionSize(1), second);
  EXPECT_EQ(head.sectionSize(0), first);
}

TEST_F(ColumnKeysTest, WithoutACursorItIsTheFirstColumn) {
  view_.setCurrentIndex({});
  const int before = view_.horizontalHeader()->sectionSize(0);
  key(Qt::Key_Right);
  EXPECT_GT(view_.horizontalHeader()->sectionSize(0), before);
}

TEST_F(ColumnKeysTest, ATableThatIsNotSortedKeepsItsRows) {
  view_.setSortingEnabled(false);
  go_to(0, 0);
  ASSERT_EQ(top(), QStringLiteral("Saale"));
  key(Qt::Key_Up);
  EXPECT_EQ(top(), QStringLiteral("Saale"));
  EXPECT_EQ(view_.currentIndex().row(), 0);
}

QHeaderView* head_of(QAbstractItemView& view) {
  if (auto* table = qobject_cast<QTableView*>(&view)) return table->horizontalHeader();
  if (auto* tree = qobject_cast<QTreeView*>(&view))
    return tree->isHeaderHidden() ? nullptr : tree->header();
  return nullptr;
}

TEST(ColumnKeys, EveryTableWithAHeadHasThem) {
  MainWindow window{{geo::Language::German,
                     [](const StudyFile&, geo::Progress& progress) {
                       progress.begin(1);
                       return drawn_study();
                     },
                     false}};
  int tables = 0;
  for (auto* view : window.findChildren<QAbstractItemView*>()) {
    const QHeaderView* head = head_of(*view);
    if (head == nullptr) continue;
    bool movable = false;
    for (int i = 0; i + 1 < head->count(); ++i)  // the last one fills what is left
      movable = movable || head->sectionResizeMode(i) == QHeaderView::Interactive;
    if (!movable && !view->findChild<ColumnKeys*>()) continue;
    ++tables;
    EXPECT_NE(view->findChild<ColumnKeys*>(), nullptr) << qPrintable(view->objectName());
  }
  EXPECT_GE(tables, 8);
}

}  // namespace
}  // namespace nahraum::app
