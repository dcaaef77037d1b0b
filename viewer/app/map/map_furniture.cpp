#include "viewer/app/map/map_furniture.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/window/words.h"
#include "viewer/render/scale_bar.h"

namespace nahraum::app {

namespace {

constexpr double kMargin = 8;
constexpr double kPadding = 5;
constexpr double kLongest = 150;  // of a scale bar
constexpr double kBarRoom = 190;  // of a scale bar with its words beside the credit
constexpr double kShortest = 40;
// Licence notes must be readable in full: they wrap instead of being cut off.
constexpr int kCreditFlags = Qt::AlignRight | Qt::TextWordWrap;
const QString kBetweenCredits = QStringLiteral(" · ");

QColor opaque(QColor colour) {
  colour.setAlpha(255);
  return colour;
}

QFont small_font(QFont font) {
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

void draw_scale_bar(QPainter& painter, const render::View& view, geo::Language language,
                    const QRectF& taken) {
  painter.save();
  painter.setFont(small_font(painter.font()));
  const QFontMetricsF metrics(painter.font());
  // On a narrow map rather a short bar beside the credit than one in the middle of the map.
  const double beside = taken.isEmpty() ? kLongest
                                        : taken.left() - 2 * kMargin - 3 * kPadding -
                                              metrics.horizontalAdvance(QStringLiteral("500 km"));
  const ScaleBar bar = scale_bar(view, beside < kShortest ? kLongest : std::min(beside, kLongest));
  if (bar.metres <= 0) {
    painter.restore();
    return;
  }
  const QString label = length_text(bar.metres, language);
  const double text_width = metrics.horizontalAdvance(label);
  const double height = metrics.height() + 2 * kPadding;
  QRectF box(kMargin, view.surface().height - kMargin - height,
             bar.surface + text_width + 3 * kPadding, height);
  if (box.intersects(taken)) box.moveBottom(taken.top() - 2);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(box, ink(Role::FurnitureGround));
  const double top = std::round(box.center().y()) - 3;
  const double half = std::round(bar.surface / 2);
  const double left = box.left() + kPadding;
  painter.fillRect(QRectF(left, top, bar.surface, 6), ink(Role::FurnitureText));
  painter.fillRect(QRectF(left + half, top + 1, bar.surface - half - 1, 4),
                   opaque(ink(Role::FurnitureGround)));
  painter.setPen(ink(Role::FurnitureText));
  painter.drawText(QPointF(left + bar.surface + kPadding, box.top() + kPadding + metrics.ascent()),
                   label);
  painter.restore();
}

QRectF credit_box(const QFont& font, const render::Size& surface, const QStringList& lines) {
  if (lines.isEmpty()) return {};
  const QFontMetricsF metrics(small_font(font));
  // All the width but a scale bar's: every line more hides a strip of the map.
  const QRectF room(0, 0, std::max(surface.width * 0.55, surface.width - kBarRoom),
                    surface.height / 2);
  const QRectF words = metrics.boundingRect(room, kCreditFlags, lines.join(kBetweenCredits));
  const double width = words.width() + 2 * kPadding;
  const double height = words.height() + 2;
  return {surface.width - width, surface.height - height, width, height};
}

QRectF draw_credit(QPainter& painter, const render::View& view, const QStringList& lines) {
  const QRectF box = credit_box(painter.font(), view.surface(), lines);
  if (box.isEmpty()) return {};
  painter.save();
  painter.setFont(small_font(painter.font()));
  painter.fillRect(box, ink(Role::FurnitureGround));
  painter.setPen(ink(Role::FurnitureText));
  painter.drawText(box.adjusted(kPadding, 1, -kPadding, -1), kCreditFlags,
                   lines.join(kBetweenCredits));
  painter.restore();
  return box;
}

void draw_cross(QPainter& painter, QPointF at) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (const auto& [colour, width] :
       {std::pair{ink(Role::MapHalo), 3}, std::pair{ink(Role::BubbleGround), 1}}) {
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
  painter.setPen(QPen(ink(Role::BubbleText), 1));
  painter.setBrush(ink(Role::BubbleGround));
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(ink(Role::BubbleText));
  painter.drawText(box.adjusted(2 * kPadding, kPadding, -kPadding, -kPadding), Qt::TextWordWrap,
                   words);
  painter.restore();
}

}  // namespace nahraum::app
