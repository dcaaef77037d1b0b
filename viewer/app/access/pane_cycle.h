#pragma once
// F6 and Shift+F6 move the keyboard from pane to pane: message, map or page, panels in sight from
// the left to the right and below, tool bars, status bar. A pane gets the keyboard where it last
// had it.

#include <QHash>
#include <QObject>
#include <QPointer>
#include <vector>

class QMainWindow;
class QMenu;
class QWidget;

namespace nahraum::app {

class PaneCycle : public QObject {
  Q_OBJECT
 public:
  /// Adds "Next pane" and "Previous pane" to the menu.
  PaneCycle(QMainWindow& window, QMenu& menu);

  /// Those in sight that something in them can take the keyboard, in the order of F6.
  [[nodiscard]] std::vector<QWidget*> panes() const;
  void step(int by);

 private:
  void remember(QWidget* now);

  QMainWindow& window_;
  QHash<const QObject*, QPointer<QWidget>> last_;  ///< by pane
};

}  // namespace nahraum::app
