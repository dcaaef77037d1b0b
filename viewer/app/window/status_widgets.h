#pragma once
// The right end of the status bar: coordinate in the working CRS and in degrees, scale, CRS; and
// the progress of a running job.

#include <QWidget>
#include <optional>

#include "viewer/render/view.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace nahraum::app {

class StatusWidgets : public QWidget {
  Q_OBJECT
 public:
  explicit StatusWidgets(geo::Language language, QWidget* parent = nullptr);

  void show_view(const render::View& view);
  void show_coordinate(double x, double y);
  void clear_coordinate();

 signals:
  void scale_chosen(double denominator);

 private:
  void take_scale();

  geo::Language language_;
  QLabel* coordinate_;
  QLabel* degrees_;
  std::optional<geo::CrsTransform> to_wgs84_;
  geo::Crs shown_crs_;
  QComboBox* scale_;
  QLabel* crs_;
  double shown_scale_ = 0;
};

class ProgressWidgets : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressWidgets(QWidget* parent = nullptr);

  void begin(const QString& what);
  /// `share` 0..1, negative = unknown.
  void show_progress(double share, const QString& what);
  void end();

 signals:
  void cancel_asked();

 private:
  QLabel* what_;
  QProgressBar* bar_;
  QPushButton* cancel_;
};

}  // namespace nahraum::app
