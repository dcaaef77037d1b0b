#pragma once
// The card of one station beside the part it is about, and a frame around that part. Neither takes
// the mouse from what lies below the frame, nor the focus unless it is asked for.

#include <QFrame>
#include <QPointer>

#include "geo/core/text.h"
#include "viewer/app/tour/stations.h"

class QLabel;
class QPushButton;

namespace nahraum::app {

class TourFrame : public QWidget {
 public:
  explicit TourFrame(QWidget* parent);
  /// Around this rectangle of the parent; hidden for an empty one.
  void put_around(const QRect& rect);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

class TourCard : public QFrame {
  Q_OBJECT
 public:
  TourCard(geo::Language language, QWidget* parent);

  void show_station(const Station& station, int number, int count);
  /// Beside the target where there is room, else in the corner; `target` in the parent.
  void put_beside(const QRect& target);
  /// "Weiter" has the focus.
  void take_focus();

 signals:
  void next_asked();
  void back_asked();
  void leave_asked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  geo::Language language_;
  QLabel* title_;
  QLabel* words_;
  QLabel* task_;
  QLabel* place_;
  QPushButton* back_;
  QPushButton* next_;
};

}  // namespace nahraum::app
