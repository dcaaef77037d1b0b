#include "tests/viewer/app/hands.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tests/viewer/app/mouse.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {

namespace {

constexpr int kMostEntries = 60;  // of a menu, to walk through by keys

QString flags_of(bool on, bool enabled) {
  return (on ? QStringLiteral("on") : QStringLiteral("off")) +
         (enabled ? QString() : QStringLiteral(", grey"));
}

QString first_rows(const QAbstractItemModel& model) {
  QStringList words{QString::number(model.rowCount())};
  for (int row = 0; row < std::min(model.rowCount(), 12); ++row)
    for (int column = 0; column < std::min(model.columnCount(), 3); ++column) {
      const QModelIndex cell = model.index(row, column);
      words += cell.data().toString() + cell.data(Qt::CheckStateRole).toString();
    }
  return words.join(QLatin1Char('|'));
}

void add_widget(const QWidget& widget, Sight& sight) {
  const QString name = widget.objectName();
  if (name.isEmpty() || name.startsWith(QLatin1String("qt_")) || !widget.isVisible()) return;
  if (const auto* label = qobject_cast<const QLabel*>(&widget))
    sight[QStringLiteral("text ") + name] = label->text();
  else if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
    sight[QStringLiteral("text ") + name] = line->text();
  else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
    sight[QStringLiteral("value ") + name] = box->currentText();
  else if (const auto* slider = qobject_cast<const QAbstractSlider*>(&widget))
    sight[QStringLiteral("value ") + name] = QString::number(slider->value());
  else if (const auto* number = qobject_cast<const QSpinBox*>(&widget))
    sight[QStringLiteral("value ") + name] = QString::number(number->value());
  else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) {
    if (view->model() == nullptr) return;
    sight[QStringLiteral("rows ") + name] = first_rows(*view->model());
    sight[QStringLiteral("row ") + name] = QString::number(view->currentIndex().row());
  } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
    sight[QStringLiteral("on ") + name] = flags_of(button->isChecked(), button->isEnabled());
}

QString clipboard_words() {
  const QMimeData* held = QGuiApplication::clipboard()->mimeData();
  return held == nullptr
             ? QString()
             : held->formats().join(QLatin1Char(' ')) + QLatin1Char('\n') + held->text().left(400);
}

}  // namespace

Hands::Hands(DemoWindow& window) : window_(window) {
  QObject::connect(&watch_, &QTimer::timeout, [this] { watch(); });
  watch_.start(15);
}

/// Dialogs and menus that wait for an answer are given up, as with Esc.
void Hands::watch() {
  if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
    dialogs_ += dialog->windowTitle();
    dialog->reject();
  }
  if (menus_open_) return;
  if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
    dialogs_ += QStringLiteral("menu %1").arg(menu->actions().size());
    menu->close();
  }
}

void Hands::bring_into_sight(QWidget& widget) {
  QWidget* below = &widget;
  for (QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
    if (auto* dock = qobject_cast<QDockWidget*>(above)) {
      dock->show();
      dock->raise();
    }
    if (auto* pages = qobject_cast<QStackedWidget*>(above)) {
      if (auto* tabs = qobject_cast<QTabWidget*>(pages->parentWidget()))
        tabs->setCurrentWidget(below);
    }
    if (auto* area = qobject_cast<QScrollArea*>(above)) {
      run_events();
      area->ensureWidgetVisible(&widget);
    }
    below = above;
  }
  run_events();
}

QAbstractButton* Hands::tool_of(const QAction& action) {
  for (auto* button : window_->findChildren<QToolButton*>())
    if (button->defaultAction() == &action) return button;
  return nullptr;
}

QString Hands::by_mouse(QAbstractButton& button) {
  bring_into_sight(button);
  if (!button.isVisible()) return QStringLiteral("it is not in sight");
  if (!button.isEnabled()) return QStringLiteral("it is grey");
  // A box to tick is as wide as its words, whatever room it has.
  const bool box = qobject_cast<QCheckBox*>(&button) != nullptr;
  QTest::mouseClick(&button, Qt::LeftButton, {},
                    box ? QPoint(10, button.height() / 2) : button.rect().center());
  return {};
}

QString Hands::by_keyboard(QAbstractButton& button) {
  bring_into_sight(button);
  if (!button.isVisible()) return QStringLiteral("it is not in sight");
  if (!button.isEnabled()) return QStringLiteral("it is grey");
  if ((button.focusPolicy() & Qt::TabFocus) == 0) return QStringLiteral("Tab does not reach it");
  button.setFocus(Qt::TabFocusReason);
  if (!button.hasFocus()) return QStringLiteral("it does not take the keyboard");
  QTest::keyClick(&button, Qt::Key_Space);
  return {};
}

QString Hands::by_mouse(const Act& act) {
  if (act.button != nullptr) return by_mouse(*act.button);
  if (act.menus.empty()) {
    QAbstractButton* tool = tool_of(*act.action);
    return tool == nullptr ? QStringLiteral("it has no button") : by_mouse(*tool);
  }
  if (!act.action->isEnabled()) return QStringLiteral("it is grey");
  menus_open_ = true;
  QMenuBar* bar = window_->menuBar();
  QTest::mouseClick(bar, Qt::LeftButton, {},
                    bar->actionGeometry(act.menus.front()->menuAction()).center());
  for (std::size_t i = 0; i < act.menus.size(); ++i) {
    QMenu* menu = act.menus[i];
    if (!soon([menu] { return menu->isVisible(); })) {
      menus_open_ = false;
      return QStringLiteral("its menu does not open");
    }
    QAction* next = i + 1 < act.menus.size() ? act.menus[i + 1]->menuAction() : act.action.data();
    const QPoint at = menu->actionGeometry(next).center();
    move_mouse(*menu, at);
    if (i + 1 == act.menus.size()) menus_open_ = false;  // what follows is no longer ours
    QTest::mouseClick(menu, Qt::LeftButton, {}, at);
  }
  menus_open_ = false;
  return {};
}

QString Hands::by_keyboard(const Act& act) {
  if (act.button != nullptr) return by_keyboard(*act.button);
  if (act.menus.empty()) {
    QAbstractButton* tool = tool_of(*act.action);
    return tool == nullptr ? QStringLiteral("it has no button") : by_keyboard(*tool);
  }
  if (!act.action->isEnabled()) return QStringLiteral("it is grey");
  menus_open_ = true;
  const QString title = act.menus.front()->title();
  const QChar letter = title[title.indexOf(QLatin1Char('&')) + 1];
  QTest::keyClick(window_->menuBar(), letter.toLatin1(), Qt::AltModifier);
  for (std::size_t i = 0; i < act.menus.size(); ++i) {
    QMenu* menu = act.menus[i];
    if (!soon([menu] { return menu->isVisible(); })) {
      menus_open_ = false;
      return QStringLiteral("its menu does not open with Alt+%1").arg(letter);
    }
    QAction* next = i + 1 < act.menus.size() ? act.menus[i + 1]->menuAction() : act.action.data();
    for (int step = 0; step < kMostEntries && menu->activeAction() != next; ++step)
      QTest::keyClick(menu, Qt::Key_Down);
    if (menu->activeAction() != next) {
      menus_open_ = false;
      return QStringLiteral("the arrows do not reach it");
    }
    if (i + 1 == act.menus.size()) menus_open_ = false;
    QTest::keyClick(menu, i + 1 < act.menus.size() ? Qt::Key_Right : Qt::Key_Return);
  }
  menus_open_ = false;
  return {};
}

Sight Hands::look() {
  Sight sight;
  MainWindow& window = *window_;
  const render::View& view = window.map().view();
  sight[QStringLiteral("map")] = QStringLiteral("%1 %2 %3")
                                     .arg(view.centre().x)
                                     .arg(view.centre().y)
                                     .arg(view.scale_denominator());
  sight[QStringLiteral("cursor")] = QString::number(window.map().cursor().shape());
  sight[QStringLiteral("message")] = window.messages().message();
  sight[QStringLiteral("status")] = window.statusBar()->currentMessage();
  sight[QStringLiteral("title")] = window.windowTitle();
  sight[QStringLiteral("window")] = window.isVisible() ? QStringLiteral("open") : QString();
  sight[QStringLiteral("dialog")] = dialogs_.join(QLatin1Char('\n'));
  sight[QStringLiteral("clipboard")] = clipboard_words();
  sight[QStringLiteral("undo")] = window.editor().undo_name();
  const QWidget* focus = QApplication::focusWidget();
  sight[QStringLiteral("keyboard")] =
      focus == nullptr ? QString()
                       : focus->objectName() + QLatin1Char(' ') + focus->accessibleName();
  QStringList windows;
  for (const QWidget* top : QApplication::topLevelWidgets())
    if (top->isVisible() && top->isWindow()) windows += top->windowTitle();
  windows.sort();
  sight[QStringLiteral("windows")] = windows.join(QLatin1Char('\n'));
  for (const QDockWidget* dock : window.findChildren<QDockWidget*>())
    sight[QStringLiteral("dock ") + dock->objectName()] =
        dock->isVisible() && !dock->visibleRegion().isEmpty() ? QStringLiteral("in sight")
                                                              : QString();
  for (const Act& act : acts_of(window))
    if (act.action != nullptr)
      sight[QStringLiteral("on ") + (act.menus.empty() ? act.key : plain(act.action->text()))] =
          flags_of(act.action->isChecked(), act.action->isEnabled());
  for (const QWidget* widget : QApplication::allWidgets()) add_widget(*widget, sight);
  return sight;
}

QStringList differences(const Sight& before, const Sight& after) {
  QStringList words;
  for (auto one = after.begin(); one != after.end(); ++one)
    if (before.value(one.key()) != one.value())
      words += QStringLiteral("%1: “%2” → “%3”")
                   .arg(one.key(), before.value(one.key()).left(80), one.value().left(80));
  for (auto one = before.begin(); one != before.end(); ++one)
    if (!after.contains(one.key())) words += one.key() + QStringLiteral(": gone");
  return words;
}

}  // namespace nahraum::app
