#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "viewer/render/charts/axis.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::PyramidChart;

namespace {

constexpr double kThinnest = 1.5;
constexpr double kRowGap = 1.5;
constexpr double kBar = 0.86;  ///< of the height of a level

struct Side {
  ChartAxis axis{};
  double value_right = 0;  ///< right end of the column of figures
  const geo::FlaggedValue PyramidChart::Level::*value = nullptr;
  const geo::FlaggedValue PyramidChart::Level::*reference = nullptr;
  Colour fill;
};

struct PyramidLayout {
  bool two_sided = true;
  double top = 0;
  double level = 0;  ///< height of one
  std::size_t shown = 0;
  std::size_t label_step = 1;
  double label_width = 0;
  double label_x = 0;  ///< middle of the column of ages, or its left end with one side
  std::vector<Side> sides;

  [[nodiscard]] double bottom() const { return top + level * static_cast<double>(shown); }
  /// The youngest is at the foot.
  [[nodiscard]] double middle(std::size_t i) const {
    return bottom() - level * (static_cast<double>(i) + 0.5);
  }
};

bool has_reference(const PyramidChart& chart, const Side& side) {
  return std::any_of(chart.levels.begin(), chart.levels.end(),
                     [&](const auto& level) { return analysis::is_drawn(level.*side.reference); });
}

ChartExtent extent_of(const PyramidChart& chart, bool two_sided) {
  ChartExtent extent;
  extent.add(0.0);
  // People are not fewer than none: what is below zero has its figure, not a bar.
  const auto add = [&](const geo::FlaggedValue& value) {
    if (analysis::is_drawn(value)) extent.add(std::max(value.value, 0.0));
  };
  for (const PyramidChart::Level& level : chart.levels) {
    if (two_sided) add(level.left), add(level.left_reference);
    add(level.right);
    add(level.right_reference);
  }
  if (extent.high() <= 0) extent.add(1.0);
  return extent;
}

double widest_value(const PyramidChart& chart, ChartSheet& sheet, const Side& side, int decimals) {
  double widest = 0;
  for (const PyramidChart::Level& level : chart.levels)
    if (analysis::is_drawn(level.*side.value))
      widest = std::max(widest, sheet.width_of(analysis::chart_value(level.*side.value, decimals,
                                                                     sheet.language()),
                                               sheet.small));
  return std::min(widest, 0.2 * sheet.width());
}

/// Heights: every level gets a line of text if there is room, else all become thinner.
void set_heights(const PyramidChart& chart, ChartSheet& sheet, double below, PyramidLayout& out) {
  const auto count = static_cast<double>(chart.levels.size());
  const double full = sheet.line_height(sheet.body) + kRowGap;
  const double room = std::max(sheet.room() - below, full);
  out.top = sheet.y;
  out.level = std::clamp(room / count, kThinnest, full);
  out.shown = std::min(chart.levels.size(), static_cast<std::size_t>(room / out.level + 1e-6));
  constexpr std::size_t kSteps[] = {1, 2, 5, 10, 20, 50, 100};
  for (const std::size_t step : kSteps) {
    out.label_step = step;
    if (static_cast<double>(step) * out.level >= sheet.line_height(sheet.body)) break;
  }
}

/// Figures only where every level has a line of its own.
bool has_figures(const PyramidLayout& layout) { return layout.label_step == 1; }

void set_columns(const PyramidChart& chart, ChartSheet& sheet, PyramidLayout& out) {
  for (const PyramidChart::Level& level : chart.levels)
    out.label_width =
        std::max(out.label_width, sheet.width_of(sheet.in_language(level.age), sheet.body) + 0.5);
  out.label_width = std::min(out.label_width, 0.22 * sheet.width());
  out.sides.push_back({.value = &PyramidChart::Level::right,
                       .reference = &PyramidChart::Level::right_reference,
                       .fill = out.two_sided ? Colour{178, 152, 198, 255} : kMain});
  if (out.two_sided)
    out.sides.push_back({.value = &PyramidChart::Level::left,
                         .reference = &PyramidChart::Level::left_reference,
                         .fill = kMain});
  const int decimals = analysis::pyramid_decimals(chart);
  std::vector<double> figures(2, 0);
  if (has_figures(out))
    for (std::size_t i = 0; i < out.sides.size(); ++i)
      figures[i] = widest_value(chart, sheet, out.sides[i], decimals) + 8;
  const ChartExtent extent = extent_of(chart, out.two_sided);
  Side& right = out.sides[0];
  if (!out.two_sided) {
    right.value_right = out.label_width + figures[0];
    right.axis = level_axis(sheet, extent, right.value_right + 8, sheet.width());
    return;
  }
  const double column = std::max(figures[0], figures[1]);
  const double centre = sheet.width() / 2;
  double half_label = out.label_width / 2 + 6;
  out.label_x = centre;
  right.axis = level_axis(sheet, extent, centre + half_label, sheet.width() - column);
  // Both sides write their zero: where the ages are narrow, that needs the room between them.
  const std::string zero = analysis::chart_number(0, right.axis.decimals, sheet.language());
  half_label = std::max(half_label, sheet.width_of(zero, sheet.small) / 2 + 3);
  right.axis = level_axis(sheet, extent, centre + half_label, sheet.width() - column);
  right.value_right = sheet.width();
  Side& left = out.sides[1];
  left.axis = right.axis;
  left.axis.from = centre - half_label;
  left.axis.to = left.axis.from - (right.axis.to - right.axis.from);
  left.value_right = column - 8;
}

void draw_ages(const PyramidChart& chart, ChartSheet& sheet, const PyramidLayout& layout) {
  for (std::size_t i = 0; i < layout.shown; i += layout.label_step) {
    const std::string age =
        sheet.fitted(sheet.in_language(chart.levels[i].age), sheet.body, layout.label_width);
    sheet.drawing.words({age,
                         {layout.label_x, ChartSheet::centred(sheet.body, layout.middle(i))},
                         sheet.body,
                         kInk,
                         layout.two_sided ? Align::Centre : Align::Left});
  }
}

void draw_missing(ChartSheet& sheet, const PyramidLayout& layout, const Side& side,
                  const geo::FlaggedValue& value, double middle) {
  const bool leftwards = side.axis.to < side.axis.from;
  if (!has_figures(layout)) {
    const double half = kBar * layout.level / 2;
    const auto [from, to] = std::minmax({side.axis.from, side.axis.from + (leftwards ? -14 : 14)});
    sheet.drawing.box({from, middle - half, to, middle + half}, kPaper, Hatch::Diagonal, kQuiet);
    return;
  }
  const double room = std::abs(side.axis.to - side.axis.from) - 6;
  const std::string words =
      sheet.fitted(analysis::chart_value(value, 0, sheet.language()), sheet.italic, room);
  sheet.drawing.words(
      {words,
       {side.axis.from + (leftwards ? -3 : 3), ChartSheet::centred(sheet.italic, middle)},
       sheet.italic,
       kQuiet,
       leftwards ? Align::Right : Align::Left,
       kPaper});
}

void draw_side(const PyramidChart& chart, ChartSheet& sheet, const PyramidLayout& layout,
               const Side& side) {
  const double half = kBar * layout.level / 2;
  const int decimals = analysis::pyramid_decimals(chart);
  for (std::size_t i = 0; i < layout.shown; ++i) {
    const geo::FlaggedValue& value = chart.levels[i].*side.value;
    const double y = layout.middle(i);
    if (!analysis::is_drawn(value)) continue;
    const auto [from, to] = std::minmax({side.axis.at(0), side.axis.at(value.value)});
    sheet.drawing.box({from, y - half, to, y + half}, side.fill);
    if (!has_figures(layout)) continue;
    const std::string figure = sheet.fitted(
        analysis::chart_value(value, decimals, sheet.language()), sheet.small, 0.2 * sheet.width());
    sheet.drawing.words({figure,
                         {side.value_right, ChartSheet::centred(sheet.small, y)},
                         sheet.small,
                         kInk,
                         Align::Right});
  }
}

/// A line of steps at the values of the comparison area, broken where there is none.
void draw_reference(const PyramidChart& chart, ChartSheet& sheet, const PyramidLayout& layout,
                    const Side& side) {
  Path path;
  path.closed = false;
  bool open = false;
  for (std::size_t i = 0; i < layout.shown; ++i) {
    const geo::FlaggedValue& value = chart.levels[i].*side.reference;
    if (!analysis::is_drawn(value)) {
      open = false;
      continue;
    }
    if (!open) path.begin();
    open = true;
    const double x = side.axis.at(value.value);
    path.add({x, layout.middle(i) + layout.level / 2});
    path.add({x, layout.middle(i) - layout.level / 2});
  }
  sheet.drawing.line(std::move(path), {kInk, 1.1, {}});
}

/// Over the line of the reference.
void draw_missing(const PyramidChart& chart, ChartSheet& sheet, const PyramidLayout& layout,
                  const Side& side) {
  for (std::size_t i = 0; i < layout.shown; ++i) {
    const geo::FlaggedValue& value = chart.levels[i].*side.value;
    if (!analysis::is_drawn(value)) draw_missing(sheet, layout, side, value, layout.middle(i));
  }
}

void draw_names(const PyramidChart& chart, ChartSheet& sheet, const PyramidLayout& layout) {
  for (const Side& side : layout.sides) {
    const bool left = side.axis.to < side.axis.from;
    const double room = std::abs(side.axis.to - side.axis.from);
    const std::string name = sheet.fitted(
        sheet.in_language(left ? chart.left_name : chart.right_name), sheet.bold, room);
    sheet.drawing.words({name,
                         {side.axis.from, layout.top - 4},
                         sheet.bold,
                         kInk,
                         left ? Align::Right : Align::Left});
  }
}

std::string notes_of(const PyramidChart& chart, const ChartSheet& sheet) {
  std::vector<geo::ValueFlag> flags;
  for (const PyramidChart::Level& level : chart.levels) {
    flags.push_back(level.left.flag);
    flags.push_back(level.right.flag);
  }
  return signs_note(flags, sheet.language());
}

}  // namespace

void lay_out(const PyramidChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.in_language(chart.unit));
  if (chart.levels.empty()) return sheet.nothing_to_show();
  PyramidLayout layout;
  layout.two_sided = !sheet.in_language(chart.left_name).empty();
  if (!sheet.in_language(chart.reference_name).empty())
    sheet.legend({{.text = sheet.in_language(chart.reference_name),
                   .sign = LegendItem::Sign::Line,
                   .paint = {.fill = kInk}}});
  const bool named = layout.two_sided || !sheet.in_language(chart.right_name).empty();
  if (named) sheet.y += sheet.line_height(sheet.bold) + 2;
  const std::string notes = notes_of(chart, sheet);
  const geo::Text what{"Altersstufen", "age classes"};
  const std::string hatched =
      sheet.words("schraffiert = keine Angabe oder geheim", "hatched = no data or secret");
  const double below = 2 * sheet.small.size + 4 + sheet.note_height(notes) +
                       sheet.note_height(sheet.shown_note(0, chart.levels.size(), what)) +
                       sheet.note_height(hatched);
  set_heights(chart, sheet, below, layout);
  set_columns(chart, sheet, layout);
  if (named) draw_names(chart, sheet, layout);
  for (const Side& side : layout.sides) {
    sheet.y = draw_level_axis(sheet, side.axis, layout.top, layout.bottom());
    draw_side(chart, sheet, layout, side);
    if (has_reference(chart, side)) draw_reference(chart, sheet, layout, side);
    draw_missing(chart, sheet, layout, side);
  }
  draw_ages(chart, sheet, layout);
  const bool missing = std::any_of(chart.levels.begin(), chart.levels.end(), [&](const auto& l) {
    return !analysis::is_drawn(l.right) || (layout.two_sided && !analysis::is_drawn(l.left));
  });
  sheet.note(notes);
  if (missing && !has_figures(layout)) sheet.note(hatched);
  sheet.note(sheet.shown_note(layout.shown, chart.levels.size(), what));
}

}  // namespace nahraum::render
