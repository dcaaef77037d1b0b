#include "viewer/app/map/map_ring.h"

#include <QEvent>
#include <QPainter>

#include "viewer/app/look/appearance.h"
#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

constexpr double kRadius = 13;

}  // namespace

MapRing::MapRing(MapWidget& map) : QWidget(&map), map_(map) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  setGeometry(map.rect());
  map.installEventFilter(this);
  connect(&map, &MapWidget::view_changed, this, qOverload<>(&QWidget::update));
  hide();
}

void MapRing::set_place(std::optional<geo::Point> ground) {
  place_ = ground;
  setVisible(place_.has_value());
  update();
}

bool MapRing::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &map_ && event->type() == QEvent::Resize) setGeometry(map_.rect());
  return QWidget::eventFilter(watched, event);
}

void MapRing::paintEvent(QPaintEvent* /*event*/) {
  if (!place_) return;
  const geo::Point at = map_.view().to_surface(*place_);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink(Role::MapHalo), 6));
  painter.drawEllipse(QPointF(at.x, at.y), kRadius, kRadius);
  painter.setPen(QPen(ink(Role::MapMark), 3));
  painter.drawEllipse(QPointF(at.x, at.y), kRadius, kRadius);
}

}  // namespace nahraum::app
