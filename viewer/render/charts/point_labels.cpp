#include "viewer/render/charts/point_labels.h"

#include <array>
#include <optional>

namespace nahraum::render {

using namespace chart_colours;

namespace {

constexpr double kGap = 1.5;
constexpr double kWidest = 0.3;  ///< share of the chart

/// Steps from the point to the middle of its label, the best first.
std::array<geo::Point, 8> steps(double radius, double w, double h, bool above_first) {
  const double away = radius + kGap;
  const double slant = away * 0.7;
  const geo::Point above{0, -away - h};
  const geo::Point below{0, away + h};
  const geo::Point right{away + w, 0};
  const geo::Point left{-away - w, 0};
  const geo::Point upper_right{slant + w, -slant - h * 0.6};
  const geo::Point lower_right{slant + w, slant + h * 0.6};
  const geo::Point upper_left{-slant - w, -slant - h * 0.6};
  const geo::Point lower_left{-slant - w, slant + h * 0.6};
  if (above_first)
    return {above, below, upper_right, upper_left, lower_right, lower_left, right, left};
  return {right, left, upper_right, lower_right, upper_left, lower_left, above, below};
}

}  // namespace

geo::Box text_box(geo::Point centre, double width, const Font& font) {
  const double half = 0.58 * font.size;
  return {centre.x - width / 2, centre.y - half, centre.x + width / 2, centre.y + half};
}

std::size_t draw_point_labels(ChartSheet& sheet, const geo::Box& frame, Occupied& taken,
                              const std::vector<PointLabel>& labels, bool above_first) {
  for (const PointLabel& label : labels) {
    const double r = label.radius * 0.8;
    taken.take({label.at.x - r, label.at.y - r, label.at.x + r, label.at.y + r});
  }
  std::size_t without = 0;
  const auto draw = [&](const PointLabel& label) {
    const Font& font = label.strong ? sheet.bold : sheet.small;
    const std::string text = sheet.fitted(label.text, font, kWidest * sheet.width());
    const double wide = sheet.width_of(text, font);
    for (const geo::Point step : steps(label.radius, wide / 2, 0.58 * font.size, above_first)) {
      const geo::Point c{label.at.x + step.x, label.at.y + step.y};
      const geo::Box box = text_box(c, wide, font);
      if (!frame.contains({box.min_x, box.min_y}) || !frame.contains({box.max_x, box.max_y}) ||
          !taken.free(box))
        continue;
      taken.take(box);
      sheet.drawing.words(
          {text, {c.x, ChartSheet::centred(font, c.y)}, font, kInk, Align::Centre, kPaper});
      return;
    }
    ++without;
  };
  for (const bool strong : {true, false})
    for (const PointLabel& label : labels)
      if (label.strong == strong && !label.text.empty()) draw(label);
  return without;
}

}  // namespace nahraum::render
