#include "analysis/study/result_parts.h"

namespace nahraum::analysis {

std::vector<const CandidateScore*> scores_by_kita(const StudyResult& result) {
  std::vector<const CandidateScore*> scores(result.inputs.kitas.size(), nullptr);
  for (std::size_t i = 0; i < result.ranking.candidates.size(); ++i)
    scores[result.candidates[i].value] = &result.ranking.candidates[i];
  return scores;
}

std::string phase_code(ThekizPhase phase) {
  switch (phase) {
    case ThekizPhase::OnTheWay:
      return "on_the_way";
    case ThekizPhase::Thekiz:
      return "thekiz";
    case ThekizPhase::Konsultation:
      return "konsultation";
    case ThekizPhase::None:
      break;
  }
  return "none";
}

std::string unit_text(const geo::Layer& boundaries, const char* column, std::int32_t unit) {
  return unit < 0 ? "" : boundaries.table().text(column)[static_cast<std::size_t>(unit)];
}

ResultLayers result_layers(const RunState& state, const GapStep& gaps, const StudyResult& result) {
  return {units_layer(state, result),
          cells_layer(state, gaps, result.supply, result.siting),
          kitas_layer(result),
          services_layer(result),
          gaps_layer(state, gaps),
          catchments_layer(state),
          sozialraeume_layer(state, result)};
}

}  // namespace nahraum::analysis
