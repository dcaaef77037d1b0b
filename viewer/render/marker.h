#pragma once
// The shapes of point markers.

#include "viewer/render/canvas.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Adds the outline of the marker to `path`; `diameter` is that of the circle with about the same
/// visual weight, so mixed markers of one size look equally important.
void add_marker(Path& path, Marker marker, geo::Point centre, double diameter);

/// How far the marker reaches from its centre.
[[nodiscard]] double marker_reach(Marker marker, double diameter);

}  // namespace nahraum::render
