#pragma once
// The start of the window: shows the start page or the guided import instead of the map while no
// study is open, with the panels put away, and brings them back when one is.
//
//   start_ = new Start(window, pages, {language, remember});   // pages: the map is page 0
//   connect(start_, &Start::open_dialog_asked, this, &MainWindow::choose_study);
//   start_->show_map();                                        // before a study is shown

#include <QByteArray>
#include <QObject>
#include <filesystem>
#include <functional>

#include "geo/core/text.h"
#include "viewer/app/study/open_study.h"

class QStackedWidget;
class QWidget;

namespace nahraum::app {

class ImportGuide;
class MainWindow;
class StartPage;

struct StartOptions {
  geo::Language language = geo::Language::German;
  bool remember = true;  ///< the list of studies of late (QSettings)
  /// Asks for a folder that can be written; empty = none chosen.
  std::function<std::filesystem::path()> ask_folder{};
};

class Start : public QObject {
  Q_OBJECT
 public:
  Start(MainWindow& window, QStackedWidget& pages, StartOptions options);

  void show_start();
  void show_new_study();
  void show_map();
  void open_demo();
  [[nodiscard]] bool shows_map() const;
  [[nodiscard]] StartPage& page() const { return *page_; }
  /// Made when it is first asked for.
  [[nodiscard]] ImportGuide& guide();
  /// A study that is about to be opened: if it fails, the ways on are about this one.
  void expect(const StudyFile& study) { expected_ = study; }

 signals:
  void open_dialog_asked();

 private:
  [[nodiscard]] std::filesystem::path folder_from_dialog();
  void show_page(QWidget& page);
  void put_panels_away();
  void bring_panels_back();
  void refresh_recent();
  void take_failure();

  MainWindow& window_;
  QStackedWidget& pages_;
  StartOptions options_;
  StartPage* page_;
  ImportGuide* guide_ = nullptr;
  StudyFile expected_;
  QByteArray panels_;  ///< where they were; empty = they are in place
};

}  // namespace nahraum::app
