#pragma once
// Every table of a result under its names: one list for CSV files, workbook, window and papers, so
// that a new table is named in one place.
//
//   for (const NamedTable& named : tables_of(result)) write(named.sheet, *named.table);

#include <string>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

struct NamedTable {
  std::string file;                   ///< of the CSV, without ending; "" = the workbook alone
  std::string sheet;                  ///< of the workbook, German, at most 31 characters
  const geo::Table* table = nullptr;  ///< owned by the result
};

/// In the order of the workbook; tables without columns (not computed, withheld) are left out.
[[nodiscard]] std::vector<NamedTable> tables_of(const StudyResult& result);

}  // namespace nahraum::analysis
