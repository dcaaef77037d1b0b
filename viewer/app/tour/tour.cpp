#include "viewer/app/tour/tour.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <algorithm>

#include "geo/core/error.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kFollow = 120;  // ms: card and frame move with what they point at
constexpr const char* kStation = "tour/station";

int count() { return static_cast<int>(stations().size()); }

}  // namespace

Tour::Tour(MainWindow& window, TourOptions options)
    : QObject(&window), window_(window), options_(options) {
  setObjectName(QStringLiteral("tour"));
  follower_.setInterval(kFollow);
  connect(&follower_, &QTimer::timeout, this, &Tour::follow);
  connect(&window_, &MainWindow::study_opened, this, &Tour::study_changed);
  connect(&window_, &MainWindow::study_failed, this, [this] { expected_ = false; });
  if (auto* button = window_.findChild<QPushButton*>(QStringLiteral("start_tour")))
    connect(button, &QPushButton::clicked, this, &Tour::start);
}

void Tour::fill_menu(QMenu& menu) {
  QAction* tour = menu.addAction(tr("&Tour"));
  tour->setObjectName(QStringLiteral("help_tour"));
  tour->setStatusTip(tr("Ten stations through the window, on a copy of the sample"));
  tour->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F1));
  tour->setShortcutContext(Qt::ApplicationShortcut);
  connect(tour, &QAction::triggered, this, &Tour::start);
}

bool Tour::copy_is_open() const {
  return copy_ != nullptr && window_.study().result != nullptr &&
         window_.study().result->study.file == copy_->study();
}

void Tour::start() {
  if (station_ >= 0) return card_->take_focus();
  if (copy_is_open()) return begin();
  try {
    if (copy_ == nullptr) copy_ = std::make_unique<TrialCopy>();
  } catch (const geo::Error& error) {
    window_.messages().show_message(geo::Severity::Error,
                                    qstring(error.sentence(options_.language)));
    return;
  }
  before_ = {};
  if (const auto& result = window_.study().result; result != nullptr)
    before_ = {result->study.file, result->study.root};
  expected_ = true;
  window_.open({copy_->study(), {}});
}

void Tour::study_changed() {
  if (std::exchange(expected_, false) && copy_is_open()) return begin();
  if (station_ >= 0 && !copy_is_open()) {  // he has opened a study of his own
    farewell_.clear();
    station_ = -1;
    close_pages();
  }
}

void Tour::begin() {
  opened_.clear();
  window_.messages().hide();  // of the data of the sample; its findings stay in their panel
  const int last = options_.remember ? QSettings().value(QLatin1String(kStation), 0).toInt() : 0;
  go_to(std::clamp(last, 0, count() - 1));
}

void Tour::go_to(int station) {
  if (station < 0) return;
  if (station >= count()) {
    if (options_.remember) QSettings().setValue(QLatin1String(kStation), 0);
    station_ = 0;  // the next tour begins anew
    return leave();
  }
  if (auto* window = part("page_preview"); window != nullptr && opened_.contains(window)) {
    window->close();  // a window of its own would stand before the next page
    opened_.removeAll(window);
  }
  station_ = station;
  if (options_.remember) QSettings().setValue(QLatin1String(kStation), station);
  open_page(stations()[static_cast<std::size_t>(station)]);
  QWidget* home = target()->window();
  if (card_ == nullptr || card_->parentWidget() != home) make_card(*home);
  card_->show_station(stations()[static_cast<std::size_t>(station)], station, count());
  follow();
  card_->take_focus();
  follower_.start();
}

void Tour::make_card(QWidget& home) {
  delete card_;
  delete frame_;
  frame_ = new TourFrame(&home);
  card_ = new TourCard(options_.language, &home);
  // Queued: the card may be replaced, which must not happen inside its own signal.
  connect(
      card_, &TourCard::next_asked, this, [this] { go_to(station_ + 1); }, Qt::QueuedConnection);
  connect(
      card_, &TourCard::back_asked, this, [this] { go_to(station_ - 1); }, Qt::QueuedConnection);
  connect(card_, &TourCard::leave_asked, this, &Tour::leave, Qt::QueuedConnection);
}

QWidget* Tour::part(std::string_view name) const {
  return window_.findChild<QWidget*>(qstring(name));
}

/// What is framed; the map where the panel is not there.
QWidget* Tour::target() const {
  const Station& station = stations()[static_cast<std::size_t>(station_)];
  QWidget* found = part(station.target.empty() ? station.page : station.target);
  return found == nullptr || !found->isVisible() ? part("map") : found;
}

void Tour::open_page(const Station& station) {
  QWidget* page = station.page.empty() ? nullptr : part(station.page);
  if (page == nullptr) return;
  if (page->isHidden()) opened_ += page;
  page->show();
  page->raise();
  if (auto* tabs = page->findChild<QTabWidget*>(); tabs != nullptr && station.tab >= 0)
    tabs->setCurrentIndex(station.tab);
}

/// Card and frame keep to their part. A part that he closes or covers is left alone.
void Tour::follow() {
  if (station_ < 0 || card_ == nullptr) return;
  if (!window_.start_pages().shows_map()) {  // start page or import
    card_->hide();
    frame_->hide();
    return;
  }
  const Station& station = stations()[static_cast<std::size_t>(station_)];
  if (!card_->parentWidget()->isVisible()) {  // he has closed the preview
    make_card(window_);
    card_->show_station(station, station_, count());
  }
  const QWidget* home = card_->parentWidget();
  const QWidget* framed = part(station.target.empty() ? station.page : station.target);
  QRect rect;
  const bool in_sight = framed != nullptr && framed->isVisible() &&
                        !framed->visibleRegion().isEmpty() && framed->window() == home;
  if (in_sight) rect = QRect(framed->mapTo(home, QPoint()), framed->size());
  frame_->put_around(rect);
  card_->put_beside(rect);
  card_->show();
}

/// The panels the tour had to open; the others stay as he has them.
void Tour::close_pages() {
  follower_.stop();
  delete frame_;
  if (card_ != nullptr) card_->deleteLater();
  card_ = nullptr;
  for (const QPointer<QWidget>& page : opened_)
    if (page != nullptr) page->close();
  opened_.clear();
}

void Tour::leave() {
  if (station_ < 0) return;
  station_ = -1;
  close_pages();
  farewell_ =
      tr("The tour is over; Help ▸ Tour goes on where you left. What is open is a copy of "
         "the sample: what you change in it is not kept.");
  window_.messages().show_message(geo::Severity::Info, farewell_,
                                  before_.file.empty() ? tr("Start Page") : tr("Back to My Study"));
}

bool Tour::take_message() {
  if (farewell_.isEmpty() || window_.messages().message() != farewell_) return false;
  window_.messages().hide();
  if (before_.file.empty())
    window_.start_pages().show_start();
  else
    window_.open(before_);
  return true;
}

}  // namespace nahraum::app
