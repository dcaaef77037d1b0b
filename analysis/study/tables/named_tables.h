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
  std::string sheet_en{};             ///< the same in English; "" = no difference
  [[nodiscard]] const std::string& sheet_in(geo::Language language) const {
    return language == geo::Language::German || sheet_en.empty() ? sheet : sheet_en;
  }
};

/// In the order of the workbook; tables without columns (not computed, withheld) are left out.
[[nodiscard]] std::vector<NamedTable> tables_of(const StudyResult& result);

}  // namespace nahraum::analysis
