#pragma once
// The step of a run about later years, in its pieces. Everything is worked out from catchments and
// covered cells that the earlier steps found: no search is made again.

#include "analysis/study/forecast_result.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

struct ForecastBasis {
  const StudyResult& result;  ///< reach, coverage, candidates, measures, ranking are there
  const KitaCatchments& sets;
  const std::vector<std::vector<std::uint8_t>>& covered;  ///< as CoverageStep
};
/// Empty without [forecast], and when no Gemeinde has figures (a Finding).
/// O(years * variants * (cells + entries of the catchments)).
[[nodiscard]] ForecastResult compute_forecast(const RunState& state, const ForecastBasis& basis);

/// Age class of a group of the study.
enum class ChildClass { Under3, From3To5, Under6 };
[[nodiscard]] std::optional<ChildClass> class_of_group(const ForecastSpec& spec,
                                                       const std::string& group);
[[nodiscard]] const ProjectedCount& count_of_class(const ProjectedYear& year, ChildClass which);

/// Counts of all units in one year, and the sum of those that are known.
[[nodiscard]] std::vector<ProjectedYear> project_units(const RunState& state,
                                                       const ForecastVariantInput* variant,
                                                       int year);
[[nodiscard]] ProjectedYear sum_of_units(const std::vector<ProjectedYear>& units,
                                         const std::vector<std::uint8_t>& known);

/// A group split into classes on its cells, so that each grows or shrinks for itself.
struct ClassPart {
  ChildClass which = ChildClass::Under6;
  std::vector<double> persons;  ///< a cell
};
[[nodiscard]] std::vector<ClassPart> class_parts(const RunState& state, const std::string& group);

struct LaterCells {
  std::vector<ClassPart> parts;
  GroupValues values;            ///< their sum, with flags
  std::vector<double> unplaced;  ///< a unit: children without an inhabited cell
};
/// `known` units get the counts of the year, all other cells stay.
[[nodiscard]] LaterCells later_cells(const RunState& state, const std::string& group,
                                     const std::vector<std::uint8_t>& known,
                                     const std::vector<ProjectedYear>& units);

/// `covered`: cells inside the limit.
[[nodiscard]] ForecastCoverage later_coverage(const RunState& state, const LaterCells& cells,
                                              const std::vector<std::uint8_t>& known,
                                              const std::vector<ProjectedYear>& units,
                                              const std::vector<std::uint8_t>& covered);

/// Fills `kitas` and `ranking` of a year whose cells are there.
void add_later_ranking(const RunState& state, const ForecastBasis& basis,
                       const std::vector<std::uint8_t>& known, ForecastYear& year);

/// What is odd about the tables, and what comes out for all units together.
void say_forecast(const RunState& state, const ForecastResult& forecast);

}  // namespace nahraum::analysis
