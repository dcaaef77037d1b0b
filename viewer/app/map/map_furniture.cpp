#include "viewer/app/map/map_furniture.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/app/window/words.h"
#include "viewer/render/scale_bar.h"

namespace nahraum::app {

namespace {

constexpr double kMargin = 8;
constexpr double kPadding = 5;
const QColor kPaper(255, 255, 255, 215);
const QColor kInk(30, 30, 30);

QFont small_font(const QPainter& painter) {
  QFont font = painter.font();
  font.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.85));
  return font;
}

}  // namespace

ScaleBar scale_bar(const render::View& view, double longest) {
  const double most = longest * view.resolution();
  if (!(most > 0)) return {};
  const double metres = render::bar_length(most);
  return {metres, metres / view.resolution()};
}

QString length_text(double metres, geo::Language language) {
  const bool kilometres = metres >= 1000;
  const double value = kilometres ? metres / 1000 : metres;
  const int decimals = value < 1 ? 1 : 0;
  return qstring(geo::people_number(value, decimals, language)) +
         (kilometres ? QStringLiteral(" km") : QStringLiteral(" m"));
}

void draw_scale_bar(QPainter& painter, const render::View& view, geo::Language language) {
  const ScaleBar bar = scale_bar(view, 150);
  if (bar.metres <= 0) return;
  painter.save();
  painter.setFont(small_font(painter));
  const QFontMetricsF metrics(painter.font());
  const QString label = length_text(bar.metres, language);
  const double text_width = metrics.horizontalAdvance(label);
  const double height = metrics.height() + 2 * kPadding;
  const QRectF box(kMargin, view.surface().height - kMargin - height,
                   bar.surface + text_width + 3 * kPadding, height);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(box, kPaper);
  const double top = std::round(box.center().y()) - 3;
  const double half = std::round(bar.surface / 2);
  const double left = box.left() + kPadding;
  painter.fillRect(QRectF(left, top, bar.surface, 6), kInk);
  painter.fillRect(QRectF(left + half, top + 1, bar.surface - half - 1, 4), Qt::white);
  painter.setPen(kInk);
  painter.drawText(QPointF(left + bar.surface + kPadding, box.top() + kPadding + metrics.ascent()),
                   label);
  painter.restore();
}

void draw_credit(QPainter& painter, const render::View& view, const QStringList& lines) {
  if (lines.isEmpty()) return;
  painter.save();
  painter.setFont(small_font(painter));
  const QFontMetricsF metrics(painter.font());
  // Licence notes must be readable in full: they wrap instead of being cut off.
  const QString text = lines.join(QStringLiteral(" · "));
  const QRectF room(0, 0, view.surface().width * 0.55, view.surface().height / 2);
  const int flags = Qt::AlignRight | Qt::TextWordWrap;
  const QRectF words = metrics.boundingRect(room, flags, text);
  const double width = words.width() + 2 * kPadding;
  const double height = words.height() + 2;
  const QRectF box(view.surface().width - width, view.surface().height - height, width, height);
  painter.fillRect(box, kPaper);
  painter.setPen(kInk);
  painter.drawText(box.adjusted(kPadding, 1, -kPadding, -1), flags, text);
  painter.restore();
}

void draw_cross(QPainter& painter, QPointF at) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (const auto& [colour, width] : {std::pair{QColor(Qt::white), 3}, std::pair{kInk, 1}}) {
    painter.setPen(QPen(colour, width));
    painter.drawLine(at - QPointF(9, 0), at + QPointF(9, 0));
    painter.drawLine(at - QPointF(0, 9), at + QPointF(0, 9));
  }
  painter.restore();
}

void draw_bubble(QPainter& painter, QPointF at, const QString& words) {
  painter.save();
  const QRectF device(0, 0, painter.device()->width(), painter.device()->height());
  const QFontMetricsF metrics(painter.font());
  const QRectF room(0, 0, std::min(420.0, device.width() - 40), device.height());
  const QRectF text = metrics.boundingRect(room, Qt::TextWordWrap, words);
  QRectF box(at.x() + 14, at.y() + 14, text.width() + 4 * kPadding, text.height() + 2 * kPadding);
  if (box.right() > device.right() - 4) box.moveRight(at.x() - 14);
  if (box.bottom() > device.bottom() - 4) box.moveBottom(at.y() - 14);
  box.moveLeft(std::max(box.left(), 4.0));
  box.moveTop(std::max(box.top(), 4.0));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(Qt::white, 1));
  painter.setBrush(QColor(30, 30, 30, 235));
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(Qt::white);
  painter.drawText(box.adjusted(2 * kPadding, kPadding, -kPadding, -kPadding), Qt::TextWordWrap,
                   words);
  painter.restore();
}

}  // namespace nahraum::app
