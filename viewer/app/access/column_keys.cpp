#include "viewer/app/access/column_keys.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

namespace nahraum::app {

namespace {

constexpr int kStep = 16;  // pixels
constexpr int kNarrowest = 24;

}  // namespace

ColumnKeys::ColumnKeys(QAbstractItemView& view, QHeaderView& head)
    : QObject(&view), view_(view), head_(head) {
  view.installEventFilter(this);
  view.setAccessibleDescription(words());
}

QString ColumnKeys::words() {
  return tr(
      "Alt+Left and Alt+Right change the width of the column; where the table can be sorted, "
      "Alt+Up and Alt+Down sort by it.");
}

bool ColumnKeys::eventFilter(QObject* watched, QEvent* event) {
  // A shortcut of the window with the same keys waits until the table has said no.
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
    const auto& pressed = static_cast<const QKeyEvent&>(*event);
    const bool ours = (pressed.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier &&
                      pressed.key() >= Qt::Key_Left && pressed.key() <= Qt::Key_Down;
    if (ours && event->type() == QEvent::ShortcutOverride) event->accept();
    if (ours && event->type() == QEvent::KeyPress && handle(pressed.key())) return true;
  }
  return QObject::eventFilter(watched, event);
}

bool ColumnKeys::sorts() const { return head_.sectionsClickable() && head_.isSortIndicatorShown(); }

int ColumnKeys::column() const {
  const QModelIndex current = view_.currentIndex();
  return current.isValid() ? current.column() : head_.logicalIndex(0);
}

bool ColumnKeys::handle(int key) {
  const int section = column();
  if (section < 0 || head_.isSectionHidden(section)) return false;
  if (key == Qt::Key_Left || key == Qt::Key_Right) {
    // The width of the last column follows the others where it fills the table.
    const int wanted = head_.sectionSize(section) + (key == Qt::Key_Left ? -kStep : kStep);
    head_.resizeSection(section, std::max(kNarrowest, wanted));
    return true;
  }
  if (!sorts()) return false;
  head_.setSortIndicator(section, key == Qt::Key_Up ? Qt::AscendingOrder : Qt::DescendingOrder);
  return true;
}

}  // namespace nahraum::app
