#pragma once
// What cairo leaves to do in an SVG file.

#include <string>
#include <string_view>

#include "viewer/render/cairo_canvas.h"

namespace nahraum::render {

/// Adds title, description and language for screen readers, and drops the ids that count the
/// surfaces of the process (they would differ from run to run).
[[nodiscard]] std::string finish_svg(const std::string& svg, const DocumentInfo& info);

/// The file with `prefix` before every id and every reference to one, so that several may stand in
/// one HTML page: cairo names the glyphs of each file alike. For SVG by `finish_svg`, whose texts
/// hold no quotation mark.
[[nodiscard]] std::string with_own_ids(std::string_view svg, std::string_view prefix);

}  // namespace nahraum::render
