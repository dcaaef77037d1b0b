#include "viewer/app/legend_entries.h"

#include <QPainter>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/app/qpainter_canvas.h"
#include "viewer/app/words.h"
#include "viewer/render/symbol_paint.h"

namespace nahraum::app {

namespace {

using Entries = std::vector<LegendEntry>;

Entries entries_of(const render::SingleSymbol& style, geo::Language language) {
  return {{style.symbol, style.symbol.size_mm, qstring(style.label, language)}};
}

Entries entries_of(const render::Graduated& style, geo::Language language) {
  Entries entries;
  for (const render::ValueClass& c : style.classes) {
    QString label = qstring(c.label, language);
    if (!style.unit.empty()) label += QStringLiteral(" ") + qstring(style.unit);
    entries.push_back({c.symbol, c.symbol.size_mm, label});
  }
  entries.push_back(
      {style.no_data, style.no_data.size_mm, qstring(style.no_data_label, language)});
  return entries;
}

Entries entries_of(const render::Categorised& style, geo::Language language) {
  Entries entries;
  for (const render::Category& c : style.categories)
    entries.push_back({c.symbol, c.symbol.size_mm, qstring(c.label, language)});
  entries.push_back({style.other, style.other.size_mm, qstring(style.other_label, language)});
  return entries;
}

Entries entries_of(const render::Proportional& style, geo::Language language) {
  Entries entries;
  for (const double value : style.legend_values) {
    const double size = style.max_mm * std::sqrt(value / style.value_at_max);
    QString label = qstring(geo::people_number(value, 0, language));
    if (!style.unit.empty()) label += QStringLiteral(" ") + qstring(style.unit);
    entries.push_back({style.symbol, size, label});
  }
  return entries;
}

render::Path area_of(QSize size) {
  render::Path path;
  path.add_box({1, 1, size.width() - 1.0, size.height() - 1.0});
  return path;
}

render::Path line_of(QSize size) {
  render::Path path;
  path.closed = false;
  path.begin();
  path.add({1, size.height() - 3.0});
  path.add({size.width() * 0.4, 3});
  path.add({size.width() * 0.6, size.height() - 3.0});
  path.add({size.width() - 1.0, 3});
  return path;
}

constexpr double kPixelsPerMillimetre = 96 / 25.4;

}  // namespace

std::vector<LegendEntry> legend_entries(const render::StyledLayer& layer, geo::Language language) {
  return std::visit([&](const auto& style) { return entries_of(style, language); },
                    layer.style.symbology);
}

bool drawn_as_points(const render::StyledLayer& layer) {
  const geo::GeometryKind kind = layer.layer.kind();
  return std::holds_alternative<render::Proportional>(layer.style.symbology) ||
         (kind != geo::GeometryKind::Polygon && kind != geo::GeometryKind::Line);
}

QPixmap swatch(const render::StyledLayer& layer, const LegendEntry& entry, QSize size,
               double pixel_ratio) {
  QPixmap pixmap(size * pixel_ratio);
  pixmap.setDevicePixelRatio(pixel_ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  GlyphCache glyphs;
  QPainterCanvas canvas(painter, glyphs);
  const double opacity = layer.style.opacity;
  if (drawn_as_points(layer)) {
    const double most = (std::min(size.width(), size.height()) - 2) / kPixelsPerMillimetre;
    render::draw_marker(canvas, {size.width() / 2.0, size.height() / 2.0},
                        std::min(entry.size_mm, most), entry.symbol, kPixelsPerMillimetre, opacity);
  } else if (layer.layer.kind() == geo::GeometryKind::Line) {
    render::stroke_lines(canvas, line_of(size), entry.symbol, kPixelsPerMillimetre, opacity);
  } else {
    render::fill_areas(canvas, area_of(size), entry.symbol, kPixelsPerMillimetre, opacity);
    render::stroke_lines(canvas, area_of(size), entry.symbol, kPixelsPerMillimetre, opacity);
  }
  return pixmap;
}

}  // namespace nahraum::app
