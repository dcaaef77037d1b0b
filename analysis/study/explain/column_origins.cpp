#include "analysis/study/explain/column_origins.h"

#include "analysis/study/tables/result_columns.h"
#include "geo/core/dates.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

Text joined(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

}  // namespace

Text source_words(const Study& study, const std::string& id) {
  const Source& source = study.source(id);
  const Text date =
      source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
  return {"; " + source.file + ", Stand " + date.de, "; " + source.file + ", as of " + date.en};
}

Text census_words(const Study& study) {
  Text words;
  for (const CensusSpec& census : study.census)
    words = joined(words, source_words(study, census.source));
  return words;
}

Text coverage_words(const StudyResult& result, const CoverageResult& coverage) {
  const Study& study = result.study;
  const Text way = travel_text(result, study.mode(coverage.mode));
  Text words{"; " + way.de, "; " + way.en};
  if (study.kitas) words = joined(words, source_words(study, study.kitas->source));
  if (study.thekiz && coverage.facilities == "thekiz")
    words = joined(words, source_words(study, study.thekiz->source));
  return joined(words, census_words(study));
}

ColumnOrigins::ColumnOrigins(const StudyResult& result) {
  const Study& study = result.study;
  for (const CoverageResult& coverage : result.coverage)
    origins_[columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit)] =
        coverage_words(result, coverage);
  for (const char* name :
       {columns::kResidents, columns::kChildren, columns::kChildrenPerKm2, columns::kSecretCells})
    origins_[name] = census_words(study);
  for (const Group& group : study.groups)
    origins_[columns::group_column(group.key)] = census_words(study);
  origins_[columns::kAreaKm2] = source_words(study, study.boundaries.source);
  if (!study.services) return;
  const Text services = joined(source_words(study, study.services->source), census_words(study));
  origins_[columns::kCoreHours] = services;
  origins_[columns::kChildrenPerHour] = services;
}

const Text* ColumnOrigins::find(const std::string& column) const {
  const auto found = origins_.find(column);
  return found == origins_.end() ? nullptr : &found->second;
}

}  // namespace nahraum::analysis
