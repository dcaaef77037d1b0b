#pragma once
// The real window with the sample county open, for tests that look at every part of it. The study
// file is a copy in a folder of its own, so scenarios can be written; the data stay where they are.

#include <QApplication>
#include <memory>

#include "tests/support/shared_data.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {

class DemoWindow {
 public:
  explicit DemoWindow(geo::Language language = geo::Language::German);

  /// Opens the study and waits for its map; false when that did not come.
  [[nodiscard]] bool open();
  [[nodiscard]] MainWindow& operator*() { return *window_; }
  [[nodiscard]] MainWindow* operator->() { return window_.get(); }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
  template <typename T>
  [[nodiscard]] T* part(const char* name) {
    return window_->findChild<T*>(QString::fromLatin1(name));
  }
  /// Runs the event loop until no work is under way and the map is drawn.
  [[nodiscard]] bool settle();

 private:
  support::TemporaryFolder folder_;
  std::filesystem::path file_;
  std::unique_ptr<MainWindow> window_;
};

/// Writes the sample's study file, with its list of Kitas as text instead of a workbook (whose
/// reader is a program of its own).
std::filesystem::path write_demo_study(const std::filesystem::path& folder);

/// Text without the marks of the keyboard and the dots of a dialog: "&Öffnen …" -> "Öffnen …".
[[nodiscard]] QString plain(QString words);

}  // namespace nahraum::app
