#pragma once
// Hatching as plain lines, so that every backend and file format draws the same.

#include "viewer/render/canvas.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Lines at 45 degrees (and across, for Cross) inside the areas of `path`, `spacing` apart. They
/// keep their place on the surface whatever the areas are, so hatching runs on from one area into
/// the next. O(e log e) for e crossings.
[[nodiscard]] Path hatch_lines(const Path& path, Hatch hatch, double spacing);

}  // namespace nahraum::render
