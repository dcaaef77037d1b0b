#pragma once
// A paper as ODT, to be written on: named styles, real headings, tables with heads and captions,
// pictures with their words. Opens in LibreOffice and Word.

#include "viewer/render/report/report_pieces.h"

namespace nahraum::render {

/// The bytes of the archive; same document, same bytes. Throws Error{Internal} for a document that
/// check_document refuses.
[[nodiscard]] std::string report_odt(const analysis::ReportDocument& document,
                                     const ReportPieceOptions& options);

}  // namespace nahraum::render
