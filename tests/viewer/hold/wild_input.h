#pragma once
// Somebody who presses everything: seeded random input into a real window, as events of the
// platform, so that shortcuts, popups, dialogs, focus and drags take their usual way.
//
//   WildInput wild(random, {folder, studies, folder / "events.log"});
//   wild.drive(window, 1'000);     // returns when all have been sent and no dialog is left
//
// Input goes on inside dialogs: each event is a timer of its own. Files are named below `folder`
// only; nothing else is written to as long as HOME and the working folder are there as well.
// A window that does not take an event within `patience` seconds is a hang: the stack is written
// and the program ends.

#include <QEvent>
#include <QObject>
#include <QPointer>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include "tests/support/random.h"
#include "viewer/app/window/main_window.h"

class QDialog;
class QWindow;

namespace nahraum::app {

struct WildOptions {
  std::filesystem::path folder;                ///< what is written goes here
  std::vector<std::filesystem::path> studies;  ///< those it opens
  std::filesystem::path log;                   ///< each event before it is sent
  int patience = 60;                           ///< seconds
};

class WildInput : public QObject {
 public:
  WildInput(support::Random random, WildOptions options);
  ~WildInput() override;

  void drive(MainWindow& window, int events);
  [[nodiscard]] int sent() const { return sent_; }

 private:
  using Move = void (WildInput::*)();
  void step();
  void one_event();
  void note(const QString& words);
  void settle();
  [[nodiscard]] QWindow* target();
  [[nodiscard]] QPoint place_in(QWindow& window);
  void mouse(QWindow& window, QEvent::Type type, Qt::MouseButton button, QPoint at);
  void key(QWindow& window, int key, Qt::KeyboardModifiers modifiers, const QString& text);
  [[nodiscard]] bool in_a_path() const;

  void answer_dialog(QDialog& dialog);
  void click();
  void double_click();
  void context_click();
  void drag();
  void drag_on();
  void wheel();
  void press_key();
  void write_words();
  void press_shortcut();
  void choose_action();
  void resize_window();
  void change_panel();
  void edit();
  void use_study();
  void write_file();

  support::Random random_;
  WildOptions options_;
  std::ofstream log_;
  QPointer<MainWindow> window_;
  QPointer<QWindow> dragged_;
  QPoint drag_at_;
  int drag_left_ = 0;
  Qt::MouseButtons held_;
  ulong time_ = 1000;
  int sent_ = 0;
  int until_ = 0;
  int in_dialog_ = 0;
  std::atomic<int> beat_{0};
  std::atomic<bool> over_{false};
  std::thread watcher_;
};

}  // namespace nahraum::app
