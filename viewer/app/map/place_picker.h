#pragma once
// The next click on the map is a place: a Kita that moves, a new service. Enter takes the cross in
// the middle, Esc gives up. Lies over the map's own mouse and keys while it waits.

#include <QObject>
#include <functional>

#include "geo/geometry/geometry.h"

namespace nahraum::app {

class MapWidget;

class PlacePicker : public QObject {
  Q_OBJECT
 public:
  explicit PlacePicker(MapWidget& map, QObject* parent = nullptr);

  /// `use` gets the place in the CRS of the study; a place that was waited for before is forgotten.
  void wait_for_place(std::function<void(geo::Point)> use);
  void give_up();
  [[nodiscard]] bool waiting() const { return use_ != nullptr; }

 signals:
  /// Waits no more: taken or given up.
  void ended(bool taken);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void take(QPointF at);
  MapWidget& map_;
  std::function<void(geo::Point)> use_;
};

}  // namespace nahraum::app
