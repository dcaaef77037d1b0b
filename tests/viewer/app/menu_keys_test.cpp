// Keys of the window in both languages: no letter twice in a menu, no shortcut twice in the window,
// words for every action, F6 from pane to pane, Tab once around and nowhere caught.

#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTest>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/viewer/app/demo_window.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/window_acts.h"
#include "viewer/app/start/start.h"

namespace nahraum::app {
namespace {

class MenuKeysTest : public testing::TestWithParam<geo::Language> {
 protected:
  void SetUp() override { ASSERT_TRUE(window_.open()); }
  void TearDown() override { install_german(); }
  static void install_german();

  DemoWindow window_{GetParam()};
};

QChar letter_of(const QString& words) {
  for (qsizetype at = words.indexOf(QLatin1Char('&')); at >= 0;
       at = words.indexOf(QLatin1Char('&'), at + 2))
    if (at + 1 < words.size() && words[at + 1] != QLatin1Char('&')) return words[at + 1].toLower();
  return {};
}

void expect_own_letters(const QList<QAction*>& actions, const QString& menu) {
  std::map<QChar, QString> letters;
  for (const QAction* action : actions) {
    if (action->isSeparator() || !action->isVisible()) continue;
    const QChar letter = letter_of(action->text());
    if (letter.isNull()) continue;
    const auto [other, fresh] = letters.emplace(letter, action->text());
    EXPECT_TRUE(fresh) << qPrintable(menu) << ": " << qPrintable(action->text()) << " and "
                       << qPrintable(other->second);
  }
}

void expect_letters_in(QMenu& menu) {
  expect_own_letters(menu.actions(), plain(menu.title()));
  for (const QAction* action : menu.actions())
    if (action->menu() != nullptr) expect_letters_in(*action->menu());
}

TEST_P(MenuKeysTest, NoLetterStandsTwiceInAMenu) {
  const QList<QAction*> tops = window_->menuBar()->actions();
  expect_own_letters(tops, QStringLiteral("menu bar"));
  for (const QAction* top : tops) {
    EXPECT_FALSE(letter_of(top->text()).isNull()) << qPrintable(top->text());
    if (top->menu() != nullptr) expect_letters_in(*top->menu());
  }
}

TEST_P(MenuKeysTest, NoShortcutIsUsedTwice) {
  std::map<QString, const QAction*> keys;
  for (const QAction* action : window_->findChildren<QAction*>()) {
    // One that works only in its own panel may be that of another panel.
    if (action->shortcutContext() != Qt::WindowShortcut) continue;
    for (const QKeySequence& sequence : action->shortcuts()) {
      const auto [other, fresh] = keys.emplace(sequence.toString(), action);
      EXPECT_TRUE(fresh || other->second == action)
          << qPrintable(sequence.toString()) << ": " << qPrintable(action->text()) << " and "
          << qPrintable(other->second->text());
    }
  }
  EXPECT_GT(keys.size(), 20U);
}

TEST_P(MenuKeysTest, EveryActionHasWordsATipAndAPlace) {
  for (const Act& act : acts_of(*window_)) {
    if (act.action == nullptr) continue;
    const QAction& action = *act.action;
    const QString words = action.text();
    EXPECT_TRUE(std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetter(); }))
        << qPrintable(act.key);
    if (!action.isEnabled() && action.shortcut().isEmpty() && act.menus.size() > 1)
      continue;  // "No studies yet"
    EXPECT_FALSE(action.statusTip().isEmpty()) << "no status tip: " << qPrintable(act.key);
    EXPECT_TRUE(!act.menus.empty() || !action.shortcut().isEmpty() || action.isCheckable())
        << "neither in a menu nor with a key: " << qPrintable(act.key);
  }
}

TEST_P(MenuKeysTest, F6GoesFromPaneToPaneAndBack) {
  std::vector<QWidget*> seen;
  window_->map().setFocus();
  for (int i = 0; i < 12; ++i) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    seen.push_back(QApplication::focusWidget());
    if (seen.back() == &window_->map()) break;
  }
  QStringList names;
  for (const QWidget* widget : seen)
    names +=
        QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
  EXPECT_EQ(seen.back(), &window_->map())
      << "F6 does not come back to the map: " << qPrintable(names.join(QStringLiteral(", ")));
  EXPECT_GE(seen.size(), 4U);  // layers, objects, ranking, ... and the map again
  EXPECT_EQ(std::set<QWidget*>(seen.begin(), seen.end()).size(), seen.size());
  for (std::size_t i = seen.size() - 1; i-- > 0;) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_EQ(QApplication::focusWidget(), seen[i]) << i;
  }
}

/// Tab from the widget that has the keyboard until it is there again; what was passed.
std::vector<QWidget*> around(Qt::Key key) {
  std::vector<QWidget*> passed;
  const QWidget* first = QApplication::focusWidget();
  for (int i = 0; i < 400; ++i) {
    QTest::keyClick(QApplication::focusWidget(), key);
    QWidget* now = QApplication::focusWidget();
    if (now == nullptr || (!passed.empty() && now == passed.back())) break;  // caught
    passed.push_back(now);
    if (now == first) break;
  }
  return passed;
}

TEST_P(MenuKeysTest, TabGoesAroundTheWindowWithEveryPanel) {
  for (auto* dock : window_->findChildren<QDockWidget*>()) {
    dock->show();
    dock->raise();
    ASSERT_TRUE(soon([&] { return !dock->visibleRegion().isEmpty(); }))
        << qPrintable(dock->windowTitle());
    run_events();
    window_->map().setFocus();
    const std::vector<QWidget*> passed = around(Qt::Key_Tab);
    ASSERT_FALSE(passed.empty());
    EXPECT_EQ(passed.back(), &window_->map())
        << qPrintable(dock->windowTitle()) << ": Tab is caught by "
        << passed.back()->metaObject()->className() << ' '
        << qPrintable(passed.back()->objectName());
    const bool reached = std::any_of(passed.begin(), passed.end(), [&](const QWidget* widget) {
      return dock->isAncestorOf(widget);
    });
    EXPECT_TRUE(reached) << qPrintable(dock->windowTitle()) << " is not reached by Tab";
    for (const QWidget* widget : passed)
      EXPECT_TRUE(widget->isVisible()) << qPrintable(widget->objectName());
  }
}

TEST_P(MenuKeysTest, TabGoesAroundStartAndImportGuide) {
  Start& start = window_->start_pages();
  for (const bool guide : {false, true}) {
    if (guide)
      start.show_new_study();
    else
      start.show_start();
    run_events();
    ASSERT_TRUE(soon([] { return QApplication::focusWidget() != nullptr; }));
    const QWidget* first = QApplication::focusWidget();
    const std::vector<QWidget*> passed = around(Qt::Key_Tab);
    ASSERT_FALSE(passed.empty());
    EXPECT_EQ(passed.back(), first) << qPrintable(passed.back()->objectName());
    EXPECT_GE(passed.size(), 3U);
  }
}

void MenuKeysTest::install_german() {
  // The other tests of this program read German.
  DemoWindow(geo::Language::German);
}

INSTANTIATE_TEST_SUITE_P(Languages, MenuKeysTest,
                         testing::Values(geo::Language::German, geo::Language::English),
                         [](const auto& one) {
                           return one.param == geo::Language::German ? "German" : "English";
                         });

}  // namespace
}  // namespace nahraum::app
