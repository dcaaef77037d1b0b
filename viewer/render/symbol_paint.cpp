#include "viewer/render/symbol_paint.h"

#include <cmath>

#include "viewer/render/hatch.h"
#include "viewer/render/marker.h"
#include "viewer/render/pictogram.h"

namespace nahraum::render {

namespace {

constexpr double kHatchSpacingMm = 1.0;
constexpr double kHatchStrokeMm = 0.13;

}  // namespace

Colour faded(Colour colour, double opacity) {
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * opacity));
  return colour;
}

void fill_areas(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                double opacity) {
  if (path.empty()) return;
  const Colour fill = faded(symbol.fill, opacity);
  if (fill.alpha > 0) canvas.fill(path, fill);
  hatch_areas(canvas, path, symbol, unit_per_mm, opacity);
}

void hatch_areas(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                 double opacity) {
  const Path lines = hatch_lines(path, symbol.hatch, kHatchSpacingMm * unit_per_mm);
  if (!lines.empty())
    canvas.stroke(lines, {faded(symbol.stroke, opacity), kHatchStrokeMm * unit_per_mm, {}});
}

void stroke_lines(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                  double opacity) {
  const Colour colour = faded(symbol.stroke, opacity);
  if (path.empty() || symbol.stroke_mm < kThinnestStrokeMm || colour.alpha == 0) return;
  canvas.stroke(path, {colour, symbol.stroke_mm * unit_per_mm, {}});
}

void draw_marker(Canvas& canvas, geo::Point centre, double size_mm, const Symbol& symbol,
                 double unit_per_mm, double opacity) {
  Path path;
  add_marker(path, symbol.marker, centre, size_mm * unit_per_mm);
  fill_areas(canvas, path, symbol, unit_per_mm, opacity);
  stroke_lines(canvas, path, symbol, unit_per_mm, opacity);
  if (symbol.pictogram == Pictogram::None) return;
  path.clear();
  add_pictogram(path, symbol.pictogram, centre, size_mm * kPictogramShare * unit_per_mm);
  canvas.fill(path, faded(symbol.stroke, opacity));
}

}  // namespace nahraum::render
