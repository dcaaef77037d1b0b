#include "viewer/app/access/part_names.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTabBar>
#include <QToolButton>

namespace nahraum::app {

PartNames::PartNames(QMainWindow& window) : QObject(&window), window_(window) {
  window.installEventFilter(this);
  connect(&window, &QMainWindow::tabifiedDockWidgetActivated, this, &PartNames::give);
}

bool PartNames::eventFilter(QObject* watched, QEvent* event) {
  const bool changed = event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show ||
                       event->type() == QEvent::ChildAdded;
  // Qt lays its tab bars out after this event.
  if (changed && !due_) {
    due_ = true;
    QMetaObject::invokeMethod(this, &PartNames::give, Qt::QueuedConnection);
  }
  return QObject::eventFilter(watched, event);
}

void PartNames::give() {
  due_ = false;
  for (QTabBar* bar : window_.findChildren<QTabBar*>()) {
    if (bar->accessibleName().isEmpty()) bar->setAccessibleName(tr("Stacked panels"));
    if (bar->parentWidget() == &window_)
      bar->setFocusPolicy(bar->count() == 0 ? Qt::NoFocus : Qt::TabFocus);
  }
  for (auto* more : window_.findChildren<QToolButton*>(QStringLiteral("qt_toolbar_ext_button")))
    more->setAccessibleName(tr("More tools"));
}

}  // namespace nahraum::app
