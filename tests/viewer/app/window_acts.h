#pragma once
// Everything one can do in a window by pressing something, collected from the window itself: the
// entries of its menus, the buttons of its panels and pages.

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QPointer>
#include <vector>

class QMainWindow;

namespace nahraum::app {

struct Act {
  QString key;  ///< "Ansicht > Hineinzoomen", "Szenarien: Neu"
  QPointer<QAction> action{};
  std::vector<QMenu*> menus{};  ///< of an action: from the menu bar inwards
  QPointer<QAbstractButton> button{};
};

/// Menus, tool bars and buttons of the window itself, not of Qt's own parts (title bars of panels,
/// arrows of boxes, clear buttons). Entries that stand for files and views of the user are left
/// out.
[[nodiscard]] std::vector<Act> acts_of(QMainWindow& window);

/// Every action of the window that stands in a menu or tool bar.
[[nodiscard]] std::vector<QAction*> actions_of(QMainWindow& window);

}  // namespace nahraum::app
