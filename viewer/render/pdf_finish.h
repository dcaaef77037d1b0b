#pragma once
// What cairo leaves to do in a tagged PDF (platform.md finding 9), through qpdf.

#include <string>
#include <vector>

#include "viewer/render/cairo_canvas.h"

namespace nahraum::render {

/// Adds the language, the texts of the figures (in the order of their tags), the scope of table
/// heads, XMP metadata with the PDF/UA mark, "show the title"; marks what carries no tag as
/// artifact; sets the date of the document in place of the clock and a file id made from the
/// content. Same input, same bytes. Throws Error{Internal} when `figure_texts` does not fit.
[[nodiscard]] std::string finish_pdf(const std::string& pdf, const DocumentInfo& info,
                                     const std::vector<std::string>& figure_texts);

/// "2026-01-31" or "31.01.2026" as "2026-01-31T12:00:00Z"; empty for anything else.
[[nodiscard]] std::string iso_time(const std::string& date);

}  // namespace nahraum::render
