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

/// Draws the labels that find one of eight places in `frame` free of markers and of what is
/// `taken`, strong ones first, then in order. `above_first`: figures on a line stand above their
/// point. Returns how many found none.
std::size_t draw_point_labels(ChartSheet& sheet, const geo::Box& frame, Occupied& taken,
                              const std::vector<PointLabel>& labels, bool above_first);

}  // namespace nahraum::render
