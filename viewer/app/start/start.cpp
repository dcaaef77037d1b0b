#include "viewer/app/start/start.h"

#include <QDesktopServices>
#include <QDockWidget>
#include <QFileDialog>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolBar>
#include <QUrl>

#include "analysis/study/intake/new_study.h"
#include "analysis/study/keys/catalogue.h"
#include "geo/core/error.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start_page.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/settings.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace fs = std::filesystem;

Start::Start(MainWindow& window, QStackedWidget& pages, StartOptions options)
    : QObject(&window),
      window_(window),
      pages_(pages),
      options_(std::move(options)),
      page_(new StartPage) {
  if (!options_.ask_folder) options_.ask_folder = [this] { return folder_from_dialog(); };
  pages_.addWidget(page_);
  connect(page_, &StartPage::study_asked, &window_, &MainWindow::open);
  connect(page_, &StartPage::demo_asked, this, &Start::open_demo);
  connect(page_, &StartPage::open_asked, this, &Start::open_dialog_asked);
  connect(page_, &StartPage::new_asked, this, &Start::show_new_study);
  connect(page_, &StartPage::folder_asked, this, [](const fs::path& folder) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(qstring(folder.string())));
  });
  connect(page_, &StartPage::forget_asked, this, [this](const fs::path& study) {
    if (options_.remember) forget_study(study);
    refresh_recent();
  });
  connect(&window_, &MainWindow::study_failed, this, &Start::take_failure);
}

std::filesystem::path Start::folder_from_dialog() {
  return QFileDialog::getExistingDirectory(
             &window_, tr("Choose a folder for your copy of the sample"),
             QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
      .toStdString();
}

ImportGuide& Start::guide() {
  if (guide_ != nullptr) return *guide_;
  guide_ = new ImportGuide(options_.language, [remember = options_.remember] {
    std::vector<fs::path> files;
    if (remember)
      for (const StudyFile& study : recent_studies()) files.push_back(study.file);
    return files;
  });
  pages_.addWidget(guide_);
  connect(guide_, &ImportGuide::left, this, [this] {
    if (window_.study().result == nullptr)
      show_start();
    else
      show_map();
  });
  connect(guide_, &ImportGuide::made, this, [this](const QString& study) {
    show_start();
    window_.open({study.toStdString(), {}});
  });
  return *guide_;
}

bool Start::shows_map() const { return pages_.currentIndex() == 0; }

void Start::refresh_recent() {
  page_->show_recent(options_.remember ? remembered_studies() : std::vector<StudyFile>());
}

/// A page that is not seen asks for no room: the window must not grow by it.
void Start::show_page(QWidget& page) {
  for (int i = 0; i < pages_.count(); ++i) {
    const bool seen = pages_.widget(i) == &page;
    const auto policy = seen ? QSizePolicy::Expanding : QSizePolicy::Ignored;
    pages_.widget(i)->setSizePolicy(policy, policy);
  }
  pages_.setCurrentWidget(&page);
}

void Start::put_panels_away() {
  if (!panels_.isEmpty()) return;
  panels_ = window_.saveState();
  for (auto* dock : window_.findChildren<QDockWidget*>()) dock->hide();
  for (auto* bar : window_.findChildren<QToolBar*>()) bar->hide();
  if (auto* map_words = window_.findChild<StatusWidgets*>()) map_words->hide();
}

void Start::bring_panels_back() {
  if (panels_.isEmpty()) return;
  window_.restoreState(panels_);
  if (auto* map_words = window_.findChild<StatusWidgets*>()) map_words->show();
  panels_.clear();
}

void Start::show_start() {
  put_panels_away();
  page_->clear_trouble();
  refresh_recent();
  show_page(*page_);
  page_->setFocus();
}

void Start::show_new_study() {
  put_panels_away();
  show_page(guide());
  guide().go_to(0);
}

void Start::show_map() {
  if (shows_map()) return;
  show_page(*pages_.widget(0));  // before the panels: both together need more than a small screen
  bring_panels_back();
  window_.map().setFocus();
}

void Start::open_demo() {
  try {
    fs::path study = analysis::demo_study();
    // Scenarios are saved beside the study: where that cannot be, a copy is worked on.
    if (!analysis::is_writable(study.parent_path())) {
      const fs::path folder = options_.ask_folder();
      if (folder.empty()) return;
      study = analysis::copy_study(study, folder);
    }
    window_.open({study, {}});
  } catch (const geo::Error& error) {
    page_->show_trouble({}, qstring(error.sentence(options_.language)));
  }
}

void Start::take_failure() {
  if (shows_map()) return;
  if (pages_.currentWidget() != page_) show_start();
  page_->show_trouble(expected_, tr("%1 could not be opened; the line above says why. You can:")
                                     .arg(qstring(expected_.file.filename().string())));
}

}  // namespace nahraum::app
