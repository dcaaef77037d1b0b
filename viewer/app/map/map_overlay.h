#pragma once
// Something drawn over (or, as underlay, below) the picture of the map in every frame: reach under
// the cursor, a line measured, a base map. It must be quick; what takes longer is made on a worker
// and kept. Mouse and keys: an event filter on the MapWidget.

#include <QPainter>

#include "viewer/render/view.h"

namespace nahraum::app {

class MapOverlay {
 public:
  MapOverlay() = default;
  virtual ~MapOverlay() = default;
  MapOverlay(const MapOverlay&) = delete;
  MapOverlay& operator=(const MapOverlay&) = delete;

  /// Widget pixels; the painter's state is restored afterwards.
  virtual void paint(QPainter& painter, const render::View& view) = 0;
};

}  // namespace nahraum::app
