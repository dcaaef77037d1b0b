#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/rows.h"
#include "viewer/render/colour_vision.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::ContributionChart;

namespace {

constexpr double kThickness = 0.84;  ///< of a row of one line
constexpr int kDecimals = 1;

bool any_known(const ContributionChart::Row& row) {
  return std::any_of(row.parts.begin(), row.parts.end(), analysis::is_drawn);
}

double total_of(const ContributionChart::Row& row) {
  double total = 0;
  for (const geo::FlaggedValue& part : row.parts)
    if (analysis::is_drawn(part)) total += part.value;
  return total;
}

/// "keine Angabe: Räume, Träger", or empty.
std::string missing_parts(const ContributionChart& chart, const ContributionChart::Row& row,
                          const ChartSheet& sheet) {
  const std::string none = geo::flag_name(geo::ValueFlag::Missing).in(sheet.language());
  if (!any_known(row)) return none;
  std::string names;
  for (std::size_t i = 0; i < row.parts.size() && i < chart.part_names.size(); ++i) {
    if (analysis::is_drawn(row.parts[i])) continue;
    names += (names.empty() ? ": " : ", ") + sheet.in_language(chart.part_names[i]);
  }
  return names.empty() ? "" : none + names;
}

std::vector<ChartRow> rows_of(const ContributionChart& chart, const ChartSheet& sheet) {
  std::vector<ChartRow> rows;
  for (const ContributionChart::Row& from : chart.rows) {
    ChartRow row{.label = sheet.in_language(from.label), .highlight = from.highlight};
    if (any_known(from))
      row.value = analysis::chart_number(total_of(from), kDecimals, sheet.language());
    if (const auto range = drawn_range(from.range))
      row.range = analysis::chart_number(range->lower, 0, sheet.language()) + "–" +
                  analysis::chart_number(range->upper, 0, sheet.language());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<LegendItem> legend_of(const ContributionChart& chart, const ChartSheet& sheet) {
  std::vector<LegendItem> items;
  for (std::size_t i = 0; i < chart.part_names.size(); ++i)
    items.push_back({.text = sheet.in_language(chart.part_names[i]), .paint = chart_paint(i)});
  return items;
}

/// Ends of the stacked bars on both sides of zero, not sums: parts may be negative.
ChartExtent extent_of(const ContributionChart& chart) {
  ChartExtent extent;
  extent.add(0.0);
  extent.add(chart.highest);
  for (const ContributionChart::Row& row : chart.rows) {
    double above = 0;
    double under = 0;
    for (const geo::FlaggedValue& part : row.parts)
      if (analysis::is_drawn(part)) (part.value < 0 ? under : above) += part.value;
    extent.add(above);
    extent.add(under);
    extent.add(row.range);
  }
  return extent;
}

void draw_part(ChartSheet& sheet, const geo::Box& box, std::size_t part, double points) {
  const ChartPaint paint = chart_paint(part);
  sheet.drawing.box(box, paint.fill, paint.hatch, paint.hatch_colour);
  sheet.drawing.line({box.max_x, box.min_y}, {box.max_x, box.max_y}, {kPaper, 0.8, {}});
  const std::string figure =
      analysis::chart_number(points, std::abs(points) < 10 ? 1 : 0, sheet.language());
  if (sheet.width_of(figure, sheet.small) + 5 > box.width()) return;
  const Colour halo = paint.hatch == Hatch::None ? Colour{255, 255, 255, 0} : paint.fill;
  const geo::Point c = box.centre();
  sheet.drawing.words({figure, {c.x, ChartSheet::centred(sheet.small, c.y)}, sheet.small,
                       text_on(paint.fill), Align::Centre, halo});
}

/// Returns where the bar ends.
double draw_parts(const ContributionChart::Row& row, ChartSheet& sheet, const ChartAxis& axis,
                  const PlacedRow& place) {
  const double half = kThickness * sheet.line_height(sheet.body) / 2;
  double above = 0;
  double under = 0;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    if (!analysis::is_drawn(row.parts[i]) || row.parts[i].value == 0) continue;
    double& end = row.parts[i].value < 0 ? under : above;
    const auto [from, to] = std::minmax({axis.at(end), axis.at(end + row.parts[i].value)});
    end += row.parts[i].value;
    draw_part(sheet, {from, place.middle() - half, to, place.middle() + half}, i,
              row.parts[i].value);
  }
  return axis.at(above);
}

void draw_row(const ContributionChart& chart, const ContributionChart::Row& row, ChartSheet& sheet,
              const ChartAxis& axis, const PlacedRow& place) {
  double end = draw_parts(row, sheet, axis, place);
  if (const auto range = drawn_range(row.range)) {
    // Below the figures in the parts, at the foot of the bar.
    const double y = place.middle() + 0.56 * sheet.line_height(sheet.body);
    sheet.interval({axis.at(range->lower), y}, {axis.at(range->upper), y});
    end = std::max(end, axis.at(range->upper));
  }
  draw_row_words(sheet, place, end + 6, missing_parts(chart, row, sheet));
}

std::string notes_of(const ContributionChart& chart, const ChartSheet& sheet) {
  const bool ranges =
      std::any_of(chart.rows.begin(), chart.rows.end(),
                  [](const ContributionChart::Row& row) { return !!drawn_range(row.range); });
  if (!ranges) return "";
  return sheet.words("dünner Strich = ", "thin bar = ") + sheet.in_language(chart.range_name);
}

}  // namespace

void lay_out(const ContributionChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.words("Punkte", "points"));
  if (chart.rows.empty()) return sheet.nothing_to_show();
  sheet.legend(legend_of(chart, sheet));
  const std::string notes = notes_of(chart, sheet);
  const geo::Text what{"Zeilen", "rows"};
  const double below = 2 * sheet.small.size + 6 + sheet.note_height(notes) +
                       sheet.note_height(sheet.shown_note(0, chart.rows.size(), what));
  const PlacedRows rows = place_rows(sheet, rows_of(chart, sheet), below);
  const ChartAxis axis = level_axis(sheet, extent_of(chart), rows.plot_left, sheet.width());
  sheet.y = draw_level_axis(sheet, axis, rows.top, rows.bottom + 2);
  for (const PlacedRow& row : rows.rows)
    draw_row(chart, chart.rows[row.index], sheet, axis, row);
  sheet.drawing.line({axis.at(0), rows.top}, {axis.at(0), rows.bottom + 2}, {kAxis, 0.8, {}});
  sheet.note(notes);
  sheet.note(sheet.shown_note(rows.rows.size(), chart.rows.size(), what));
}

}  // namespace nahraum::render
