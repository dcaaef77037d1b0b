#pragma once
// One Sozialraum or one Gemeinde with all that lies in it, so that a paper and an explanation are
// the same for both. Studies without [sozialraeume] have papers of their Gemeinden.
//
//   const StudyArea area = study_area(result, "sozialraum:pb1");   // or "unit:16999003"
//   for (const std::size_t kita : area.kitas) … result.inputs.kitas[kita] …

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

struct StudyArea {
  enum class Kind : std::uint8_t { Sozialraum, Unit };
  Kind kind = Kind::Unit;
  std::size_t row = 0;  ///< of the Sozialraeume, or of boundaries
  std::string id;       ///< "pb1", or the key
  std::string subject;  ///< "sozialraum:pb1", "unit:16999003"
  std::string name;
  double square_km = 0;                ///< NaN where its borders are not shown
  geo::Box box;                        ///< working CRS; empty likewise
  std::vector<std::size_t> units;      ///< rows of boundaries that belong to it whole, ascending
  bool of_whole_units = false;         ///< it is these units and nothing else
  std::vector<std::string> parts;      ///< names of the Ortsteile that belong to it
  std::vector<std::size_t> kitas;      ///< rows of the list that stand in it, ascending
  std::vector<std::size_t> verbuende;  ///< rows of the list with a member in it, ascending
  std::vector<std::size_t> gaps;       ///< rows of result.gaps with a cell in it, ascending
  std::vector<std::size_t> services;   ///< placed, rows of inputs.services, standing in it
  std::vector<std::size_t> near_services;  ///< outside, but near an inhabited cell of it

  /// Of a count that the result has for both kinds; null where it has none.
  [[nodiscard]] const Count* count(const GroupCounts& counts) const;
  [[nodiscard]] const Coverage* coverage(const CoverageResult& coverage) const;
  /// Links of the Praeventionskette that are about it.
  [[nodiscard]] std::vector<const ChainLink*> chain(const SupplyResult& supply) const;
};

/// Throws Error{Usage} for an id that is not there, naming similar ones.
[[nodiscard]] StudyArea study_area(const StudyResult& result, const std::string& subject);

}  // namespace nahraum::analysis
