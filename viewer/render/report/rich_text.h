#pragma once
// Lines of words in two weights, with footnote marks: what a paragraph of a paper becomes.

#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "viewer/render/canvas.h"

namespace nahraum::render {

/// A stretch of one line in one font.
struct RichRun {
  double x = 0;  ///< from the start of the line
  std::string words;
  bool bold = false;
  bool raised = false;  ///< a footnote mark
};

struct RichBlock {
  std::vector<std::vector<RichRun>> lines;
  Font font;
  double line_height = 0;
  [[nodiscard]] double height() const { return line_height * static_cast<double>(lines.size()); }
};

/// Breaks at blanks (not at the no-break ones between number and unit), inside a word only where
/// the word alone is wider than the line. Footnotes are numbered from 1. O(length).
[[nodiscard]] RichBlock wrapped_rich(Canvas& canvas, const std::vector<analysis::TextSpan>& spans,
                                     const Font& font, double width);

/// Line `i` with its upper left corner at `at`.
void draw_rich_line(Canvas& canvas, const RichBlock& block, std::size_t i, geo::Point at,
                    Colour colour);

}  // namespace nahraum::render
