// Every action of the window by mouse and by keyboard, with what it does to what is seen. The
// actions are collected from the window: one that is not in the table (action_table.cpp) fails.

#include <QAbstractItemView>
#include <QClipboard>
#include <QDockWidget>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/small_study.h"
#include "tests/viewer/app/action_table.h"
#include "tests/viewer/app/hands.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/access/map_table_dock.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/start/file_page.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

enum class Way { Mouse, Keyboard };

class EveryActionTest : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window_.open());
    support::write_text(window_.folder() / "leer.toml", "[study]\n");
    std::filesystem::create_directories(window_.folder() / "klein");
    (void)support::write_small_study(window_.folder() / "klein");
  }

  template <typename T>
  T& part(const char* name) {
    T* found = window_.part<T>(name);
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void press(const char* name) {
    auto& button = part<QAbstractButton>(name);
    Hands::bring_into_sight(button);
    button.click();
  }
  void choose_row(const char* name, int row) {
    auto& view = part<QAbstractItemView>(name);
    Hands::bring_into_sight(view);
    view.setCurrentIndex({});
    view.setCurrentIndex(view.model()->index(row, 0));
    run_events();
  }

  /// Back to the map with the study as it is: every row starts alike.
  void start_afresh();
  void prepare(Before before);
  void prepare_panel(Before before);
  void choose_first_kita_of_tree();
  void open_guide();
  void expect_effect(const Row& row);

  DemoWindow window_;
  Hands hands_{window_};
};

void EveryActionTest::start_afresh() {
  for (QWidget* top : QApplication::topLevelWidgets())
    if (top != &*window_ && top->isVisible() && top->isWindow()) top->close();
  window_->activateWindow();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&*window_));
  window_->start_pages().show_map();
  QTest::keyClick(&window_->map(), Qt::Key_Escape);
  while (window_->editor().can_undo()) window_->editor().undo();
  window_->editor().choose("");
  window_->messages().hide();
  QGuiApplication::clipboard()->clear();  // what is copied again would be no change
  (void)window_.settle();
}

void EveryActionTest::choose_first_kita_of_tree() {
  auto& tree = part<QTreeWidget>("verbund_tree");
  Hands::bring_into_sight(tree);
  tree.topLevelItem(0)->setExpanded(true);
  tree.setCurrentItem(tree.topLevelItem(0)->child(0));
  run_events();
}

void EveryActionTest::open_guide() {
  window_->start_pages().show_new_study();
  auto& line = *window_->start_pages()
                    .guide()
                    .page(analysis::ImportPart::Boundaries)
                    .findChild<QLineEdit*>(QStringLiteral("file"));
  line.setText(QString::fromStdString((window_.folder() / "klein" / "gemeinden.geojson").string()));
  QTest::keyClick(&line, Qt::Key_Return);
  EXPECT_TRUE(soon([this] { return !window_->start_pages().guide().busy(); }));
}

void EveryActionTest::prepare(Before before) {
  switch (before) {
    case Before::Nothing:
    case Before::NoMessage:
      return;
    case Before::Message:
      part<QDockWidget>("findings_dock").hide();
      window_->messages().show_message(geo::Severity::Info, QStringLiteral("Hinweise."),
                                       QStringLiteral("Hinweise zeigen"));
      return;
    case Before::StartPage:
      return window_->start_pages().show_start();
    case Before::Trouble:
      window_->start_pages().show_start();
      window_->open({window_.folder() / "leer.toml", {}});
      EXPECT_TRUE(window_.settle());
      return window_->messages().hide();
    case Before::Guide:
      return open_guide();
    case Before::GuideOther:
      open_guide();
      return window_->start_pages()
          .guide()
          .page(analysis::ImportPart::Boundaries)
          .findChild<QLineEdit*>(QStringLiteral("file"))
          ->setText(QStringLiteral("/gibt/es/nicht.geojson"));
    case Before::GuideSecond:
      open_guide();
      return window_->start_pages().guide().go_to(1);
    case Before::MapKeys:
      return window_->map().setFocus();
    case Before::Zoomed:
      return window_->map().zoom(4);
    case Before::Layer:
      window_->map().zoom(4);
      return choose_row("layers", 2);
    case Before::Kita:
      return choose_row("ranking", 2);
    case Before::Weight:
      return part<QSlider>("weight_A").setValue(part<QSlider>("weight_A").value() / 2);
    case Before::Scenario:
      prepare(Before::Kita);
      press("scenario_new");
      press("scenario_close");
      return choose_row("scenario_changes", 0);
    case Before::Undone:
      prepare(Before::Scenario);
      window_->editor().undo();
      return;
    case Before::Note:
      prepare(Before::Scenario);
      part<QLineEdit>("scenario_role").setText(QStringLiteral("Fachplanung"));
      return part<QLineEdit>("scenario_reason").setText(QStringLiteral("Träger nicht bereit"));
    case Before::Noted:
      prepare(Before::Note);
      press("scenario_add_reason");
      return choose_row("scenario_notes", 0);
    default:
      return prepare_panel(before);
  }
}

void EveryActionTest::prepare_panel(Before before) {
  switch (before) {
    case Before::Site:
      choose_row("proposal_sites", 1);
      // The second of the solutions, so that there is one before and one after.
      EXPECT_TRUE(soon([this] { return part<QAbstractButton>("proposal_on").isEnabled(); }));
      press("proposal_on");
      return choose_row("proposal_sites", 1);
    case Before::LockedSite:
      prepare(Before::Site);
      return press("proposal_lock");
    case Before::Member:
      return choose_first_kita_of_tree();
    case Before::Moved:
      choose_first_kita_of_tree();
      QTest::keyClick(&part<QTreeWidget>("verbund_tree"), Qt::Key_Delete);
      run_events();
      return;
    case Before::Formation:
      return choose_row("verbund_choices", 0);
    case Before::Preview:
      for (QAction* action : actions_of(*window_))
        if (plain(action->text()) == QStringLiteral("Seitenansicht")) action->trigger();
      run_events();
      return;
    case Before::Report:
      for (QAction* action : actions_of(*window_))
        if (plain(action->text()).startsWith(QStringLiteral("Bericht schreiben")))
          action->trigger();
      part<QLineEdit>("report_folder").setText(QString::fromStdString(window_.folder().string()));
      return;
    case Before::Table:
      if (!window_->map_tools().table().isVisible())
        window_->map_tools().table().action()->trigger();
      return;
    default:
      return;
  }
}

/// The one of this key that is in sight: pages of the import guide have buttons alike.
std::optional<Act> act_of(MainWindow& window, const QString& key) {
  std::optional<Act> found;
  for (const Act& act : acts_of(window)) {
    if (act.key != key) continue;
    if (act.button != nullptr && act.button->isVisible()) return act;
    if (!found) found = act;
  }
  return found;
}

void EveryActionTest::expect_effect(const Row& row) {
  SCOPED_TRACE(row.key);
  start_afresh();
  prepare(row.before);
  run_events();
  const std::optional<Act> found = act_of(*window_, QString::fromUtf8(row.key));
  ASSERT_TRUE(found.has_value()) << "in the table, but not in the window: " << row.key;
  const Act& act = *found;
  const Sight before = hands_.look();
  const QString problem = GetParam() == Way::Mouse ? hands_.by_mouse(act) : hands_.by_keyboard(act);
  EXPECT_TRUE(problem.isEmpty()) << row.key << ": " << qPrintable(problem);
  if (!problem.isEmpty()) return;
  const QString effect = QString::fromUtf8(row.effect);
  Sight after;
  const bool seen = soon([&] {
    if (window_->busy()) return false;
    after = hands_.look();
    return before.value(effect) != after.value(effect);
  });
  EXPECT_TRUE(seen) << row.key << " does not change “" << row.effect << "”. It changed:\n"
                    << qPrintable(differences(before, after).join(QLatin1Char('\n')));
  EXPECT_TRUE(window_.settle()) << row.key;
}

TEST_P(EveryActionTest, DoesWhatIsSeen) {
  for (const Row& row : action_table()) expect_effect(row);
}

TEST_P(EveryActionTest, QuitEndsTheProgram) {
  for (const Act& act : acts_of(*window_)) {
    if (act.key != QStringLiteral("Datei > Beenden")) continue;
    const QString problem =
        GetParam() == Way::Mouse ? hands_.by_mouse(act) : hands_.by_keyboard(act);
    EXPECT_TRUE(problem.isEmpty()) << qPrintable(problem);
    EXPECT_TRUE(soon([this] { return !window_->isVisible(); }));
    return;
  }
  FAIL() << "no way to end the program";
}

INSTANTIATE_TEST_SUITE_P(Ways, EveryActionTest, testing::Values(Way::Mouse, Way::Keyboard),
                         [](const auto& one) {
                           return one.param == Way::Mouse ? "Mouse" : "Keyboard";
                         });

TEST(ActionTable, HoldsEveryActionOfTheWindow) {
  DemoWindow window;
  ASSERT_TRUE(window.open());
  (void)window->start_pages().guide();
  std::set<QString> known;
  for (const Row& row : action_table()) known.insert(QString::fromUtf8(row.key));
  for (const Elsewhere& row : pressed_elsewhere()) known.insert(QString::fromUtf8(row.key));
  for (const Act& act : acts_of(*window))
    EXPECT_TRUE(known.contains(act.key)) << "not in tests/viewer/app/action_table.cpp: {\""
                                         << qPrintable(act.key) << "\", \"...\"},";
}

}  // namespace
}  // namespace nahraum::app
