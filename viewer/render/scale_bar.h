#pragma once
// How large and which way up: scale bar, numeric scale, north arrow.

#include <string>

#include "geo/core/text.h"
#include "viewer/render/canvas.h"
#include "viewer/render/view.h"

namespace nahraum::render {

/// The next larger round number (1, 1.1, 1.2, 1.25, 1.4, 1.5 … 8, 9 times a power of ten): a scale
/// that people read at a glance, at most 15 % smaller than asked for.
[[nodiscard]] double round_denominator(double denominator);
/// "1:250.000"
[[nodiscard]] std::string scale_text(double denominator, geo::Language language);
/// Ground metres of the longest bar of 1, 2 or 5 times a power of ten that fits into `longest`
/// ground metres.
[[nodiscard]] double bar_length(double longest);

/// Draws the bar with its upper left corner at `at`; labels included it is `kScaleBarHeight` high
/// and at most `width` wide.
void draw_scale_bar(Canvas& canvas, const View& view, geo::Point at, double width,
                    geo::Language language);
inline constexpr double kScaleBarHeight = 20;  ///< points
/// An arrow with the letter N, `height` high, its middle axis at `top.x`.
void draw_north_arrow(Canvas& canvas, geo::Point top, double height);

}  // namespace nahraum::render
