#pragma once
// Which rows of a sheet are titles, heading, data and notes (domain.md 2.3.5, 2.3.7). Shared by CSV
// and XLSX.
//
//   RawTable table = lay_out_table(rows, {.file = "kitas.csv"}, findings);
//
// Heading: the first row that is as wide as most rows, at least two thirds filled, and holds words
// (years, dates and numbers rising by one are headings too: "2019", "0;1;2;3"). Notes: what follows
// the last full row from the first row that is too short, stands behind a blank row or reads like a
// note ("Quelle: …"). Everything left out is a Finding. Throws Error{Input}: no heading, a row with
// more cells than the heading. Cost: O(cells).

#include <cstddef>
#include <optional>
#include <string>

#include "geo/core/findings.h"
#include "geo/io/cell_rows.h"
#include "geo/io/raw_table.h"

namespace nahraum::geo {

struct LayoutOptions {
  std::string file;
  std::string sheet;
  std::optional<std::size_t> header_row;  ///< line or sheet row; none = detect
};

[[nodiscard]] RawTable lay_out_table(const CellRows& rows, const LayoutOptions& options,
                                     Findings& findings);

/// Row index of the heading in `rows`; nullopt when no row qualifies.
[[nodiscard]] std::optional<std::size_t> find_header(const CellRows& rows);

}  // namespace nahraum::geo
