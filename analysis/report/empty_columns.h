#pragma once
// Columns of a table in which no row has anything to say.
//
//   drop_empty_columns(document);
//
// A list of Kitas from a map has no places and no Träger: five columns of "k. A." say less than one
// sentence. The sentence goes below the table. Columns to be filled in by hand stay.

#include "analysis/report/document.h"

namespace nahraum::analysis {

/// In each table of two rows or more: columns after the first whose cells all hold no figure and no
/// word ("k. A.", "–"). Hidden figures ("•") are something to say. O(cells).
void drop_empty_columns(ReportDocument& document);

}  // namespace nahraum::analysis
