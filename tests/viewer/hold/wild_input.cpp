#include "tests/viewer/hold/wild_input.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QKeySequence>
#include <QLineEdit>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>
#include <csignal>

#include <execinfo.h>
#include <pthread.h>
#include <unistd.h>

#include "tests/viewer/hold/edit_moves.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/start/start.h"

namespace nahraum::app {

namespace {

constexpr int kHung = 86;

/// Runs on the main thread while it hangs.
void write_stack(int /*signal*/) {
  void* frames[100];
  backtrace_symbols_fd(frames, backtrace(frames, 100), STDERR_FILENO);
  _exit(kHung);
}

template <typename T>
T* one_of(const std::vector<T*>& all, support::Random& random) {
  return all.empty() ? nullptr : all[random.below(static_cast<std::uint32_t>(all.size()))];
}

QString name_of(const QObject* object) {
  if (object == nullptr) return QStringLiteral("-");
  const QString kind = QString::fromLatin1(object->metaObject()->className());
  return object->objectName().isEmpty() ? kind : kind + QLatin1Char(' ') + object->objectName();
}

constexpr int kKeys[] = {Qt::Key_Tab,      Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Left,
                         Qt::Key_Right,    Qt::Key_Up,     Qt::Key_Down,    Qt::Key_Return,
                         Qt::Key_Space,    Qt::Key_Escape, Qt::Key_Delete,  Qt::Key_Backspace,
                         Qt::Key_F2,       Qt::Key_Home,   Qt::Key_End,     Qt::Key_PageUp,
                         Qt::Key_PageDown, Qt::Key_Plus,   Qt::Key_Minus,   Qt::Key_F10,
                         Qt::Key_Menu,     Qt::Key_F4,     Qt::Key_Enter};

}  // namespace

WildInput::WildInput(support::Random random, WildOptions options)
    : random_(random), options_(std::move(options)), log_(options_.log) {
  std::signal(SIGUSR2, write_stack);
  watcher_ = std::thread([this, window_thread = pthread_self()] {
    int last = -1, quiet = 0;
    while (!over_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      quiet = beat_ == last ? quiet + 1 : 0;
      last = beat_;
      if (quiet < options_.patience * 10) continue;
      std::fprintf(stderr, "The window hangs; events are in %s\n", options_.log.c_str());
      pthread_kill(window_thread, SIGUSR2);
      return;
    }
  });
}

WildInput::~WildInput() {
  over_ = true;
  watcher_.join();
}

void WildInput::note(const QString& words) {
  log_ << sent_ << ' ' << words.toStdString() << std::endl;  // what is in the log has begun
}

void WildInput::drive(MainWindow& window, int events) {
  window_ = &window;
  until_ = sent_ + events;
  QTimer::singleShot(0, this, &WildInput::step);
  while (sent_ < until_) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    ++beat_;
  }
  settle();
}

/// The next one is asked for first: this one may open a dialog and stay in it.
void WildInput::step() {
  ++beat_;
  if (sent_ >= until_) {
    if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
      dialog->reject();
      QTimer::singleShot(1, this, &WildInput::step);
    } else if (QWidget* popup = QApplication::activePopupWidget()) {
      popup->close();
      QTimer::singleShot(1, this, &WildInput::step);
    }
    return;
  }
  QTimer::singleShot(random_.chance(0.1) ? 15 : 0, this, &WildInput::step);
  ++sent_;
  one_event();
}

void WildInput::one_event() {
  if (window_ == nullptr) return;
  if (dragged_ != nullptr) return drag_on();
  if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
    return answer_dialog(*dialog);
  in_dialog_ = 0;
  if (!window_->isVisible()) {
    note(QStringLiteral("show"));
    window_->show();
    return;
  }
  static constexpr struct {
    int share;
    Move move;
  } kMoves[] = {{30, &WildInput::click},        {4, &WildInput::double_click},
                {5, &WildInput::context_click}, {6, &WildInput::drag},
                {6, &WildInput::wheel},         {16, &WildInput::press_key},
                {4, &WildInput::write_words},   {6, &WildInput::press_shortcut},
                {7, &WildInput::choose_action}, {2, &WildInput::resize_window},
                {3, &WildInput::change_panel},  {8, &WildInput::edit},
                {2, &WildInput::use_study},     {1, &WildInput::write_file}};
  int drawn = static_cast<int>(random_.below(100));
  for (const auto& [share, move] : kMoves) {
    drawn -= share;
    if (drawn < 0) return (this->*move)();
  }
}

/// Ends drags and dialogs: what is measured or looked at next is the window alone.
void WildInput::settle() {
  if (dragged_ != nullptr) mouse(*dragged_, QEvent::MouseButtonRelease, Qt::LeftButton, drag_at_);
  dragged_ = nullptr;
  held_ = {};
  for (int i = 0; i < 200; ++i) {
    ++beat_;
    QWidget* open = QApplication::activePopupWidget();
    if (open == nullptr) open = QApplication::activeModalWidget();
    if (open != nullptr) open->close();
    QTest::qWait(5);
    if (open == nullptr && i > 3) break;
  }
}

/// An open menu most of the time, else any window that can be reached.
QWindow* WildInput::target() {
  if (QWidget* popup = QApplication::activePopupWidget(); popup != nullptr && random_.chance(0.8))
    return popup->windowHandle();
  std::vector<QWindow*> windows;
  for (QWindow* window : QGuiApplication::topLevelWindows())
    if (window->isVisible() && window->width() > 1 && window->height() > 1)
      windows.push_back(window);
  if (random_.chance(0.7) && window_->windowHandle() != nullptr) return window_->windowHandle();
  return one_of(windows, random_);
}

/// Half of the time inside some control, which a point of a large window would seldom hit.
QPoint WildInput::place_in(QWindow& window) {
  for (QWidget* top : QApplication::topLevelWidgets()) {
    if (top->windowHandle() != &window || random_.chance(0.4)) continue;
    std::vector<QWidget*> seen;
    for (QWidget* child : top->findChildren<QWidget*>())
      if (child->isVisible() && !child->isWindow() && !child->visibleRegion().isEmpty())
        seen.push_back(child);
    QWidget* child = one_of(seen, random_);
    if (child == nullptr) break;
    const QRect part = child->visibleRegion().boundingRect();
    const QPoint inside(random_.integer(part.left(), part.right()),
                        random_.integer(part.top(), part.bottom()));
    return child->mapTo(top, inside);
  }
  return {random_.integer(0, window.width() - 1), random_.integer(0, window.height() - 1)};
}

void WildInput::mouse(QWindow& window, QEvent::Type type, Qt::MouseButton button, QPoint at) {
  if (type == QEvent::MouseButtonPress) held_.setFlag(button, true);
  if (type == QEvent::MouseButtonRelease) held_.setFlag(button, false);
  const QPointer<QWindow> alive(&window);
  time_ += 20;
  qt_handleMouseEvent(alive, at, window.mapToGlobal(at), held_,
                      type == QEvent::MouseMove ? Qt::NoButton : button, type, {},
                      static_cast<int>(time_));
}

void WildInput::key(QWindow& window, int key, Qt::KeyboardModifiers modifiers,
                    const QString& text) {
  const QPointer<QWindow> alive(&window);
  qt_handleKeyEvent(alive, QEvent::KeyPress, key, modifiers, text);
  if (alive != nullptr) qt_handleKeyEvent(alive, QEvent::KeyRelease, key, modifiers, text);
}

/// A path that is half deleted is a place outside of the folder.
bool WildInput::in_a_path() const {
  const auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  return line != nullptr && line->text().contains(QLatin1Char('/'));
}

/// Never at random where files can be renamed or deleted: a name below the folder, or none.
void WildInput::answer_dialog(QDialog& dialog) {
  ++in_dialog_;
  auto* files = qobject_cast<QFileDialog*>(&dialog);
  const bool enough = in_dialog_ > 8 || random_.chance(0.3);
  note(QStringLiteral("dialog %1%2")
           .arg(name_of(&dialog), enough ? QStringLiteral(" left") : QString()));
  if (enough || dialog.windowHandle() == nullptr) return dialog.reject();
  if (files != nullptr) {
    auto* name = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (name == nullptr) return dialog.reject();
    const QStringList names = {QStringLiteral("/karte.pdf"), QStringLiteral("/karte.png"),
                               QStringLiteral("/gibt es nicht.toml"), QStringLiteral("/"),
                               QStringLiteral("/karte")};
    QString chosen = QString::fromStdString(options_.folder.string()) +
                     names[random_.integer(0, static_cast<int>(names.size()) - 1)];
    if (random_.chance(0.4))
      chosen = QString::fromStdString(
          options_.studies[random_.below(static_cast<std::uint32_t>(options_.studies.size()))]
              .string());
    name->setText(chosen);
    return key(*dialog.windowHandle(), Qt::Key_Return, {}, QStringLiteral("\r"));
  }
  if (random_.chance(0.3))
    return key(*dialog.windowHandle(), Qt::Key_Return, {}, QStringLiteral("\r"));
  if (random_.chance(0.5))
    return key(*dialog.windowHandle(), Qt::Key_Tab, {}, QStringLiteral("\t"));
  const QPoint at = place_in(*dialog.windowHandle());
  const QPointer<QWindow> alive(dialog.windowHandle());
  mouse(*alive, QEvent::MouseButtonPress, Qt::LeftButton, at);
  if (alive != nullptr) mouse(*alive, QEvent::MouseButtonRelease, Qt::LeftButton, at);
}

void WildInput::click() {
  const QPointer<QWindow> window = target();
  if (window == nullptr) return;
  const QPoint at = place_in(*window);
  note(QStringLiteral("click %1 %2,%3").arg(name_of(window)).arg(at.x()).arg(at.y()));
  time_ += 1000;
  mouse(*window, QEvent::MouseMove, Qt::NoButton, at);
  if (window != nullptr) mouse(*window, QEvent::MouseButtonPress, Qt::LeftButton, at);
  if (window != nullptr) mouse(*window, QEvent::MouseButtonRelease, Qt::LeftButton, at);
  held_ = {};
}

void WildInput::double_click() {
  const QPointer<QWindow> window = target();
  if (window == nullptr) return;
  const QPoint at = place_in(*window);
  note(QStringLiteral("double click %1 %2,%3").arg(name_of(window)).arg(at.x()).arg(at.y()));
  time_ += 1000;
  for (int i = 0; i < 2; ++i) {
    if (window != nullptr) mouse(*window, QEvent::MouseButtonPress, Qt::LeftButton, at);
    if (window != nullptr) mouse(*window, QEvent::MouseButtonRelease, Qt::LeftButton, at);
  }
  held_ = {};
}

void WildInput::context_click() {
  const QPointer<QWindow> window = target();
  if (window == nullptr) return;
  const QPoint at = place_in(*window);
  note(QStringLiteral("right click %1 %2,%3").arg(name_of(window)).arg(at.x()).arg(at.y()));
  time_ += 1000;
  mouse(*window, QEvent::MouseButtonPress, Qt::RightButton, at);
  if (window != nullptr) mouse(*window, QEvent::MouseButtonRelease, Qt::RightButton, at);
  held_ = {};
}

void WildInput::drag() {
  dragged_ = target();
  if (dragged_ == nullptr) return;
  drag_at_ = place_in(*dragged_);
  drag_left_ = random_.integer(2, 6);
  note(QStringLiteral("drag %1 %2,%3").arg(name_of(dragged_)).arg(drag_at_.x()).arg(drag_at_.y()));
  time_ += 1000;
  mouse(*dragged_, QEvent::MouseButtonPress, Qt::LeftButton, drag_at_);
}

void WildInput::drag_on() {
  QWindow& window = *dragged_;
  if (--drag_left_ <= 0) {
    note(QStringLiteral("drop %1,%2").arg(drag_at_.x()).arg(drag_at_.y()));
    dragged_ = nullptr;
    mouse(window, QEvent::MouseButtonRelease, Qt::LeftButton, drag_at_);
    held_ = {};
    return;
  }
  drag_at_ = place_in(window);
  note(QStringLiteral("move %1,%2").arg(drag_at_.x()).arg(drag_at_.y()));
  mouse(window, QEvent::MouseMove, Qt::NoButton, drag_at_);
}

void WildInput::wheel() {
  QWindow* window = target();
  if (window == nullptr) return;
  const QPoint at = place_in(*window);
  const int notches = random_.integer(-3, 3);
  note(QStringLiteral("wheel %1 %2,%3 %4")
           .arg(name_of(window))
           .arg(at.x())
           .arg(at.y())
           .arg(notches));
  QWheelEvent turn(at, window->mapToGlobal(at), {}, {0, notches * 120}, held_,
                   random_.chance(0.2) ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase,
                   false);
  QCoreApplication::sendEvent(window, &turn);
}

void WildInput::press_key() {
  QWindow* window = target();
  if (window == nullptr) return;
  int code = kKeys[random_.below(std::size(kKeys))];
  const bool changes = code == Qt::Key_Delete || code == Qt::Key_Backspace || code == Qt::Key_Space;
  if (changes && in_a_path()) code = Qt::Key_Tab;
  const Qt::KeyboardModifiers modifiers = random_.chance(0.15)   ? Qt::ShiftModifier
                                          : random_.chance(0.06) ? Qt::AltModifier
                                                                 : Qt::NoModifier;
  note(QStringLiteral("key %1 in %2")
           .arg(QKeySequence(code | modifiers).toString(), name_of(QApplication::focusWidget())));
  const bool space = code == Qt::Key_Space;
  key(*window, code, modifiers, space ? QStringLiteral(" ") : QString());
}

void WildInput::write_words() {
  static const QString kLetters = QStringLiteral("abcäöüß0123,.;-+ %\"'<&>ЖÉ漢\u200f");
  const QPointer<QWindow> window = target();
  if (window == nullptr || in_a_path()) return;
  QString words;
  for (int i = random_.integer(1, 12); i > 0; --i)
    words += kLetters[random_.integer(0, static_cast<int>(kLetters.size()) - 1)];
  note(QStringLiteral("write “%1” in %2").arg(words, name_of(QApplication::focusWidget())));
  for (const QChar letter : words)
    if (window != nullptr) key(*window, letter.toUpper().unicode(), {}, letter);
}

void WildInput::press_shortcut() {
  std::vector<QAction*> with_keys;
  for (QAction* action : window_->findChildren<QAction*>())
    if (!action->shortcut().isEmpty()) with_keys.push_back(action);
  QAction* action = one_of(with_keys, random_);
  if (action == nullptr || window_->windowHandle() == nullptr) return;
  const QKeyCombination keys = action->shortcut()[0];
  note(QStringLiteral("shortcut %1 (%2)").arg(action->shortcut().toString(), action->text()));
  window_->activateWindow();
  key(*window_->windowHandle(), keys.key(), keys.keyboardModifiers(), {});
}

void WildInput::choose_action() {
  std::vector<QAction*> possible;
  for (QAction* action : window_->findChildren<QAction*>())
    if (action->isEnabled() && action->isVisible() && !action->isSeparator())
      possible.push_back(action);
  QAction* action = one_of(possible, random_);
  if (action == nullptr) return;
  if (in_a_path() && qobject_cast<QLineEdit*>(action->parent()) != nullptr) return;
  note(QStringLiteral("action %1 of %2").arg(action->text(), name_of(action->parent())));
  action->trigger();
}

void WildInput::resize_window() {
  const QSize size(random_.integer(200, 1700), random_.integer(150, 1200));
  const std::uint32_t how = random_.below(6);
  note(QStringLiteral("resize %1x%2 way %3").arg(size.width()).arg(size.height()).arg(how));
  if (how == 0) return window_->showMaximized();
  if (how == 1) return window_->showNormal();
  if (how == 2) return window_->showMinimized();
  window_->showNormal();
  window_->resize(size);
}

void WildInput::change_panel() {
  std::vector<QDockWidget*> docks;
  for (auto* dock : window_->findChildren<QDockWidget*>()) docks.push_back(dock);
  QDockWidget* dock = one_of(docks, random_);
  if (dock == nullptr) return;
  const std::uint32_t how = random_.below(5);
  note(QStringLiteral("panel %1 way %2").arg(name_of(dock)).arg(how));
  switch (how) {
    case 0:
      dock->close();
      return;
    case 1:
      return dock->setFloating(!dock->isFloating());
    case 2:
      return window_->addDockWidget(
          random_.chance(0.5) ? Qt::LeftDockWidgetArea : Qt::BottomDockWidgetArea, dock);
    default:
      dock->show();
      return dock->raise();
  }
}

void WildInput::edit() {
  std::vector<std::string> kitas;
  if (window_->study().result != nullptr)
    for (const analysis::Kita& kita : window_->study().result->inputs.kitas)
      kitas.push_back(kita.id);
  const std::string words = edit_once(window_->editor(), kitas, random_);
  note(QStringLiteral("edit: ") + QString::fromStdString(words));
}

void WildInput::use_study() {
  const std::uint32_t how = random_.below(6);
  note(QStringLiteral("study way %1").arg(how));
  if (how == 0) return window_->start_pages().show_start();
  if (how == 1) return window_->start_pages().show_new_study();
  if (how == 2) return window_->cancel_job();
  window_->open(
      {options_.studies[random_.below(static_cast<std::uint32_t>(options_.studies.size()))], {}});
}

void WildInput::write_file() {
  if (window_->study().result == nullptr) return;
  note(QStringLiteral("export"));
  window_->export_map(options_.folder / (random_.chance(0.5) ? "karte.png" : "karte.svg"));
}

}  // namespace nahraum::app
