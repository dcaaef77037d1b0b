#pragma once
// The hands of a person at the window: press something by mouse or by keyboard, and what is seen
// before and after.

#include <QMap>
#include <QStringList>
#include <QTimer>

#include "tests/viewer/app/demo_window.h"
#include "tests/viewer/app/window_acts.h"

namespace nahraum::app {

/// What is seen, by name: "map", "message", "clipboard", "dialog", "dock ranking_dock",
/// "text import_step", "rows scenarios", "on Karte verschieben", ...
using Sight = QMap<QString, QString>;

class Hands {
 public:
  explicit Hands(DemoWindow& window);

  /// Empty where it went well, else why it could not be done.
  QString by_mouse(const Act& act);
  QString by_keyboard(const Act& act);
  [[nodiscard]] Sight look();
  /// Brings the panel and page of a widget into sight.
  static void bring_into_sight(QWidget& widget);

 private:
  void watch();
  QString by_mouse(QAbstractButton& button);
  QString by_keyboard(QAbstractButton& button);
  QAbstractButton* tool_of(const QAction& action);

  DemoWindow& window_;
  QTimer watch_;
  QStringList dialogs_;      ///< titles of those that came; each is given up
  bool menus_open_ = false;  ///< by these hands, which close them
};

/// Names of what differs, with both values.
[[nodiscard]] QStringList differences(const Sight& before, const Sight& after);

}  // namespace nahraum::app
