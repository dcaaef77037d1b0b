// Canaries again, this time in the window: figures planted in internal sources are looked for in
// everything a person, a screen reader or the clipboard can get out of a public study.

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTextStream>
#include <QWidget>
#include <iostream>
#include <set>

#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {
namespace {

// 16999002 and 16999003 have fewer than 300 residents: their figures are secrets.
constexpr const char* kFigures =
    "Schlüssel;Gebiet;Arbeitslose;Personen\n"
    "16999001;Altdorf;31;413\n"
    "16999002;Bergdorf;5718293;7193871\n"
    "16999003;Cämmerdorf;3917283;8273645\n";
/// Counts, and the rates in percent that come of them, as people and programs write them.
const QStringList kCanaries = {"5718293",   "7193871",   "3917283",   "8273645",
                               "5.718.293", "7.193.871", "3.917.283", "79,4",
                               "79,5",      "79.4",      "47,3",      "47.34"};

class ReleaseWindow : public testing::Test {
 protected:
  void open(bool is_public) {
    const auto file = support::write_drawn_study(folder_.path());
    support::write_text(folder_.path() / "zahlen.csv", kFigures);
    std::string toml = support::drawn_study_toml();
    toml.replace(toml.find("file = \"zahlen.csv\""), 19,
                 "file = \"zahlen.csv\"\ndistribution = \"internal\"");
    support::write_text(
        file, toml + "[release]\naudience = \"" + (is_public ? "public" : "internal") + "\"\n");
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({file, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_.map()));
  }

  /// Everything in the window, and again after a click on each Gemeinde and Kita.
  QString everything() {
    QString all = window_text();
    for (const geo::Point place :
         {geo::Point{641000, 5651000}, geo::Point{645000, 5651000}, geo::Point{649000, 5651000},
          geo::Point{642000, 5652000}, geo::Point{646000, 5652000}, geo::Point{651000, 5653000}}) {
      QTest::mouseClick(&window_.map(), Qt::LeftButton, {},
                        in_widget(window_.map(), place).toPoint());
      all += window_text();
    }
    return all;
  }

  QString window_text() {
    QString all;
    const QList<QWidget*> widgets = window_.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
      all += widget->toolTip() + '\n' + widget->statusTip() + '\n' + widget->whatsThis() + '\n' +
             widget->accessibleName() + '\n' + widget->accessibleDescription() + '\n';
      if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
        all += model_text(*view->model(), {});
        all += copied(*view);
      }
    }
    std::set<QAccessible::Id> seen;
    all += accessible_text(QAccessible::queryAccessibleInterface(&window_), seen);
    return all;
  }

  static QString model_text(const QAbstractItemModel& model, const QModelIndex& parent) {
    QString all;
    for (int column = 0; column < model.columnCount(parent); ++column) {
      for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
        all += model.headerData(column, Qt::Horizontal, role).toString() + '\n';
      for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, column, parent);
        for (int role = 0; role < Qt::UserRole + 16; ++role) {
          const QVariant value = model.data(index, role);
          all += value.toString() + '\n';
          if (value.canConvert<double>() && value.typeId() == QMetaType::Double)
            all += QString::number(value.toDouble(), 'g', 17) + '\n';
        }
        if (column == 0) all += model_text(model, index);
      }
    }
    return all;
  }

  /// Select all, copy.
  static QString copied(QAbstractItemView& view) {
    QClipboard* clipboard = QGuiApplication::clipboard();
    clipboard->clear();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QString all = clipboard->text();
    if (const QMimeData* data = clipboard->mimeData()) {
      for (const QString& format : data->formats())
        all += QString::fromUtf8(data->data(format)) + '\n';
    }
    return all;
  }

  /// What a screen reader can walk to: names, values, descriptions, cells of tables.
  static QString accessible_text(QAccessibleInterface* item, std::set<QAccessible::Id>& seen) {
    if (item == nullptr || !item->isValid()) return {};
    if (!seen.insert(QAccessible::uniqueId(item)).second) return {};
    QString all;
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
      all += item->text(kind) + '\n';
    for (int child = 0; child < item->childCount(); ++child)
      all += accessible_text(item->child(child), seen);
    return all;
  }

  static int found(const QString& all) {
    int count = 0;
    for (const QString& canary : kCanaries) {
      if (!all.contains(canary)) continue;
      ++count;
      std::cout << "the window holds " << canary.toStdString() << "\n";
    }
    return count;
  }

  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(ReleaseWindow, NoCanaryIsShownToldOrCopiedFromAPublicStudy) {
  open(true);
  const QString all = everything();
  EXPECT_TRUE(all.contains(QStringLiteral("Bergdorf"))) << "the Gemeinde was identified";
  EXPECT_TRUE(all.contains(QStringLiteral("geheim"))) << "and its figure is said to be secret";
  EXPECT_EQ(found(all), 0);
}

TEST_F(ReleaseWindow, TheSearchFindsThemInTheInternalPaper) {
  open(false);
  EXPECT_GT(found(everything()), 0);
}

}  // namespace
}  // namespace nahraum::app
