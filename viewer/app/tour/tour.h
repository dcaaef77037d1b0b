#pragma once
// The guided tour: a copy of the sample in the real window, one card after another. It opens the
// panels it speaks of and leaves the rest to the user; whatever he does meanwhile is his.
//
//   auto* tour = new Tour(window, {language, remember});
//   tour->fill_menu(*menu);
//
// Nothing tried is kept: the copy goes with the window (trial_copy.h). Only the station is
// remembered (QSettings).

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>

#include "viewer/app/study/open_study.h"
#include "viewer/app/tour/tour_card.h"
#include "viewer/app/tour/trial_copy.h"

class QMenu;

namespace nahraum::app {

class MainWindow;

struct TourOptions {
  geo::Language language = geo::Language::German;
  bool remember = true;  ///< where one was, from one day to the next
};

class Tour : public QObject {
  Q_OBJECT
 public:
  Tour(MainWindow& window, TourOptions options);

  void fill_menu(QMenu& menu);
  /// Opens the copy where it is not open, then goes on at the station last seen; while a tour is
  /// under way its card gets the focus.
  void start();
  void leave();
  void go_to(int station);
  /// -1 = no tour is under way.
  [[nodiscard]] int station() const { return station_; }
  [[nodiscard]] TourCard* card() const { return card_; }
  /// The button of the message bar: true when it was about the tour that ended.
  bool take_message();

 private:
  void begin();
  void study_changed();
  void follow();
  void make_card(QWidget& home);
  void open_page(const Station& station);
  void close_pages();
  [[nodiscard]] QWidget* target() const;
  [[nodiscard]] QWidget* part(std::string_view name) const;
  [[nodiscard]] bool copy_is_open() const;

  MainWindow& window_;
  TourOptions options_;
  std::unique_ptr<TrialCopy> copy_;
  QPointer<TourCard> card_;
  QPointer<TourFrame> frame_;
  QTimer follower_;
  int station_ = -1;
  bool expected_ = false;            ///< the copy is being opened for the tour
  QList<QPointer<QWidget>> opened_;  ///< pages that were closed before the tour
  StudyFile before_;                 ///< the study that was open; empty = none
  QString farewell_;
};

}  // namespace nahraum::app
