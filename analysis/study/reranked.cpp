#include "analysis/study/reranked.h"

#include "analysis/score/reweigh.h"

namespace nahraum::analysis {

namespace {

/// The letter follows the weights, the motivation does not.
std::vector<Pathway> pathways_of(const StudyResult& result, const CriteriaSet& criteria,
                                 const Ranking& ranking) {
  if (result.judgement.pathways.empty()) return {};
  std::vector<Pathway> list = pathways(criteria, ranking, {});
  for (std::size_t c = 0; c < list.size(); ++c)
    list[c].motivated = result.judgement.pathways[c].motivated;
  return list;
}

std::vector<std::optional<RankStability>> stability_of(const StudyResult& result,
                                                       const CriteriaSet& criteria,
                                                       geo::Progress& progress) {
  if (result.judgement.firmness.empty()) return {};
  const RobustnessSpec& spec = result.study.judgement.robustness;
  const PreparedScores prepared =
      prepare(criteria, result.measures, {.min_data_share = result.study.score.min_data_share});
  const RankDraws draws = draw_ranks(prepared, result.judgement.noise,
                                     {.draws = spec.draws,
                                      .seed = result.study.seed,
                                      .weights = WeightDraw::AroundSet,
                                      .concentration = spec.concentration,
                                      .progress = &progress});
  std::vector<std::optional<RankStability>> list(result.candidates.size());
  for (const RankStability& one : rank_stability(draws, spec.top)) list[one.candidate] = one;
  return list;
}

}  // namespace

Reranked as_ranked(const StudyResult& result) {
  Reranked own{result.judgement.pathways, result.judgement.need_readiness, {}};
  for (const std::optional<Firmness>& firm : result.judgement.firmness)
    own.stability.push_back(firm ? std::optional(firm->both) : std::nullopt);
  return own;
}

Reranked rerank(const StudyResult& result, std::span<const double> shares,
                geo::Progress& progress) {
  const CriteriaSet criteria = with_weights(result.criteria, shares);
  const Ranking ranking =
      score(criteria, result.measures, {.min_data_share = result.study.score.min_data_share});
  progress.check();
  Reranked other;
  other.pathways = pathways_of(result, criteria, ranking);
  if (!result.judgement.need_readiness.empty())
    other.need_readiness = need_and_readiness(criteria, ranking);
  other.stability = stability_of(result, criteria, progress);
  return other;
}

}  // namespace nahraum::analysis
