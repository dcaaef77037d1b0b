#include "viewer/render/page_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/render/labels.h"
#include "viewer/render/page_parts.h"
#include "viewer/render/scale_bar.h"

namespace nahraum::render {

namespace {

constexpr double kUnitPerMm = 72 / 25.4;
constexpr Colour kMapGround{247, 248, 248, 255};
constexpr Colour kFrame{110, 110, 110, 255};
constexpr Colour kGridLine{90, 90, 90, 110};
constexpr Colour kHere{150, 0, 80, 255};
constexpr double kInsetShare = 0.26;
constexpr double kWidestInset = 150;
constexpr double kInsetTitle = 9;
constexpr double kInsetGap = 4;
/// An overview of less than this times the page's ground tells nothing new.
constexpr double kWorthAnInset = 1.6;
constexpr Font kGridFont{5.5, false, false};
constexpr int kSamples = 12;

void fill_box(const geo::Box& box, Colour colour, Canvas& canvas) {
  Path path;
  path.add_box(box);
  canvas.fill(path, colour);
}

struct GridLine {
  Path line;
  std::string label;
  geo::Point at;  ///< baseline, left
  geo::Box box;
};

GridLine grid_line(const View& view, Canvas& canvas, double ground, bool upright) {
  const geo::Box frame = view.frame();
  GridLine grid;
  grid.label = geo::fixed_number(ground / 1000, 0) + " km";
  grid.line.closed = false;
  grid.line.begin();
  const TextExtent size = canvas.measure(grid.label, kGridFont);
  if (upright) {
    const double x = view.to_surface({ground, 0}).x;
    grid.line.add({x, frame.min_y});
    grid.line.add({x, frame.max_y});
    grid.at = {x + 1.5, frame.min_y + 6.5};
  } else {
    const double y = view.to_surface({0, ground}).y;
    grid.line.add({frame.min_x, y});
    grid.line.add({frame.max_x, y});
    grid.at = {frame.min_x + 1.5, y - 1.5};
  }
  grid.box = {grid.at.x, grid.at.y - 6, grid.at.x + size.width, grid.at.y + 1};
  return grid;
}

std::vector<GridLine> grid_lines(const View& view, Canvas& canvas) {
  std::vector<GridLine> lines;
  const double step = grid_step(view);
  const geo::Box seen = view.extent();
  for (const bool upright : {true, false}) {
    const double from = upright ? seen.min_x : seen.min_y;
    const double to = upright ? seen.max_x : seen.max_y;
    for (double n = std::ceil(from / step); n * step < to; ++n)
      lines.push_back(grid_line(view, canvas, n * step, upright));
  }
  return lines;
}

const StyledLayer* subject_of(const PageContent& content) {
  const auto found = std::find_if(content.layers.begin(), content.layers.end(),
                                  [](const StyledLayer& l) { return l.id == kSubjectLayer; });
  return found == content.layers.end() ? nullptr : &*found;
}

/// How many of the points of a lattice in the box lie in the subject.
int share_in(const geo::Box& box, const View& view, const StyledLayer* subject) {
  int inside = 0;
  for (int i = 0; i < kSamples; ++i)
    for (int k = 0; k < kSamples; ++k) {
      const geo::Point at = view.to_ground({box.min_x + box.width() * (i + 0.5) / kSamples,
                                            box.min_y + box.height() * (k + 0.5) / kSamples});
      for (std::size_t row = 0; subject != nullptr && row < subject->layer.size(); ++row) {
        const auto* area = std::get_if<geo::MultiPolygon>(&subject->layer.geometry(row));
        const geo::Box around = geo::bounds(subject->layer.geometry(row));
        inside += area != nullptr ? (geo::contains(*area, at) ? 1 : 0)
                                  : (around.grown(300).contains(at) ? 1 : 0);
      }
    }
  return inside;
}

void draw_inset(const PageContent& content, const View& view, const geo::Box& box,
                geo::Language language, Canvas& canvas) {
  const PageInset& inset = *content.inset;
  fill_box(box, {255, 255, 255, 255}, canvas);
  const geo::Box map{box.min_x, box.min_y + kInsetTitle, box.max_x, box.max_y};
  const Scene scene = build_scene(inset.layers);
  const View small = View(scene.crs(), {map.width(), map.height()}, kUnitPerMm)
                         .placed({map.min_x, map.min_y})
                         .fitted(inset.extent);
  fill_box(map, kMapGround, canvas);
  paint(scene, small, canvas, {language, {}, false, {}, {}});
  const geo::Box seen = view.extent();
  const geo::Point a = small.to_surface({seen.min_x, seen.max_y});
  const geo::Point b = small.to_surface({seen.max_x, seen.min_y});
  geo::Box here{std::max(a.x, map.min_x), std::max(a.y, map.min_y), std::min(b.x, map.max_x),
                std::min(b.y, map.max_y)};
  if (here.width() < 5 || here.height() < 5)
    here = geo::Box{here.centre().x, here.centre().y, here.centre().x, here.centre().y}.grown(3);
  canvas.push_clip(map);
  frame(canvas, here, kHere, 1.4);
  canvas.pop_clip();
  frame(canvas, box, kFrame, 0.6);
  canvas.text(inset.title.in(language), {box.min_x + 3, box.min_y + 6.8}, {6, true, false}, kInk,
              Align::Left);
}

}  // namespace

double grid_step(const View& view) {
  const geo::Box seen = view.extent();
  const double longer = std::max(seen.width(), seen.height());
  for (double step = 1000; step < 1e7; step *= 10)
    for (const double factor : {1.0, 2.0, 5.0})
      if (longer / (factor * step) <= 8) return factor * step;
  return 1e7;
}

View page_view(const PageContent& content, const Scene& scene, const geo::Box& map) {
  const View fitted = View(scene.crs(), {map.width(), map.height()}, kUnitPerMm)
                          .placed({map.min_x, map.min_y})
                          .fitted(content.extent.empty() ? scene.bounds() : content.extent);
  return fitted.with_scale(round_denominator(fitted.scale_denominator()));
}

std::vector<StyledLayer> overview_layers(const std::vector<StyledLayer>& layers) {
  for (const StyledLayer& layer : layers) {
    if (layer.layer.kind() != geo::GeometryKind::Polygon) continue;
    const Symbol grey{
        .fill = {238, 238, 236, 255}, .stroke = {150, 150, 150, 255}, .stroke_mm = 0.1};
    return {{.layer = layer.layer,
             .style = {.symbology = SingleSymbol{grey, {}}},
             .title = {},
             .id = "overview"}};
  }
  return {};
}

geo::Box inset_box(const PageContent& content, const View& view) {
  if (!content.inset || content.inset->extent.empty()) return {};
  const geo::Box all = content.inset->extent;
  const geo::Box seen = view.extent();
  if (all.width() < kWorthAnInset * seen.width() && all.height() < kWorthAnInset * seen.height())
    return {};
  const geo::Box frame = view.frame();
  const double aspect = std::clamp(all.height() / std::max(all.width(), 1.0), 0.6, 1.4);
  const double width =
      std::min(kWidestInset, kInsetShare * std::min(frame.width(), frame.height() / aspect));
  const double height = width * aspect + kInsetTitle;
  const double left = frame.min_x + kInsetGap;
  const double right = frame.max_x - kInsetGap - width;
  const double top = frame.min_y + kInsetGap;
  const double bottom = frame.max_y - kInsetGap - height;
  const std::array<geo::Point, 4> corners{
      {{right, bottom}, {left, bottom}, {right, top}, {left, top}}};
  geo::Box best;
  int least = kSamples * kSamples + 1;
  for (const geo::Point corner : corners) {
    const geo::Box box{corner.x, corner.y, corner.x + width, corner.y + height};
    const int covered = share_in(box, view, subject_of(content));
    if (covered < least) {
      least = covered;
      best = box;
    }
  }
  return best;
}

void paint_page_map(const PageContent& content, const Scene& scene, const View& view,
                    geo::Language language, Canvas& canvas) {
  fill_box(view.frame(), kMapGround, canvas);
  const geo::Box inset = inset_box(content, view);
  const std::vector<GridLine> grid =
      content.grid ? grid_lines(view, canvas) : std::vector<GridLine>{};
  PaintOptions options{language, {}, false, {}, {}};
  paint(scene, view, canvas, options);
  canvas.push_clip(view.frame());
  for (const GridLine& line : grid) canvas.stroke(line.line, {kGridLine, 0.35, {}});
  if (!inset.empty()) options.kept_free.push_back(inset);
  for (const GridLine& line : grid) options.kept_free.push_back(line.box);
  draw_labels(place_labels(scene, view, canvas, options), canvas);
  for (const GridLine& line : grid) {
    canvas.text_halo(line.label, line.at, kGridFont, {255, 255, 255, 220}, 1.2, Align::Left);
    canvas.text(line.label, line.at, kGridFont, kSecond, Align::Left);
  }
  canvas.pop_clip();
  if (!inset.empty()) draw_inset(content, view, inset, language, canvas);
  frame(canvas, view.frame(), kFrame, 0.6);
}

}  // namespace nahraum::render
