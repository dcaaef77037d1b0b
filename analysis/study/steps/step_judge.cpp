// Pathways, need and readiness, how firm the places are, organisational models.

#include <algorithm>
#include <cmath>

#include "analysis/score/prepared.h"
#include "analysis/study/steps/judgement_steps.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

constexpr std::size_t kWindow = 10;

std::vector<ReadinessValues> readiness_of_candidates(const StudyResult& result) {
  std::vector<ReadinessValues> values;
  for (const KitaIndex kita : result.candidates)
    values.push_back(result.judgement.facts[kita.value].readiness);
  return values;
}

std::vector<const CriterionNode*> nodes_in_order(const CriterionNode& node) {
  std::vector<const CriterionNode*> list{&node};
  for (const CriterionNode& child : node.children) {
    const auto below = nodes_in_order(child);
    list.insert(list.end(), below.begin(), below.end());
  }
  return list;
}

/// "B2 Zusätzlich erreichte Kinder müsste von 110 auf 95 Kinder fallen".
geo::Text value_sentence(const CriterionNode& leaf, const ValueChange& change) {
  const bool up = change.to > change.from;
  const auto digits = [&leaf](double value) {
    // One digit more than the value is shown with, so that the turning point can be told from it.
    return geo::number_text(value, leaf.decimals + 1);
  };
  const geo::Text from = digits(change.from);
  const geo::Text to = digits(change.to);
  return {fmt::format("„{} {}“ müsste von {} auf {} {} {}", leaf.key, leaf.title.de, from.de, to.de,
                      leaf.unit, up ? "steigen" : "sinken"),
          fmt::format("\"{} {}\" would have to {} from {} to {} {}", leaf.key, leaf.title.en,
                      up ? "rise" : "fall", from.en, to.en,
                      geo::unit_words(leaf.unit, geo::Language::English))};
}

geo::Text weight_sentence(const CriterionNode& node, const WeightChange& change) {
  const bool up = change.factor > 1;
  const double percent = std::round(std::abs(change.factor - 1) * 100);
  const geo::Text number = geo::number_text(percent);
  return {fmt::format("das Gewicht von „{} {}“ müsste um {} % {}", node.key, node.title.de,
                      number.de, up ? "steigen" : "sinken"),
          fmt::format("the weight of \"{} {}\" would have to {} by {} %", node.key, node.title.en,
                      up ? "rise" : "fall", number.en)};
}

}  // namespace

geo::Text place_sentence(const StudyResult& result, std::size_t candidate) {
  const std::optional<Firmness>& firm = result.judgement.firmness[candidate];
  if (!firm) return {"kein Rang (zu wenige Daten)", "no rank (too few data)"};
  const PlaceAnswer& place = firm->place;
  const auto nodes = nodes_in_order(result.criteria.root);
  const std::size_t top = result.study.judgement.robustness.top;
  geo::Text text =
      place.inside
          ? geo::text("Um aus den ersten {} zu fallen: ", "To drop out of the first {}: ", top)
          : geo::text("Um unter die ersten {} zu kommen: ", "To come among the first {}: ", top);
  if (!place.value && !place.weight) {
    text.de += "Keine einzelne Änderung eines Wertes oder Gewichts (bis zum Doppelten) reicht.";
    text.en += "No single change of a value or weight (up to double) is enough.";
    return text;
  }
  if (place.value) {
    const geo::Text value = value_sentence(*nodes[place.value->node], *place.value);
    text.de += value.de;
    text.en += value.en;
  }
  if (place.weight) {
    const geo::Text weight = weight_sentence(*nodes[place.weight->node], *place.weight);
    text.de += (place.value ? ", oder " : "") + weight.de;
    text.en += (place.value ? ", or " : "") + weight.en;
  }
  text.de += ".";
  text.en += ".";
  return text;
}

std::vector<std::size_t> alike(const StudyResult& result, std::size_t candidate) {
  std::vector<std::size_t> others;
  for (const CloseCall& pair : result.judgement.close_calls) {
    if (pair.ahead == candidate) others.push_back(pair.behind);
    if (pair.behind == candidate) others.push_back(pair.ahead);
  }
  std::sort(others.begin(), others.end());
  return others;
}

void judge(const RunState& state, StudyResult& result) {
  JudgementResult& judgement = result.judgement;
  judgement.pathways = pathways(result.criteria, result.ranking, readiness_of_candidates(result));
  judgement.need_readiness = need_and_readiness(result.criteria, result.ranking);
  judgement.organisation_facts = organisation_facts(state, judgement.facts, result.supply);
  for (const OrganisationFacts& facts : judgement.organisation_facts)
    judgement.organisation.push_back(suggest_organisation(facts, {}));
}

void judge_firmness(const RunState& state, const ReachCells& cells, StudyResult& result) {
  const PreparedScores prepared = prepare(result.criteria, result.measures,
                                          {.min_data_share = state.study.score.min_data_share});
  NoiseModel noise = noise_of_candidates(state, cells, result);
  const RobustnessSpec& spec = state.study.judgement.robustness;
  DrawOptions options{.draws = spec.draws,
                      .seed = state.study.seed,
                      .weights = WeightDraw::AroundSet,
                      .concentration = spec.concentration,
                      .threads = state.threads,
                      .progress = &state.progress};
  const RankDraws draws = draw_ranks(prepared, noise, options);
  const std::vector<RankStability> both = rank_stability(draws, spec.top);
  result.judgement.close_calls =
      close_calls(draws, {.least_flips = spec.least_flips, .window = kWindow});
  state.progress.step(1, 4);
  options.weights = WeightDraw::AsSet;
  const auto data = rank_stability(draw_ranks(prepared, noise, options), spec.top);
  state.progress.step(2, 4);
  options.weights = WeightDraw::Any;
  options.noise = false;
  const auto weights = rank_stability(draw_ranks(prepared, noise, options), spec.top);
  state.progress.step(3, 4);
  const auto places = what_would_change(prepared, {.top = spec.top, .threads = state.threads});
  result.judgement.firmness.assign(result.candidates.size(), std::nullopt);
  for (std::size_t i = 0; i < both.size(); ++i)
    result.judgement.firmness[both[i].candidate] = {both[i], weights[i], data[i], places[i]};
  result.judgement.noise = std::move(noise);
}

}  // namespace nahraum::analysis
