#include "viewer/app/access/pane_cycle.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>

#include "viewer/app/window/message_bar.h"

namespace nahraum::app {

namespace {

bool takes_keys(const QWidget& widget) {
  return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

bool in_sight(const QWidget& widget) {
  return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

/// The list or table a panel is about, else the first that takes keys.
QWidget* first_taker(QWidget& pane) {
  if (takes_keys(pane) && in_sight(pane)) return &pane;
  QWidget* first = nullptr;
  // The order of Tab is a ring through the whole window.
  for (QWidget* next = pane.nextInFocusChain(); next != &pane; next = next->nextInFocusChain()) {
    if (!pane.isAncestorOf(next) || !takes_keys(*next) || !in_sight(*next)) continue;
    if (qobject_cast<QAbstractItemView*>(next) != nullptr) return next;
    if (first == nullptr) first = next;
  }
  return first;
}

/// Left before right before below, in a column from above.
int place_of(const QMainWindow& window, QDockWidget& dock) {
  switch (window.dockWidgetArea(&dock)) {
    case Qt::LeftDockWidgetArea:
      return 0;
    case Qt::RightDockWidgetArea:
      return 1;
    default:
      return 2;
  }
}

}  // namespace

PaneCycle::PaneCycle(QMainWindow& window, QMenu& menu) : QObject(&window), window_(window) {
  const auto add = [&](const QString& words, const QString& tip, const char* keys, int by) {
    QAction* action = menu.addAction(words);
    action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [this, by] { step(by); });
  };
  add(tr("Ne&xt Pane"), tr("The keyboard goes to the next part of the window"), "F6", 1);
  add(tr("Pre&vious Pane"), tr("The keyboard goes to the part of the window before"), "Shift+F6",
      -1);
  connect(qApp, &QApplication::focusChanged, this,
          [this](QWidget* /*before*/, QWidget* now) { remember(now); });
}

std::vector<QWidget*> PaneCycle::panes() const {
  std::vector<QWidget*> all;
  if (auto* message =
          window_.centralWidget()->findChild<MessageBar*>(QString(), Qt::FindDirectChildrenOnly))
    all.push_back(message);
  if (auto* pages = window_.centralWidget()->findChild<QStackedWidget*>(QString(),
                                                                        Qt::FindDirectChildrenOnly))
    all.push_back(pages->currentWidget());
  QList<QDockWidget*> docks =
      window_.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly);
  std::stable_sort(docks.begin(), docks.end(), [this](QDockWidget* a, QDockWidget* b) {
    const auto key = [this](QDockWidget& dock) {
      return std::tuple(place_of(window_, dock), dock.y(), dock.x());
    };
    return key(*a) < key(*b);
  });
  all.insert(all.end(), docks.begin(), docks.end());
  for (QToolBar* bar : window_.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
    all.push_back(bar);
  all.push_back(window_.statusBar());
  std::erase_if(all,
                [](QWidget* pane) { return !pane->isVisible() || first_taker(*pane) == nullptr; });
  return all;
}

void PaneCycle::remember(QWidget* now) {
  if (now == nullptr || now->window() != &window_) return;
  for (QWidget* pane : panes())
    if (pane == now || pane->isAncestorOf(now)) last_[pane] = now;
}

void PaneCycle::step(int by) {
  const std::vector<QWidget*> all = panes();
  if (all.empty()) return;
  const QWidget* focus = QApplication::focusWidget();
  const auto here = std::find_if(all.begin(), all.end(), [focus](const QWidget* pane) {
    return focus != nullptr && (pane == focus || pane->isAncestorOf(focus));
  });
  const auto count = static_cast<int>(all.size());
  const int place = here == all.end() ? (by > 0 ? 0 : count - 1)
                                      : (static_cast<int>(here - all.begin()) + by + count) % count;
  QWidget* pane = all[static_cast<std::size_t>(place)];
  QWidget* last = last_.value(pane);
  if (last == nullptr || !takes_keys(*last) || !in_sight(*last)) last = first_taker(*pane);
  last->setFocus(Qt::TabFocusReason);
}

}  // namespace nahraum::app
