#include "viewer/app/map_widget.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "viewer/app/map_furniture.h"
#include "viewer/app/words.h"

namespace nahraum::app {

namespace {

// A Style's millimetres on screen are those of 96 dpi in logical pixels, on every screen.
constexpr double kPixelsPerMillimetre = 96 / 25.4;
constexpr double kPanShare = 0.25;  // of the window, for one arrow key
constexpr double kZoomStep = 2;     // as QGIS

render::Size size_of(const QWidget& widget) {
  return {static_cast<double>(widget.width()), static_cast<double>(widget.height())};
}

}  // namespace

MapWidget::MapWidget(geo::Language language, QWidget* parent)
    : QWidget(parent),
      language_(language),
      view_(geo::Crs::utm32(), size_of(*this), kPixelsPerMillimetre) {
  setObjectName(QStringLiteral("map"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Map"));
  connect(&renderer_, &MapRenderer::drawn, this, &MapWidget::take_picture);
  connect(&renderer_, &MapRenderer::failed, this, &MapWidget::failed);
  update_cursor();
  describe();
}

void MapWidget::set_scene(render::Scene scene, bool keep_view) {
  scene_ = std::move(scene);
  options_.highlighted.clear();
  options_.language = language_;
  if (!keep_view && !scene_.empty()) {
    view_ = render::View(scene_.crs(), size_of(*this), kPixelsPerMillimetre);
    view_ = view_.fitted(scene_.bounds());
    shows_all_ = true;
  }
  ask_for_picture();
  emit view_changed();
}

void MapWidget::set_visible_layers(std::vector<bool> visible) {
  options_.visible = std::move(visible);
  ask_for_picture();
}

void MapWidget::set_highlighted(Rows rows) {
  if (rows == options_.highlighted) return;
  options_.highlighted = std::move(rows);
  ask_for_picture();
}

void MapWidget::set_credit(QStringList lines) {
  credit_ = std::move(lines);
  update();
}

void MapWidget::set_tool(MapTool tool) {
  tool_ = tool;
  update_cursor();
}

void MapWidget::set_view(const render::View& view) {
  view_ = view;
  shows_all_ = false;
  ask_for_picture();
  emit view_changed();
}

void MapWidget::set_scale(double denominator) {
  if (denominator > 0) set_view(view_.with_scale(denominator));
}

void MapWidget::centre_on(geo::Point ground, double denominator) {
  const render::View centred = view_.centred(ground);
  set_view(centred.scale_denominator() > denominator ? centred.with_scale(denominator) : centred);
}

void MapWidget::zoom_to(const geo::Box& ground) {
  if (!ground.empty()) set_view(view_.fitted(ground));
}

void MapWidget::show_all() {
  if (scene_.empty()) return;
  zoom_to(scene_.bounds());
  shows_all_ = true;
}

void MapWidget::zoom(double factor) {
  set_view(view_.zoomed_at({view_.surface().width / 2, view_.surface().height / 2}, factor));
}

std::vector<render::Hit> MapWidget::objects_at(QPointF at) const {
  if (scene_.empty()) return {};
  std::vector<render::Hit> found = render::hits(scene_, view_, {at.x(), at.y()});
  std::erase_if(found, [&](const render::Hit& hit) {
    return hit.layer < options_.visible.size() && !options_.visible[hit.layer];
  });
  return found;
}

void MapWidget::ask_for_picture() {
  ++asked_;
  update();
  if (width() <= 0 || height() <= 0) return;
  renderer_.request({scene_, view_, options_, devicePixelRatioF(), asked_});
}

void MapWidget::take_picture(const MapPicture& picture) {
  picture_ = picture;
  describe();
  update();
  emit picture_changed();
}

void MapWidget::draw_picture(QPainter& painter) const {
  painter.fillRect(rect(), Qt::white);
  if (picture_.image.isNull()) return;
  const geo::Box seen = picture_.view.extent();
  const geo::Point corner = view_.to_surface({seen.min_x, seen.max_y});
  const double scale = picture_.view.resolution() / view_.resolution();
  if (scale == 1) {
    painter.drawImage(QPointF(std::round(corner.x), std::round(corner.y)), picture_.image);
    return;
  }
  const render::Size size = picture_.view.surface();
  painter.drawImage(QRectF(corner.x, corner.y, size.width * scale, size.height * scale),
                    picture_.image);
}

void MapWidget::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  draw_picture(painter);
  if (scene_.empty()) {
    painter.setPen(QColor(90, 90, 90));
    painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No study is open.\nFile ▸ Open Study… (Ctrl+O)"));
  } else {
    draw_scale_bar(painter, view_, language_);
    draw_credit(painter, view_, credit_);
  }
  if (!hasFocus()) return;
  if (keyboard_cross_ && !scene_.empty()) draw_cross(painter, QRectF(rect()).center());
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void MapWidget::resizeEvent(QResizeEvent* /*event*/) {
  view_ = view_.resized(size_of(*this));
  if (shows_all_) view_ = view_.fitted(scene_.bounds());
  ask_for_picture();
  emit view_changed();
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
  keyboard_cross_ = false;
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
  pressed_ = event->position();
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
  const geo::Point ground = view_.to_ground({event->position().x(), event->position().y()});
  emit cursor_moved(ground.x, ground.y);
  if (space_pan_ || grabbed_) {
    drag_to(event->position());
    return;
  }
  if (!pressed_) return;
  const QPointF moved = event->position() - *pressed_;
  if (moved.manhattanLength() < QApplication::startDragDistance() / 2.0) return;
  grabbed_ = *pressed_;
  update_cursor();
  drag_to(event->position());
}

void MapWidget::drag_to(QPointF at) {
  const QPointF moved = grabbed_ ? at - *grabbed_ : QPointF();
  grabbed_ = at;
  if (!moved.isNull()) set_view(view_.panned(moved.x(), moved.y()));
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
  const bool click = pressed_ && !grabbed_ && event->button() == Qt::LeftButton;
  pressed_.reset();
  if (!space_pan_) grabbed_.reset();
  update_cursor();
  if (click && tool_ == MapTool::Identify) emit identified(objects_at(event->position()));
}

void MapWidget::wheelEvent(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / 120.0;
  if (notches == 0) return;
  const QPointF at = event->position();
  set_view(view_.zoomed_at({at.x(), at.y()}, std::pow(kZoomStep, notches)));
  event->accept();
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
  const double dx = width() * kPanShare;
  const double dy = height() * kPanShare;
  keyboard_cross_ = true;
  switch (event->key()) {
    case Qt::Key_Left:
      set_view(view_.panned(dx, 0));
      return;
    case Qt::Key_Right:
      set_view(view_.panned(-dx, 0));
      return;
    case Qt::Key_Up:
      set_view(view_.panned(0, dy));
      return;
    case Qt::Key_Down:
      set_view(view_.panned(0, -dy));
      return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoom(kZoomStep);
      return;
    case Qt::Key_Minus:
      zoom(1 / kZoomStep);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      emit identified(objects_at(QRectF(rect()).center()));
      return;
    case Qt::Key_Escape:
      pressed_.reset();
      grabbed_.reset();
      update_cursor();
      emit selection_cleared();
      return;
    case Qt::Key_Space:
      if (!event->isAutoRepeat()) {
        keyboard_cross_ = false;
        space_pan_ = true;
        grabbed_ = mapFromGlobal(QCursor::pos());
        update_cursor();
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void MapWidget::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
    QWidget::keyReleaseEvent(event);
    return;
  }
  space_pan_ = false;
  grabbed_.reset();
  update_cursor();
}

void MapWidget::leaveEvent(QEvent* /*event*/) { emit cursor_left(); }

void MapWidget::focusInEvent(QFocusEvent* event) {
  keyboard_cross_ =
      event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  QWidget::focusInEvent(event);
}

void MapWidget::changeEvent(QEvent* event) {
  // A window that loses the keyboard never hears that Space was let go.
  if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
    space_pan_ = false;
    grabbed_.reset();
    update_cursor();
  }
  QWidget::changeEvent(event);
}

void MapWidget::update_cursor() {
  if (grabbed_ || space_pan_) {
    setCursor(Qt::ClosedHandCursor);
  } else {
    setCursor(tool_ == MapTool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
  }
}

void MapWidget::describe() {
  setAccessibleDescription(
      scene_.empty()
          ? tr("No study is open.")
          : tr("Scale %1. Arrow keys pan, plus and minus zoom, Enter identifies the object in the "
               "middle. The ranking and the layers are beside the map as tables.")
                .arg(scale_text(view_.scale_denominator(), language_)));
}

}  // namespace nahraum::app
