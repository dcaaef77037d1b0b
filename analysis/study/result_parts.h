#pragma once
// Assembling a result: layers, tables and provenance from the values of the steps.

#include <string>

#include "analysis/study/result.h"
#include "analysis/study/run_state.h"

namespace nahraum::analysis {

/// `result` holds inputs, coverage, gaps, reach, candidates and ranking already.
[[nodiscard]] ResultLayers result_layers(const RunState& state, const GapStep& gaps,
                                         const StudyResult& result);
[[nodiscard]] geo::Layer units_layer(const RunState& state, const StudyResult& result);
[[nodiscard]] geo::Layer cells_layer(const RunState& state, const GapStep& gaps);
[[nodiscard]] geo::Layer kitas_layer(const StudyResult& result);
[[nodiscard]] geo::Layer services_layer(const StudyResult& result);
[[nodiscard]] geo::Layer gaps_layer(const RunState& state, const GapStep& gaps);
/// Areas for drawing, one a facility of [coverage], within the walk limit of [score].
[[nodiscard]] geo::Layer catchments_layer(const RunState& state);

/// Fills the tables of `result`; needs its layers.
void add_result_tables(const RunState& state, StudyResult& result);
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
