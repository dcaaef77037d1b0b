#include "viewer/render/charts/rows.h"

#include <algorithm>

namespace nahraum::render {

using namespace chart_colours;

namespace {

/// Share of the chart that names may take.
double widest_label(double width) { return width < 330 ? 0.42 : 0.34; }
constexpr double kColumnGap = 8;
constexpr double kRowGap = 3.2;
const geo::Text kRows{"Zeilen", "rows"};

struct Columns {
  double label = 0;
  double value = 0;
  double range = 0;
};

Columns measured(ChartSheet& sheet, const std::vector<ChartRow>& rows) {
  Columns columns;
  for (const ChartRow& row : rows) {
    const Font& font = row.highlight ? sheet.bold : sheet.body;
    columns.label = std::max(columns.label, sheet.width_of(row.label, font) + 0.5);
    columns.value = std::max(columns.value, sheet.width_of(row.value, font));
    columns.range = std::max(columns.range, sheet.width_of(row.range, sheet.small));
  }
  columns.label = std::min(columns.label, widest_label(sheet.width()) * sheet.width());
  columns.value = std::min(columns.value, 0.2 * sheet.width());
  columns.range = std::min(columns.range, 0.16 * sheet.width());
  return columns;
}

/// Which rows fit into `room`: highlighted ones first, then from the top.
std::vector<bool> chosen(const std::vector<ChartRow>& rows, const std::vector<double>& heights,
                         double room) {
  std::vector<bool> taken(rows.size(), false);
  double used = 0;
  bool any = false;
  for (const bool highlight : {true, false})
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].highlight != highlight) continue;
      if (any && used + heights[i] > room) return taken;
      taken[i] = any = true;
      used += heights[i];
    }
  return taken;
}

double column_end(double left, double width) { return width > 0 ? left + width : left; }

}  // namespace

PlacedRows place_rows(ChartSheet& sheet, const std::vector<ChartRow>& rows, double below) {
  const Columns columns = measured(sheet, rows);
  std::vector<TextBlock> labels;
  std::vector<double> heights;
  for (const ChartRow& row : rows) {
    labels.push_back(
        sheet.block(row.label, row.highlight ? sheet.bold : sheet.body, columns.label, 2));
    heights.push_back(std::max(labels.back().height(), sheet.line_height(sheet.body)) + kRowGap);
  }
  const double room = sheet.room() - below;
  std::vector<bool> taken = chosen(rows, heights, room);
  if (std::find(taken.begin(), taken.end(), false) != taken.end())
    taken = chosen(rows, heights, room - note_rows_height(sheet, rows.size()));
  const double value_right =
      columns.value > 0 ? columns.label + kColumnGap + columns.value : columns.label;
  const double range_right =
      columns.range > 0 ? value_right + kColumnGap + columns.range : value_right;
  PlacedRows placed{.rows = {}, .top = sheet.y, .bottom = sheet.y, .plot_left = 0};
  placed.plot_left = column_end(range_right, kColumnGap);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!taken[i]) continue;
    const PlacedRow row{i, sheet.y, heights[i]};
    sheet.drawing.block(labels[i], {0, row.middle() - labels[i].height() / 2}, kInk);
    const Font& font = rows[i].highlight ? sheet.bold : sheet.body;
    const double baseline = ChartSheet::centred(font, row.middle());
    sheet.drawing.words({sheet.fitted(rows[i].value, font, columns.value + 0.5),
                         {value_right, baseline},
                         font,
                         kInk,
                         Align::Right});
    sheet.drawing.words({sheet.fitted(rows[i].range, sheet.small, columns.range + 0.5),
                         {range_right, baseline},
                         sheet.small,
                         kQuiet,
                         Align::Right});
    placed.rows.push_back(row);
    sheet.y += heights[i];
  }
  placed.bottom = sheet.y;
  return placed;
}

void note_rows(ChartSheet& sheet, const PlacedRows& placed, std::size_t in_all) {
  sheet.note(sheet.shown_note(placed.rows.size(), in_all, kRows));
}

double note_rows_height(ChartSheet& sheet, std::size_t in_all) {
  return sheet.note_height(sheet.shown_note(0, in_all, kRows));
}

void draw_row_words(ChartSheet& sheet, const PlacedRow& row, double left,
                    const std::string& words) {
  const double room = sheet.width() - left;
  if (room < 4 * sheet.italic.size) return;
  sheet.drawing.words({sheet.fitted(words, sheet.italic, room),
                       {left, ChartSheet::centred(sheet.italic, row.middle())},
                       sheet.italic,
                       kQuiet,
                       Align::Left,
                       kPaper});
}

}  // namespace nahraum::render
