#include "viewer/app/map/place_picker.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <utility>

#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

PlacePicker::PlacePicker(MapWidget& map, QObject* parent) : QObject(parent), map_(map) {}

void PlacePicker::wait_for_place(std::function<void(geo::Point)> use) {
  give_up();
  use_ = std::move(use);
  map_.installEventFilter(this);
  map_.setCursor(Qt::CrossCursor);
  map_.setFocus();
}

void PlacePicker::give_up() {
  if (!waiting()) return;
  use_ = nullptr;
  map_.removeEventFilter(this);
  map_.unsetCursor();
  emit ended(false);
}

void PlacePicker::take(QPointF at) {
  const auto use = std::exchange(use_, nullptr);
  map_.removeEventFilter(this);
  map_.unsetCursor();
  use(map_.view().to_ground({at.x(), at.y()}));
  emit ended(true);
}

bool PlacePicker::eventFilter(QObject* watched, QEvent* event) {
  if (watched != &map_ || !waiting()) return false;
  if (event->type() == QEvent::MouseButtonPress)
    return static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
  if (event->type() == QEvent::MouseButtonRelease) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton) return false;
    take(mouse->position());
    return true;
  }
  if (event->type() != QEvent::KeyPress) return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Escape) {
    give_up();
    return true;
  }
  if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  take(QPointF(map_.width() / 2.0, map_.height() / 2.0));
  return true;
}

}  // namespace nahraum::app
