#pragma once
// The start of the window: shows the start page or the guided import instead of the map while no
// study is open, with the panels put away, and brings them back when one is.
//
//   start_ = new Start(window, pages, {language, remember});   // pages: the map is page 0
//   connect(start_, &Start::open_dialog_asked, this, &MainWindow::choose_study);
//   start_->show_map();                                        // before a study is shown

#include <QObject>
#include <QPointer>
#include <QSize>
#include <filesystem>
#include <functional>
#include <vector>

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
  /// It failed while a map is shown: the message bar offers to try again.
  void offer_again();
  /// The button of the message bar: true when it was about that, and it is tried.
  bool answer();

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
  QString offered_;  ///< the message that offers to open it again
  /// A panel or tool bar that is put away, as it was.
  struct Panel {
    QPointer<QWidget> part;
    QSize size;
    bool on_top = false;  ///< of those that share a place
  };
  std::vector<Panel> panels_;  ///< empty = they are in place
};

}  // namespace nahraum::app
