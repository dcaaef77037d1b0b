#pragma once
// A slider over the years of a forecast: the Gemeinden as they are, then by their change until each
// year. Hidden for studies without a forecast.

#include <QToolBar>

#include "viewer/app/study/open_study.h"
#include "viewer/render/forecast_map.h"

class QAction;
class QLabel;
class QSlider;

namespace nahraum::app {

class TimeBar : public QToolBar {
  Q_OBJECT
 public:
  explicit TimeBar(geo::Language language, QWidget* parent = nullptr);

  void set_study(const OpenStudy& study);
  /// 0 = as calculated, else the year shown.
  [[nodiscard]] int year() const;

 signals:
  /// In place of the layer of the same id.
  void layer_asked(const nahraum::render::StyledLayer& layer);

 private:
  void take(int position);

  geo::Language language_;
  QSlider* slider_;
  QLabel* words_;
  std::vector<render::ForecastYearLayer> years_;
  std::optional<render::StyledLayer> today_;
};

}  // namespace nahraum::app
