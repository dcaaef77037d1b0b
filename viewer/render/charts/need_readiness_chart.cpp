#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "geo/core/numbers.h"
#include "viewer/render/charts/axis.h"
#include "viewer/render/charts/point_labels.h"
#include "viewer/render/marker.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::NeedReadinessChart;

namespace {

constexpr double kMarker = 5.5;
constexpr double kStrongMarker = 8;
constexpr std::size_t kMostNamed = 6;
constexpr double kNameGap = 4;  // between the name of a field and its edges
constexpr double kLeastName = 48;
/// More ranges than these lie one on another: they are drawn as a ground, and names may cover them.
constexpr std::size_t kMostRanges = 20;
constexpr Colour kGround{205, 205, 205, 255};

bool placed(const NeedReadinessChart::Point& point) {
  return analysis::is_drawn(point.need) && analysis::is_drawn(point.readiness);
}

struct FieldNames {
  TextBlock low_low, low_high, high_low, high_high;
  [[nodiscard]] double upper() const { return std::max(high_low.height(), high_high.height()); }
  [[nodiscard]] double lower() const { return std::max(low_low.height(), low_high.height()); }
};

struct FieldLayout {
  ChartAxis need;       ///< upwards
  ChartAxis readiness;  ///< to the right
  geo::Box frame;       ///< with a strip for the names of the fields above and below the axes
  FieldNames names;

  [[nodiscard]] geo::Point at(double readiness_value, double need_value) const {
    return {readiness.at(readiness_value), need.at(need_value)};
  }
};

ChartExtent extent_of(double limit) {
  ChartExtent extent;
  extent.add(limit);
  return extent;
}

/// Each name stays on its side of the limit of readiness, unless that leaves no room for it.
FieldNames names_of(const NeedReadinessChart& chart, ChartSheet& sheet, const geo::Box& frame,
                    double cross) {
  const auto name = [&](const geo::Text& text, double width) {
    return sheet.block(sheet.in_language(text), sheet.bold, width - 2 * kNameGap, 2);
  };
  const double left = std::clamp(cross - frame.min_x, kLeastName, frame.width() - kLeastName);
  const double right = frame.width() - left;
  return {name(chart.low_low, left), name(chart.low_high, right), name(chart.high_low, left),
          name(chart.high_high, right)};
}

FieldLayout layout_of(const NeedReadinessChart& chart, ChartSheet& sheet, double below) {
  ChartExtent need = extent_of(chart.need_limit);
  ChartExtent readiness = extent_of(chart.readiness_limit);
  for (const NeedReadinessChart::Point& point : chart.points) {
    if (!placed(point)) continue;
    need.add(point.need);
    need.add(point.need_range);
    readiness.add(point.readiness);
    readiness.add(point.readiness_range);
  }
  FieldLayout layout;
  const double wanted = std::clamp(0.68 * sheet.width(), 150.0, 330.0);
  const double height = std::clamp(sheet.room() - below, 120.0, wanted);
  const double top = sheet.y;
  const double bottom = top + height;
  layout.need = upright_axis(sheet, need, bottom, top);
  const double left = std::min(widest_tick(sheet, layout.need), 0.3 * sheet.width()) + 6;
  layout.frame = {left, top, sheet.width(), bottom};
  layout.readiness = level_axis(sheet, readiness, left + 8, sheet.width() - 8);
  layout.names = names_of(chart, sheet, layout.frame, layout.readiness.at(chart.readiness_limit));
  layout.need.from = bottom - layout.names.lower() - 12;
  layout.need.to = top + layout.names.upper() + 12;
  layout.need.zero_line = layout.readiness.zero_line = false;
  return layout;
}

void draw_fields(const NeedReadinessChart& chart, ChartSheet& sheet, const FieldLayout& layout) {
  const geo::Box& f = layout.frame;
  const geo::Point cross = layout.at(chart.readiness_limit, chart.need_limit);
  // What is asked first (high need, low readiness) has a ground of its own.
  sheet.drawing.box({f.min_x, f.min_y, cross.x, cross.y}, {240, 244, 245, 255});
  draw_upright_axis(sheet, layout.need, f.min_x, f.max_x);
  sheet.y = draw_level_axis(sheet, layout.readiness, f.min_y, f.max_y);
  sheet.drawing.line({cross.x, f.min_y}, {cross.x, f.max_y}, {kInk, 1, {3, 2}});
  sheet.drawing.line({f.min_x, cross.y}, {f.max_x, cross.y}, {kInk, 1, {3, 2}});
  const auto name = [&](const TextBlock& text, bool upper, bool right) {
    sheet.drawing.block(text,
                        {right ? f.max_x - kNameGap : f.min_x + kNameGap,
                         upper ? f.min_y + 3 : f.max_y - 3 - text.height()},
                        kQuiet, right ? Align::Right : Align::Left);
  };
  name(layout.names.high_low, true, false);
  name(layout.names.high_high, true, true);
  name(layout.names.low_low, false, false);
  name(layout.names.low_high, false, true);
}

struct RangeLook {
  Colour colour = kAxis;
  bool in_the_way = true;  ///< of names
};

void draw_ranges(const NeedReadinessChart::Point& point, ChartSheet& sheet,
                 const FieldLayout& layout, const RangeLook& look, Occupied& taken) {
  const geo::Point at = layout.at(point.readiness.value, point.need.value);
  const auto draw = [&](const geo::Box& box) {
    sheet.drawing.line({box.min_x, box.min_y}, {box.max_x, box.max_y}, {look.colour, 0.8, {}});
    if (look.in_the_way) taken.take(box);
  };
  if (const auto range = drawn_range(point.readiness_range))
    draw({layout.readiness.at(range->lower), at.y, layout.readiness.at(range->upper), at.y});
  if (const auto range = drawn_range(point.need_range))
    draw({at.x, layout.need.at(range->upper), at.x, layout.need.at(range->lower)});
}

bool has_range(const NeedReadinessChart::Point& point) {
  return placed(point) && (drawn_range(point.need_range) || drawn_range(point.readiness_range));
}

/// Those of the highlighted points last and clear.
void draw_all_ranges(const NeedReadinessChart& chart, ChartSheet& sheet, const FieldLayout& layout,
                     Occupied& taken) {
  const auto count = std::count_if(chart.points.begin(), chart.points.end(), has_range);
  const bool many = static_cast<std::size_t>(count) > kMostRanges;
  for (const bool highlight : {false, true}) {
    const RangeLook look =
        many && !highlight ? RangeLook{kGround, false} : RangeLook{highlight ? kInk : kAxis, true};
    for (const NeedReadinessChart::Point& point : chart.points)
      if (placed(point) && point.highlight == highlight)
        draw_ranges(point, sheet, layout, look, taken);
  }
}

/// How much of each name is left out: a first word that all of them share ("Kita ").
std::size_t shared_word(const NeedReadinessChart& chart, const ChartSheet& sheet) {
  std::string_view word;
  for (const NeedReadinessChart::Point& point : chart.points) {
    const std::string_view name = sheet.in_language(point.label);
    const std::size_t end = name.find(' ');
    if (end == std::string_view::npos) return 0;
    if (word.empty()) word = name.substr(0, end + 1);
    if (!name.starts_with(word)) return 0;
  }
  return chart.points.size() > 1 ? word.size() : 0;
}

/// Returns how many points could not be named.
std::size_t draw_points(const NeedReadinessChart& chart, ChartSheet& sheet,
                        const FieldLayout& layout) {
  geo::Box inner = layout.frame;
  inner.min_y = layout.need.to - 8;
  inner.max_y = layout.need.from + 8;
  Occupied taken(inner);
  // A line across a name is bearable, one along it strikes it out.
  const double limit = layout.need.at(chart.need_limit);
  taken.take({inner.min_x, limit, inner.max_x, limit});
  std::vector<PointLabel> labels;
  const std::size_t shared = shared_word(chart, sheet);
  draw_all_ranges(chart, sheet, layout, taken);
  for (const bool highlight : {false, true})
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
      const NeedReadinessChart::Point& point = chart.points[i];
      if (!placed(point) || point.highlight != highlight) continue;
      const geo::Point at = layout.at(point.readiness.value, point.need.value);
      const double size = highlight ? kStrongMarker : kMarker;
      sheet.targets.push_back(
          {i, {at.x - size / 2, at.y - size / 2, at.x + size / 2, at.y + size / 2}});
      Path path;
      add_marker(path, highlight ? Marker::Diamond : Marker::Circle, at, size);
      sheet.drawing.area(path, highlight ? kInk : kStrong);
      sheet.drawing.line(std::move(path), {kPaper, 0.8, {}});
      labels.push_back(
          {sheet.in_language(point.label).substr(shared), at, size / 2 + 0.8, highlight});
    }
  return draw_point_labels(sheet, inner, taken, labels, PointWords::Names);
}

std::string count_text(std::size_t count, const ChartSheet& sheet) {
  return geo::people_number(static_cast<double>(count), 0, sheet.language());
}

/// "Ohne Platz im Bild: Kita X (Bereitschaft: keine Angabe), …".
std::string missing_note(const NeedReadinessChart& chart, ChartSheet& sheet) {
  std::string note;
  std::size_t count = 0;
  for (const NeedReadinessChart::Point& point : chart.points) {
    if (placed(point) || ++count > kMostNamed) continue;
    std::string why;
    const auto add = [&](const geo::Text& axis, const geo::FlaggedValue& value) {
      if (analysis::is_drawn(value)) return;
      why += (why.empty() ? "" : ", ") + sheet.in_language(axis) + ": " +
             analysis::chart_value(value, 0, sheet.language());
    };
    add(chart.need_name, point.need);
    add(chart.readiness_name, point.readiness);
    note += (note.empty() ? "" : "; ") +
            sheet.fitted(sheet.in_language(point.label), sheet.small, 0.4 * sheet.width()) + " (" +
            why + ")";
  }
  if (count == 0) return "";
  if (count > kMostNamed)
    note += sheet.words(" und ", " and ") + count_text(count - kMostNamed, sheet) +
            sheet.words(" weitere", " more");
  return sheet.words("Nicht im Bild: ", "Not in the picture: ") + note;
}

std::string range_note(const NeedReadinessChart& chart, const ChartSheet& sheet) {
  const bool ranges = std::any_of(chart.points.begin(), chart.points.end(), has_range);
  if (!ranges) return "";
  return sheet.words("dünne Striche = ", "thin bars = ") + sheet.in_language(chart.range_name);
}

}  // namespace

void lay_out(const NeedReadinessChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, sheet.in_language(chart.need_name) + sheet.words(" ↑", " ↑"));
  if (chart.points.empty()) return sheet.nothing_to_show();
  const TextBlock name =
      sheet.block(sheet.in_language(chart.readiness_name) + " →", sheet.body, sheet.width(), 1);
  const std::string missing = missing_note(chart, sheet);
  const std::string ranges = range_note(chart, sheet);
  const double below = 2 * sheet.small.size + 6 + name.height() + sheet.note_height(missing) +
                       sheet.note_height(ranges) + sheet.line_height(sheet.small) + 2;
  const FieldLayout layout = layout_of(chart, sheet, below);
  draw_fields(chart, sheet, layout);
  const std::size_t without = draw_points(chart, sheet, layout);
  sheet.drawing.block(name, {sheet.width(), sheet.y}, kQuiet, Align::Right);
  sheet.y += name.height();
  sheet.note(ranges);
  sheet.note(missing);
  if (without > 0)
    sheet.note(count_text(without, sheet) +
               (without == 1 ? sheet.words(" Punkt steht zu dicht für seinen Namen.",
                                           " point stands too close for its name.")
                             : sheet.words(" Punkte stehen zu dicht für ihre Namen.",
                                           " points stand too close for their names.")));
}

}  // namespace nahraum::render
