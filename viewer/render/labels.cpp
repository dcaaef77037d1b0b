#include "viewer/render/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "viewer/render/marker.h"
#include "viewer/render/occupied.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/scene_data.h"
#include "viewer/render/spread.h"

namespace nahraum::render {

namespace {

constexpr double kMmPerPoint = 25.4 / 72;
/// Between a marker and its name.
constexpr double kGapMm = 0.4;
/// A name may touch the corners of the box around a marker, not its core: round markers leave the
/// corners free.
constexpr double kCore = 0.72;
/// A name may be this much wider than its area before it would seem to belong to the neighbours.
constexpr double kWidestShare = 1.1;
constexpr std::size_t kLongestLine = 14;
/// More markers than this are a texture; labels go on top.
constexpr std::size_t kMostObstacles = 2000;

struct Wanted {
  std::uint32_t layer = 0;
  const SceneLayer* from = nullptr;
  const SceneLabel* label = nullptr;
};

bool more_important(const Wanted& a, const Wanted& b) {
  const auto key = [](const Wanted& w) {
    return std::tuple(-w.from->style.label.priority, -static_cast<std::int64_t>(w.layer),
                      -w.label->rank, w.from->rows[w.label->item]);
  };
  return key(a) < key(b);
}

/// Cuts a long name in two where a hyphen, slash or blank lies nearest to the middle.
std::vector<std::string> lines_of(const std::string& name) {
  if (length_of(name) <= kLongestLine) return {name};
  const std::size_t middle = name.size() / 2;
  std::size_t best = std::string::npos;
  const auto away = [&](std::size_t at) { return at > middle ? at - middle : middle - at; };
  for (std::size_t i = 2; i + 2 < name.size(); ++i)
    if ((name[i] == '-' || name[i] == '/' || name[i] == ' ') &&
        (best == std::string::npos || away(i) < away(best)))
      best = i;
  if (best == std::string::npos) return {name};
  const bool blank = name[best] == ' ';
  return {name.substr(0, blank ? best : best + 1), name.substr(best + 1)};
}

class Placer {
 public:
  Placer(const Scene& scene, const View& view, Canvas& canvas, const PaintOptions& options)
      : scene_(scene), view_(view), canvas_(canvas), options_(options), occupied_(view.frame()) {}

  std::vector<PlacedLabel> run() {
    for (std::uint32_t i = 0; i < scene_.size(); ++i)
      if (shown(i)) gather(i);
    for (const geo::Box& box : options_.kept_free) occupied_.take(box);
    std::sort(wanted_.begin(), wanted_.end(), more_important);
    for (const Wanted& wanted : wanted_) place(wanted);
    return std::move(placed_);
  }

 private:
  [[nodiscard]] bool shown(std::uint32_t layer) const {
    if (layer < options_.opacity.size() && !(options_.opacity[layer] > 0)) return false;
    if (layer < options_.visible.size()) return options_.visible[layer];
    return scene_.data().layer(layer).visible;
  }

  [[nodiscard]] double marker_radius(const SceneLayer& layer, std::uint32_t item) const {
    if (layer.kind != SymbolKind::Point) return 0;
    return marker_reach(layer.symbols[layer.symbol[item]].marker,
                        static_cast<double>(layer.size_mm[item]) * view_.unit_per_mm());
  }

  void gather(std::uint32_t index) {
    const SceneLayer& layer = scene_.data().layer(index);
    const geo::Box seen = view_.extent();
    if (layer.kind == SymbolKind::Point) take_markers(layer, seen);
    if (view_.scale_denominator() > layer.style.label.max_scale_denominator) return;
    for (const SceneLabel& label : layer.labels)
      if (seen.contains(label.anchor)) wanted_.push_back({index, &layer, &label});
  }

  void take_markers(const SceneLayer& layer, const geo::Box& seen) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < layer.boxes.size(); ++i)
      if (seen.intersects(layer.boxes[i])) items.push_back(i);
    if (items.size() > kMostObstacles) return;
    const std::vector<geo::Point> centres = marker_centres(layer, items, view_);
    for (std::size_t k = 0; k < items.size(); ++k) {
      const geo::Point c = centres[k];
      const double r = marker_radius(layer, items[k]) * kCore;
      occupied_.take({c.x - r, c.y - r, c.x + r, c.y + r});
    }
  }

  void place(const Wanted& wanted) {
    const LabelStyle& style = wanted.from->style.label;
    PlacedLabel label;
    label.font = {style.size_pt * kMmPerPoint * view_.unit_per_mm(), style.bold, false};
    label.lines = wanted.from->kind == SymbolKind::Area
                      ? lines_of(wanted.label->text.in(options_.language))
                      : std::vector{wanted.label->text.in(options_.language)};
    Size size;
    for (const std::string& line : label.lines)
      size.width = std::max(size.width, canvas_.measure(line, label.font).width);
    const double line_height = label.font.size * 1.15;
    size.height = line_height * static_cast<double>(label.lines.size());
    if (too_wide(wanted, size)) return;
    const auto centre = free_place(wanted, size);
    if (!centre) return;
    label.box = box_about(*centre, size);
    for (std::size_t i = 0; i < label.lines.size(); ++i)
      label.at.push_back({centre->x, label.box.min_y + line_height * static_cast<double>(i) +
                                         label.font.size * 0.9});
    label.colour = style.colour;
    label.halo = style.halo;
    label.halo_width = style.halo_mm * view_.unit_per_mm();
    label.layer = wanted.layer;
    label.row = wanted.from->rows[wanted.label->item];
    occupied_.take(label.box);
    placed_.push_back(std::move(label));
  }

  [[nodiscard]] bool too_wide(const Wanted& wanted, Size size) const {
    if (wanted.from->kind != SymbolKind::Area) return false;
    const geo::Box& area = wanted.from->boxes[wanted.label->item];
    return size.width > kWidestShare * area.width() / view_.resolution() ||
           size.height > kWidestShare * area.height() / view_.resolution();
  }

  static geo::Box box_about(geo::Point centre, Size size) {
    return {centre.x - size.width / 2, centre.y - size.height / 2, centre.x + size.width / 2,
            centre.y + size.height / 2};
  }

  /// Steps from the anchor to the label's centre, the best first.
  [[nodiscard]] std::vector<geo::Point> steps(const Wanted& wanted, Size size) const {
    const double w = size.width / 2;
    const double h = size.height / 2;
    if (wanted.from->kind != SymbolKind::Point)
      return {{0, 0}, {0, -h}, {0, h}, {0, -2 * h}, {0, 2 * h}, {w / 2, 0}, {-w / 2, 0}};
    const double away =
        marker_radius(*wanted.from, wanted.label->item) + kGapMm * view_.unit_per_mm();
    const double slant = away * 0.75;
    return {{slant + w, -slant - h * 0.6},
            {away + w, 0},
            {slant + w, slant + h * 0.6},
            {-slant - w, -slant - h * 0.6},
            {-away - w, 0},
            {-slant - w, slant + h * 0.6},
            {0, -away - h},
            {0, away + h}};
  }

  [[nodiscard]] std::optional<geo::Point> free_place(const Wanted& wanted, Size size) const {
    const geo::Point anchor = view_.to_surface(wanted.label->anchor);
    const geo::Box frame = view_.frame();
    for (const geo::Point step : steps(wanted, size)) {
      const geo::Point centre{anchor.x + step.x, anchor.y + step.y};
      const geo::Box box = box_about(centre, size);
      const bool within =
          frame.contains({box.min_x, box.min_y}) && frame.contains({box.max_x, box.max_y});
      if (within && occupied_.free(box)) return centre;
    }
    return std::nullopt;
  }

  const Scene& scene_;
  const View& view_;
  Canvas& canvas_;
  const PaintOptions& options_;
  Occupied occupied_;
  std::vector<Wanted> wanted_;
  std::vector<PlacedLabel> placed_;
};

}  // namespace

std::vector<PlacedLabel> place_labels(const Scene& scene, const View& view, Canvas& canvas,
                                      const PaintOptions& options) {
  if (scene.empty() || view.frame().empty()) return {};
  return Placer(scene, view, canvas, options).run();
}

void draw_labels(const std::vector<PlacedLabel>& labels, Canvas& canvas) {
  for (const PlacedLabel& label : labels)
    for (std::size_t i = 0; i < label.lines.size(); ++i) {
      if (label.halo_width > 0)
        canvas.text_halo(label.lines[i], label.at[i], label.font, label.halo, label.halo_width,
                         Align::Centre);
      canvas.text(label.lines[i], label.at[i], label.font, label.colour, Align::Centre);
    }
}

}  // namespace nahraum::render
