#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/rows.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::BarChart;

namespace {

constexpr double kThickness = 0.62;  ///< of a row of one line

std::vector<ChartRow> rows_of(const BarChart& chart, const ChartSheet& sheet) {
  std::vector<ChartRow> rows;
  for (const BarChart::Bar& bar : chart.bars) {
    ChartRow row{.label = sheet.in_language(bar.label), .highlight = bar.highlight};
    if (analysis::is_drawn(bar.value))
      row.value = analysis::chart_value(bar.value, chart.decimals, sheet.language());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string notes_of(const BarChart& chart, const ChartSheet& sheet) {
  std::vector<geo::ValueFlag> flags;
  bool ranges = false;
  for (const BarChart::Bar& bar : chart.bars) {
    flags.push_back(bar.value.flag);
    ranges = ranges || drawn_range(bar.range);
  }
  std::string note = signs_note(flags, sheet.language());
  if (!ranges) return note;
  if (!note.empty()) note += " · ";
  return note + sheet.words("dünner Strich = ", "thin bar = ") +
         sheet.in_language(chart.range_name);
}

ChartExtent extent_of(const BarChart& chart) {
  ChartExtent extent;
  extent.add(0.0);
  for (const BarChart::Bar& bar : chart.bars) {
    extent.add(bar.value);
    extent.add(bar.range);
  }
  if (chart.reference) extent.add(chart.reference->value);
  return extent;
}

std::string reference_label(const BarChart& chart, const ChartSheet& sheet) {
  std::string label =
      sheet.in_language(chart.reference->label) + ": " +
      analysis::chart_number(chart.reference->value, chart.decimals, sheet.language());
  if (sheet.in_language(chart.unit).find('%') != std::string::npos) label += " %";
  return label;
}

void draw_reference(const BarChart& chart, ChartSheet& sheet, const ChartAxis& axis,
                    const PlacedRows& rows) {
  const double x = axis.at(chart.reference->value);
  const std::string label =
      sheet.fitted(reference_label(chart, sheet), sheet.body, sheet.width() - rows.plot_left);
  const double wide = sheet.width_of(label, sheet.body);
  const double left =
      std::clamp(x - wide / 2, rows.plot_left, std::max(sheet.width() - wide, rows.plot_left));
  sheet.drawing.words({label, {left, rows.top - 5}, sheet.body, kInk, Align::Left});
  sheet.drawing.line({x, rows.top - 2.5}, {x, rows.bottom + 2}, {kInk, 1.1, {3, 2}});
}

void draw_bar(const BarChart::Bar& bar, ChartSheet& sheet, const ChartAxis& axis,
              const PlacedRow& row) {
  if (!analysis::is_drawn(bar.value)) return;
  const double half = kThickness * sheet.line_height(sheet.body) / 2;
  const auto [from, to] = std::minmax({axis.at(0), axis.at(bar.value.value)});
  sheet.drawing.box({from, row.middle() - half, to, row.middle() + half},
                    bar.highlight ? kStrong : kMain);
}

/// Over the line of the reference: words where there is no bar, and the range.
void draw_over(const BarChart::Bar& bar, ChartSheet& sheet, const ChartAxis& axis,
               const PlacedRow& row, double left) {
  if (!analysis::is_drawn(bar.value)) {
    draw_row_words(sheet, row, left + 3, analysis::chart_value(bar.value, 0, sheet.language()));
    return;
  }
  if (const auto range = drawn_range(bar.range))
    sheet.interval({axis.at(range->lower), row.middle()}, {axis.at(range->upper), row.middle()});
}

}  // namespace

void lay_out(const BarChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.in_language(chart.unit));
  if (chart.bars.empty()) return sheet.nothing_to_show();
  const std::string notes = notes_of(chart, sheet);
  const double axis_height = 2 * sheet.small.size + 4;
  const double below = axis_height + sheet.note_height(notes);
  const bool reference = chart.reference && std::isfinite(chart.reference->value);
  if (reference) sheet.y += sheet.line_height(sheet.body) + 4;
  const std::vector<ChartRow> texts = rows_of(chart, sheet);
  const PlacedRows rows = place_rows(sheet, texts, below);
  const ChartAxis axis = level_axis(sheet, extent_of(chart), rows.plot_left, sheet.width());
  sheet.y = draw_level_axis(sheet, axis, rows.top, rows.bottom);
  for (const PlacedRow& row : rows.rows) draw_bar(chart.bars[row.index], sheet, axis, row);
  sheet.drawing.line({axis.at(0), rows.top}, {axis.at(0), rows.bottom}, {kAxis, 0.8, {}});
  if (reference) draw_reference(chart, sheet, axis, rows);
  for (const PlacedRow& row : rows.rows)
    draw_over(chart.bars[row.index], sheet, axis, row, rows.plot_left);
  sheet.note(notes);
  note_rows(sheet, rows, texts.size());
}

}  // namespace nahraum::render
