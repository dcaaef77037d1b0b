#include <algorithm>

#include "analysis/report/chart_text.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/rows.h"
#include "viewer/render/marker.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::RankIntervalChart;

namespace {

/// Ranks begin at 1; a row without a rank says so.
bool ranked(const RankIntervalChart::Row& row) { return row.rank >= 1; }

bool spread(const RankIntervalChart::Row& row) { return row.best >= 1 && row.worst >= row.best; }

std::string whole(int value, const ChartSheet& sheet) {
  return analysis::chart_number(value, 0, sheet.language());
}

std::vector<ChartRow> rows_of(const RankIntervalChart& chart, const ChartSheet& sheet) {
  std::vector<ChartRow> rows;
  for (const RankIntervalChart::Row& from : chart.rows) {
    ChartRow row{.label = sheet.in_language(from.label), .highlight = from.highlight};
    if (ranked(from)) row.value = whole(from.rank, sheet);
    if (spread(from)) row.range = whole(from.best, sheet) + "–" + whole(from.worst, sheet);
    rows.push_back(std::move(row));
  }
  return rows;
}

ChartAxis rank_axis(const RankIntervalChart& chart, ChartSheet& sheet, double left) {
  int last = std::max(2, chart.top.value_or(1));
  for (const RankIntervalChart::Row& row : chart.rows)
    last = std::max({last, row.rank, row.worst, row.best});
  ChartAxis axis = whole_axis(0, last, 8);
  while (axis.step < last &&
         (sheet.width() - left) / (last / axis.step) < 2 * widest_tick(sheet, axis) + 4)
    axis = whole_axis(0, last, static_cast<int>(last / axis.step / 2));
  axis.low = 1;
  axis.high = last;
  axis.from = left + 6;
  axis.to = sheet.width() - 6;
  return axis;
}

/// Tick labels 1, 5, 10, … : rank 1 is always named.
double draw_rank_axis(ChartSheet& sheet, const ChartAxis& axis, double top, double bottom) {
  const double baseline = bottom + 2 + 1.45 * sheet.small.size;
  double free_from = 0;
  const auto tick = [&](double rank) {
    const std::string label = analysis::chart_number(rank, 0, sheet.language());
    const double wide = sheet.width_of(label, sheet.small);
    const double x = axis.at(rank);
    const double left = std::min(x - wide / 2, sheet.width() - wide);
    if (left < free_from) return;
    sheet.drawing.line({x, top}, {x, bottom}, {kGrid, 0.5, {}});
    sheet.drawing.words({label, {left, baseline}, sheet.small, kQuiet, Align::Left});
    free_from = left + wide + 5;
  };
  tick(1);
  for (double rank = axis.step; rank <= axis.high; rank += axis.step)
    if (rank > 1) tick(rank);
  return baseline + 0.35 * sheet.small.size;
}

void draw_row(const RankIntervalChart::Row& row, ChartSheet& sheet, const ChartAxis& axis,
              const PlacedRow& place, double left) {
  const double y = place.middle();
  if (spread(row))
    sheet.drawing.line({axis.at(row.best), y}, {axis.at(row.worst), y},
                       {row.highlight ? kStrong : kMain, 3, {}});
  if (!ranked(row)) {
    if (!spread(row)) draw_row_words(sheet, place, left, sheet.words("kein Rang", "no rank"));
    return;
  }
  Path dot;
  add_marker(dot, Marker::Circle, {axis.at(row.rank), y}, 6.5);
  sheet.drawing.area(dot, row.highlight ? kStrong : kInk);
  sheet.drawing.line(std::move(dot), {kPaper, 0.8, {}});
}

void draw_top(const RankIntervalChart& chart, ChartSheet& sheet, const ChartAxis& axis,
              const PlacedRows& rows) {
  const double x = axis.at(*chart.top + 0.5);
  const std::string count = whole(*chart.top, sheet);
  const std::string label = sheet.fitted(
      *chart.top == 1 ? sheet.words("erster Rang", "first rank")
                      : sheet.words("erste ", "first ") + count + sheet.words(" Ränge", " ranks"),
      sheet.body, sheet.width() - rows.plot_left);
  const double wide = sheet.width_of(label, sheet.body);
  const double left =
      std::clamp(x - wide / 2, rows.plot_left, std::max(sheet.width() - wide, rows.plot_left));
  sheet.drawing.words({label, {left, rows.top - 5}, sheet.body, kInk, Align::Left});
  sheet.drawing.line({x, rows.top - 2.5}, {x, rows.bottom + 2}, {kInk, 1.1, {3, 2}});
}

}  // namespace

void lay_out(const RankIntervalChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.words("Rang (links der erste), daneben bester bis letzter Rang",
                                         "Rank (first at the left), beside it best to last rank"));
  if (chart.rows.empty()) return sheet.nothing_to_show();
  const std::string notes =
      sheet.words("Punkt = Rang · Balken = bester bis letzter Rang über alle Durchläufe",
                  "dot = rank · bar = best to last rank over all draws");
  const double below = 2 * sheet.small.size + 6 + sheet.note_height(notes);
  const bool top = chart.top && *chart.top >= 1;
  if (top) sheet.y += sheet.line_height(sheet.body) + 4;
  const std::vector<ChartRow> texts = rows_of(chart, sheet);
  const PlacedRows rows = place_rows(sheet, texts, below);
  const ChartAxis axis = rank_axis(chart, sheet, rows.plot_left);
  sheet.y = draw_rank_axis(sheet, axis, rows.top, rows.bottom + 2);
  if (top) draw_top(chart, sheet, axis, rows);
  for (const PlacedRow& row : rows.rows)
    draw_row(chart.rows[row.index], sheet, axis, row, rows.plot_left);
  sheet.note(notes);
  note_rows(sheet, rows, texts.size());
}

}  // namespace nahraum::render
