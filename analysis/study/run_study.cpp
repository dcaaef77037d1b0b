#include "analysis/catchment/remembered_travel.h"
#include "analysis/study/apply_scenario.h"
#include "analysis/study/ranked_study.h"
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

constexpr std::size_t kStepsToRanking = 10;
constexpr std::size_t kStepsAfter = 2;
constexpr std::size_t kAssembling = 1;

}  // namespace

/// What both halves know. `result` stays in its place: groups point into its inputs.
struct RankedStudy::Run {
  StudyResult result;
  std::map<std::string, PlacedGroup> groups;
  std::map<std::string, std::unique_ptr<const Travel>> travels;
  ReachCells cells;
  GapStep gaps;
  geo::Findings findings;  ///< of the first half
  std::size_t threads = 0;
};

namespace {

using Run = RankedStudy::Run;

/// Groups and ways on loan to the state of one computation, also when it ends early.
class Lent {
 public:
  Lent(Run& run, geo::Progress& progress)
      : run_(run), state{run.result.study, run.result.inputs,     progress,
                         run.threads,      std::move(run.groups), std::move(run.travels)} {}
  ~Lent() {
    run_.groups = std::move(state.groups);
    run_.travels = std::move(state.travels);
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

 private:
  Run& run_;

 public:
  RunState state;
};

void prepare_ways(RunState& state) {
  for (const Group& group : state.study.groups)
    state.groups.emplace(group.key, place_group(group, state.inputs));
  state.progress.next(text("Wege vorbereiten", "Preparing ways"));
  for (const Mode& mode : state.study.modes) {
    state.travels.emplace(mode.key, remembered_travel(make_travel(state, mode)));
    report_unconnected_cells(state, mode);
  }
}

void rank(const RunState& state, StudyResult& result) {
  FactsStep facts = compute_facts(state, result.reach);
  result.judgement.departures = std::move(facts.departures);
  result.judgement.facts = std::move(facts.kitas);
  ScoreStep score = compute_score(state, result.reach, result.judgement.facts, result.supply);
  result.criteria = std::move(score.criteria);
  result.candidates = std::move(score.candidates);
  result.measures = std::move(score.measures);
  result.ranking = std::move(score.ranking);
}

void compute_to_ranking(Run& run, geo::Progress& progress) {
  StudyResult& result = run.result;
  Lent lent(run, progress);
  RunState& state = lent.state;
  prepare_ways(state);
  progress.next(text("Einzugsgebiete der Kitas", "Catchments of the Kitas"));
  ReachStep reach = compute_reach(state);
  result.reach = std::move(reach.kitas);
  result.verbund_coverage = std::move(reach.verbuende);
  run.cells = std::move(reach.cells);
  progress.next(text("Versorgung der Gebiete", "Coverage of the areas"));
  result.population = compute_population(state);
  CoverageStep coverage = compute_coverage(state);
  result.coverage = std::move(coverage.results);
  progress.next(text("Lücken", "Gaps"));
  run.gaps = compute_gaps(state);
  result.gaps = run.gaps.gaps;
  progress.next(text("Angebote für Familien", "Services for families"));
  result.supply = compute_supply(state);
  result.surroundings = compute_surroundings(state, reach.sets, result.supply);
  progress.next(text("Bedarf und Sozialräume", "Need and Sozialräume"));
  result.need = compute_need(state);
  progress.next(text("Vorschläge für Verbünde", "Proposals of Verbünde"));
  result.formation = compute_formation(state, result.need);
  progress.next(text("Rangfolge", "Ranking"));
  if (state.study.kitas) rank(state, result);
  progress.next(text("Spätere Jahre", "Later years"));
  result.forecast = compute_forecast(state, {result, reach.sets, coverage.covered});
  progress.next(text("Verbünde prüfen", "Auditing Verbünde"));
  result.verbund = compute_verbund(state, result.supply, later_children(state, result.forecast));
  if (state.study.kitas) judge(state, result);
  run.findings = result.inputs.findings;
}

/// Of a second half that was stopped nothing stays.
void back_to_ranking(Run& run) {
  run.result.inputs.findings = run.findings;
  run.result.judgement.firmness.clear();
  run.result.judgement.close_calls.clear();
  run.result.judgement.noise = {};
  run.result.siting = {};
}

void compute_after_ranking(Run& run, geo::Progress& progress) {
  back_to_ranking(run);
  StudyResult& result = run.result;
  const Lent lent(run, progress);
  progress.next(text("Wie fest steht die Rangfolge?", "How firm is the ranking?"));
  if (result.study.kitas) judge_firmness(lent.state, run.cells, result);
  progress.next(text("Vorschläge für Standorte", "Proposals of sites"));
  result.siting = compute_siting(lent.state, result);
}

/// Layers, tables and provenance of the values there are.
void assemble(const RunState& state, const GapStep& gaps, StudyResult& result) {
  state.progress.next(text("Ergebnisse zusammenstellen", "Assembling results"));
  result.layers = result_layers(state, gaps, result);
  add_result_tables(state, result);
  add_siting_tables(result);
  result.provenance_json = provenance(result);
  state.progress.check();
}

std::unique_ptr<Run> first_half(const Study& study, const RunOptions& options,
                                geo::Progress& progress) {
  auto run = std::make_unique<Run>();
  run->threads = options.threads;
  run->result.study = study;
  run->result.inputs = read_inputs_in_steps(study, progress);
  apply_scenario(run->result.study, run->result.inputs);
  compute_to_ranking(*run, progress);
  return run;
}

void second_half(Run& run, geo::Progress& progress) {
  compute_after_ranking(run, progress);
  const Lent lent(run, progress);
  assemble(lent.state, run.gaps, run.result);
}

}  // namespace

RankedStudy::RankedStudy(std::unique_ptr<Run> run) : run_(std::move(run)) {}
RankedStudy::RankedStudy(RankedStudy&& other) noexcept = default;
RankedStudy& RankedStudy::operator=(RankedStudy&& other) noexcept = default;
RankedStudy::~RankedStudy() = default;

StudyResult RankedStudy::result(geo::Progress& progress) const {
  back_to_ranking(*run_);
  StudyResult result = run_->result;
  const Lent lent(*run_, progress);
  assemble(lent.state, run_->gaps, result);
  return result;
}

RankedStudy run_to_ranking(const Study& study, const RunOptions& options, geo::Progress& progress) {
  progress.begin(kInputSteps + kStepsToRanking + kAssembling);
  return RankedStudy(first_half(study, options, progress));
}

StudyResult complete(RankedStudy& ranked, const RunOptions& options, geo::Progress& progress) {
  progress.begin(kStepsAfter + kAssembling);
  ranked.run_->threads = options.threads;
  second_half(*ranked.run_, progress);
  const std::unique_ptr<Run> run = std::move(ranked.run_);
  return std::move(run->result);
}

StudyResult run_study(const Study& study, const RunOptions& options, geo::Progress& progress) {
  progress.begin(kInputSteps + kStepsToRanking + kStepsAfter + kAssembling);
  const std::unique_ptr<Run> run = first_half(study, options, progress);
  second_half(*run, progress);
  return std::move(run->result);
}

}  // namespace nahraum::analysis
