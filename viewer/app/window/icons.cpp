#include "viewer/app/window/icons.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <algorithm>

#include "viewer/app/look/appearance.h"

namespace nahraum::app {

namespace {

// All are drawn on a square of 16 units.

void lens(QPainter& p) {
  p.drawEllipse(QPointF(6.5, 6.5), 4.5, 4.5);
  p.drawLine(QPointF(10, 10), QPointF(14, 14));
}

void plus(QPainter& p, bool upright) {
  p.drawLine(QPointF(4.5, 6.5), QPointF(8.5, 6.5));
  if (upright) p.drawLine(QPointF(6.5, 4.5), QPointF(6.5, 8.5));
}

void arrow(QPainter& p, double angle) {
  p.translate(8, 8);
  p.rotate(angle);
  p.drawPolyline(QPolygonF({{-4.0, -0.5}, {0, -4.5}, {4.0, -0.5}}));
  p.drawLine(QPointF(0, -4), QPointF(0, 5));
}

void folder(QPainter& p) {
  p.drawPolygon(QPolygonF({{1.5, 13}, {1.5, 3}, {6, 3}, {7.5, 5}, {14.5, 5}, {14.5, 13}}));
  p.drawLine(QPointF(1.5, 8), QPointF(14.5, 8));
}

void page_with_arrow(QPainter& p) {
  p.drawPolyline(QPolygonF({{9, 1.5}, {3, 1.5}, {3, 14.5}, {12, 14.5}, {12, 11.5}}));
  p.drawLine(QPointF(7, 8), QPointF(14, 8));
  p.drawPolyline(QPolygonF({{11.5, 5.5}, {14, 8}, {11.5, 10.5}}));
}

void page_with_plus(QPainter& p) {
  p.drawPolyline(QPolygonF({{12, 6}, {12, 1.5}, {3, 1.5}, {3, 14.5}, {7, 14.5}}));
  p.drawLine(QPointF(11.5, 8.5), QPointF(11.5, 14.5));
  p.drawLine(QPointF(8.5, 11.5), QPointF(14.5, 11.5));
}

void four_arrows(QPainter& p) {
  for (int i = 0; i < 4; ++i) {
    p.save();
    p.translate(8, 8);
    p.rotate(90 * i);
    p.drawLine(QPointF(0, 0), QPointF(0, -6));
    p.drawPolyline(QPolygonF({{-2, -4.5}, {0, -6.5}, {2, -4.5}}));
    p.restore();
  }
}

void pointer_with_i(QPainter& p) {
  p.drawPolygon(
      QPolygonF({{2, 1.5}, {2, 11}, {4.6, 8.8}, {6.4, 12.6}, {8, 11.9}, {6.2, 8.2}, {9.4, 7.8}}));
  p.setPen(QPen(ink(Role::Accent), 2));
  p.drawLine(QPointF(13, 9), QPointF(13, 13.8));
  p.drawPoint(QPointF(13, 5.6));
}

void frame_corners(QPainter& p) {
  for (int i = 0; i < 4; ++i) {
    p.save();
    p.translate(8, 8);
    p.rotate(90 * i);
    p.drawPolyline(QPolygonF({{-6, -2.5}, {-6, -6}, {-2.5, -6}}));
    p.restore();
  }
  p.drawRect(QRectF(5.5, 5.5, 5, 5));
}

void stacked_sheets(QPainter& p) {
  p.drawPolygon(QPolygonF({{8, 2}, {14.5, 5.2}, {8, 8.4}, {1.5, 5.2}}));
  p.drawPolyline(QPolygonF({{1.5, 8}, {8, 11.2}, {14.5, 8}}));
  p.drawPolyline(QPolygonF({{1.5, 10.8}, {8, 14}, {14.5, 10.8}}));
}

void sign(QPainter& p, QColor colour, bool triangle, bool cross) {
  p.setPen(Qt::NoPen);
  p.setBrush(colour);
  if (triangle)
    p.drawPolygon(QPolygonF({{8, 1}, {15.2, 14.5}, {0.8, 14.5}}));
  else
    p.drawEllipse(QPointF(8, 8), 7, 7);
  p.setPen(QPen(ink(Role::SignInk), 2, Qt::SolidLine, Qt::RoundCap));
  if (cross) {
    p.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5));
    p.drawLine(QPointF(5.5, 10.5), QPointF(10.5, 5.5));
  } else if (triangle) {
    p.drawLine(QPointF(8, 6), QPointF(8, 9.6));
    p.drawPoint(QPointF(8, 12.4));
  } else {
    p.drawLine(QPointF(8, 7.6), QPointF(8, 11.6));
    p.drawPoint(QPointF(8, 4.6));
  }
}

// A house inside two rings: what is near to home. The same picture as nahraum.svg.
void program(QPainter& p) {
  p.setPen(Qt::NoPen);
  p.setBrush(ink(Role::ProgramGround));
  p.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3, 3);
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(ink(Role::ProgramRing), 0.8));
  p.drawEllipse(QPointF(8, 8.4), 6.3, 6.3);
  p.setPen(QPen(ink(Role::ProgramRing), 0.8));
  p.drawEllipse(QPointF(8, 8.4), 4.6, 4.6);
  p.setPen(Qt::NoPen);
  p.setBrush(ink(Role::ProgramHouse));
  p.drawPolygon(QPolygonF(
      {{8, 4.6}, {11.4, 7.8}, {10.4, 7.8}, {10.4, 11.2}, {5.6, 11.2}, {5.6, 7.8}, {4.6, 7.8}}));
}

void draw(QPainter& p, Icon icon) {
  switch (icon) {
    case Icon::Program:
      return program(p);
    case Icon::New:
      return page_with_plus(p);
    case Icon::Open:
      return folder(p);
    case Icon::Export:
      return page_with_arrow(p);
    case Icon::Pan:
      return four_arrows(p);
    case Icon::Identify:
      return pointer_with_i(p);
    case Icon::ZoomIn:
      lens(p);
      return plus(p, true);
    case Icon::ZoomOut:
      lens(p);
      return plus(p, false);
    case Icon::ZoomAll:
      return frame_corners(p);
    case Icon::ZoomLayer:
      return stacked_sheets(p);
    case Icon::Up:
      return arrow(p, 0);
    case Icon::Down:
      return arrow(p, 180);
    case Icon::Stop:
      return sign(p, ink(Role::StopSign), false, true);
    case Icon::Close:
      p.drawLine(QPointF(4, 4), QPointF(12, 12));
      return p.drawLine(QPointF(4, 12), QPointF(12, 4));
    case Icon::Info:
      return sign(p, ink(Role::InfoSign), false, false);
    case Icon::Warning:
      return sign(p, ink(Role::WarningSign), true, false);
    case Icon::Error:
      return sign(p, ink(Role::ErrorSign), false, true);
  }
}

/// Draws when it is asked, so the picture follows the palette that the program changes to.
class DrawnIcon : public QIconEngine {
 public:
  explicit DrawnIcon(Icon icon) : icon_(icon) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const int side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.x() + (rect.width() - side) / 2.0,
                       rect.y() + (rect.height() - side) / 2.0);
    painter->scale(side / 16.0, side / 16.0);
    const bool off = mode == QIcon::Disabled;
    const QColor pen = QApplication::palette().color(off ? QPalette::Disabled : QPalette::Active,
                                                     QPalette::ButtonText);
    painter->setPen(QPen(pen, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (off) painter->setOpacity(0.7);
    draw(*painter, icon_);
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }
  QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override {
    QList<QSize> sizes;
    for (const int side : {16, 24, 32, 48, 64, 128}) sizes += QSize(side, side);
    return sizes;
  }
  [[nodiscard]] QIconEngine* clone() const override { return new DrawnIcon(icon_); }

 private:
  Icon icon_;
};

}  // namespace

QIcon icon_of(Icon icon) { return QIcon(new DrawnIcon(icon)); }

}  // namespace nahraum::app
