#include "viewer/render/charts/point_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace nahraum::render {

using namespace chart_colours;

namespace {

constexpr double kGap = 1.5;
constexpr double kWidest = 0.3;  ///< share of the chart
/// A name nearer than this to the edge of a foreign marker would seem to belong to it.
constexpr double kForeign = 2.5;
/// How far a name may stand off on a leader line.
constexpr double kLeaders[] = {12, 22, 34};

/// Steps from the point to the middle of its label, the best first.
std::array<geo::Point, 8> steps(double away, double w, double h, bool above_first) {
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

struct LabelPlace {
  geo::Point centre;
  geo::Box box;
  std::vector<geo::Box> leader;  ///< small boxes along the line; empty without one
};

class PointLabeller {
 public:
  PointLabeller(ChartSheet& sheet, const geo::Box& frame, Occupied& taken,
                const std::vector<PointLabel>& labels, bool figures)
      : sheet_(sheet), frame_(frame), taken_(taken), labels_(labels), figures_(figures) {
    for (const PointLabel& label : labels) {
      const double r = label.radius * 0.8;
      taken_.take({label.at.x - r, label.at.y - r, label.at.x + r, label.at.y + r});
    }
  }

  /// False when there was no room.
  bool draw(const PointLabel& label) {
    const Font& font = label.strong ? sheet_.bold : sheet_.small;
    const std::string text = sheet_.fitted(label.text, font, kWidest * sheet_.width());
    const double wide = sheet_.width_of(text, font);
    const auto place = find(label, wide, font);
    if (!place) return false;
    taken_.take(place->box);
    for (const geo::Box& box : place->leader) taken_.take(box);
    if (!place->leader.empty())
      sheet_.drawing.line(place->leader.front().centre(), place->leader.back().centre(),
                          {kAxis, 0.6, {}});
    sheet_.drawing.words({text,
                          {place->centre.x, ChartSheet::centred(font, place->centre.y)},
                          font,
                          kInk,
                          Align::Centre,
                          kPaper});
    return true;
  }

 private:
  [[nodiscard]] std::optional<LabelPlace> find(const PointLabel& label, double wide,
                                               const Font& font) const {
    const double half = 0.58 * font.size;
    const auto at = [&](double away, bool with_leader) -> std::optional<LabelPlace> {
      for (const geo::Point step : steps(away, wide / 2, half, figures_)) {
        LabelPlace place{
            .centre = {label.at.x + step.x, label.at.y + step.y}, .box = {}, .leader = {}};
        place.box = text_box(place.centre, wide, font);
        if (!fits(label, place.box)) continue;
        if (!with_leader) return place;
        place.leader = leader_of(label, place.box);
        const auto is_free = [&](const geo::Box& box) { return taken_.free(box); };
        if (std::all_of(place.leader.begin(), place.leader.end(), is_free)) return place;
      }
      return std::nullopt;
    };
    if (auto near = at(label.radius + kGap, false)) return near;
    if (figures_) return std::nullopt;
    for (const double away : kLeaders)
      if (auto far = at(label.radius + away, true)) return far;
    return std::nullopt;
  }

  [[nodiscard]] bool fits(const PointLabel& label, const geo::Box& box) const {
    if (!frame_.contains({box.min_x, box.min_y}) || !frame_.contains({box.max_x, box.max_y}))
      return false;
    if (!taken_.free(box)) return false;
    return figures_ || std::none_of(labels_.begin(), labels_.end(), [&](const PointLabel& other) {
             return &other != &label && box.grown(other.radius + kForeign).contains(other.at);
           });
  }

  /// From the edge of the marker to the nearest point of the box.
  [[nodiscard]] static std::vector<geo::Box> leader_of(const PointLabel& label,
                                                       const geo::Box& box) {
    const geo::Point end{std::clamp(label.at.x, box.min_x - 1, box.max_x + 1),
                         std::clamp(label.at.y, box.min_y - 1, box.max_y + 1)};
    const double length = std::hypot(end.x - label.at.x, end.y - label.at.y);
    const double first = label.radius + 0.5;
    std::vector<geo::Box> boxes;
    const int count = std::max(2, static_cast<int>((length - first) / 2));
    for (int i = 0; i < count; ++i) {
      const double along = (first + (length - first) * i / (count - 1)) / length;
      const geo::Point p{label.at.x + along * (end.x - label.at.x),
                         label.at.y + along * (end.y - label.at.y)};
      boxes.push_back({p.x, p.y, p.x, p.y});
    }
    return boxes;
  }

  ChartSheet& sheet_;
  geo::Box frame_;
  Occupied& taken_;
  const std::vector<PointLabel>& labels_;
  bool figures_;
};

}  // namespace

geo::Box text_box(geo::Point centre, double width, const Font& font) {
  const double half = 0.58 * font.size;
  return {centre.x - width / 2, centre.y - half, centre.x + width / 2, centre.y + half};
}

std::size_t draw_point_labels(ChartSheet& sheet, const geo::Box& frame, Occupied& taken,
                              const std::vector<PointLabel>& labels, PointWords words) {
  PointLabeller labeller(sheet, frame, taken, labels, words == PointWords::Figures);
  std::size_t without = 0;
  for (const bool strong : {true, false})
    for (const PointLabel& label : labels)
      if (label.strong == strong && !label.text.empty() && !labeller.draw(label)) ++without;
  return without;
}

}  // namespace nahraum::render
