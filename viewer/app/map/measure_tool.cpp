#include "viewer/app/map/measure_tool.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/map/map_furniture.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kShade = 60;  // alpha of an area

}  // namespace

double measured_length(const std::vector<geo::Point>& points) {
  double metres = 0;
  for (std::size_t i = 1; i < points.size(); ++i) metres += geo::distance(points[i - 1], points[i]);
  return metres;
}

double measured_area(const std::vector<geo::Point>& points) {
  return points.size() < 3 ? 0 : std::abs(geo::signed_area(points));
}

QString area_text(double square_metres, geo::Language language) {
  const auto number = [&](double value, int decimals) {
    return qstring(geo::people_number(value, decimals, language));
  };
  if (square_metres < 10'000) return number(square_metres, 0) + QStringLiteral(" m²");
  if (square_metres < 1e6) return number(square_metres / 1e4, 1) + QStringLiteral(" ha");
  return number(square_metres / 1e6, 2) + QStringLiteral(" km²");
}

MeasureTool::MeasureTool(MapWidget& map, geo::Language language, QObject* parent)
    : QObject(parent),
      map_(map),
      language_(language),
      length_(new QAction(tr("Measure &Length"), this)),
      area_(new QAction(tr("Measure &Area"), this)) {
  length_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+L")));
  area_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
  for (QAction* action : {length_, area_}) {
    action->setCheckable(true);
    action->setToolTip(
        tr("Click or Enter sets a point, Backspace takes it back, Esc starts anew, twice ends it"));
    action->setStatusTip(action->toolTip());
    connect(action, &QAction::toggled, this, [this, action](bool on) { switched(action, on); });
  }
  map_.add_overlay(this);
  map_.installEventFilter(this);
  connect(&map_, &MapWidget::cursor_moved, this, [this] {
    if (measuring() != Measure::Nothing) map_.update();
  });
}

MeasureTool::~MeasureTool() { map_.remove_overlay(this); }

Measure MeasureTool::measuring() const {
  if (length_->isChecked()) return Measure::Length;
  return area_->isChecked() ? Measure::Area : Measure::Nothing;
}

void MeasureTool::switched(QAction* action, bool on) {
  if (on) (action == length_ ? area_ : length_)->setChecked(false);
  clear();
}

void MeasureTool::clear() {
  points_.clear();
  map_.update();
}

void MeasureTool::add(QPointF at) {
  points_.push_back(map_.view().to_ground({at.x(), at.y()}));
  tell();
}

void MeasureTool::tell() {
  map_.update();
  emit told(sentence());
}

bool MeasureTool::key(int key) {
  switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      add(QRectF(map_.rect()).center());
      return true;
    case Qt::Key_Backspace:
      if (!points_.empty()) points_.pop_back();
      tell();
      return true;
    case Qt::Key_Escape:
      if (points_.empty()) {
        for (QAction* action : {length_, area_}) action->setChecked(false);
        return true;
      }
      clear();
      return true;
    default:
      return false;
  }
}

bool MeasureTool::eventFilter(QObject* object, QEvent* event) {
  if (measuring() == Measure::Nothing || map_.scene().empty())
    return QObject::eventFilter(object, event);
  if (event->type() == QEvent::KeyPress) return key(static_cast<QKeyEvent*>(event)->key());
  if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
    return false;
  const auto* mouse = static_cast<QMouseEvent*>(event);
  if (mouse->button() != Qt::LeftButton) return false;
  // The second press of a double click lies on the point just set.
  if (event->type() == QEvent::MouseButtonPress) add(mouse->position());
  return true;
}

std::vector<geo::Point> MeasureTool::shown_points() const {
  std::vector<geo::Point> points = points_;
  const QPointF at = map_.pointer();
  if (!points.empty()) points.push_back(map_.view().to_ground({at.x(), at.y()}));
  return points;
}

QString MeasureTool::words_of(const std::vector<geo::Point>& points) const {
  if (points.empty()) return {};
  if (measuring() == Measure::Area)
    return tr("Area: %1").arg(area_text(measured_area(points), language_));
  const double metres = measured_length(points);
  if (metres < 1000) return tr("Length: %1").arg(length_text(metres, language_));
  return tr("Length: %1 km").arg(qstring(geo::people_number(metres / 1000, 2, language_)));
}

QString MeasureTool::sentence() const { return words_of(points_); }

void MeasureTool::paint(QPainter& painter, const render::View& view) {
  if (measuring() == Measure::Nothing || points_.empty()) return;
  QPolygonF line;
  const std::vector<geo::Point> points = shown_points();
  for (const geo::Point p : points) {
    const geo::Point at = view.to_surface(p);
    line << QPointF(at.x, at.y);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const bool area = measuring() == Measure::Area;
  const QColor line_ink = ink(Role::MeasureLine);
  QColor shade = line_ink;
  shade.setAlpha(kShade);
  painter.setBrush(area ? QBrush(shade) : QBrush(Qt::NoBrush));
  for (const auto& [colour, width] :
       {std::pair{ink(Role::MapHalo), 4.0}, std::pair{line_ink, 2.0}}) {
    painter.setPen(QPen(colour, width));
    if (area)
      painter.drawPolygon(line);
    else
      painter.drawPolyline(line);
  }
  painter.setBrush(line_ink);
  painter.setPen(ink(Role::MapHalo));
  for (std::size_t i = 0; i < points_.size(); ++i)
    painter.drawEllipse(line[static_cast<qsizetype>(i)], 3.5, 3.5);
  draw_bubble(painter, line.back(), words_of(points));
}

}  // namespace nahraum::app
