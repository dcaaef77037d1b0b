#include <algorithm>
#include <cmath>
#include <optional>

#include "viewer/render/charts/sheet.h"
#include "viewer/render/marker.h"

namespace nahraum::render {

using namespace chart_colours;
using analysis::NetworkChart;

namespace {

constexpr double kMarker = 6.5;
constexpr double kCentreMarker = 10;
/// Of half the height, so that the ring is still wide where the lowest name in it ends.
constexpr double kCentreReach = 0.7;
/// More of them stand in the ring.
constexpr double kMostCentres = 6;
constexpr double kRing = 0.17;  ///< half its width, share of the chart

struct RingPlace {
  geo::Point at;
  bool right = true;
};

struct NetworkLayout {
  std::vector<std::size_t> ring;              ///< nodes clockwise from the top, group by group
  std::vector<std::size_t> centres;           ///< nodes, top down
  std::vector<std::optional<geo::Point>> at;  ///< of every node shown
  double height = 0;
  double row = 0;
  double radius = 0;
  double centre_x = 0;
  double centre_gap = 0;  ///< from one centre to the next
  std::size_t left_out = 0;

  /// Half the width of the ring `away` from its middle.
  [[nodiscard]] double half_width(double away) const {
    const double share = away / (height / 2 + row / 2);
    return radius * std::sqrt(std::max(1 - share * share, 0.0));
  }
};

/// Lines that the name of a centre may take.
std::size_t centre_lines(const NetworkLayout& layout) { return layout.centres.size() > 1 ? 2 : 3; }

void choose_nodes(const NetworkChart& chart, std::size_t most, std::size_t most_centres,
                  NetworkLayout& out) {
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
    if (chart.nodes[i].centre && out.centres.size() < most_centres)
      out.centres.push_back(i);
    else if (out.ring.size() < most)
      out.ring.push_back(i);
    else
      ++out.left_out;
  }
  std::stable_sort(out.ring.begin(), out.ring.end(), [&](std::size_t a, std::size_t b) {
    return chart.nodes[a].group < chart.nodes[b].group;
  });
}

/// Rows of equal height on both sides of an ellipse, so that names never meet: the right half from
/// the top down, then the left half upwards.
RingPlace ring_place(const NetworkLayout& layout, std::size_t i, double top) {
  const std::size_t right = (layout.ring.size() + 1) / 2;
  const bool on_right = i < right;
  const std::size_t side = on_right ? right : layout.ring.size() - right;
  const std::size_t row = on_right ? i : layout.ring.size() - 1 - i;
  const double step = layout.height / static_cast<double>(side);
  const double y = step * (static_cast<double>(row) + 0.5) - layout.height / 2;
  const double x = layout.half_width(y);
  return {{layout.centre_x + (on_right ? x : -x), top + layout.height / 2 + y}, on_right};
}

NetworkLayout layout_of(const NetworkChart& chart, ChartSheet& sheet, double below) {
  NetworkLayout layout;
  layout.row = 2 * sheet.line_height(sheet.body) + 3;
  layout.radius = kRing * sheet.width();
  layout.centre_x = sheet.width() / 2;
  const double room = std::max(sheet.room() - below, 3 * layout.row);
  layout.centre_gap = 3 * sheet.line_height(sheet.bold) + kCentreMarker + 4;
  const double stacked = room * kCentreReach / layout.centre_gap - 1;
  choose_nodes(chart, 2 * static_cast<std::size_t>(room / layout.row),
               static_cast<std::size_t>(std::clamp(stacked, 1.0, kMostCentres)), layout);
  const double rows = std::ceil(static_cast<double>(layout.ring.size()) / 2);
  const double least = layout.centres.empty() ? 3 * layout.row
                                              : (static_cast<double>(layout.centres.size()) + 1) *
                                                    layout.centre_gap / kCentreReach;
  layout.height = std::max(rows * layout.row, std::min(least, room));
  layout.at.resize(chart.nodes.size());
  for (std::size_t i = 0; i < layout.ring.size(); ++i)
    layout.at[layout.ring[i]] = ring_place(layout, i, sheet.y).at;
  const double middle = sheet.y + layout.height / 2;
  for (std::size_t i = 0; i < layout.centres.size(); ++i) {
    const double step =
        static_cast<double>(i) - (static_cast<double>(layout.centres.size()) - 1) / 2;
    layout.at[layout.centres[i]] =
        geo::Point{layout.centre_x, middle + step * layout.centre_gap - 8};
  }
  return layout;
}

void draw_edges(const NetworkChart& chart, ChartSheet& sheet, const NetworkLayout& layout) {
  for (const bool contract : {false, true})
    for (const NetworkChart::Edge& edge : chart.edges) {
      if (edge.contract != contract || edge.from >= layout.at.size() ||
          edge.to >= layout.at.size() || !layout.at[edge.from] || !layout.at[edge.to])
        continue;
      const Stroke stroke = contract ? Stroke{kStrong, 1.3, {}} : Stroke{kAxis, 0.8, {3, 2.5}};
      sheet.drawing.line(*layout.at[edge.from], *layout.at[edge.to], stroke);
    }
}

void draw_ring_node(const NetworkChart& chart, ChartSheet& sheet, const NetworkLayout& layout,
                    std::size_t place) {
  const NetworkChart::Node& node = chart.nodes[layout.ring[place]];
  const geo::Point at = *layout.at[layout.ring[place]];
  const bool right = place < (layout.ring.size() + 1) / 2;
  Path path;
  add_marker(path, node.centre ? Marker::House : chart_marker(node.group), at,
             node.centre ? kCentreMarker : kMarker);
  sheet.drawing.area(path, node.centre ? kInk : chart_line_colour(node.group));
  sheet.drawing.line(std::move(path), {kPaper, 0.8, {}});
  const double gap = kMarker / 2 + 4;
  const double x = right ? at.x + gap : at.x - gap;
  const double room = right ? sheet.width() - x : x;
  const TextBlock name = sheet.block(sheet.in_language(node.label), sheet.body, room, 2);
  sheet.drawing.block(name, {x, at.y - name.height() / 2}, kInk,
                      right ? Align::Left : Align::Right);
}

void draw_centre(const NetworkChart& chart, ChartSheet& sheet, const NetworkLayout& layout,
                 std::size_t node) {
  const geo::Point at = *layout.at[node];
  Path path;
  add_marker(path, Marker::House, at, kCentreMarker);
  sheet.drawing.area(path, kInk);
  sheet.drawing.line(std::move(path), {kPaper, 1, {}});
  const std::size_t lines = centre_lines(layout);
  const double middle = sheet.y + layout.height / 2;
  const double foot = at.y - middle + kCentreMarker / 2 + 2 +
                      (static_cast<double>(lines) + 1.5) * sheet.line_height(sheet.bold);
  const double room = std::min(1.6 * layout.radius, 2 * layout.half_width(foot) - 6);
  const TextBlock name = sheet.block(sheet.in_language(chart.nodes[node].label), sheet.bold,
                                     std::max(room, 2 * sheet.bold.size), lines);
  // Lines end at the edge of the name.
  const double top = at.y + kCentreMarker / 2 + 2;
  double half = 0;
  for (const std::string& line : name.lines)
    half = std::max(half, sheet.width_of(line, sheet.bold) / 2);
  sheet.drawing.box({at.x - half - 1.5, top, at.x + half + 1.5, top + name.height()}, kPaper);
  sheet.drawing.block(name, {at.x, top}, kInk, Align::Centre);
}

std::vector<LegendItem> legend_of(const NetworkChart& chart, const ChartSheet& sheet) {
  std::vector<LegendItem> items;
  for (std::size_t g = 0; g < chart.groups.size(); ++g) {
    const bool used = std::any_of(chart.nodes.begin(), chart.nodes.end(),
                                  [&](const auto& n) { return n.group == g && !n.centre; });
    if (used)
      items.push_back({.text = sheet.in_language(chart.groups[g]),
                       .sign = LegendItem::Sign::Marker,
                       .paint = {.fill = chart_line_colour(g)},
                       .marker = chart_marker(g)});
  }
  const auto any = [&](bool contract) {
    return std::any_of(chart.edges.begin(), chart.edges.end(),
                       [&](const auto& e) { return e.contract == contract; });
  };
  if (any(true))
    items.push_back({.text = sheet.words("mit Vertrag", "with a contract"),
                     .sign = LegendItem::Sign::Line,
                     .paint = {.fill = kStrong},
                     .width = 1.3});
  if (any(false))
    items.push_back({.text = sheet.words("ohne Vertrag", "without a contract"),
                     .sign = LegendItem::Sign::Line,
                     .paint = {.fill = kAxis},
                     .dashes = {3, 2.5},
                     .width = 0.8});
  return items;
}

}  // namespace

void lay_out(const NetworkChart& chart, ChartSheet& sheet) {
  sheet.heading(chart.title, "");
  if (chart.nodes.empty()) return sheet.nothing_to_show();
  sheet.legend(legend_of(chart, sheet));
  const geo::Text what{"Beteiligten", "partners"};
  const NetworkLayout layout =
      layout_of(chart, sheet, sheet.note_height(sheet.shown_note(0, chart.nodes.size(), what)));
  draw_edges(chart, sheet, layout);
  for (std::size_t i = 0; i < layout.ring.size(); ++i) draw_ring_node(chart, sheet, layout, i);
  for (const std::size_t node : layout.centres) draw_centre(chart, sheet, layout, node);
  sheet.y += layout.height;
  sheet.note(sheet.shown_note(chart.nodes.size() - layout.left_out, chart.nodes.size(), what));
}

}  // namespace nahraum::render
