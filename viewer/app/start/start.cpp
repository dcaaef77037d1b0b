#include "viewer/app/start/start.h"

#include <QDesktopServices>
#include <QDockWidget>
#include <QFileDialog>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabBar>
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
      page_(new StartPage(options_.language)) {
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

namespace {

/// Titles of the panels that lie on top where several share a place.
QStringList current_tabs(const QMainWindow& window) {
  QStringList titles;
  for (const auto* bar : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
    if (bar->currentIndex() >= 0) titles += bar->tabText(bar->currentIndex());
  return titles;
}

}  // namespace

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

/// One after another and not by QMainWindow::restoreState(): under random input the window was
/// seen to crash inside it, showing a widget that was gone. Which one and why is not known.
void Start::put_panels_away() {
  if (!panels_.empty()) return;
  const QStringList on_top = current_tabs(window_);
  // Those of the window alone: a tool bar inside a panel goes and comes with its panel.
  for (auto* dock : window_.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
    if (!dock->isHidden())
      panels_.push_back({dock, dock->size(), on_top.contains(dock->windowTitle())});
  for (auto* bar : window_.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
    if (!bar->isHidden()) panels_.push_back({bar, bar->size(), false});
  for (const Panel& panel : panels_) panel.part->hide();
  if (auto* map_words = window_.findChild<StatusWidgets*>()) map_words->hide();
}

void Start::bring_panels_back() {
  if (panels_.empty()) return;
  QList<QDockWidget*> docks;
  QList<int> widths, heights;
  for (const Panel& panel : panels_) {
    if (panel.part == nullptr) continue;
    panel.part->show();
    auto* dock = qobject_cast<QDockWidget*>(panel.part.data());
    if (dock == nullptr || !panel.on_top) continue;
    dock->raise();
    if (dock->isFloating() || !window_.isVisible()) continue;
    docks += dock;
    widths += panel.size.width();
    heights += panel.size.height();
  }
  window_.resizeDocks(docks, widths, Qt::Horizontal);
  window_.resizeDocks(docks, heights, Qt::Vertical);
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

void Start::offer_again() {
  if (!shows_map()) return;
  offered_ = window_.messages().message();
  window_.messages().show_message(geo::Severity::Error, offered_, tr("Try Again"));
}

bool Start::answer() {
  if (offered_.isEmpty() || window_.messages().message() != offered_) return false;
  window_.open(StudyFile(expected_));
  return true;
}

}  // namespace nahraum::app
