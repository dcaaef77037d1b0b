#include "viewer/render/canvas.h"

namespace nahraum::render {

void Path::add_box(const geo::Box& box) {
  begin();
  add({box.min_x, box.min_y});
  add({box.max_x, box.min_y});
  add({box.max_x, box.max_y});
  add({box.min_x, box.max_y});
}

std::span<const geo::Point> Path::part(std::size_t i) const {
  const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
  return {points.data() + starts[i], end - starts[i]};
}

void Canvas::rectangles(std::span<const geo::Box> boxes, Colour colour) {
  Path path;
  path.points.reserve(boxes.size() * 4);
  for (const geo::Box& box : boxes) path.add_box(box);
  fill(path, colour);
}

}  // namespace nahraum::render
