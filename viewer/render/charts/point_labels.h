#pragma once
// Names and figures beside points, none on another.

#include <string>
#include <vector>

#include "viewer/render/charts/sheet.h"
#include "viewer/render/occupied.h"

namespace nahraum::render {

struct PointLabel {
  std::string text;
  geo::Point at;
  double radius = 3;  ///< of the marker
  bool strong = false;
};

/// Box of a line of text about `centre`.
[[nodiscard]] geo::Box text_box(geo::Point centre, double width, const Font& font);

/// Figures stand above the points of a line; names stand beside their point, or off it on a leader
/// line where another point would seem to own them.
enum class PointWords { Names, Figures };

/// Draws the labels that find a place in `frame` free of markers and of what is `taken`, strong
/// ones first, then in order. Returns how many found none.
std::size_t draw_point_labels(ChartSheet& sheet, const geo::Box& frame, Occupied& taken,
                              const std::vector<PointLabel>& labels, PointWords words);

}  // namespace nahraum::render
