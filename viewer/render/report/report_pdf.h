#pragma once
// A paper as PDF: cover, contents with page numbers, sections; tagged (headings, tables with heads,
// figures with words), bookmarks, language, the same bytes each run.
//
//   const std::string pdf = report_pdf(document, {.language = German, .map_page = maps});

#include "viewer/render/report/report_pieces.h"

namespace nahraum::render {

/// A4 portrait. Throws Error{Io} when the pinned font is not installed, Error{Internal} for a
/// document that check_document refuses.
[[nodiscard]] std::string report_pdf(const analysis::ReportDocument& document,
                                     const ReportPieceOptions& options);

}  // namespace nahraum::render
