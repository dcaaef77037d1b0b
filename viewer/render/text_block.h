#pragma once
// Paragraphs on a canvas.

#include <string>
#include <string_view>
#include <vector>

#include "viewer/render/canvas.h"

namespace nahraum::render {

struct TextBlock {
  std::vector<std::string> lines;
  Font font;
  double line_height = 0;
  [[nodiscard]] double height() const { return line_height * static_cast<double>(lines.size()); }
};

/// Breaks at blanks, and inside a word only where the word alone is wider than the line (long web
/// addresses). At most `max_lines`, the last one ending in an ellipsis when something was cut.
[[nodiscard]] TextBlock wrapped(Canvas& canvas, std::string_view text, const Font& font,
                                double width, std::size_t max_lines = 1000);

/// Draws the block with its upper left (or right, or middle) corner at `at`.
void draw_block(Canvas& canvas, const TextBlock& block, geo::Point at, Colour colour,
                Align align = Align::Left);

}  // namespace nahraum::render
