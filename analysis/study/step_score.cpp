// Candidates, their measures and the ranking by the criteria of the study.

#include "analysis/study/catalogue.h"
#include "analysis/study/run_state.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

namespace {

std::filesystem::path criteria_path(const Study& study) {
  if (study.score.criteria_file.empty()) return catalogue_file("criteria_thekiz.toml");
  const std::filesystem::path folder = study.file.parent_path();
  return geo::resolve_source(folder.empty() ? "." : folder, study.score.criteria_file);
}

void say_unknown_measures(const RunState& state, const ScoreStep& step,
                          const std::string& criteria_file) {
  geo::Findings& findings = state.inputs.findings;
  findings.set_file(criteria_file);
  for (const CriterionNode* leaf : leaves(step.criteria)) {
    if (step.measures.count(leaf->measure) > 0) continue;
    findings.add(geo::Severity::Warning, "score.unknown_measure",
                 geo::text("Das Kriterium {} fragt nach „{}“; das kann dieses Programm nicht "
                           "berechnen. Es gilt bei allen Kitas als fehlend.",
                           "Criterion {} asks for \"{}\", which this program cannot compute. It "
                           "counts as missing for all Kitas.",
                           leaf->key, leaf->measure));
  }
}

}  // namespace

ScoreStep compute_score(const RunState& state, const std::vector<KitaReach>& reach) {
  ScoreStep step;
  const std::filesystem::path path = criteria_path(state.study);
  step.criteria = load_criteria(path);
  std::vector<KitaReach> of_candidates;
  for (std::size_t i = 0; i < state.inputs.kitas.size(); ++i) {
    if (state.inputs.kitas[i].is_thekiz()) continue;
    step.candidates.emplace_back(i);
    of_candidates.push_back(reach[i]);
  }
  step.measures = kita_measures(of_candidates);
  say_unknown_measures(state, step, path.filename().string());
  step.ranking =
      score(step.criteria, step.measures, {.min_data_share = state.study.score.min_data_share});
  return step;
}

}  // namespace nahraum::analysis
