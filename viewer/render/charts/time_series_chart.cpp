#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "geo/core/numbers.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/point_labels.h"
#include "viewer/render/marker.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::TimeSeriesChart;

namespace {

constexpr std::size_t kMostSeries = 8;
constexpr double kMarker = 4.6;
constexpr double kWidestName = 0.26;  ///< share of the chart
constexpr std::size_t kMostGapsNamed = 4;

using Point = TimeSeriesChart::Point;
using Series = TimeSeriesChart::Series;

/// Name and last figure, at the end of the line.
struct EndLabel {
  std::size_t series = 0;
  TextBlock text;
  double wanted = 0;  ///< middle
  double top = 0;
};

struct TimeLayout {
  ChartAxis years;
  ChartAxis values;
  geo::Box frame;
  std::size_t shown = 0;

  [[nodiscard]] geo::Point at(int year, double value) const {
    return {years.at(year), values.at(value)};
  }
};

const Point* last_drawn(const Series& series) {
  const auto found = std::find_if(series.points.rbegin(), series.points.rend(),
                                  [](const Point& p) { return analysis::is_drawn(p.value); });
  return found == series.points.rend() ? nullptr : &*found;
}

bool forecast(const TimeSeriesChart& chart, int year) {
  return chart.forecast_from && year >= *chart.forecast_from;
}

/// Beyond the line where computed values begin no figure needs to say that it is estimated.
std::string figure_of(const TimeSeriesChart& chart, const Point& point, const ChartSheet& sheet) {
  geo::FlaggedValue value = point.value;
  if (forecast(chart, point.year) && value.flag == geo::ValueFlag::Estimated)
    value.flag = geo::ValueFlag::None;
  return analysis::chart_value(value, chart.decimals, sheet.language());
}

std::vector<EndLabel> end_labels(const TimeSeriesChart& chart, ChartSheet& sheet,
                                 std::size_t shown) {
  const double room = kWidestName * sheet.width();
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < shown; ++i) {
    const Point* last = last_drawn(chart.series[i]);
    if (last == nullptr) continue;
    const std::string name = sheet.in_language(chart.series[i].name);
    const std::string figure = figure_of(chart, *last, sheet);
    // In one line where it fits; else the figure stands below and never falls victim to a name.
    TextBlock text = sheet.block(name, sheet.body, room, 2);
    const std::string one = text.lines.empty() ? figure : text.lines.front() + " " + figure;
    if (text.lines.size() <= 1 && sheet.width_of(one, sheet.body) <= room)
      text.lines = {one};
    else
      text.lines.push_back(sheet.fitted(figure, sheet.body, room));
    labels.push_back({.series = i, .text = std::move(text)});
  }
  return labels;
}

/// Moves labels apart, keeping their order: down where they meet, then up again from the bottom.
void spread(std::vector<EndLabel>& labels, double top, double bottom) {
  std::stable_sort(labels.begin(), labels.end(),
                   [](const EndLabel& a, const EndLabel& b) { return a.wanted < b.wanted; });
  double free = top;
  for (EndLabel& label : labels) {
    label.top = std::max(label.wanted - label.text.height() / 2, free);
    free = label.top + label.text.height() + 1;
  }
  double end = bottom;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->top = std::min(label->top, end - label->text.height());
    end = label->top - 1;
  }
}

ChartExtent years_of(const TimeSeriesChart& chart, std::size_t shown) {
  ChartExtent extent;
  for (std::size_t i = 0; i < shown; ++i)
    for (const Point& point : chart.series[i].points) extent.add(static_cast<double>(point.year));
  return extent;
}

ChartExtent values_of(const TimeSeriesChart& chart, std::size_t shown) {
  ChartExtent extent;
  extent.add(0.0);
  for (std::size_t i = 0; i < shown; ++i)
    for (const Point& point : chart.series[i].points) {
      extent.add(point.value);
      extent.add(point.range);
    }
  if (extent.low() == 0 && extent.high() == 0) extent.add(1.0);
  return extent;
}

void draw_bands(const Series& series, std::size_t index, ChartSheet& sheet,
                const TimeLayout& layout) {
  Colour fill = chart_line_colour(index);
  fill.alpha = 38;
  for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
    const Point& a = series.points[i];
    const Point& b = series.points[i + 1];
    auto from = drawn_range(a.range);
    const auto to = drawn_range(b.range);
    // A band opens at the last counted value.
    if (!from && to && analysis::is_drawn(a.value))
      from = analysis::ChartRange{a.value.value, a.value.value};
    if (!from || !to || !analysis::is_drawn(a.value) || !analysis::is_drawn(b.value)) continue;
    Path path;
    path.begin();
    path.add(layout.at(a.year, from->lower));
    path.add(layout.at(b.year, to->lower));
    path.add(layout.at(b.year, to->upper));
    path.add(layout.at(a.year, from->upper));
    sheet.drawing.area(std::move(path), fill);
  }
}

/// Runs of one kind: counted (full) or computed (dashed); broken at missing values.
void draw_line(const TimeSeriesChart& chart, const Series& series, std::size_t index,
               ChartSheet& sheet, const TimeLayout& layout) {
  Path full;
  Path dashed;
  full.closed = dashed.closed = false;
  bool full_open = false;
  bool dashed_open = false;
  for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
    const Point& a = series.points[i];
    const Point& b = series.points[i + 1];
    const bool drawn = analysis::is_drawn(a.value) && analysis::is_drawn(b.value);
    const bool computed = forecast(chart, b.year);
    bool& open = computed ? dashed_open : full_open;
    Path& path = computed ? dashed : full;
    (computed ? full_open : dashed_open) = false;
    if (!drawn) {
      open = false;
      continue;
    }
    if (!open) {
      path.begin();
      path.add(layout.at(a.year, a.value.value));
    }
    open = true;
    path.add(layout.at(b.year, b.value.value));
  }
  sheet.drawing.line(std::move(full), {chart_line_colour(index), 1.5, {}});
  sheet.drawing.line(std::move(dashed), {chart_line_colour(index), 1.5, {4, 2.5}});
}

void draw_markers(const TimeSeriesChart& chart, const Series& series, std::size_t index,
                  ChartSheet& sheet, const TimeLayout& layout) {
  const double apart =
      (layout.years.to - layout.years.from) / std::max(layout.years.high - layout.years.low, 1.0);
  const Point* last = last_drawn(series);
  for (const Point& point : series.points) {
    if (!analysis::is_drawn(point.value)) continue;
    if (apart < kMarker + 1 && &point != last && &point != &series.points.front()) continue;
    Path path;
    add_marker(path, chart_marker(index), layout.at(point.year, point.value.value), kMarker);
    const bool computed = forecast(chart, point.year);
    sheet.drawing.area(path, computed ? kPaper : chart_line_colour(index));
    if (computed) sheet.drawing.line(std::move(path), {chart_line_colour(index), 1, {}});
  }
}

/// Figures on a single line, where there is room; the last one stands at the end of the line.
void draw_figures(const TimeSeriesChart& chart, ChartSheet& sheet, const TimeLayout& layout) {
  const Series& series = chart.series.front();
  const Point* last = last_drawn(series);
  std::vector<PointLabel> labels;
  for (const Point& point : series.points) {
    if (!analysis::is_drawn(point.value)) continue;
    labels.push_back({.text = &point == last ? "" : figure_of(chart, point, sheet),
                      .at = layout.at(point.year, point.value.value),
                      .radius = kMarker / 2 + 1.2});
  }
  Occupied taken(layout.frame);
  if (chart.forecast_from) {
    const double x = layout.years.at(*chart.forecast_from - 0.5);
    taken.take({x, layout.frame.min_y, x, layout.frame.max_y});
  }
  draw_point_labels(sheet, layout.frame, taken, labels, PointWords::Figures);
}

void draw_end_labels(std::vector<EndLabel>& labels, const TimeSeriesChart& chart, ChartSheet& sheet,
                     const TimeLayout& layout) {
  for (EndLabel& label : labels) {
    const Point* last = last_drawn(chart.series[label.series]);
    label.wanted = layout.values.at(last->value.value);
  }
  spread(labels, layout.frame.min_y, layout.frame.max_y);
  for (const EndLabel& label : labels) {
    const Point* last = last_drawn(chart.series[label.series]);
    const Colour colour = chart_line_colour(label.series);
    const geo::Point end = layout.at(last->year, last->value.value);
    const double x = layout.frame.max_x + 8;
    const double middle = label.top + label.text.height() / 2;
    if (end.x + 4 < x - 2)
      sheet.drawing.line({end.x + 4, end.y}, {x - 2, middle}, {colour, 0.5, {1, 1.5}});
    sheet.drawing.block(label.text, {x, label.top}, colour);
  }
}

void draw_forecast_start(const TimeSeriesChart& chart, ChartSheet& sheet,
                         const TimeLayout& layout) {
  const double x = layout.years.at(*chart.forecast_from - 0.5);
  const std::string year = geo::fixed_number(*chart.forecast_from, 0);
  const std::string label =
      sheet.fitted(sheet.words("ab ", "computed from ") + year + sheet.words(" berechnet", ""),
                   sheet.body, layout.frame.width());
  const double wide = sheet.width_of(label, sheet.body);
  const double left =
      std::clamp(x - 4, layout.frame.min_x, std::max(sheet.width() - wide, layout.frame.min_x));
  sheet.drawing.line({x, layout.frame.min_y - 1.5}, {x, layout.frame.max_y}, {kAxis, 0.8, {3, 2}});
  sheet.drawing.words({label, {left, layout.frame.min_y - 4}, sheet.body, kQuiet, Align::Left});
}

/// "Ohne Wert: 2019 (keine Angabe), …".
std::string gaps_note(const TimeSeriesChart& chart, const ChartSheet& sheet, std::size_t shown) {
  std::string note;
  std::size_t count = 0;
  for (std::size_t i = 0; i < shown; ++i)
    for (const Point& point : chart.series[i].points) {
      if (analysis::is_drawn(point.value) || ++count > kMostGapsNamed) continue;
      const std::string why = analysis::chart_value(point.value, 0, sheet.language());
      const std::string name =
          chart.series.size() > 1 ? sheet.in_language(chart.series[i].name) + " " : "";
      note +=
          (note.empty() ? "" : "; ") + name + geo::fixed_number(point.year, 0) + " (" + why + ")";
    }
  if (count == 0) return "";
  if (count > kMostGapsNamed)
    note += sheet.words(" und ", " and ") +
            geo::people_number(static_cast<double>(count - kMostGapsNamed), 0, sheet.language()) +
            sheet.words(" weitere", " more");
  return sheet.words("Ohne Wert: ", "Without a value: ") + note;
}

std::string signs_of(const TimeSeriesChart& chart, const ChartSheet& sheet) {
  std::vector<geo::ValueFlag> flags;
  bool ranges = false;
  for (const Series& series : chart.series)
    for (const Point& point : series.points) {
      if (!forecast(chart, point.year)) flags.push_back(point.value.flag);
      ranges = ranges || drawn_range(point.range);
    }
  std::string note = signs_note(flags, sheet.language());
  if (!ranges) return note;
  if (!note.empty()) note += " · ";
  return note + sheet.words("helles Band = ", "light band = ") +
         sheet.in_language(chart.range_name);
}

/// As many series as have room for their names.
std::size_t series_shown(const TimeSeriesChart& chart, ChartSheet& sheet, double height) {
  std::size_t shown = std::min(chart.series.size(), kMostSeries);
  const auto needed = [&] {
    double sum = 0;
    for (const EndLabel& label : end_labels(chart, sheet, shown)) sum += label.text.height() + 1;
    return sum;
  };
  while (shown > 1 && needed() > height) --shown;
  return shown;
}

TimeLayout layout_of(const TimeSeriesChart& chart, ChartSheet& sheet, double below) {
  TimeLayout layout;
  if (chart.forecast_from) sheet.y += sheet.line_height(sheet.body) + 2;
  const double top = sheet.y + sheet.small.size;
  const double wanted = std::clamp(0.42 * sheet.width(), 110.0, 210.0);
  const double bottom = top + std::clamp(sheet.room() - below - sheet.small.size, 70.0, wanted);
  layout.shown = series_shown(chart, sheet, bottom - top);
  layout.values = upright_axis(sheet, values_of(chart, layout.shown), bottom, top);
  const double left = std::min(widest_tick(sheet, layout.values), 0.3 * sheet.width()) + 6;
  double names = 0;
  for (const EndLabel& label : end_labels(chart, sheet, layout.shown))
    for (const std::string& line : label.text.lines)
      names = std::max(names, sheet.width_of(line, sheet.body));
  layout.frame = {left, top - sheet.small.size, sheet.width() - names - 9, bottom};
  layout.years = year_axis(sheet, years_of(chart, layout.shown), left, layout.frame.max_x);
  return layout;
}

}  // namespace

void lay_out(const TimeSeriesChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.in_language(chart.unit));
  if (years_of(chart, chart.series.size()).empty()) return sheet.nothing_to_show();
  const geo::Text what{"Reihen", "series"};
  const std::string signs = signs_of(chart, sheet);
  const std::string gaps = gaps_note(chart, sheet, std::min(chart.series.size(), kMostSeries));
  const double below = 2 * sheet.small.size + 4 + sheet.note_height(signs) +
                       sheet.note_height(gaps) +
                       sheet.note_height(sheet.shown_note(0, chart.series.size(), what));
  const TimeLayout layout = layout_of(chart, sheet, below);
  draw_upright_axis(sheet, layout.values, layout.frame.min_x, layout.frame.max_x);
  sheet.y = draw_level_axis(sheet, layout.years, layout.frame.max_y, layout.frame.max_y + 2.5);
  if (chart.forecast_from) draw_forecast_start(chart, sheet, layout);
  for (std::size_t i = 0; i < layout.shown; ++i) draw_bands(chart.series[i], i, sheet, layout);
  for (std::size_t i = 0; i < layout.shown; ++i) {
    draw_line(chart, chart.series[i], i, sheet, layout);
    draw_markers(chart, chart.series[i], i, sheet, layout);
  }
  if (layout.shown == 1) draw_figures(chart, sheet, layout);
  std::vector<EndLabel> labels = end_labels(chart, sheet, layout.shown);
  draw_end_labels(labels, chart, sheet, layout);
  sheet.note(signs);
  sheet.note(gaps);
  sheet.note(sheet.shown_note(layout.shown, chart.series.size(), what));
}

}  // namespace nahraum::render
