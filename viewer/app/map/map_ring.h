#pragma once
// A ring on the map around a place that is pointed at elsewhere, on a sheet of its own above the
// map: no new picture of the scene is needed, and the map knows nothing of it.

#include <QWidget>
#include <optional>

#include "geo/geometry/geometry.h"

namespace nahraum::app {

class MapWidget;

class MapRing : public QWidget {
  Q_OBJECT
 public:
  explicit MapRing(MapWidget& map);
  void set_place(std::optional<geo::Point> ground);
  [[nodiscard]] const std::optional<geo::Point>& place() const { return place_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  MapWidget& map_;
  std::optional<geo::Point> place_;
};

}  // namespace nahraum::app
