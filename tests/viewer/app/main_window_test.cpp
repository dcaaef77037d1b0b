// The real window with a study drawn in the test.

#include "viewer/app/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>
#include <algorithm>
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/window/job.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

using namespace std::chrono_literals;

OpenStudy open_drawn(const StudyFile& file, geo::Progress& progress) {
  progress.begin(1);
  progress.next({"Zeichnen", "Drawing"});
  if (file.file.filename() == "kaputt.toml") {
    throw geo::Error(geo::ErrorKind::Input, {"„modus“ gibt es nicht.", "\"modus\" is unknown."})
        .in_file("kaputt.toml")
        .at_row(14);
  }
  return drawn_study();
}

class WindowTest : public testing::Test {
 protected:
  void SetUp() override {
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  void open_study() {
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({"kreis.toml", {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_.map()));
  }

  void click_map(geo::Point ground) {
    QTest::mouseClick(&window_.map(), Qt::LeftButton, {},
                      in_widget(window_.map(), ground).toPoint());
  }

  template <typename T>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }

  QString selected_name() {
    const QModelIndexList rows = part<QTableView>("ranking").selectionModel()->selectedRows(2);
    return rows.isEmpty() ? QString() : rows.front().data().toString();
  }

  MainWindow window_{{geo::Language::German, open_drawn, false}};
};

TEST_F(WindowTest, ShowsTheStudy) {
  open_study();
  EXPECT_EQ(window_.windowTitle(),
            QStringLiteral("Gezeichneter Kreis – Internes Arbeitspapier – Nahraum"));
  EXPECT_EQ(part<QTableView>("ranking").model()->rowCount(), 3);
  EXPECT_EQ(part<QTableView>("findings").model()->rowCount(), 2);
  EXPECT_EQ(part<QTreeWidget>("layers").topLevelItem(0)->text(0), QStringLiteral("Kitas"));
  EXPECT_TRUE(window_.messages().message().contains(QStringLiteral("1 Warnung, 1 Hinweis")))
      << qPrintable(window_.messages().message());
}

TEST_F(WindowTest, ClickOnAKitaShowsItsFieldsAndSelectsItsRow) {
  open_study();
  click_map(kSecondKita);
  auto& tree = part<QTreeWidget>("identify_results");
  ASSERT_GE(tree.topLevelItemCount(), 2);
  EXPECT_EQ(tree.topLevelItem(0)->text(1), QStringLiteral("Märchenland"));
  EXPECT_EQ(tree.topLevelItem(0)->child(2)->text(0), QStringLiteral("Punkte"));
  EXPECT_EQ(tree.topLevelItem(0)->child(2)->text(1), QStringLiteral("1.234,5"));
  EXPECT_EQ(tree.topLevelItem(1)->text(1), QStringLiteral("Nordost"));
  EXPECT_EQ(tree.topLevelItem(1)->child(1)->text(1), QStringLiteral("(12)"));
  EXPECT_EQ(selected_name(), QStringLiteral("Märchenland"));
}

TEST_F(WindowTest, ClickBesideAllObjectsSaysSo) {
  open_study();
  click_map({599000, 5650000});
  EXPECT_EQ(part<QTreeWidget>("identify_results").topLevelItemCount(), 1);
  EXPECT_EQ(selected_name(), QString());
}

TEST_F(WindowTest, RowOfTheRankingMarksTheKitaAndBringsItIntoSight) {
  open_study();
  const geo::Point whole = window_.map().view().centre();
  window_.map().zoom(6);
  ASSERT_NE(window_.map().view().centre(), kThirdKita);
  ASSERT_TRUE(wait_for_picture(window_.map()));
  const QImage before = window_.map().picture();
  auto& table = part<QTableView>("ranking");
  table.sortByColumn(2, Qt::AscendingOrder);  // by name: Löwenzahn first
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                    table.visualRect(table.model()->index(0, 2)).center());
  EXPECT_EQ(selected_name(), QStringLiteral("Löwenzahn"));
  EXPECT_EQ(window_.map().view().centre(), kThirdKita);
  EXPECT_EQ(part<QTreeWidget>("identify_results").topLevelItem(0)->text(1),
            QStringLiteral("Löwenzahn"));
  ASSERT_TRUE(wait_for_picture(window_.map()));
  EXPECT_GT(different_pixels(before, window_.map().picture()), 100);
  // What is seen already stays where it is.
  window_.map().show_all();
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                    table.visualRect(table.model()->index(1, 2)).center());
  EXPECT_EQ(window_.map().view().centre(), whole);
}

TEST_F(WindowTest, RankingIsUsableByKeysAlone) {
  open_study();
  auto& table = part<QTableView>("ranking");
  table.setFocus();  // stands on the first row, chooses nothing yet
  EXPECT_EQ(selected_name(), QString());
  window_.map().zoom(6);
  QTest::keyClick(&table, Qt::Key_Down);
  EXPECT_EQ(selected_name(), QStringLiteral("Löwenzahn"));
  EXPECT_EQ(window_.map().view().centre(), kThirdKita);
}

TEST_F(WindowTest, SearchNarrowsTheRanking) {
  open_study();
  QTest::keyClicks(&part<QLineEdit>("ranking_search"), QStringLiteral("rchenl"));
  EXPECT_EQ(part<QTableView>("ranking").model()->rowCount(), 1);
}

TEST_F(WindowTest, CheckBoxHidesALayer) {
  open_study();
  const QImage before = window_.map().picture();
  part<QTreeWidget>("layers").topLevelItem(0)->setCheckState(0, Qt::Unchecked);
  ASSERT_TRUE(wait_for_picture(window_.map()));
  EXPECT_GT(different_pixels(before, window_.map().picture()), 100);
}

TEST_F(WindowTest, LayersChangePlaces) {
  open_study();
  auto& tree = part<QTreeWidget>("layers");
  const QImage before = window_.map().picture();
  tree.setCurrentItem(tree.topLevelItem(0));
  for (QAction* action : window_.findChildren<QAction*>()) {
    if (action->text() == QStringLiteral("Layer nach unten")) action->trigger();
  }
  ASSERT_TRUE(soon([&] { return tree.topLevelItem(0)->text(0) == QStringLiteral("Gemeinden"); }));
  ASSERT_TRUE(wait_for_picture(window_.map()));
  // The Kitas are below the Gemeinden now, and clicks know it.
  EXPECT_GT(different_pixels(before, window_.map().picture()), 100);
  click_map(kSecondKita);
  EXPECT_EQ(part<QTreeWidget>("identify_results").topLevelItem(0)->text(1),
            QStringLiteral("Nordost"));
}

TEST_F(WindowTest, ADamagedStudyGivesASentenceAndKeepsTheOpenOne) {
  open_study();
  QSignalSpy failed(&window_, &MainWindow::study_failed);
  window_.open({"kaputt.toml", {}});
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  EXPECT_TRUE(part<MessageBar>("message_bar").isVisible());
  EXPECT_EQ(window_.messages().message(),
            QStringLiteral("kaputt.toml, Zeile 14: „modus“ gibt es nicht."));
  EXPECT_EQ(window_.windowTitle(),
            QStringLiteral("Gezeichneter Kreis – Internes Arbeitspapier – Nahraum"));
}

TEST_F(WindowTest, EscapeClearsTheSelection) {
  open_study();
  click_map(kFirstKita);
  EXPECT_EQ(selected_name(), QStringLiteral("Sonnenschein"));
  QTest::keyClick(&window_.map(), Qt::Key_Escape);
  EXPECT_EQ(selected_name(), QString());
}

TEST_F(WindowTest, ScaleIsTypedAsPeopleWriteIt) {
  open_study();
  auto& scale = part<QComboBox>("scale");
  scale.lineEdit()->selectAll();
  QTest::keyClicks(scale.lineEdit(), QStringLiteral("1:50.000"));
  QTest::keyClick(scale.lineEdit(), Qt::Key_Return);
  EXPECT_NEAR(window_.map().view().scale_denominator(), 50'000, 1);
}

TEST_F(WindowTest, ExportWritesThePageAndSaysWhere) {
  open_study();
  const support::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "karte.svg";
  window_.export_map(file);
  ASSERT_TRUE(soon([&] { return !window_.busy(); }));
  EXPECT_TRUE(support::read_text(file).find("<svg") != std::string::npos);
  EXPECT_TRUE(window_.messages().message().contains(QStringLiteral("karte.svg")))
      << qPrintable(window_.messages().message());
}

TEST_F(WindowTest, EveryFocusableObjectHasAName) {
  open_study();
  click_map(kFirstKita);
  for (const QWidget* widget : window_.findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QMenu*>(widget) != nullptr)
      continue;
    QString name = widget->accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget); name.isEmpty() && button)
      name = button->text();
    EXPECT_FALSE(name.isEmpty()) << widget->metaObject()->className() << " "
                                 << qPrintable(widget->objectName()) << " in "
                                 << qPrintable(widget->parentWidget()->objectName());
  }
}

/// A study whose calculation lasts until it is let go, and looks at its progress meanwhile or not
/// at all.
struct HeldOpener {
  struct Hold {
    std::atomic<bool> begun = false, released = false, ended = false;
  };
  std::shared_ptr<Hold> hold = std::make_shared<Hold>();
  bool stubborn = false;
  OpenStudy operator()(const StudyFile& /*file*/, geo::Progress& progress) const {
    progress.begin(1);
    progress.next({"Rechnen", "Computing"});
    hold->begun = true;
    // At last by itself: a window that waits for it is found out instead of waiting for ever.
    for (std::size_t i = 0; i < 2'000 && !hold->released; ++i) {
      std::this_thread::sleep_for(5ms);
      if (!stubborn) progress.step(i, 2'000);
    }
    hold->ended = true;
    return drawn_study();
  }
};

TEST(OpenStudyFile, AFirstLookLeavesWhatWouldHideTheRankingToTheList) {
  const auto county = support::source_dir() / "data" / "musterkreis";
  std::string toml = support::read_text(county / "musterkreis.toml");
  const std::string workbook = "file = \"kitas.xlsx\"";  // its reader is a program of its own
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "studie.toml", toml);
  geo::Progress progress;
  const OpenStudy study =
      open_study({folder.path() / "studie.toml", county}, geo::Language::German, progress);
  std::vector<std::string> hidden;
  for (const render::StyledLayer& layer : study.layers)
    if (!layer.visible) hidden.push_back(layer.id);
  std::sort(hidden.begin(), hidden.end());
  EXPECT_EQ(hidden, (std::vector<std::string>{"gaps", "services", "sozialraeume", "verbund_cells",
                                              "verbund_lines", "verbund_members",
                                              "verbund_vorschlaege", "verbund_vorschlag_kitas"}));
}

TEST(Jobs, CancelIsThereAtOnceEvenWhenTheWorkerIsDeaf) {
  for (const bool stubborn : {false, true}) {
    const HeldOpener opener{.stubborn = stubborn};
    MainWindow window({geo::Language::German, opener, false});
    window.show();
    window.open({"lang.toml", {}});
    ASSERT_TRUE(soon([&] { return opener.hold->begun.load(); }));
    ASSERT_TRUE(window.busy());
    const OwnTime time;
    QTest::mouseClick(window.findChild<QAbstractButton*>(QStringLiteral("cancel")), Qt::LeftButton);
    EXPECT_FALSE(window.busy());
    EXPECT_LT(time.spent(), 200);
    EXPECT_FALSE(opener.hold->ended) << "it has waited for the worker";
    EXPECT_EQ(window.messages().message(), QStringLiteral("Abgebrochen."));
    if (stubborn) opener.hold->released = true;
    ASSERT_TRUE(wait_for_workers(window));
    EXPECT_EQ(opener.hold->ended, stubborn);
    EXPECT_EQ(window.study().result, nullptr);  // the late result is thrown away
  }
}

// Found by random input: two papers about the same Kita, and the folder of the first was gone when
// its files were to be put in place.
TEST(Jobs, WhatGoesWrongAtTheEndIsASentenceAndNotThrownThroughQt) {
  for (const bool known : {true, false}) {
    Job job(
        [known](geo::Progress&) -> std::function<void()> {
          return [known] {
            if (known) throw geo::Error(geo::ErrorKind::Io, geo::same_text("Ordner fort."));
            throw std::runtime_error("plötzlich");
          };
        },
        geo::Language::German, nullptr);
    QSignalSpy failed(&job, &Job::failed);
    QSignalSpy finished(&job, &Job::finished);
    ASSERT_TRUE(failed.wait(kPatience));
    EXPECT_TRUE(failed[0][0].toString().contains(known ? QStringLiteral("Ordner fort.")
                                                       : QStringLiteral("plötzlich")));
    EXPECT_TRUE(finished.isEmpty());
    EXPECT_TRUE(job.over());
  }
}

TEST(Jobs, TheWindowLivesWhileAStudyIsCalculated) {
  const HeldOpener opener;
  MainWindow window({geo::Language::German, opener, false});
  window.show();
  int ticks = 0;
  QTimer timer;
  QObject::connect(&timer, &QTimer::timeout, [&] {
    if (opener.hold->begun && ++ticks == 30) opener.hold->released = true;
  });
  timer.start(10);
  QSignalSpy opened(&window, &MainWindow::study_opened);
  window.open({"lang.toml", {}});
  ASSERT_TRUE(soon([&] { return !opened.isEmpty(); }));
  EXPECT_GE(ticks, 30) << "it was calculated to its end while the window stood still";
}

}  // namespace
}  // namespace nahraum::app
