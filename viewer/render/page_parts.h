#pragma once
// What pages are drawn with: tags that close themselves, tagged paragraphs, rules, the rows of a
// legend. Shared by map pages and papers.

#include <string_view>
#include <vector>

#include "viewer/render/page_layout.h"

namespace nahraum::render {

inline constexpr Colour kInk{30, 30, 30, 255};
inline constexpr Colour kSecond{85, 85, 85, 255};
inline constexpr Colour kRule{170, 170, 170, 255};

/// A tag that closes itself.
class Tagged {
 public:
  Tagged(Canvas& canvas, Tag tag, std::string_view text = {}) : canvas_(canvas) {
    canvas_.begin_tag(tag, text);
  }
  ~Tagged() { canvas_.end_tag(); }
  Tagged(const Tagged&) = delete;
  Tagged& operator=(const Tagged&) = delete;

 private:
  Canvas& canvas_;
};

/// Nothing for a block without lines.
void paragraph(Canvas& canvas, Tag tag, const TextBlock& block, geo::Point at, Colour colour,
               Align align = Align::Left);
void rule(Canvas& canvas, geo::Point from, geo::Point to);
void frame(Canvas& canvas, const geo::Box& box, Colour colour, double width);
/// Rows as `flow` placed them.
void draw_side_rows(const std::vector<SideRow>& rows, double unit_per_mm, Canvas& canvas);

}  // namespace nahraum::render
