#pragma once
// Where the columns of the result layers come from, in words put behind a value: files with their
// dates, and the way travelled where one is.
//
//   const ColumnOrigins origins(result);
//   if (const geo::Text* words = origins.find(column.name)) …

#include <map>
#include <string>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// "; zensus.csv, Stand 15.05.2022"
[[nodiscard]] geo::Text source_words(const Study& study, const std::string& id);
/// All census files.
[[nodiscard]] geo::Text census_words(const Study& study);
/// Way, list of Kitas, list of ThEKiZ, census.
[[nodiscard]] geo::Text coverage_words(const StudyResult& result, const CoverageResult& coverage);

/// Indicators and index have a section of their own and are not here.
class ColumnOrigins {
 public:
  explicit ColumnOrigins(const StudyResult& result);
  /// Null for what has a section of its own.
  [[nodiscard]] const geo::Text* find(const std::string& column) const;

 private:
  std::map<std::string, geo::Text> origins_{};
};

}  // namespace nahraum::analysis
