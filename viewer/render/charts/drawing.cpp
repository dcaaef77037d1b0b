#include "viewer/render/charts/drawing.h"

#include <utility>

#include "viewer/render/colour_vision.h"
#include "viewer/render/hatch.h"
#include "viewer/render/window_colours.h"

namespace nahraum::render {

namespace {

constexpr double kHatchSpacing = 3;
constexpr double kHatchWidth = 0.7;
constexpr double kHaloWidth = 1.2;
constexpr double kAscent = 0.95;  ///< as draw_block

class Painter {
 public:
  Painter(geo::Point origin, ChartTone tone, Canvas& canvas)
      : origin_(origin), tone_(tone), canvas_(canvas) {}

  void operator()(const ChartArea& area) {
    const Path path = moved(area.path);
    canvas_.fill(path, shade(area.fill));
    if (area.hatch == Hatch::None) return;
    const Path lines = hatch_lines(path, area.hatch, kHatchSpacing);
    if (!lines.empty()) canvas_.stroke(lines, {shade(area.hatch_colour), kHatchWidth, {}});
  }
  void operator()(const ChartLine& line) {
    Stroke stroke = line.stroke;
    stroke.colour = shade(stroke.colour);
    canvas_.stroke(moved(line.path), stroke);
  }
  void operator()(const ChartWords& words) {
    const geo::Point at = moved(words.at);
    if (words.halo.alpha > 0)
      canvas_.text_halo(words.text, at, words.font, shade(words.halo), kHaloWidth, words.align);
    canvas_.text(words.text, at, words.font, shade(words.colour), words.align);
  }

 private:
  [[nodiscard]] Colour shade(Colour c) const {
    if (tone_ == ChartTone::Grey) return seen_by(Eye::Grey, c);
    return tone_ == ChartTone::Dark ? on_dark(c) : c;
  }
  [[nodiscard]] geo::Point moved(geo::Point p) const { return {p.x + origin_.x, p.y + origin_.y}; }
  [[nodiscard]] Path moved(Path path) const {
    for (geo::Point& p : path.points) p = moved(p);
    return path;
  }

  geo::Point origin_;
  ChartTone tone_;
  Canvas& canvas_;
};

}  // namespace

void ChartDrawing::area(Path path, Colour fill, Hatch hatch, Colour hatch_colour) {
  if (!path.empty()) marks_.emplace_back(ChartArea{std::move(path), fill, hatch, hatch_colour});
}

void ChartDrawing::box(const geo::Box& box, Colour fill, Hatch hatch, Colour hatch_colour) {
  if (box.empty()) return;
  Path path;
  path.add_box(box);
  area(std::move(path), fill, hatch, hatch_colour);
}

void ChartDrawing::line(geo::Point a, geo::Point b, const Stroke& stroke) {
  Path path;
  path.closed = false;
  path.begin();
  path.add(a);
  path.add(b);
  line(std::move(path), stroke);
}

void ChartDrawing::line(Path path, const Stroke& stroke) {
  if (!path.empty()) marks_.emplace_back(ChartLine{std::move(path), stroke});
}

void ChartDrawing::words(ChartWords words) {
  if (!words.text.empty()) marks_.emplace_back(std::move(words));
}

void ChartDrawing::block(const TextBlock& block, geo::Point at, Colour colour, Align align,
                         Colour halo) {
  double baseline = at.y + block.font.size * kAscent;
  for (const std::string& text : block.lines) {
    words({text, {at.x, baseline}, block.font, colour, align, halo});
    baseline += block.line_height;
  }
}

void ChartDrawing::paint(geo::Point origin, ChartTone tone, Canvas& canvas) const {
  Painter painter(origin, tone, canvas);
  for (const auto& mark : marks_) std::visit(painter, mark);
}

}  // namespace nahraum::render
