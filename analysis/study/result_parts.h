#pragma once
// Assembling a result: layers, tables and provenance from the values of the steps.

#include <string>

#include "analysis/study/result.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// `result` holds inputs, coverage, gaps, reach, candidates and ranking already.
[[nodiscard]] ResultLayers result_layers(const RunState& state, const GapStep& gaps,
                                         const StudyResult& result);
[[nodiscard]] geo::Layer units_layer(const RunState& state, const StudyResult& result);
/// "ThEKiZ in 15 Minuten zu Fuß".
[[nodiscard]] geo::Text coverage_title(const RunState& state, const CoverageResult& coverage);
[[nodiscard]] geo::Layer cells_layer(const RunState& state, const GapStep& gaps,
                                     const SupplyResult& supply, const SitingResult& siting);
[[nodiscard]] geo::Layer kitas_layer(const StudyResult& result);
[[nodiscard]] geo::Layer services_layer(const StudyResult& result);
/// Placed services, then outreach; coordinates to the metre.
[[nodiscard]] geo::Table services_table(const StudyResult& result);
/// Planning areas as unions of their members, with children, coverage and index. Empty without.
[[nodiscard]] geo::Layer sozialraeume_layer(const RunState& state, const StudyResult& result);
[[nodiscard]] geo::Layer gaps_layer(const RunState& state, const GapStep& gaps);
/// Areas for drawing, one a facility of [coverage], within the walk limit of [score].
[[nodiscard]] geo::Layer catchments_layer(const RunState& state);

/// Cells of a grid as squares in the CRS of the study.
[[nodiscard]] std::vector<geo::Geometry> cell_squares(geo::Crs crs, const geo::CensusGrid& grid,
                                                      const std::vector<std::uint32_t>& cells);

/// "Untersuchungsgebiet insgesamt": the name of the row below all Gemeinden.
[[nodiscard]] geo::Text whole_study();
/// Fills the tables of `result`; needs its layers.
void add_result_tables(const RunState& state, StudyResult& result);
/// Every Finding with file and row.
[[nodiscard]] geo::Table findings_table(const geo::Findings& findings);
/// Tables and layers of the proposals of Verbuende.
void add_formation_tables(StudyResult& result);
void add_formation_layers(StudyResult& result);
void add_supply_tables(const RunState& state, StudyResult& result);
// Columns of services as supply; nothing when there is none.
void add_supply_to_units(const SupplyResult& supply, std::size_t units, geo::TableBuilder& builder);
void add_supply_to_kitas(const SupplyResult& supply, geo::TableBuilder& builder);
/// `cells` are those of the group of [score].
void add_supply_to_cells(const SupplyResult& supply, const std::vector<std::uint32_t>& cells,
                         geo::TableBuilder& builder);
/// Canonical JSON: keys sorted, no clock, no path of this machine.
[[nodiscard]] std::string provenance(const StudyResult& result);

/// Score of each Kita, null for those that are no candidates.
[[nodiscard]] std::vector<const CandidateScore*> scores_by_kita(const StudyResult& result);
/// "none", "on_the_way", "thekiz", "konsultation".
[[nodiscard]] std::string phase_code(ThekizPhase phase);
/// Name of a unit, "" for -1.
[[nodiscard]] std::string unit_text(const geo::Layer& boundaries, const char* column,
                                    std::int32_t unit);

}  // namespace nahraum::analysis
