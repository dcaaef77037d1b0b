// Candidates, their measures and the ranking by the criteria of the study.

#include <algorithm>
#include <cmath>

#include "analysis/study/apply_scenario.h"
#include "analysis/study/keys/catalogue.h"
#include "analysis/study/steps/judgement_steps.h"
#include "geo/core/numbers.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

namespace {

/// "" = the default, "thekiz_basic" = a set shipped with the program, else a file of the study.
std::filesystem::path criteria_path(const Study& study) {
  const std::string& name = study.score.criteria_file;
  if (name.empty()) return catalogue_file("criteria_thekiz.toml");
  if (name.find('.') == std::string::npos && name.find('/') == std::string::npos)
    return catalogue_file("criteria_" + name + ".toml");
  const std::filesystem::path folder = study.file.parent_path();
  return geo::resolve_source(folder.empty() ? "." : folder, name);
}

void say_no_indicator(const CriterionNode& leaf, geo::Findings& findings) {
  findings.add(
      geo::Severity::Info, "score.no_indicator",
      geo::text("Das Kriterium {} braucht eine Kennzahl „{}“ ([[indicator]] key = \"{}\"). "
                "Ohne sie gilt es bei allen Kitas als fehlend.",
                "Criterion {} needs a figure \"{}\" ([[indicator]] key = \"{}\"). Without "
                "it it counts as missing for all Kitas.",
                leaf.key, leaf.measure, leaf.measure));
}

void say_unknown(const CriterionNode& leaf, geo::Findings& findings) {
  findings.add(geo::Severity::Warning, "score.unknown_measure",
               geo::text("Das Kriterium {} fragt nach „{}“; das kann dieses Programm nicht "
                         "berechnen. Es gilt bei allen Kitas als fehlend.",
                         "Criterion {} asks for \"{}\", which this program cannot compute. It "
                         "counts as missing for all Kitas.",
                         leaf.key, leaf.measure));
}

/// Nobody is reached yet is a statement too, and it must be one on purpose.
void say_no_thekiz(const RunState& state, const ScoreStep& step) {
  const std::vector<const CriterionNode*> all = leaves(step.criteria);
  const bool asked = std::any_of(all.begin(), all.end(), [](const CriterionNode* leaf) {
    return leaf->measure == "share_already_covered" || leaf->measure == "additional_children";
  });
  if (!asked || step.candidates.empty() || !facility_kitas(state.inputs, "thekiz").empty()) return;
  state.inputs.findings.add(
      geo::Severity::Info, "score.no_thekiz",
      geo::text(
          "Die Studie nennt kein ThEKiZ: Bei jeder Kita gilt kein Kind als schon erreicht und "
          "jedes Kind des Einzugsgebiets als zusätzlich erreicht. Gibt es ThEKiZ, gehört ihre "
          "Liste in den Abschnitt [thekiz].",
          "The study names no ThEKiZ: for every Kita no child counts as reached already and "
          "every child of the catchment as reached in addition. Where there are ThEKiZ, "
          "their list belongs in section [thekiz]."));
}

bool missing_for_all(const Measure& measure) {
  return std::all_of(measure.values.begin(), measure.values.end(),
                     [](const geo::FlaggedValue& value) { return value.missing(); });
}

/// What the criteria ask for and the study cannot answer, once for all Kitas.
void say_missing(const RunState& state, const ScoreStep& step, const std::string& criteria_file) {
  geo::Findings& findings = state.inputs.findings;
  findings.set_file(criteria_file);
  say_no_thekiz(state, step);
  std::string empty;
  for (const CriterionNode* leaf : leaves(step.criteria)) {
    const auto found = step.measures.find(leaf->measure);
    if (found == step.measures.end()) {
      leaf->z_scale ? say_no_indicator(*leaf, findings) : say_unknown(*leaf, findings);
    } else if (!step.candidates.empty() && missing_for_all(found->second)) {
      empty += (empty.empty() ? "" : ", ") + leaf->key;
    }
  }
  if (empty.empty()) return;
  findings.add(geo::Severity::Info, "score.no_data",
               geo::text("Für diese Kriterien gibt es bei keiner Kita Daten: {}. Sie gelten als "
                         "fehlend; die Spanne der Punkte zeigt, was sie ändern könnten.",
                         "For these criteria no Kita has data: {}. They count as missing; the "
                         "interval of the points shows what they could change.",
                         empty));
}

std::vector<SupplyFacts> supply_of_candidates(const RunState& state, const SupplyResult& supply,
                                              const std::vector<KitaIndex>& candidates) {
  std::vector<SupplyFacts> facts;
  if (!supply.computed) return facts;
  for (const KitaIndex kita : candidates) {
    const KitaSupply& around = supply.kitas[kita.value];
    SupplyFacts one{.share_without_core = around.without_core,
                    .core_categories_reachable = {static_cast<double>(around.core_without_car),
                                                  geo::ValueFlag::None},
                    .cooperations = {}};
    if (state.study.cooperations) one.cooperations = {around.cooperations, geo::ValueFlag::None};
    facts.push_back(one);
  }
  return facts;
}

/// Below the share of data there are points with an interval, and no rank.
void say_unranked(const RunState& state, const ScoreStep& step) {
  std::size_t unranked = 0;
  double least = 1, most = 0;
  for (const CandidateScore& score : step.ranking.candidates) {
    if (score.rank) continue;
    ++unranked;
    least = std::min(least, score.data_share);
    most = std::max(most, score.data_share);
  }
  if (unranked == 0) return;
  // Cut, not rounded: 59.96 % is not yet 60 %.
  const auto percent = [](double share) {
    return geo::number_text(std::floor(1000 * share) / 10, 1);
  };
  const geo::Text low = percent(least), high = percent(most);
  const geo::Text range =
      low.de == high.de ? high : geo::Text{low.de + " bis " + high.de, low.en + " to " + high.en};
  const geo::Text needed = percent(state.study.score.min_data_share);
  state.inputs.findings.add(
      geo::Severity::Warning, "score.no_rank",
      {fmt::format(
           "{} von {} Kitas erhalten keinen Rang: Ihre Daten decken {} % des Gewichts der "
           "Kriterien, nötig sind {} %. Punkte und Spanne stehen trotzdem da. Welche Angaben "
           "fehlen, sagen die Hinweise zu den Kriterien.",
           unranked, step.ranking.candidates.size(), range.de, needed.de),
       fmt::format(
           "{} of {} Kitas get no rank: their data cover {} % of the weight of the criteria, "
           "{} % are needed. Points and interval are shown all the same. The notes on the "
           "criteria say what is missing.",
           unranked, step.ranking.candidates.size(), range.en, needed.en)});
}

}  // namespace

ScoreStep compute_score(const RunState& state, const std::vector<KitaReach>& reach,
                        const std::vector<KitaFacts>& facts, const SupplyResult& supply) {
  ScoreStep step;
  const std::filesystem::path path = criteria_path(state.study);
  step.criteria = scenario_criteria(state.study, load_criteria(path), state.inputs.findings);
  std::vector<KitaReach> of_candidates;
  std::vector<KitaFacts> known;
  std::vector<std::int32_t> units;
  for (std::size_t i = 0; i < state.inputs.kitas.size(); ++i) {
    if (state.inputs.kitas[i].is_thekiz()) continue;
    step.candidates.emplace_back(i);
    of_candidates.push_back(reach[i]);
    known.push_back(facts[i]);
    units.push_back(reach[i].unit);
  }
  step.measures = kita_measures(of_candidates);
  add_fact_measures(known, step.measures);
  add_supply_measures(supply_of_candidates(state, supply, step.candidates), known.size(),
                      step.measures);
  add_indicator_measures(state, step.criteria, units, step.measures);
  say_missing(state, step, path.filename().string());
  step.ranking =
      score(step.criteria, step.measures, {.min_data_share = state.study.score.min_data_share});
  say_unranked(state, step);
  return step;
}

}  // namespace nahraum::analysis
