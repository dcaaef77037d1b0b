#include "viewer/render/charts/charts.h"

#include <algorithm>
#include <variant>

#include "viewer/render/cairo_canvas.h"
#include "viewer/render/charts/sheet.h"

namespace nahraum::render {

namespace {

ChartSheet laid_out(const analysis::Chart& chart, double width, double most_height,
                    const ChartOptions& options, Canvas& canvas) {
  ChartSheet sheet(width, most_height, options, canvas);
  std::visit([&](const auto& kind) { lay_out(kind, sheet); }, chart);
  return sheet;
}

/// Below the last line of text.
constexpr double kFoot = 3;

/// What chart_height measured is drawn as it was measured; a lower box takes a second layout.
ChartSheet fitted(const analysis::Chart& chart, const geo::Box& where, const ChartOptions& options,
                  Canvas& canvas) {
  ChartSheet natural = laid_out(chart, where.width(), options.most_height, options, canvas);
  if (natural.y + kFoot <= where.height() + 0.01) return natural;
  return laid_out(chart, where.width(), where.height() - kFoot, options, canvas);
}

std::string chart_file(CairoCanvas::Format format, const analysis::Chart& chart, double width,
                       const ChartOptions& options, double dpi) {
  const auto title = std::visit([](const auto& kind) { return kind.title; }, chart);
  const DocumentInfo info{.title = title.in(options.language),
                          .description = analysis::chart_in_words(chart).in(options.language),
                          .language = options.language,
                          .date = ""};
  constexpr double kMargin = 6;
  CairoCanvas ruler(CairoCanvas::Format::Png, {8, 8}, {}, 72);
  const double height = chart_height(chart, width - 2 * kMargin, options, ruler);
  CairoCanvas canvas(format, {width, height + 2 * kMargin}, info, dpi);
  canvas.begin_tag(Tag::Document, {});
  paint_chart(chart, {kMargin, kMargin, width - kMargin, kMargin + height}, options, canvas);
  canvas.end_tag();
  return canvas.finish();
}

}  // namespace

double chart_height(const analysis::Chart& chart, double width, const ChartOptions& options,
                    Canvas& canvas) {
  return laid_out(chart, width, options.most_height, options, canvas).y + kFoot;
}

void paint_chart(const analysis::Chart& chart, const geo::Box& where, const ChartOptions& options,
                 Canvas& canvas) {
  const ChartSheet sheet = fitted(chart, where, options, canvas);
  canvas.begin_tag(Tag::Figure, analysis::chart_in_words(chart).in(options.language));
  const ChartTone tone = options.grey   ? ChartTone::Grey
                         : options.dark ? ChartTone::Dark
                                        : ChartTone::Paper;
  sheet.drawing.paint({where.min_x, where.min_y}, tone, canvas);
  canvas.end_tag();
}

std::vector<ChartTarget> chart_targets(const analysis::Chart& chart, const geo::Box& where,
                                       const ChartOptions& options, Canvas& canvas) {
  std::vector<ChartTarget> targets = fitted(chart, where, options, canvas).targets;
  for (ChartTarget& target : targets) {
    geo::Box& box = target.box;
    box = {box.min_x + where.min_x, box.min_y + where.min_y, box.max_x + where.min_x,
           box.max_y + where.min_y};
  }
  return targets;
}

std::string chart_svg(const analysis::Chart& chart, double width, const ChartOptions& options) {
  return chart_file(CairoCanvas::Format::Svg, chart, width, options, 72);
}

std::string chart_png(const analysis::Chart& chart, double width, const ChartOptions& options,
                      double dpi) {
  return chart_file(CairoCanvas::Format::Png, chart, width, options, dpi);
}

std::string chart_pdf(const analysis::Chart& chart, double width, const ChartOptions& options) {
  return chart_file(CairoCanvas::Format::Pdf, chart, width, options, 72);
}

}  // namespace nahraum::render
