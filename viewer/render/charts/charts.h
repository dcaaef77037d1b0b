#pragma once
// Charts as the best of official statistics draws them: names and figures in columns, few lines,
// direct labels, readable in grey print.
//
//   const double height = chart_height(chart, 480, options, canvas);
//   paint_chart(chart, {40, 100, 520, 100 + height}, options, canvas);
//
// No two texts meet, none is cut off at the edge: names are wrapped or end in an ellipsis, and the
// words of the chart (`chart_in_words`) are its alternative text. Rows without a value stay and say
// why. Same chart, same marks.

#include <string>
#include <vector>

#include "analysis/report/chart.h"
#include "viewer/render/canvas.h"
#include "viewer/render/view.h"

namespace nahraum::render {

struct ChartOptions {
  geo::Language language = geo::Language::German;
  double type_size = 8;      ///< points; nothing is drawn smaller than 7
  double most_height = 620;  ///< points; rows beyond it are counted in a note
  bool grey = false;         ///< shades only, as a black printer gives them
  bool dark = false;         ///< for the dark ground of the window; never on paper
  bool title = true;         ///< false where the page has a caption of its own
};

/// Narrower than this no chart can be read.
inline constexpr double kLeastChartWidth = 200;

/// Points that the chart takes at this width. Costs a layout, like painting.
[[nodiscard]] double chart_height(const analysis::Chart& chart, double width,
                                  const ChartOptions& options, Canvas& canvas);

/// Draws into `where` (surface units are points), one Figure with alternative text. Where the box
/// is lower than `chart_height`, rows are left out and counted. At least kLeastChartWidth wide.
void paint_chart(const analysis::Chart& chart, const geo::Box& where, const ChartOptions& options,
                 Canvas& canvas);

/// Where a row or point of the chart is: its place in the list given, and its box on the surface.
struct ChartTarget {
  std::size_t index = 0;
  geo::Box box;
};

/// What can be pointed at in a contribution chart (rows), in a chart of need and readiness and in a
/// curve (points), in the order of drawing, where paint_chart puts it. Rows and points that are not
/// drawn are left out; none for other charts. Costs a layout.
[[nodiscard]] std::vector<ChartTarget> chart_targets(const analysis::Chart& chart,
                                                     const geo::Box& where,
                                                     const ChartOptions& options, Canvas& canvas);

/// A file of its own, as high as the chart. Same chart, same bytes. Throws Error{Io} when the
/// pinned font is not installed.
[[nodiscard]] std::string chart_svg(const analysis::Chart& chart, double width,
                                    const ChartOptions& options);
[[nodiscard]] std::string chart_png(const analysis::Chart& chart, double width,
                                    const ChartOptions& options, double dpi = 150);
[[nodiscard]] std::string chart_pdf(const analysis::Chart& chart, double width,
                                    const ChartOptions& options);

}  // namespace nahraum::render
