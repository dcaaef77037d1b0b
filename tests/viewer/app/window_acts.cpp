#include "tests/viewer/app/window_acts.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>
#include <set>

#include "tests/viewer/app/demo_window.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start_page.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {

namespace {

/// "Rückgängig: Kita schließen" is the entry "Rückgängig".
QString entry(const QAction& action) {
  return plain(action.text()).section(QStringLiteral(": "), 0, 0);
}

void add_menu(QMenu& menu, const QString& path, std::vector<QMenu*> menus, std::vector<Act>& acts) {
  emit menu.aboutToShow();
  menus.push_back(&menu);
  for (QAction* action : menu.actions()) {
    if (action->isSeparator()) continue;
    const QString key = path + QStringLiteral(" > ") + entry(*action);
    if (action->menu() != nullptr)
      add_menu(*action->menu(), key, menus, acts);
    else
      acts.push_back({key, action, menus});
  }
}

bool is_qts_own(const QAbstractButton& button) {
  if (button.objectName().startsWith(QLatin1String("qt_"))) return true;
  for (const QWidget* above = button.parentWidget(); above != nullptr;
       above = above->parentWidget()) {
    if (qobject_cast<const QLineEdit*>(above) != nullptr ||
        qobject_cast<const QAbstractSpinBox*>(above) != nullptr ||
        qobject_cast<const QComboBox*>(above) != nullptr ||
        qobject_cast<const QTabBar*>(above) != nullptr)
      return true;
  }
  const auto* tool = qobject_cast<const QToolButton*>(&button);
  return tool != nullptr && tool->defaultAction() != nullptr;  // its action is listed
}

/// One of many alike, beside a line of a list: the weights have their own tests.
bool stands_in_a_row(const QAbstractButton& button) {
  const QWidget* viewport = button.parentWidget();
  return viewport != nullptr && qobject_cast<const QTreeWidget*>(viewport->parent()) != nullptr;
}

QString place_of(const QAbstractButton& button) {
  for (const QWidget* above = button.parentWidget(); above != nullptr;
       above = above->parentWidget()) {
    if (const auto* dock = qobject_cast<const QDockWidget*>(above)) return dock->windowTitle();
    if (const auto* bar = qobject_cast<const QToolBar*>(above)) return bar->windowTitle();
    if (const auto* bar = qobject_cast<const MessageBar*>(above)) return bar->accessibleName();
    if (qobject_cast<const StartPage*>(above) != nullptr) return QStringLiteral("Start");
    if (qobject_cast<const ImportGuide*>(above) != nullptr) return QStringLiteral("Neue Studie");
    if (qobject_cast<const QMainWindow*>(above) != nullptr) return QStringLiteral("Fenster");
    if (above->isWindow()) return above->windowTitle();
  }
  return {};
}

}  // namespace

std::vector<Act> acts_of(QMainWindow& window) {
  std::vector<Act> acts;
  for (QAction* top : window.menuBar()->actions())
    if (top->menu() != nullptr) add_menu(*top->menu(), plain(top->text()), {}, acts);
  std::set<const QAction*> known;
  for (const Act& act : acts) known.insert(act.action);
  for (const QToolBar* bar : window.findChildren<QToolBar*>()) {
    const auto* dock = qobject_cast<const QDockWidget*>(bar->parentWidget()->parentWidget());
    const QString place = dock == nullptr ? bar->windowTitle() : dock->windowTitle();
    for (QAction* action : bar->actions())
      if (action->isVisible() && !action->isSeparator() && !action->text().isEmpty() &&
          known.insert(action).second)
        acts.push_back({place + QStringLiteral(": ") + entry(*action), action});
  }
  for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
    if (is_qts_own(*button) || stands_in_a_row(*button)) continue;
    const QString words =
        button->accessibleName().isEmpty() ? plain(button->text()) : button->accessibleName();
    if (words.isEmpty()) continue;  // a message without a way on
    acts.push_back({place_of(*button) + QStringLiteral(": ") + words, {}, {}, button});
  }
  return acts;
}

std::vector<QAction*> actions_of(QMainWindow& window) {
  std::vector<QAction*> actions;
  for (const Act& act : acts_of(window))
    if (act.action != nullptr) actions.push_back(act.action);
  return actions;
}

}  // namespace nahraum::app
