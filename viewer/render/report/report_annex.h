#pragma once
// The tables of a paper for programs and spreadsheets: one sheet or CSV a table, with the numbers
// in full, so that nobody has to type them off.

#include "analysis/report/document.h"
#include "geo/io/writers.h"

namespace nahraum::render {

/// Sheets in the order of the paper, named by their ids; the paper's title, stamp, date and notes
/// behind them. A column is one of numbers where no cell holds other words.
[[nodiscard]] geo::Workbook annex_workbook(const analysis::ReportDocument& document,
                                           geo::Language language);
/// The same as CSV files in a zip archive, with a text that names them. Same document, same bytes.
[[nodiscard]] std::string annex_zip(const analysis::ReportDocument& document,
                                    geo::Language language);

}  // namespace nahraum::render
