#pragma once
// A paper as one HTML file: no request to anywhere, a content security policy that allows only its
// own style and script by their hashes, inline SVG, tables that sort, maps that zoom; everything is
// readable without the script.
//
//   const std::string html = report_html(document, {.language = German, .map_page = maps});

#include "viewer/render/report/report_pieces.h"

namespace nahraum::render {

/// Same document, same bytes. Throws Error{Internal} for a document that check_document refuses.
[[nodiscard]] std::string report_html(const analysis::ReportDocument& document,
                                      const ReportPieceOptions& options);

}  // namespace nahraum::render
