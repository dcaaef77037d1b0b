#include "viewer/app/window/swatch.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "viewer/app/look/appearance.h"
#include "viewer/app/map/qpainter_canvas.h"

namespace nahraum::app {

namespace {

constexpr double kPixelsPerMillimetre = 96 / 25.4;
constexpr QSize kBox(24, 16);

QSize size_of(const render::LegendEntry& entry) {
  if (entry.kind != render::SymbolKind::Point) return kBox;
  const int marker = static_cast<int>(std::ceil(entry.size_mm * kPixelsPerMillimetre)) + 3;
  const int side = std::min(marker, kLargestSwatch);
  return {std::max(side, kBox.width()), std::max(side, kBox.height())};
}

}  // namespace

QPixmap swatch(const render::LegendEntry& entry, double pixel_ratio) {
  const QSize size = size_of(entry);
  QPixmap pixmap(size * pixel_ratio);
  pixmap.setDevicePixelRatio(pixel_ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  // On paper, as on the map: in the dark palette a legend shows the colours it explains.
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink(Role::MapPaper));
  painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)), 2, 2);
  GlyphCache glyphs;
  QPainterCanvas canvas(painter, glyphs);
  const geo::Box box{1.5, 1.5, size.width() - 1.5, size.height() - 1.5};
  render::draw_swatch(canvas, entry, box, kPixelsPerMillimetre);
  return pixmap;
}

}  // namespace nahraum::app
