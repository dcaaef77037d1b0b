#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/point_labels.h"
#include "viewer/render/marker.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::CurveChart;

namespace {

constexpr double kMarker = 5;
constexpr double kChosenMarker = 8;

std::vector<CurveChart::Point> finite_points(const CurveChart& chart) {
  std::vector<CurveChart::Point> points;
  for (const CurveChart::Point& point : chart.points)
    if (std::isfinite(point.x) && std::isfinite(point.value)) points.push_back(point);
  std::stable_sort(points.begin(), points.end(),
                   [](const auto& a, const auto& b) { return a.x < b.x; });
  return points;
}

/// The answer is not proven to be the best.
bool open_end(const CurveChart::Point& point) {
  const double size = std::max(std::abs(point.value), 1.0);
  return std::isfinite(point.bound) && std::abs(point.bound - point.value) > 1e-9 * size;
}

bool whole(const std::vector<CurveChart::Point>& points) {
  return std::all_of(points.begin(), points.end(),
                     [](const CurveChart::Point& p) { return p.x == std::round(p.x); });
}

int decimals_of(const std::vector<CurveChart::Point>& points) {
  const bool small = std::all_of(points.begin(), points.end(), [](const CurveChart::Point& p) {
    return std::abs(p.value) < 100;
  });
  const bool parts = std::any_of(points.begin(), points.end(), [](const CurveChart::Point& p) {
    return std::abs(p.value - std::round(p.value)) > 1e-9;
  });
  return small && parts ? 1 : 0;
}

struct CurveLayout {
  ChartAxis x;
  ChartAxis y;
  geo::Box frame;

  [[nodiscard]] geo::Point at(double px, double py) const { return {x.at(px), y.at(py)}; }
};

CurveLayout layout_of(const std::vector<CurveChart::Point>& points, ChartSheet& sheet,
                      double below) {
  ChartExtent xs;
  ChartExtent ys;
  ys.add(0.0);
  for (const CurveChart::Point& point : points) {
    xs.add(point.x);
    ys.add(point.value);
    if (open_end(point)) ys.add(point.bound);
  }
  CurveLayout layout;
  const double top = sheet.y + sheet.small.size;
  const double wanted = std::clamp(0.4 * sheet.width(), 100.0, 190.0);
  const double bottom = top + std::clamp(sheet.room() - below - sheet.small.size, 60.0, wanted);
  layout.y = upright_axis(sheet, ys, bottom, top);
  const double left = std::min(widest_tick(sheet, layout.y), 0.4 * sheet.width()) + 6;
  layout.x = level_axis(sheet, xs, left + 8, sheet.width() - 4, whole(points));
  layout.frame = {left, top - sheet.small.size, sheet.width(), bottom};
  return layout;
}

void draw_bounds(const std::vector<CurveChart::Point>& points, ChartSheet& sheet,
                 const CurveLayout& layout) {
  Path path;
  path.closed = false;
  path.begin();
  for (const CurveChart::Point& p : points)
    path.add(layout.at(p.x, open_end(p) ? p.bound : p.value));
  sheet.drawing.line(std::move(path), {kQuiet, 0.9, {2, 2}});
}

/// The point's place in the list given.
std::size_t place_of(const CurveChart& chart, const CurveChart::Point& point) {
  std::size_t place = 0;
  while (chart.points[place].x != point.x || chart.points[place].value != point.value) ++place;
  return place;
}

void draw_values(const CurveChart& chart, const std::vector<CurveChart::Point>& points,
                 ChartSheet& sheet, const CurveLayout& layout) {
  Path line;
  line.closed = false;
  line.begin();
  for (const CurveChart::Point& p : points) line.add(layout.at(p.x, p.value));
  sheet.drawing.line(std::move(line), {kStrong, 1.4, {}});
  std::vector<PointLabel> labels;
  for (const CurveChart::Point& p : points) {
    const bool chosen = chart.chosen && p.x == *chart.chosen;
    const geo::Point at = layout.at(p.x, p.value);
    if (chosen) sheet.drawing.line(at, {at.x, layout.y.from}, {kInk, 0.9, {3, 2}});
    const double size = chosen ? kChosenMarker : kMarker;
    sheet.targets.push_back(
        {place_of(chart, p), {at.x - size / 2, at.y - size / 2, at.x + size / 2, at.y + size / 2}});
    Path dot;
    add_marker(dot, chosen ? Marker::Diamond : Marker::Circle, at,
               chosen ? kChosenMarker : kMarker);
    sheet.drawing.area(std::move(dot), chosen ? kInk : kStrong);
    labels.push_back(
        {.text = analysis::chart_number(p.value, decimals_of(points), sheet.language()),
         .at = at,
         .radius = (chosen ? kChosenMarker : kMarker) / 2 + 1,
         .strong = chosen});
  }
  Occupied taken(layout.frame);
  draw_point_labels(sheet, layout.frame, taken, labels, PointWords::Figures);
}

std::vector<LegendItem> legend_of(const CurveChart& chart,
                                  const std::vector<CurveChart::Point>& points,
                                  const ChartSheet& sheet) {
  std::vector<LegendItem> items;
  if (std::any_of(points.begin(), points.end(), open_end)) {
    items.push_back({.text = sheet.words("gefunden", "found"),
                     .sign = LegendItem::Sign::Line,
                     .paint = {.fill = kStrong}});
    items.push_back({.text = sheet.words("mehr ist sicher nicht möglich", "no more is possible"),
                     .sign = LegendItem::Sign::Line,
                     .paint = {.fill = kQuiet},
                     .dashes = {2, 2}});
  }
  if (chart.chosen)
    items.push_back({.text = sheet.words("dargestellter Vorschlag", "proposal shown"),
                     .sign = LegendItem::Sign::Marker,
                     .paint = {.fill = kInk},
                     .marker = Marker::Diamond});
  return items;
}

}  // namespace

void lay_out(const CurveChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.in_language(chart.y_name));
  const std::vector<CurveChart::Point> points = finite_points(chart);
  if (points.empty()) return sheet.nothing_to_show();
  sheet.legend(legend_of(chart, points, sheet));
  const TextBlock name = sheet.block(sheet.in_language(chart.x_name), sheet.body, sheet.width(), 2);
  const std::string note = sheet.shown_note(
      points.size(), chart.points.size(),
      {"Punkten; die übrigen haben keinen Wert", "points; the others have no value"});
  const CurveLayout layout =
      layout_of(points, sheet, 2 * sheet.small.size + 6 + name.height() + sheet.note_height(note));
  draw_upright_axis(sheet, layout.y, layout.frame.min_x, layout.frame.max_x);
  sheet.y = draw_level_axis(sheet, layout.x, layout.y.from, layout.y.from + 2) + 1;
  if (std::any_of(points.begin(), points.end(), open_end)) draw_bounds(points, sheet, layout);
  draw_values(chart, points, sheet, layout);
  sheet.drawing.block(name, {sheet.width(), sheet.y}, kQuiet, Align::Right);
  sheet.y += name.height() + 2;
  sheet.note(note);
}

}  // namespace nahraum::render
