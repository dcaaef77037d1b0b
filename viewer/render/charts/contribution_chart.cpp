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
constexpr double kLeastForRanges = 330;  ///< narrower charts give the room to the bars

bool any_known(const ContributionChart::Row& row) {
  return std::any_of(row.parts.begin(), row.parts.end(), analysis::is_drawn);
}

double total_of(const ContributionChart::Row& row) {
  double total = 0;
  for (const geo::FlaggedValue& part : row.parts)
    if (analysis::is_drawn(part)) total += part.value;
  return total;
}

/// A range of nothing is no news.
std::optional<analysis::ChartRange> wide_range(const ContributionChart::Row& row) {
  const auto range = drawn_range(row.range);
  return range && range->upper - range->lower >= 0.05 ? range : std::nullopt;
}

std::vector<std::string> missing_parts(const ContributionChart& chart,
                                       const ContributionChart::Row& row, const ChartSheet& sheet) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < row.parts.size() && i < chart.part_names.size(); ++i)
    if (!analysis::is_drawn(row.parts[i])) names.push_back(sheet.in_language(chart.part_names[i]));
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Which parts are missing, or how many where their names have no room, or nothing where even that
/// has none; `all` says whether every name is there.
struct MissingWords {
  std::string text;
  bool all = true;
};

MissingWords missing_words(const ContributionChart& chart, const ContributionChart::Row& row,
                           ChartSheet& sheet, double room) {
  const std::string none = geo::flag_name(geo::ValueFlag::Missing).in(sheet.language());
  if (!any_known(row)) return {none, true};
  const std::vector<std::string> names = missing_parts(chart, row, sheet);
  if (names.empty()) return {};
  const std::string full = none + ": " + joined(names);
  if (sheet.width_of(full, sheet.italic) <= room) return {full, true};
  const std::string count =
      names.size() == 1
          ? sheet.words("1 Angabe fehlt", "1 value missing")
          : analysis::chart_number(static_cast<double>(names.size()), 0, sheet.language()) +
                sheet.words(" Angaben fehlen", " values missing");
  return {sheet.width_of(count, sheet.italic) <= room ? count : "", false};
}

constexpr std::size_t kMostNamed = 6;

/// "Ohne Angabe: Kita A (Räume, Träger); …" for the rows given.
std::string missing_note(const ContributionChart& chart, ChartSheet& sheet,
                         const std::vector<std::size_t>& rows) {
  std::string note;
  for (std::size_t i = 0; i < rows.size() && i < kMostNamed; ++i) {
    const ContributionChart::Row& row = chart.rows[rows[i]];
    note += (i == 0 ? "" : "; ") +
            sheet.fitted(sheet.in_language(row.label), sheet.small, 0.4 * sheet.width()) + " (" +
            joined(missing_parts(chart, row, sheet)) + ")";
  }
  if (rows.empty()) return "";
  if (rows.size() > kMostNamed)
    note +=
        sheet.words(" und ", " and ") +
        analysis::chart_number(static_cast<double>(rows.size() - kMostNamed), 0, sheet.language()) +
        sheet.words(" weitere", " more");
  return sheet.words("Ohne Angabe: ", "Without data: ") + note;
}

/// Rows of which some parts are known and some are not.
bool any_incomplete(const ContributionChart& chart, const ChartSheet& sheet) {
  return std::any_of(chart.rows.begin(), chart.rows.end(), [&](const auto& row) {
    return any_known(row) && !missing_parts(chart, row, sheet).empty();
  });
}

std::vector<ChartRow> rows_of(const ContributionChart& chart, const ChartSheet& sheet) {
  std::vector<ChartRow> rows;
  for (const ContributionChart::Row& from : chart.rows) {
    ChartRow row{.label = sheet.in_language(from.label), .highlight = from.highlight};
    if (any_known(from))
      row.value = analysis::chart_number(total_of(from), kDecimals, sheet.language());
    if (const auto range = wide_range(from); range && sheet.width() >= kLeastForRanges)
      row.range = analysis::chart_number(range->lower, kDecimals, sheet.language()) + "–" +
                  analysis::chart_number(range->upper, kDecimals, sheet.language());
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
  sheet.drawing.words({figure,
                       {c.x, ChartSheet::centred(sheet.small, c.y)},
                       sheet.small,
                       text_on(paint.fill),
                       Align::Centre,
                       halo});
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

/// Returns false when the names of missing parts found no room.
bool draw_row(const ContributionChart& chart, const ContributionChart::Row& row, ChartSheet& sheet,
              const ChartAxis& axis, const PlacedRow& place) {
  double end = draw_parts(row, sheet, axis, place);
  if (const auto range = wide_range(row)) {
    // Below the figures in the parts, at the foot of the bar.
    const double y = place.middle() + 0.56 * sheet.line_height(sheet.body);
    sheet.interval({axis.at(range->lower), y}, {axis.at(range->upper), y});
    end = std::max(end, axis.at(range->upper));
  }
  const MissingWords words = missing_words(chart, row, sheet, sheet.width() - end - 6);
  draw_row_words(sheet, place, end + 6, words.text);
  return words.all;
}

std::string notes_of(const ContributionChart& chart, const ChartSheet& sheet) {
  const bool ranges =
      std::any_of(chart.rows.begin(), chart.rows.end(),
                  [](const ContributionChart::Row& row) { return !!wide_range(row); });
  if (!ranges) return "";
  return sheet.words("dünner Strich = ", "thin bar = ") + sheet.in_language(chart.range_name);
}

}  // namespace

void lay_out(const ContributionChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.words("Punkte", "points"));
  if (chart.rows.empty()) return sheet.nothing_to_show();
  sheet.legend(legend_of(chart, sheet));
  const std::string notes = notes_of(chart, sheet);
  const std::size_t in_all = std::max(chart.rows_in_all, chart.rows.size());
  const double below = 2 * sheet.small.size + 6 + sheet.note_height(notes) +
                       (in_all > chart.rows.size() ? note_rows_height(sheet, in_all) : 0) +
                       (any_incomplete(chart, sheet) ? sheet.most_note_height() : 0);
  const std::vector<ChartRow> texts = rows_of(chart, sheet);
  const PlacedRows rows = place_rows(sheet, texts, below);
  const ChartAxis axis = level_axis(sheet, extent_of(chart), rows.plot_left, sheet.width());
  sheet.y = draw_level_axis(sheet, axis, rows.top, rows.bottom + 2);
  std::vector<std::size_t> unnamed;
  for (const PlacedRow& row : rows.rows)
    sheet.targets.push_back({row.index, {0, row.top, sheet.width(), row.top + row.height}});
  for (const PlacedRow& row : rows.rows)
    if (!draw_row(chart, chart.rows[row.index], sheet, axis, row)) unnamed.push_back(row.index);
  sheet.drawing.line({axis.at(0), rows.top}, {axis.at(0), rows.bottom + 2}, {kAxis, 0.8, {}});
  sheet.note(notes);
  sheet.note(missing_note(chart, sheet, unnamed));
  note_rows(sheet, rows, in_all);
}

}  // namespace nahraum::render
