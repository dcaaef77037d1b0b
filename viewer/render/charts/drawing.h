#pragma once
// What a chart puts on the surface, as a list: laid out once, then measured or painted.

#include <string>
#include <variant>
#include <vector>

#include "viewer/render/canvas.h"
#include "viewer/render/style.h"
#include "viewer/render/text_block.h"

namespace nahraum::render {

struct ChartArea {
  Path path;
  Colour fill;
  Hatch hatch = Hatch::None;
  Colour hatch_colour;
};
struct ChartLine {
  Path path;
  Stroke stroke;
};
struct ChartWords {
  std::string text;
  geo::Point at;
  Font font;
  Colour colour;
  Align align = Align::Left;
  Colour halo{255, 255, 255, 0};  ///< alpha 0 = none
};

/// Colours as they are, as shades, or for the dark ground of the window (window_colours.h).
enum class ChartTone { Paper, Grey, Dark };

class ChartDrawing {
 public:
  void area(Path path, Colour fill, Hatch hatch = Hatch::None, Colour hatch_colour = {});
  void box(const geo::Box& box, Colour fill, Hatch hatch = Hatch::None, Colour hatch_colour = {});
  void line(geo::Point a, geo::Point b, const Stroke& stroke);
  void line(Path path, const Stroke& stroke);
  void words(ChartWords words);
  /// Upper left (right, middle) corner at `at`, as draw_block does.
  void block(const TextBlock& block, geo::Point at, Colour colour, Align align = Align::Left,
             Colour halo = {255, 255, 255, 0});
  /// Moved to `origin`.
  void paint(geo::Point origin, ChartTone tone, Canvas& canvas) const;

 private:
  std::vector<std::variant<ChartArea, ChartLine, ChartWords>> marks_;
};

}  // namespace nahraum::render
