#pragma once
// Two figures in one map: three classes of each, nine colours.
//
//   style.symbology = bivariate(graduated("share", "%", {40, 80}, …), graduated("index", …), …);
//
// The colours turn from paper to teal to the right and to purple upwards. They were searched so
// that any two of the nine differ by kClearDifference for every eye; in grey print areas whose
// class upwards is higher than that to the right are told apart by their hatching, too
// (colour_vision.h; tested).

#include <array>

#include "viewer/render/canvas.h"
#include "viewer/render/legend.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Throws Error{Input} unless both have three classes.
[[nodiscard]] Bivariate bivariate(Graduated across, geo::Text across_title, Graduated up,
                                  geo::Text up_title);
/// 0..8 (up * 3 + across); 9 where one of the two is missing.
[[nodiscard]] std::size_t bivariate_class(const Bivariate& style, double across, double up);

/// The legend as a square: how high it is at this width, and drawn with its upper left corner at
/// `at`. `scale` of the text, 1 = 7.5 points.
struct SquareFrame {
  double width = 0;
  double scale = 1;
  geo::Language language = geo::Language::German;
};
[[nodiscard]] double square_height(const LegendSquare& square, const SquareFrame& frame,
                                   Canvas& canvas);
void draw_square(const LegendSquare& square, const SquareFrame& frame, geo::Point at,
                 Canvas& canvas);

}  // namespace nahraum::render
