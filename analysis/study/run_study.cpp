#include "analysis/catchment/remembered_travel.h"
#include "analysis/study/apply_scenario.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/result_parts.h"
#include "analysis/study/steps/forecast_step.h"
#include "analysis/study/steps/judgement_steps.h"
#include "analysis/study/steps/need_step.h"
#include "analysis/study/steps/siting_step.h"
#include "analysis/study/steps/study_travel.h"
#include "analysis/study/steps/verbund_step.h"
#include "analysis/study/tables/siting_tables.h"

namespace nahraum::analysis {

namespace {

using geo::text;

constexpr std::size_t kComputeSteps = 13;

}  // namespace

StudyResult run_study(const Study& study, const RunOptions& options, geo::Progress& progress) {
  progress.begin(kInputSteps + kComputeSteps);
  StudyResult result;
  result.study = study;
  result.inputs = read_inputs_in_steps(study, progress);
  apply_scenario(result.study, result.inputs);
  RunState state{result.study, result.inputs, progress, options.threads};
  for (const Group& group : study.groups)
    state.groups.emplace(group.key, place_group(group, result.inputs));
  progress.next(text("Wege vorbereiten", "Preparing ways"));
  for (const Mode& mode : study.modes) {
    state.travels.emplace(mode.key, remembered_travel(make_travel(state, mode)));
    report_unconnected_cells(state, mode);
  }

  progress.next(text("Einzugsgebiete der Kitas", "Catchments of the Kitas"));
  ReachStep reach = compute_reach(state);
  result.reach = std::move(reach.kitas);
  result.verbund_coverage = std::move(reach.verbuende);
  progress.next(text("Versorgung der Gebiete", "Coverage of the areas"));
  result.population = compute_population(state);
  CoverageStep coverage = compute_coverage(state);
  result.coverage = std::move(coverage.results);
  progress.next(text("Lücken", "Gaps"));
  GapStep gaps = compute_gaps(state);
  progress.next(text("Angebote für Familien", "Services for families"));
  result.supply = compute_supply(state);
  result.surroundings = compute_surroundings(state, reach.sets, result.supply);
  progress.next(text("Bedarf und Sozialräume", "Need and Sozialräume"));
  result.need = compute_need(state);
  progress.next(text("Vorschläge für Verbünde", "Proposals of Verbünde"));
  result.formation = compute_formation(state, result.need);
  progress.next(text("Rangfolge", "Ranking"));
  if (study.kitas) {
    FactsStep facts = compute_facts(state, result.reach);
    result.judgement.departures = std::move(facts.departures);
    result.judgement.facts = std::move(facts.kitas);
    ScoreStep score = compute_score(state, result.reach, result.judgement.facts, result.supply);
    result.criteria = std::move(score.criteria);
    result.candidates = std::move(score.candidates);
    result.measures = std::move(score.measures);
    result.ranking = std::move(score.ranking);
  }
  progress.next(text("Spätere Jahre", "Later years"));
  result.forecast = compute_forecast(state, {result, reach.sets, coverage.covered});
  progress.next(text("Verbünde prüfen", "Auditing Verbünde"));
  result.verbund = compute_verbund(state, result.supply, later_children(state, result.forecast));
  progress.next(text("Wie fest steht die Rangfolge?", "How firm is the ranking?"));
  if (study.kitas) judge(state, reach.cells, result);
  progress.next(text("Vorschläge für Standorte", "Proposals of sites"));
  result.siting = compute_siting(state, result);
  progress.next(text("Ergebnisse zusammenstellen", "Assembling results"));
  result.gaps = gaps.gaps;
  result.layers = result_layers(state, gaps, result);
  add_result_tables(state, result);
  add_siting_tables(result);
  result.provenance_json = provenance(result);
  progress.check();
  return result;
}

}  // namespace nahraum::analysis
