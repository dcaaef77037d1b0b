#include "viewer/app/window/icons.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace nahraum::app {

namespace {

// All are drawn on a square of 16 units.
const QColor kAccent(0, 105, 140);

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
  p.setPen(QPen(kAccent, 2));
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
  p.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
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
  p.setBrush(QColor(0, 105, 140));
  p.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3, 3);
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(QColor(255, 255, 255, 130), 0.8));
  p.drawEllipse(QPointF(8, 8.4), 6.3, 6.3);
  p.setPen(QPen(QColor(255, 255, 255, 200), 0.8));
  p.drawEllipse(QPointF(8, 8.4), 4.6, 4.6);
  p.setPen(Qt::NoPen);
  p.setBrush(QColor(255, 200, 60));
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
      return sign(p, QColor(176, 58, 0), false, true);
    case Icon::Close:
      p.drawLine(QPointF(4, 4), QPointF(12, 12));
      return p.drawLine(QPointF(4, 12), QPointF(12, 4));
    case Icon::Info:
      return sign(p, kAccent, false, false);
    case Icon::Warning:
      return sign(p, QColor(190, 110, 0), true, false);
    case Icon::Error:
      return sign(p, QColor(165, 30, 60), false, true);
  }
}

}  // namespace

QIcon icon_of(Icon icon) {
  QIcon result;
  for (const int size : {16, 24, 32, 48, 64, 128}) {
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    const QColor ink = QApplication::palette().color(QPalette::ButtonText);
    painter.setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw(painter, icon);
    result.addPixmap(pixmap);
  }
  return result;
}

}  // namespace nahraum::app
