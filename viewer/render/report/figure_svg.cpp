#include "viewer/render/report/figure_svg.h"

#include "viewer/render/cairo_canvas.h"
#include "viewer/render/charts/charts.h"
#include "viewer/render/report/map_figure.h"
#include "viewer/render/report/svg_canvas.h"

namespace nahraum::render {

namespace {

/// The figure's map page, with the words of the figure.
PageContent page_of(const analysis::ReportFigure& figure, const FigureOptions& options) {
  PageContent page = options.map_page(std::get<analysis::ReportMap>(figure.content));
  if (!figure.alternative.de.empty()) page.alternative_text = figure.alternative;
  return page;
}

std::string words_of(const analysis::ReportFigure& figure, const PageContent* page,
                     geo::Language language) {
  if (page != nullptr) return page->alternative_text.in(language);
  if (!figure.alternative.de.empty()) return figure.alternative.in(language);
  return analysis::chart_in_words(std::get<analysis::Chart>(figure.content)).in(language);
}

bool is_map(const analysis::ReportFigure& figure) {
  return std::holds_alternative<analysis::ReportMap>(figure.content);
}

Size size_of(const analysis::ReportFigure& figure, const FigureOptions& options, Canvas& canvas) {
  if (is_map(figure)) return {options.width, options.map_height};
  const ChartOptions chart{.language = options.language, .title = false};
  return {options.width,
          chart_height(std::get<analysis::Chart>(figure.content), options.width, chart, canvas)};
}

/// Returns the alternative text.
std::string draw(const analysis::ReportFigure& figure, const FigureOptions& options, Size size,
                 Canvas& canvas) {
  if (is_map(figure)) {
    const PageContent page = page_of(figure, options);
    paint_map_figure(page, {0, 0, size.width, size.height}, options.language, canvas);
    return words_of(figure, &page, options.language);
  }
  const ChartOptions chart{.language = options.language, .title = false};
  paint_chart(std::get<analysis::Chart>(figure.content), {0, 0, size.width, size.height}, chart,
              canvas);
  return words_of(figure, nullptr, options.language);
}

}  // namespace

FigureSvg figure_svg(const analysis::ReportFigure& figure, const FigureOptions& options,
                     const std::string& prefix) {
  SvgCanvas measuring({options.width, 10}, prefix);
  const Size size = size_of(figure, options, measuring);
  SvgCanvas canvas(size, prefix);
  std::string words = draw(figure, options, size, canvas);
  return {size, std::move(canvas).take(), std::move(words)};
}

FigurePng figure_png(const analysis::ReportFigure& figure, const FigureOptions& options,
                     double dpi) {
  SvgCanvas measuring({options.width, 10}, "m");
  const Size size = size_of(figure, options, measuring);
  CairoCanvas canvas(CairoCanvas::Format::Png, size, {}, dpi);
  std::string words = draw(figure, options, size, canvas);
  return {size, canvas.finish(), std::move(words)};
}

}  // namespace nahraum::render
