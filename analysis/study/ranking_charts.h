#pragma once
// Charts of a ranking as values, with the weights of the study or others
// (analysis/score/reweigh.h).
//
//   const ContributionChart chart = contribution_chart(result, live, {.rows = order});

#include <optional>
#include <vector>

#include "analysis/report/chart.h"
#include "analysis/score/reweigh.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct ContributionAsk {
  std::size_t node = 0;                   ///< whose children are the parts; the root: the groups
  std::vector<std::uint32_t> rows{};      ///< candidates, in the order of drawing
  std::optional<std::uint32_t> chosen{};  ///< highlighted
};

/// Points that each child of the node brings; with the interval of missing data where the node is
/// the root. A child without data keeps its place and says so.
[[nodiscard]] ContributionChart contribution_chart(const StudyResult& result,
                                                   const LiveScores& live,
                                                   const ContributionAsk& ask);

/// Points are the candidates in their order, whether they can be drawn or not. Limits and names of
/// the fields are those of pathway.h.
[[nodiscard]] NeedReadinessChart need_readiness_chart(const StudyResult& result,
                                                      const std::vector<NeedReadiness>& values,
                                                      std::optional<std::uint32_t> chosen);

/// "Kita „Brunnenkinder“": the name of a candidate.
[[nodiscard]] const Kita& kita_of(const StudyResult& result, std::size_t candidate);

}  // namespace nahraum::analysis
