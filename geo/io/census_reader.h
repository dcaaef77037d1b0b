#pragma once
// Zensus 2022 and 2011 grid files, plain CSV or inside their ZIP, recognised by the header and
// streamed (domain.md 2.3.1-2).
//
//   CensusOptions options{.area = box_in_3035, .attributes = {"Unter3", "a3bis5"}};
//   const CensusResult census = read_census("zensus2022.zip", options, findings);
//
// Memory: one buffer and the cells kept (3.1 million rows pass in bounded memory). Columns by name,
// any order, any case; encodings UTF-8 (BOM), Windows-1252/ISO-8859-1; separators ; or ,; decimal
// comma or point. 2022: EN DASH / "-" -> 0 with SecretOrZero; KLAMMERN -> Limited. 2011: -1 and -9
// -> SecretOrEmpty; long format (Merkmal, Auspraegung_Code, Anzahl) becomes attributes
// "MERKMAL:code" (blanks trimmed); a cell without a row for an attribute gets SecretOrEmpty there,
// Anzahl_q above 0 gives Limited. Row-by-row Findings: unknown ids, cells of another size,
// duplicates (the first row counts), rows of a wrong width, bad numbers; counted Findings: flags
// per attribute, rows outside the area, centres that do not fit the id, tables of a ZIP that were
// not read. Throws Error{Input} for a file with no known header, a truncated or dangerous archive,
// a file of which no row can be used, or an attribute or cell size no file has. Cost: about a
// second per 100 MB; the long format keeps 20 bytes a row used.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/grid/census_grid.h"

namespace nahraum::geo {

struct CensusOptions {
  std::optional<Box> area =
      {};  ///< EPSG:3035; cells whose centre lies outside are counted, not kept
  std::vector<std::string> attributes = {};  ///< empty = all of the file(s); case-insensitive
  /// Attributes asked for that no table has: left out (CensusResult::present tells) instead of
  /// refused.
  bool missing_ok = false;
  std::int32_t cell_size = 0;    ///< 0 = the finest in the file
  Progress* progress = nullptr;  ///< not owned; may be null
};

/// rows == used + outside + other + rejected
struct CensusReport {
  std::size_t rows = 0;      ///< data rows read
  std::size_t used = 0;      ///< rows that ended in the grid
  std::size_t outside = 0;   ///< rows of cells outside the area
  std::size_t other = 0;     ///< long format: rows of attributes not asked for
  std::size_t rejected = 0;  ///< rows with a Finding of severity Error
};

struct CensusResult {
  CensusGrid grid;
  CensusReport report;
  std::string edition;              ///< "Zensus 2022", "Zensus 2011"; both where tables are mixed
  std::vector<std::string> tables;  ///< CSVs read out of a ZIP; empty for a plain file
  std::vector<std::string> present{};  ///< attributes of the file, read or not (60 at most)
};

[[nodiscard]] CensusResult read_census(const std::filesystem::path& path,
                                       const CensusOptions& options, Findings& findings);

}  // namespace nahraum::geo
