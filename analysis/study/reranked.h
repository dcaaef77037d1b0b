#pragma once
// The part of a judgement that takes longer than a slider's move, for other weights than those of
// the study: pathways, need and readiness, firmness of places.
//
//   const Reranked other = rerank(result, live.shares, progress);   // on a worker
//
// `result` is what was released: where firmness and pathways are withheld, they stay empty here.

#include <optional>
#include <span>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Lists are one a candidate; empty where the result has none.
struct Reranked {
  std::vector<Pathway> pathways;
  std::vector<NeedReadiness> need_readiness;
  std::vector<std::optional<RankStability>> stability;  ///< nothing for those without rank
};

/// As the study says it itself.
[[nodiscard]] Reranked as_ranked(const StudyResult& result);

/// With shares of weight among siblings, one a node of the criteria in pre-order. Same draws, seed
/// and errors of the data as the run of the study; with its own shares the same numbers.
/// O(draws * Kitas * leaves). Throws Error{Cancelled}.
[[nodiscard]] Reranked rerank(const StudyResult& result, std::span<const double> shares,
                              geo::Progress& progress);

}  // namespace nahraum::analysis
