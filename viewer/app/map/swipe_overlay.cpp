#include "viewer/app/map/swipe_overlay.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/look/appearance.h"
#include "viewer/app/map/map_furniture.h"
#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

constexpr double kGrip = 6;  // pixels beside the line that take hold of it
constexpr double kKeyStep = 0.05;
constexpr double kTitleRoom = 120;  // less shows no word whole

}  // namespace

SwipeOverlay::SwipeOverlay(MapWidget& map, geo::Language language, QObject* parent)
    : QObject(parent), map_(map) {
  options_.language = language;
  map_.add_overlay(this);
  map_.installEventFilter(this);
  connect(&map_, &MapWidget::view_changed, this, &SwipeOverlay::ask);
  connect(&renderer_, &MapRenderer::failed, &map_, &MapWidget::failed);
  connect(&renderer_, &MapRenderer::drawn, this, [this](const MapPicture& picture) {
    picture_ = picture;
    map_.update();
  });
}

SwipeOverlay::~SwipeOverlay() { map_.remove_overlay(this); }

void SwipeOverlay::set_on(bool on) {
  on_ = on;
  picture_ = {};
  ask();
  map_.update();
}

void SwipeOverlay::set_content(render::Scene scene, render::PaintOptions options,
                               const QString& title) {
  scene_ = std::move(scene);
  options_ = std::move(options);
  title_ = title;
  ask();
}

void SwipeOverlay::set_share(double share) {
  share_ = std::clamp(share, 0.0, 1.0);
  map_.update();
}

void SwipeOverlay::ask() {
  if (!on_ || scene_.empty()) return;
  renderer_.request({scene_, map_.view(), options_, map_.devicePixelRatioF(), ++asked_});
}

bool SwipeOverlay::near_line(QPointF at) const {
  return std::abs(at.x() - share_ * map_.width()) <= kGrip;
}

/// On the side of the line that it names.
void SwipeOverlay::draw_title(QPainter& painter, const QRectF& right) const {
  const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
  const QRectF room = right.adjusted(14, 8, -8, 0).adjusted(6, 4, -6, 0);
  const QRectF words = QFontMetricsF(painter.font()).boundingRect(room, flags, title_);
  const QRectF box(room.left() - 6, room.top() - 4, words.width() + 12, words.height() + 8);
  painter.fillRect(box, ink(Role::BubbleGround));
  painter.setPen(ink(Role::BubbleText));
  painter.drawText(box.adjusted(6, 4, -6, -4), flags, title_);
}

bool SwipeOverlay::mouse(QEvent& event) {
  const auto& mouse = static_cast<QMouseEvent&>(event);
  if (event.type() == QEvent::MouseButtonPress) {
    dragging_ = mouse.button() == Qt::LeftButton && near_line(mouse.position());
    return dragging_;
  }
  if (event.type() == QEvent::MouseButtonRelease) return std::exchange(dragging_, false);
  if (dragging_) {
    set_share(mouse.position().x() / map_.width());
    return true;
  }
  if (mouse.buttons() == Qt::NoButton)
    map_.setCursor(near_line(mouse.position()) ? Qt::SplitHCursor : Qt::CrossCursor);
  return false;
}

bool SwipeOverlay::eventFilter(QObject* object, QEvent* event) {
  if (!on_) return QObject::eventFilter(object, event);
  switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
      return mouse(*event);
    case QEvent::KeyPress: {
      const auto* key = static_cast<QKeyEvent*>(event);
      const bool sideways = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
      if (!sideways || key->modifiers() != Qt::ControlModifier) return false;
      set_share(share_ + (key->key() == Qt::Key_Left ? -kKeyStep : kKeyStep));
      return true;
    }
    default:
      return false;
  }
}

void SwipeOverlay::paint(QPainter& painter, const render::View& view) {
  if (!on_ || picture_.image.isNull()) return;
  const double x = std::round(share_ * view.surface().width);
  const QRectF right(x, 0, view.surface().width - x, view.surface().height);
  painter.save();
  painter.setClipRect(right);
  painter.fillRect(right, ink(Role::MapPaper));
  draw_at(painter, picture_, view);
  painter.restore();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(QRectF(x - 2, 0, 4, right.height()), ink(Role::MapHalo));
  painter.fillRect(QRectF(x - 1, 0, 2, right.height()), ink(Role::BubbleGround));
  const double middle = right.height() / 2;
  painter.fillRect(QRectF(x - 5, middle - 18, 10, 36), ink(Role::BubbleGround));
  painter.fillRect(QRectF(x - 1, middle - 12, 2, 24), ink(Role::BubbleText));
  if (!title_.isEmpty() && right.width() >= kTitleRoom) draw_title(painter, right);
}

}  // namespace nahraum::app
