#pragma once
// A figure of a paper as SVG elements, for HTML; as a picture, for ODT.

#include "viewer/render/report/report_pieces.h"

namespace nahraum::render {

struct FigureSvg {
  Size size;
  std::string elements;
  std::string alternative;
};

struct FigureOptions {
  geo::Language language = geo::Language::German;
  MapPages map_page;
  double width = 482;  ///< points
  double map_height = 300;
};

/// `prefix` is unique among the figures of one page.
[[nodiscard]] FigureSvg figure_svg(const analysis::ReportFigure& figure,
                                   const FigureOptions& options, const std::string& prefix);

struct FigurePng {
  Size size;  ///< points
  std::string bytes;
  std::string alternative;
};
[[nodiscard]] FigurePng figure_png(const analysis::ReportFigure& figure,
                                   const FigureOptions& options, double dpi);

}  // namespace nahraum::render
