#include <algorithm>
#include <cmath>
#include <vector>

#include "viewer/render/clip.h"
#include "viewer/render/labels.h"
#include "viewer/render/marker.h"
#include "viewer/render/scene_data.h"
#include "viewer/render/spread.h"
#include "viewer/render/symbol_paint.h"

namespace nahraum::render {

namespace {

/// A thing smaller than this is drawn as a box of this size, or it would vanish.
constexpr double kSmallestMm = 0.22;
/// Up to this many surface units a cell turned by 0.77 degrees looks like an upright square.
constexpr double kLargestSquare = 8;
/// Markers drawn one by one, each over the last; more of them go into one call a symbol.
constexpr std::size_t kMostSingleMarkers = 1500;
/// Detail finer than this is not drawn.
constexpr double kDetailMm = 0.1;
constexpr Colour kLeader{60, 60, 60, 255};
constexpr Colour kHighlight{230, 85, 13, 255};
constexpr Colour kHighlightCasing{255, 255, 255, 255};

/// The shapes of one symbol, with the first part of each item.
struct Batch {
  Path path;
  std::vector<std::size_t> begins;

  void begin_item() { begins.push_back(path.starts.size()); }
  void copy_item(std::size_t item, Path& into) const {
    into.clear();
    const std::size_t end = item + 1 < begins.size() ? begins[item + 1] : path.starts.size();
    for (std::size_t p = begins[item]; p < end; ++p) {
      into.begin();
      const auto part = path.part(p);
      into.points.insert(into.points.end(), part.begin(), part.end());
    }
  }
};

class LayerPainter {
 public:
  LayerPainter(const SceneLayer& layer, const View& view, Canvas& canvas, double opacity)
      : layer_(layer),
        view_(view),
        canvas_(canvas),
        unit_(view.unit_per_mm()),
        opacity_(layer.style.opacity * opacity) {
    double widest = 0;
    for (const Symbol& s : layer.symbols) widest = std::max(widest, s.stroke_mm);
    for (const float size : layer.size_mm) widest = std::max(widest, static_cast<double>(size));
    margin_ = 2 + widest * unit_;
    seen_ = view.extent().grown(margin_ * view.resolution());
    drawn_ = view.frame().grown(margin_);
  }

  void draw() {
    switch (layer_.kind) {
      case SymbolKind::Area:
        return areas();
      case SymbolKind::Line:
        return lines();
      case SymbolKind::Point:
        return points();
    }
  }

  /// The shape of one item, for highlighting.
  void add_shape(std::uint32_t item, Path& path) const {
    if (layer_.kind == SymbolKind::Point)
      return add_marker(path, layer_.symbols[layer_.symbol[item]].marker, centre(item),
                        static_cast<double>(layer_.size_mm[item]) * unit_);
    path.closed = layer_.kind == SymbolKind::Area;
    add_parts(level().parts, item, path);
  }

 private:
  /// The coarsest copy that shows no difference.
  [[nodiscard]] const Level& level() const {
    const double finest = kDetailMm * unit_ * view_.resolution();
    const Level* best = &layer_.levels.front();
    for (const Level& level : layer_.levels)
      if (level.tolerance <= finest) best = &level;
    return *best;
  }

  [[nodiscard]] geo::Point centre(std::uint32_t item) const {
    return view_.to_surface(layer_.boxes[item].centre());
  }

  [[nodiscard]] bool fully_seen(const geo::Box& box) const {
    return seen_.contains({box.min_x, box.min_y}) && seen_.contains({box.max_x, box.max_y});
  }

  [[nodiscard]] double extent_of(std::uint32_t item) const {
    const geo::Box& box = layer_.boxes[item];
    return std::max(box.width(), box.height()) / view_.resolution();
  }

  void add_parts(const Parts& parts, std::uint32_t item, Path& path) const {
    const bool whole = fully_seen(layer_.boxes[item]);
    std::vector<geo::Point> moved;
    for (std::uint32_t p = parts.item_start[item]; p < parts.item_start[item + 1]; ++p) {
      if (whole) path.begin();
      std::vector<geo::Point>& into = whole ? path.points : moved;
      if (!whole) moved.clear();
      for (const geo::Point point : parts.part(p)) into.push_back(view_.to_surface(point));
      if (whole) continue;
      if (path.closed)
        clip_ring(moved, drawn_, path);
      else
        clip_line(moved, drawn_, path);
    }
  }

  /// The box drawn for an area too small for its shape; empty for larger ones.
  [[nodiscard]] geo::Box small_box(std::uint32_t item) const {
    const double smallest = kSmallestMm * unit_;
    const bool is_square = !layer_.squares.empty();
    if (extent_of(item) > (is_square ? std::max(kLargestSquare, smallest) : smallest)) return {};
    const geo::Box& ground = is_square ? layer_.squares[item] : layer_.boxes[item];
    const geo::Point c = view_.to_surface(ground.centre());
    const double half_width = std::max(ground.width() / view_.resolution(), smallest) / 2;
    const double half_height = std::max(ground.height() / view_.resolution(), smallest) / 2;
    return {c.x - half_width, c.y - half_height, c.x + half_width, c.y + half_height};
  }

  void areas() {
    std::vector<Batch> shapes(layer_.symbols.size());
    std::vector<std::vector<geo::Box>> boxes(layer_.symbols.size());
    const Level& level = this->level();
    for (std::uint32_t i = 0; i < layer_.boxes.size(); ++i) {
      if (!seen_.intersects(layer_.boxes[i])) continue;
      const geo::Box small = small_box(i);
      if (!small.empty()) {
        boxes[layer_.symbol[i]].push_back(small);
        continue;
      }
      Batch& batch = shapes[layer_.symbol[i]];
      batch.begin_item();
      add_parts(level.parts, i, batch.path);
    }
    for (std::size_t s = 0; s < shapes.size(); ++s) {
      fill(shapes[s], layer_.symbols[s]);
      const Colour fill = faded(layer_.symbols[s].fill, opacity_);
      if (!boxes[s].empty() && fill.alpha > 0) canvas_.rectangles(boxes[s], fill);
    }
    outlines(level, shapes);
  }

  /// Opaque areas with an outline go one by one: a scan converter is several times quicker on many
  /// small shapes than on one large one (QPainter: 7 against 26 ms for 631 Gemeinden), and the
  /// outline hides the seam between two. Without outline neighbours must share a call, or a hair of
  /// background shows between them.
  void fill(const Batch& batch, const Symbol& symbol) {
    const Colour colour = faded(symbol.fill, opacity_);
    const bool outlined = symbol.stroke_mm >= kThinnestStrokeMm && symbol.stroke.alpha == 255;
    if (colour.alpha < 255 || !outlined)
      return fill_areas(canvas_, batch.path, symbol, unit_, opacity_);
    Path one;
    for (std::size_t i = 0; i < batch.begins.size(); ++i) {
      batch.copy_item(i, one);
      if (!one.empty()) canvas_.fill(one, colour);
    }
    hatch_areas(canvas_, batch.path, symbol, unit_, opacity_);
  }

  void outlines(const Level& level, const std::vector<Batch>& shapes) {
    if (!layer_.one_stroke || level.outline_boxes.empty()) {
      for (std::size_t s = 0; s < shapes.size(); ++s)
        stroke_lines(canvas_, shapes[s].path, layer_.symbols[s], unit_, opacity_);
      return;
    }
    Path path;
    path.closed = false;
    std::vector<geo::Point> moved;
    for (std::size_t a = 0; a < level.outline_boxes.size(); ++a) {
      if (!seen_.intersects(level.outline_boxes[a])) continue;
      moved.clear();
      for (const geo::Point p : level.outlines.part(a)) moved.push_back(view_.to_surface(p));
      clip_line(moved, drawn_, path);
    }
    stroke_lines(canvas_, path, layer_.symbols.front(), unit_, opacity_);
  }

  void lines() {
    std::vector<Path> shapes(layer_.symbols.size());
    for (Path& path : shapes) path.closed = false;
    const Level& level = this->level();
    for (std::uint32_t i = 0; i < layer_.boxes.size(); ++i)
      if (seen_.intersects(layer_.boxes[i])) add_parts(level.parts, i, shapes[layer_.symbol[i]]);
    for (std::size_t s = 0; s < shapes.size(); ++s)
      stroke_lines(canvas_, shapes[s], layer_.symbols[s], unit_, opacity_);
  }

  void points() {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < layer_.boxes.size(); ++i)
      if (seen_.intersects(layer_.boxes[i])) items.push_back(i);
    if (items.size() > kMostSingleMarkers && !has_signs(layer_)) return many_points(items);
    const std::vector<geo::Point> centres = marker_centres(layer_, items, view_);
    if (has_signs(layer_)) leaders(items, centres);
    for (std::size_t k = 0; k < items.size(); ++k)
      draw_marker(canvas_, centres[k], static_cast<double>(layer_.size_mm[items[k]]),
                  layer_.symbols[layer_.symbol[items[k]]], unit_, opacity_);
  }

  /// Thin lines from where a sign belongs to where it stands.
  void leaders(const std::vector<std::uint32_t>& items, const std::vector<geo::Point>& centres) {
    Path path;
    path.closed = false;
    for (std::size_t k = 0; k < items.size(); ++k) {
      const geo::Point from = centre(items[k]);
      if (geo::distance(from, centres[k]) <
          static_cast<double>(layer_.size_mm[items[k]]) * unit_ / 2)
        continue;
      path.begin();
      path.add(from);
      path.add(centres[k]);
    }
    if (!path.empty()) canvas_.stroke(path, {kLeader, 0.2 * unit_, {}});
  }

  void many_points(const std::vector<std::uint32_t>& items) {
    std::vector<Path> shapes(layer_.symbols.size());
    for (const std::uint32_t i : items)
      add_marker(shapes[layer_.symbol[i]], layer_.symbols[layer_.symbol[i]].marker, centre(i),
                 static_cast<double>(layer_.size_mm[i]) * unit_);
    for (std::size_t s = 0; s < shapes.size(); ++s) {
      fill_areas(canvas_, shapes[s], layer_.symbols[s], unit_, opacity_);
      stroke_lines(canvas_, shapes[s], layer_.symbols[s], unit_, opacity_);
    }
  }

  const SceneLayer& layer_;
  const View& view_;
  Canvas& canvas_;
  double unit_;
  double opacity_;
  double margin_ = 0;
  geo::Box seen_;
  geo::Box drawn_;
};

void highlight(const Scene& scene, const View& view, Canvas& canvas, const PaintOptions& options) {
  for (const auto& [index, row] : options.highlighted) {
    if (index >= scene.size()) continue;
    const SceneLayer& layer = scene.data().layer(index);
    const LayerPainter painter(layer, view, canvas, 1);
    Path path;
    for (std::uint32_t item = 0; item < layer.rows.size(); ++item)
      if (layer.rows[item] == row) painter.add_shape(item, path);
    if (path.empty()) continue;
    canvas.stroke(path, {kHighlightCasing, 1.3 * view.unit_per_mm(), {}});
    canvas.stroke(path, {kHighlight, 0.7 * view.unit_per_mm(), {}});
  }
}

}  // namespace

void paint(const Scene& scene, const View& view, Canvas& canvas, const PaintOptions& options) {
  if (scene.empty() || view.frame().empty()) return;
  canvas.push_clip(view.frame());
  for (std::size_t i = 0; i < scene.size(); ++i) {
    const SceneLayer& layer = scene.data().layer(i);
    const double opacity = i < options.opacity.size() ? options.opacity[i] : 1;
    if (view.scale_denominator() > layer.style.max_scale_denominator) continue;
    if (opacity > 0 && (i < options.visible.size() ? options.visible[i] : layer.visible))
      LayerPainter(layer, view, canvas, opacity).draw();
  }
  highlight(scene, view, canvas, options);
  if (options.labels) draw_labels(place_labels(scene, view, canvas, options), canvas);
  canvas.pop_clip();
}

}  // namespace nahraum::render
