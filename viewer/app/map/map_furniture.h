#pragma once
// What lies over the map in the window: scale bar, credit line, cross for the keyboard.

#include <QPainter>
#include <QStringList>

#include "geo/core/text.h"
#include "viewer/render/view.h"

namespace nahraum::app {

struct ScaleBar {
  double metres = 0;   ///< 1, 2 or 5 times a power of ten
  double surface = 0;  ///< its length on the surface
};
/// The longest round length that is at most `longest` on the surface.
[[nodiscard]] ScaleBar scale_bar(const render::View& view, double longest);
/// "5 km", "200 m".
[[nodiscard]] QString length_text(double metres, geo::Language language);

/// In the lower left corner, shorter beside `taken` or, where there is no room, above it.
void draw_scale_bar(QPainter& painter, const render::View& view, geo::Language language,
                    const QRectF& taken);
/// The room of the credit in the lower right corner: as wide as a scale bar leaves it.
[[nodiscard]] QRectF credit_box(const QFont& font, const render::Size& surface,
                                const QStringList& lines);
/// Right-aligned in its room, which it returns.
QRectF draw_credit(QPainter& painter, const render::View& view, const QStringList& lines);
void draw_cross(QPainter& painter, QPointF at);

/// Words on a dark card beside a place, kept within the clip of the painter's device.
void draw_bubble(QPainter& painter, QPointF at, const QString& words);

}  // namespace nahraum::app
