// The page "Verbünde" in the real window, on a real study of three Kitas: moves by mouse and by
// keys, what the checks say, undo, the file, a public version.

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTimer>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/study_draft.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/verbund/check_model.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/verbund/verbund_star.h"
#include "viewer/app/verbund/verbund_tree.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

using testing::HasSubstr;

constexpr const char* kSections = R"(
[[source]]
id = "verbuende"
file = "verbuende.csv"
[[source]]
id = "mitglieder"
file = "mitglieder.csv"
[verbuende]
source = "verbuende"
[verbund_members]
source = "mitglieder"
[verbund]
walk = {mode = "foot", minutes = 10}
[[verbund_formation]]
key = "neu"
title = "Alle"
candidates = "all"
keep_existing = false
travel_mode = "foot"
reach = {mode = "foot", minutes = 15}
pair_minutes = 20
)";
constexpr const char* kVerbuende =
    "verbund_id;name;lead;vbe\nV1;Nord;0001;0,5\nV2;Bund Clara;0003;1\n";
constexpr const char* kMembers = "verbund_id;kita_id\nV1;0001\nV1;0002\nV2;0003\n";
constexpr geo::Point kKitaB{641500, 5650500};

class VerbundPageTest : public testing::Test {
 protected:
  void SetUp() override { write(kSections); }

  void write(const std::string& sections) {
    file_ = support::write_small_study(folder_.path());
    support::write_text(folder_.path() / "verbuende.csv", kVerbuende);
    support::write_text(folder_.path() / "mitglieder.csv", kMembers);
    support::write_text(file_, support::small_study_toml() + sections);
  }

  void open() {
    window_ = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false});
    window_->resize(1280, 720);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({file_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    dock().show();
    dock().raise();
    ASSERT_TRUE(wait_for_picture(window_->map()));
  }

  VerbundDock& dock() { return *window_->findChild<VerbundDock*>(); }
  VerbundTree& tree() { return dock().tree(); }
  template <typename T>
  T& part(const char* name) {
    auto* found = dock().findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  std::string words(const char* label) { return part<QLabel>(label).text().toStdString(); }
  std::string said() { return window_->messages().message().toStdString(); }
  analysis::Membership membership() {
    const auto scenario = window_->editor().current();
    return scenario == nullptr ? analysis::Membership() : scenario->membership;
  }
  std::string verbund_of(const char* kita) {
    for (int v = 0; v < tree().topLevelItemCount(); ++v)
      for (int k = 0; k < tree().topLevelItem(v)->childCount(); ++k)
        if (tree().topLevelItem(v)->child(k)->data(0, Qt::UserRole).toString() ==
            QLatin1String(kita))
          return tree().topLevelItem(v)->data(0, Qt::UserRole).toString().toStdString();
    return "nowhere";
  }
  QTreeWidgetItem* item_of(const char* id) {
    for (int v = 0; v < tree().topLevelItemCount(); ++v) {
      QTreeWidgetItem* verbund = tree().topLevelItem(v);
      if (verbund->data(0, Qt::UserRole).toString() == QLatin1String(id)) return verbund;
      for (int k = 0; k < verbund->childCount(); ++k)
        if (verbund->child(k)->data(0, Qt::UserRole).toString() == QLatin1String(id))
          return verbund->child(k);
    }
    return nullptr;
  }
  /// As the mouse does: pick up the row, drop it on another.
  void drag(const char* kita, const char* onto) {
    const std::unique_ptr<QMimeData> data(
        tree().model()->mimeData({tree().indexAt(tree().visualItemRect(item_of(kita)).center())}));
    ASSERT_NE(data, nullptr);
    const QPoint at = tree().visualItemRect(item_of(onto)).center();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(tree().viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(tree().viewport(), &move);
    EXPECT_TRUE(move.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(tree().viewport(), &drop);
    EXPECT_TRUE(drop.isAccepted());
    QCoreApplication::processEvents();
  }
  void wait_for_answer() {
    EXPECT_TRUE(soon([this] { return dock().answer() != nullptr; }));
  }
  void keys(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    window_->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    QTest::keyClick(window_.get(), key, modifiers);
  }
  QString cell(int row, int column) {
    return dock().checks().data(dock().checks().index(row, column), Qt::DisplayRole).toString();
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_;
  std::unique_ptr<MainWindow> window_;
};

TEST_F(VerbundPageTest, ShowsWhoBelongsWhereAndTheChecksOfTheRun) {
  open();
  ASSERT_EQ(tree().topLevelItemCount(), 3);
  EXPECT_EQ(tree().topLevelItem(0)->text(0), QStringLiteral("Nord (2)"));
  EXPECT_EQ(tree().topLevelItem(2)->text(0), QStringLiteral("in keinem Verbund (0)"));
  EXPECT_THAT(item_of("0001")->text(1).toStdString(), HasSubstr("Schwerpunkteinrichtung"));
  EXPECT_EQ(dock().checks().rowCount(),
            static_cast<int>(window_->study().result->verbund.audits[0].checks.size()));
  EXPECT_EQ(cell(0, CheckModel::kNumber), QStringLiteral("4,00 Kitas je VBE"));
  EXPECT_EQ(cell(0, CheckModel::kState), QStringLiteral("in Ordnung"));
  EXPECT_EQ(dock().checks().changed(), 0);
  EXPECT_THAT(part<QPlainTextEdit>("verbund_details").toPlainText().toStdString(),
              HasSubstr("Woher die Grenze kommt"));
}

TEST_F(VerbundPageTest, AKitaIsDraggedUndoneAndRedone) {
  open();
  drag("0002", "V2");
  EXPECT_EQ(verbund_of("0002"), "V2");
  EXPECT_EQ(membership().verbund, (std::map<std::string, std::string>{{"0002", "V2"}}));
  wait_for_answer();
  // The page follows the Kita: Bund Clara is chosen now.
  EXPECT_THAT(words("verbund_title"), HasSubstr("Bund Clara"));
  EXPECT_THAT(item_of("V2")->toolTip(1).toStdString(), HasSubstr("ändern sich: V1"));
  EXPECT_GT(dock().checks().changed(), 0);
  EXPECT_EQ(dock().checks().id(0), QStringLiteral("V1"));
  EXPECT_EQ(cell(0, CheckModel::kNumber), QStringLiteral("1,00 → 2,00 Kitas je VBE"));
  EXPECT_THAT(words("verbund_summary"), HasSubstr("Nord: "));
  EXPECT_THAT(words("verbund_summary"), HasSubstr("Bund Clara: "));
  EXPECT_THAT(words("verbund_summary"), HasSubstr("Prüfungen ändern sich: V1"));
  EXPECT_THAT(item_of("0002")->text(1).toStdString(), HasSubstr("vorher: Nord"));
  EXPECT_THAT(item_of("V1")->text(1).toStdString(), HasSubstr("Prüfungen anders"));
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(verbund_of("0002"), "V1");
  EXPECT_EQ(dock().checks().changed(), 0);
  EXPECT_EQ(words("verbund_summary"), "");
  keys(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(verbund_of("0002"), "V2");
  wait_for_answer();
  // By hand back to where the list has it: no change is left.
  drag("0002", "V1");
  EXPECT_TRUE(membership().empty());
}

TEST_F(VerbundPageTest, TheSameByKeys) {
  open();
  tree().setFocus();
  ASSERT_TRUE(tree().select_kita(QStringLiteral("0002")));
  QTest::keyClick(&tree(), Qt::Key_X, Qt::ControlModifier);
  tree().select_verbund(QStringLiteral("V2"));
  QTest::keyClick(&tree(), Qt::Key_V, Qt::ControlModifier);
  QCoreApplication::processEvents();
  EXPECT_EQ(verbund_of("0002"), "V2");
  QTest::keyClick(&tree(), Qt::Key_Delete);
  QCoreApplication::processEvents();
  EXPECT_EQ(verbund_of("0002"), "");
  EXPECT_EQ(membership().verbund.at("0002"), "");
  // The menu of the button: the first entry is Nord, the last a new Verbund.
  auto& button = part<QPushButton>("verbund_move");
  ASSERT_TRUE(button.isEnabled());
  tree().fill_targets(*button.menu());
  EXPECT_EQ(button.menu()->actions().front()->text(), QStringLiteral("Nord (1 Kita)"));
  button.menu()->actions().back()->trigger();
  QCoreApplication::processEvents();
  ASSERT_EQ(membership().added.size(), 1U);
  EXPECT_EQ(verbund_of("0002"), membership().added[0].id);
  wait_for_answer();
  EXPECT_THAT(words("verbund_summary"), HasSubstr("Neu, ohne Vergleich: Neuer Verbund 1"));
  part<QPushButton>("verbund_reset").click();
  EXPECT_TRUE(membership().empty());
  EXPECT_EQ(verbund_of("0002"), "V1");
}

TEST_F(VerbundPageTest, TheContextMenuOpensByKey) {
  open();
  ASSERT_TRUE(tree().select_kita(QStringLiteral("0002")));
  bool seen = false;
  QTimer::singleShot(100, &tree(), [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr) return;
    seen = menu->actions().size() == 5;  // three places, a line, a new one
    menu->actions()[1]->trigger();
    menu->close();
  });
  QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10},
                          tree().mapToGlobal(QPoint(10, 10)));
  QApplication::sendEvent(tree().viewport(), &event);
  QCoreApplication::processEvents();
  EXPECT_TRUE(seen);
  EXPECT_EQ(verbund_of("0002"), "V2");
}

TEST_F(VerbundPageTest, ARefusedMoveSaysWhy) {
  open();
  drag("0002", "0001");  // a Kita of its own Verbund
  EXPECT_THAT(said(), HasSubstr("gehört schon zum Verbund „Nord“"));
  EXPECT_TRUE(membership().empty());
}

TEST_F(VerbundPageTest, AStudyAnotherOneWritesIsReadOnly) {
  const analysis::StudyDraft other(file_, "2026-11-21 14:05");
  open();
  drag("0002", "V2");
  EXPECT_EQ(verbund_of("0002"), "V1");
  EXPECT_THAT(said(), HasSubstr("bearbeitet"));
  EXPECT_FALSE(part<QPushButton>("verbund_reset").isEnabled());
}

TEST_F(VerbundPageTest, ARunOfTheSavedScenarioSaysTheSame) {
  open();
  drag("0002", "V2");
  wait_for_answer();
  ASSERT_TRUE(window_->editor().save());
  const std::string key = window_->editor().current_key();
  const analysis::Study study = analysis::with_scenario(analysis::load_study(file_, {}), key);
  geo::Progress progress;
  const analysis::StudyResult result = analysis::run_study(study, {}, progress);
  const auto& audits = dock().answer()->moved.audits;
  ASSERT_EQ(audits.size(), result.verbund.audits.size());
  for (std::size_t v = 0; v < audits.size(); ++v) {
    EXPECT_TRUE(analysis::compare_audits({audits[v]}, {result.verbund.audits[v]}).empty()) << v;
    EXPECT_EQ(audits[v].checks.size(), result.verbund.audits[v].checks.size());
  }
}

TEST_F(VerbundPageTest, MapAndTreeChooseEachOther) {
  open();
  const QPoint at = in_widget(window_->map(), kKitaB).toPoint();
  QTest::mouseClick(&window_->map(), Qt::LeftButton, {}, at);
  EXPECT_EQ(tree().current_kita(), QStringLiteral("0002"));
  ASSERT_EQ(dock().star().members().size(), 2U);
  EXPECT_TRUE(dock().star().members()[0].lead);
  QSignalSpy chosen(&dock(), &VerbundDock::kita_chosen);
  window_->map().zoom(8);  // out of sight
  QTest::mouseClick(tree().viewport(), Qt::LeftButton, {},
                    tree().visualItemRect(item_of("0003")).center());
  ASSERT_EQ(chosen.size(), 1);
  EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("0003"));
  EXPECT_NEAR(window_->map().view().centre().x, 642500, 1);
  EXPECT_EQ(dock().star().members().size(), 1U);
  drag("0002", "V2");
  ASSERT_EQ(dock().star().members().size(), 2U);
  EXPECT_TRUE(dock().star().members()[0].moved);
  dock().hide();
  EXPECT_TRUE(dock().star().members().empty()) << "the map belongs to the others, too";
}

TEST_F(VerbundPageTest, ACalculationIsGivenUpAndTheNextMoveGoesOn) {
  open();
  dock().move_kitas({QStringLiteral("0002")}, QStringLiteral("V2"));
  part<QPushButton>("verbund_cancel").click();
  EXPECT_THAT(said(), HasSubstr("Abgebrochen"));
  EXPECT_EQ(dock().answer(), nullptr);
  EXPECT_EQ(verbund_of("0002"), "V2") << "the move stays";
  EXPECT_THAT(words("verbund_title"), HasSubstr("noch nicht berechnet"));
  dock().move_kitas({QStringLiteral("0001")}, QStringLiteral("V2"));
  wait_for_answer();
  EXPECT_THAT(words("verbund_summary"), HasSubstr("Nord hat keine Kita mehr"));
}

TEST_F(VerbundPageTest, AFoundGroupingIsShownInTheTree) {
  open();
  auto& list = part<QListWidget>("verbund_choices");
  ASSERT_GE(list.count(), 1);
  EXPECT_THAT(list.item(0)->text().toStdString(), HasSubstr("Möglichkeit 1 zu „Alle“"));
  list.setCurrentRow(0);
  part<QPushButton>("verbund_take").click();
  ASSERT_FALSE(membership().added.empty());
  EXPECT_EQ(tree().topLevelItemCount(), 3 + static_cast<int>(membership().added.size()));
  wait_for_answer();
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(tree().topLevelItemCount(), 3) << "one step";
}

TEST_F(VerbundPageTest, APublicVersionOnInternalListsHasASentenceInstead) {
  std::string sections = kSections;
  const std::string open_list = "file = \"mitglieder.csv\"\n";
  sections.replace(sections.find(open_list), open_list.size(),
                   open_list + "distribution = \"internal\"\n");
  write(sections + "[release]\naudience = \"public\"\n");
  open();
  EXPECT_EQ(tree().topLevelItemCount(), 0);
  EXPECT_EQ(dock().checks().rowCount(), 0);
  EXPECT_TRUE(part<QLabel>("verbund_why").isVisible());
  EXPECT_THAT(words("verbund_why"), HasSubstr("interne Quellen"));
  dock().move_kitas({QStringLiteral("0002")}, QStringLiteral("V2"));
  EXPECT_TRUE(membership().empty());
}

}  // namespace
}  // namespace nahraum::app
