#pragma once
// A small paper with one of everything, for the tests of the writers.

#include "analysis/report/document.h"
#include "viewer/render/report/report_pieces.h"

namespace nahraum::render::drawn {

/// `rows` of the long table.
[[nodiscard]] analysis::ReportDocument paper(std::size_t rows = 60);
/// The same with one text as every name, title, cell and caption.
[[nodiscard]] analysis::ReportDocument paper_of(const geo::Text& words);
[[nodiscard]] ReportPieceOptions paper_options(geo::Language language = geo::Language::German);

}  // namespace nahraum::render::drawn
