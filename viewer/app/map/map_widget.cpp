#include "viewer/app/map/map_widget.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "viewer/app/look/appearance.h"
#include "viewer/app/look/focus_ring.h"
#include "viewer/app/map/map_furniture.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

// A Style's millimetres on screen are those of 96 dpi in logical pixels, on every screen.
constexpr double kPixelsPerMillimetre = 96 / 25.4;
constexpr double kPanShare = 0.25;  // of the window, for one arrow key
constexpr double kEdgeShare = 0.08;
constexpr double kZoomStep = 2;   // as QGIS
constexpr double kAround = 0.26;  // kept beyond each edge: a little more than one arrow key

render::Size size_of(const QWidget& widget) {
  return {static_cast<double>(widget.width()), static_cast<double>(widget.height())};
}

/// The credit of the base map is nearest to what it speaks of: first.
QStringList all_credits(const QStringList& study, const QString& base) {
  return base.isEmpty() ? study : QStringList(base) + study;
}

/// The whole ground in sight, above what the credit covers: a Kita below it would not be seen.
render::View fitted_above(const QRectF& credit, const render::View& view, const geo::Box& ground) {
  const render::Size whole = view.surface();
  const render::View above = view.resized({whole.width, whole.height - credit.height()});
  return above.fitted(ground).resized(whole).panned(0, -credit.height() / 2);
}

}  // namespace

MapWidget::MapWidget(geo::Language language, QWidget* parent)
    : QWidget(parent),
      language_(language),
      view_(geo::Crs::utm32(), size_of(*this), kPixelsPerMillimetre) {
  setObjectName(QStringLiteral("map"));
  setFocusPolicy(Qt::StrongFocus);
  setProperty(kOwnRing, true);
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
    view_ = fitted_above(credit_box(font(), view_.surface(), all_credits(credit_, base_credit_)),
                         view_, scene_.bounds());
    shows_all_ = true;
  }
  change_content();
  emit view_changed();
}

void MapWidget::set_visible_layers(std::vector<bool> visible) {
  options_.visible = std::move(visible);
  change_content();
}

void MapWidget::set_layer_opacity(std::vector<double> opacity) {
  options_.opacity = std::move(opacity);
  change_content();
}

void MapWidget::set_labels(bool shown) {
  options_.labels = shown;
  change_content();
}

void MapWidget::set_highlighted(Rows rows) {
  if (rows == options_.highlighted) return;
  options_.highlighted = std::move(rows);
  change_content();
}

void MapWidget::add_overlay(MapOverlay* overlay) {
  overlays_.push_back(overlay);
  update();
}

void MapWidget::remove_overlay(MapOverlay* overlay) {
  std::erase(overlays_, overlay);
  update();
}

void MapWidget::set_underlay(MapOverlay* underlay) {
  underlay_ = underlay;
  change_content();
}

QPointF MapWidget::pointer() const {
  return keyboard_cross_ || !mouse_ ? QRectF(rect()).center() : *mouse_;
}

void MapWidget::change_content() {
  ++content_;
  ask_for_picture();
}

void MapWidget::set_credit(QStringList lines) {
  credit_ = std::move(lines);
  if (shows_all_) show_all();
  update();
}

void MapWidget::set_base_credit(const QString& line) {
  base_credit_ = line;
  if (shows_all_) show_all();
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

void MapWidget::bring_into_sight(geo::Point ground) {
  const geo::Point at = view_.to_surface(ground);
  const QRectF room = QRectF(rect()).adjusted(width() * kEdgeShare, height() * kEdgeShare,
                                              -width() * kEdgeShare, -height() * kEdgeShare);
  if (!room.contains(at.x, at.y)) set_view(view_.centred(ground));
}

void MapWidget::zoom_to(const geo::Box& ground) {
  if (ground.empty()) return;
  const QStringList credits = all_credits(credit_, base_credit_);
  set_view(fitted_above(credit_box(font(), view_.surface(), credits), view_, ground));
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
  if (grabbed_ || space_pan_) return ask_around();
  renderer_.request({scene_, view_, options_, devicePixelRatioF(), asked_, content_, false,
                     underlay_ != nullptr});
}

void MapWidget::ask_around() {
  const render::Size size = view_.surface();
  const double beyond_x = std::round(size.width * kAround);
  const double beyond_y = std::round(size.height * kAround);
  const render::View wide = view_.resized({size.width + 2 * beyond_x, size.height + 2 * beyond_y});
  renderer_.request(
      {scene_, wide, options_, devicePixelRatioF(), asked_, content_, true, underlay_ != nullptr});
}

void MapWidget::take_picture(const MapPicture& picture) {
  update();
  if (picture.around) {
    around_ = picture;
    return;
  }
  picture_ = picture;
  describe();
  emit picture_changed();
  if (up_to_date()) ask_around();
}

double MapWidget::covered() const {
  QRegion open(rect());
  for (const MapPicture* picture : {&picture_, &around_}) {
    if (!picture->image.isNull() && picture->content == content_)
      open -= place_in(*picture, view_).toAlignedRect();
  }
  double left = 0;
  for (const QRect& part : open) left += static_cast<double>(part.width()) * part.height();
  return 1 - left / (static_cast<double>(width()) * height());
}

void MapWidget::draw_picture(QPainter& painter) const {
  painter.fillRect(rect(), ink(Role::MapPaper));
  if (underlay_ != nullptr) {
    painter.save();
    underlay_->paint(painter, view_);
    painter.restore();
  }
  if (picture_.image.isNull()) return;
  const QRectF middle = place_in(picture_, view_);
  const bool same_scale = picture_.view.resolution() == view_.resolution();
  const bool use_around = !around_.image.isNull() && around_.content == picture_.content &&
                          !(same_scale && middle.contains(rect()));
  const bool around_is_closer = use_around && around_.view.resolution() == view_.resolution() &&
                                (!same_scale || place_in(around_, view_).contains(rect()));
  if (use_around) {
    draw_at(painter, around_, view_);
    if (around_is_closer || underlay_ != nullptr) return;
  }
  draw_at(painter, picture_, view_);
}

void MapWidget::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  draw_picture(painter);
  for (MapOverlay* overlay : overlays_) {
    painter.save();
    overlay->paint(painter, view_);
    painter.restore();
  }
  if (scene_.empty()) {
    painter.setPen(ink(Role::MapQuietText));
    painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No study is open.\nFile ▸ Open Study… (Ctrl+O)"));
  } else {
    draw_scale_bar(painter, view_, language_,
                   draw_credit(painter, view_, all_credits(credit_, base_credit_)));
  }
  if (!hasFocus()) return;
  if (keyboard_cross_ && !scene_.empty()) draw_cross(painter, QRectF(rect()).center());
  painter.setPen(QPen(ink(Role::MapFocus), 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void MapWidget::resizeEvent(QResizeEvent* /*event*/) {
  view_ = view_.resized(size_of(*this));
  if (shows_all_)
    view_ = fitted_above(credit_box(font(), view_.surface(), all_credits(credit_, base_credit_)),
                         view_, scene_.bounds());
  ask_for_picture();
  emit view_changed();
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
  keyboard_cross_ = false;
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
  pressed_ = event->position();
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
  mouse_ = event->position();
  keyboard_cross_ = false;
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

/// While panning only surroundings are drawn; at rest the window itself.
void MapWidget::end_pan() {
  const bool panned = grabbed_.has_value();
  space_pan_ = false;
  grabbed_.reset();
  update_cursor();
  if (panned) ask_for_picture();
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
  const bool click = pressed_ && !grabbed_ && event->button() == Qt::LeftButton;
  pressed_.reset();
  if (!space_pan_) end_pan();
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
      end_pan();
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
  end_pan();
}

void MapWidget::leaveEvent(QEvent* /*event*/) {
  mouse_.reset();
  emit cursor_left();
}

void MapWidget::focusInEvent(QFocusEvent* event) {
  keyboard_cross_ =
      event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  QWidget::focusInEvent(event);
}

void MapWidget::changeEvent(QEvent* event) {
  // A window that loses the keyboard never hears that Space was let go.
  if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
    end_pan();
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
  setAccessibleDescription(scene_.empty()
                               ? tr("No study is open.")
                               : tr("Scale %1. Arrow keys pan, plus and minus zoom, Page Down and "
                                    "Page Up go from object "
                                    "to object, Enter chooses the object or asks what is in the "
                                    "middle. The same objects "
                                    "stand in the panel Map as a Table.")
                                     .arg(scale_text(view_.scale_denominator(), language_)));
}

}  // namespace nahraum::app
