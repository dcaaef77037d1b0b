#pragma once
// The confidential figures of a study as tables for the release gate: all internal indicators in
// one problem, because they share bases and add up to each other; the children attending Kitas in a
// second one.

#include <optional>
#include <string>
#include <vector>

#include "analysis/disclosure/areas.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Where the figures of one internal indicator are in the tables.
struct IndicatorFigures {
  /// False: no whole counts, or sums that do not hold; it is withheld for all areas.
  bool checked = false;
  std::size_t numerator = 0;          ///< measure
  std::optional<std::size_t> base{};  ///< measure; nothing for a plain count
  std::optional<std::size_t> rate{};  ///< may be printed though its counts are hidden
};

struct UnitFigures {
  disclosure::AreaTables tables;
  std::vector<std::string> unit_keys;
  std::vector<std::size_t> area_of_unit;                 ///< the printed area a unit lies in
  std::vector<std::optional<IndicatorFigures>> figures;  ///< by row of inputs.indicators; nothing =
                                                         ///< open, nothing to protect
  /// More than one Gemeinde: shown together (ReleaseMethod::Coarser).
  [[nodiscard]] bool joined(std::size_t unit) const {
    return tables.areas[area_of_unit[unit]].units.size() > 1;
  }
};

[[nodiscard]] bool is_internal(const Study& study, const std::string& source);
/// Nothing when no indicator is internal. Throws Error{Input} when declared parts do not add up.
[[nodiscard]] std::optional<UnitFigures> unit_figures(const StudyResult& result);

struct KitaFigures {
  disclosure::AreaTables tables;  ///< one area and one unit a Kita
  std::vector<std::string> unit_keys;
  bool checked = false;
};
/// Nothing when the list of Kitas is open.
[[nodiscard]] std::optional<KitaFigures> kita_figures(const StudyResult& result);

}  // namespace nahraum::analysis
