#include "viewer/app/look/eyes.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>
#include <algorithm>

#include "viewer/app/look/appearance.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr double kMargin = 8;
constexpr double kPadding = 6;

QRgb plain(render::EyeFilter& filter, QRgb pixel) {
  const auto [red, green, blue] =
      filter.seen(static_cast<std::uint8_t>(qRed(pixel)), static_cast<std::uint8_t>(qGreen(pixel)),
                  static_cast<std::uint8_t>(qBlue(pixel)));
  return qRgba(red, green, blue, qAlpha(pixel));
}

}  // namespace

QImage seen_by(Eye eye, QImage picture) {
  if (eye == Eye::Normal || picture.isNull()) return picture;
  const bool alpha = picture.hasAlphaChannel();
  const qreal ratio = picture.devicePixelRatio();
  if (picture.format() != QImage::Format_RGB32)
    picture = std::move(picture).convertToFormat(alpha ? QImage::Format_ARGB32_Premultiplied
                                                       : QImage::Format_RGB32);
  render::EyeFilter filter(eye);
  // Windows have long runs of one colour.
  QRgb last = 0;
  QRgb last_seen = plain(filter, 0);
  for (int y = 0; y < picture.height(); ++y) {
    auto* row = reinterpret_cast<QRgb*>(picture.scanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      if (row[x] != last) {
        last = row[x];
        last_seen = alpha && qAlpha(last) != 255 ? qPremultiply(plain(filter, qUnpremultiply(last)))
                                                 : plain(filter, last);
      }
      row[x] = last_seen;
    }
  }
  picture.setDevicePixelRatio(ratio);
  return picture;
}

QString eye_name(Eye eye, geo::Language language) {
  switch (eye) {
    case Eye::Protan:
      return qstring(geo::Text{"Rotblind (Protanopie)", "Red-blind (protanopia)"}, language);
    case Eye::Deutan:
      return qstring(geo::Text{"Grünblind (Deuteranopie)", "Green-blind (deuteranopia)"}, language);
    case Eye::Tritan:
      return qstring(geo::Text{"Blaublind (Tritanopie)", "Blue-blind (tritanopia)"}, language);
    case Eye::Grey:
      return qstring(geo::Text{"Graustufen, Schwarz-Weiß-Druck", "Greyscale, black printer"},
                     language);
    case Eye::Normal:
      break;
  }
  return qstring(geo::Text{"Normal", "Normal"}, language);
}

EyeEffect::EyeEffect(Eye eye, QObject* parent) : QGraphicsEffect(parent), eye_(eye) {
  setObjectName(QStringLiteral("eye_effect"));
}

void EyeEffect::draw(QPainter* painter) {
  QPoint corner;
  const QPixmap drawn = sourcePixmap(Qt::LogicalCoordinates, &corner, QGraphicsEffect::NoPad);
  if (!drawn.isNull()) painter->drawImage(corner, seen_by(eye_, drawn.toImage()));
}

void show_to(Eye eye, const QList<QWidget*>& widgets) {
  for (QWidget* widget : widgets)
    widget->setGraphicsEffect(eye == Eye::Normal ? nullptr : new EyeEffect(eye, widget));
}

void EyeBadge::paint(QPainter& painter, const render::View& view) {
  if (eye_ == Eye::Normal) return;
  QFont font = painter.font();
  font.setBold(true);
  painter.setFont(font);
  const geo::Text words{"Simuliertes Farbsehen: ", "Simulated colour vision: "};
  const QString text = qstring(words, language_) + eye_name(eye_, language_);
  const QFontMetricsF metrics(font);
  const double most = std::max(80.0, view.surface().width - 2 * kMargin - 2 * kPadding);
  const QRectF room =
      metrics.boundingRect(QRectF(0, 0, most, view.surface().height), Qt::TextWordWrap, text);
  const QRectF box(kMargin, kMargin, room.width() + 2 * kPadding, room.height() + 2 * kPadding);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink(Role::BubbleText), 1));
  painter.setBrush(ink(Role::BubbleGround));
  painter.drawRoundedRect(box, 4, 4);
  painter.drawText(box.adjusted(kPadding, kPadding, -kPadding, -kPadding), Qt::TextWordWrap, text);
}

}  // namespace nahraum::app
