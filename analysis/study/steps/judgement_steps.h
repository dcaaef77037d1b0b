#pragma once
// The steps of a run around the ranking (run_state.h holds the others).

#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

struct FactsStep {
  std::vector<StopDepartures> departures;  ///< one a Kita; empty without timetable
  std::vector<KitaFacts> kitas;            ///< one a Kita
};
[[nodiscard]] FactsStep compute_facts(const RunState& state, const std::vector<KitaReach>& reach);

[[nodiscard]] std::vector<OrganisationFacts> organisation_facts(const RunState& state,
                                                                const std::vector<KitaFacts>& kitas,
                                                                const SupplyResult& supply);

/// Figures of [[indicator]] by their keys, with the county's mean and spread as reference; each
/// reference is a Finding. Values whose base is below what the criteria ask for are unreliable.
void add_indicator_measures(const RunState& state, const CriteriaSet& criteria,
                            const std::vector<std::int32_t>& units, Measures& measures);

/// How inexact the values of the candidates are: perturbed census cells (Kitas share the errors of
/// the ground they share), small counts and rounding behind the figures of areas (Kitas of one area
/// share those errors).
[[nodiscard]] NoiseModel noise_of_candidates(const RunState& state, const ReachCells& cells,
                                             const StudyResult& result);

/// Fills pathways, need and readiness, and models; `result` holds reach, candidates, measures and
/// ranking already.
void judge(const RunState& state, StudyResult& result);
/// Fills firmness, close calls and the noise behind them: most of the time of a judgement.
void judge_firmness(const RunState& state, const ReachCells& cells, StudyResult& result);
/// Tables of result.judgement; needs its values. Columns of firmness have no value before
/// judge_firmness.
void add_judgement_tables(StudyResult& result);

/// "Die Kita „…“ müsste von 110 auf 95 Kinder fallen …": what would change a place, in words.
[[nodiscard]] geo::Text place_sentence(const StudyResult& result, std::size_t candidate);
/// Candidates that cannot be told apart from this one.
[[nodiscard]] std::vector<std::size_t> alike(const StudyResult& result, std::size_t candidate);

}  // namespace nahraum::analysis
