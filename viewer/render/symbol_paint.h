#pragma once
// One symbol drawn: on the map, in the legend, in a layer list.

#include "viewer/render/canvas.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Outlines thinner than this do not show on paper and cost much on screen.
inline constexpr double kThinnestStrokeMm = 0.08;

[[nodiscard]] Colour faded(Colour colour, double opacity);

/// Fills (and hatches) the areas of the path; no outline.
void fill_areas(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                double opacity);
/// The hatching alone, for areas that were filled one by one.
void hatch_areas(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                 double opacity);
void stroke_lines(Canvas& canvas, const Path& path, const Symbol& symbol, double unit_per_mm,
                  double opacity);
/// One marker with fill and outline.
void draw_marker(Canvas& canvas, geo::Point centre, double size_mm, const Symbol& symbol,
                 double unit_per_mm, double opacity);

}  // namespace nahraum::render
