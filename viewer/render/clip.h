#pragma once
// Cutting shapes to the picture before they are drawn: nothing outside the frame reaches a file,
// and coordinates stay within what the drawing libraries' fixed-point numbers hold.

#include <span>

#include "viewer/render/canvas.h"

namespace nahraum::render {

/// The part of a ring inside the box (Sutherland and Hodgman 1974), as a new part of `out`; nothing
/// when none is. Edges along the box appear where the ring leaves it: let the box be larger than
/// what is seen.
void clip_ring(std::span<const geo::Point> ring, const geo::Box& box, Path& out);
/// The pieces of a line inside the box (Liang and Barsky 1984).
void clip_line(std::span<const geo::Point> line, const geo::Box& box, Path& out);

}  // namespace nahraum::render
