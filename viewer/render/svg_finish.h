#pragma once
// What cairo leaves to do in an SVG file.

#include <string>

#include "viewer/render/cairo_canvas.h"

namespace nahraum::render {

/// Adds title, description and language for screen readers, and drops the ids that count the
/// surfaces of the process (they would differ from run to run).
[[nodiscard]] std::string finish_svg(const std::string& svg, const DocumentInfo& info);

}  // namespace nahraum::render
