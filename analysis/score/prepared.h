#pragma once
// Scores in two steps: utilities once, weights as often as a slider moves.
//
//   const PreparedScores prepared = prepare(criteria, measures, {.min_data_share = 0.6});
//   ScoreWorkspace space = workspace(prepared);
//   std::vector<double> weights = prepared.tree.weights;
//   weights[prepared.tree.find("B1")] = 0.3;
//   rescore(prepared, weights, space);            // space.points, space.rank, space.order
//
// Weights are one a node and of any scale among siblings: 30 and 70 are 0.3 and 0.7. Same numbers
// as score() to the last bit. 1,300 candidates with 30 criteria: about 0.2 ms a rescore().

#include <span>
#include <utility>

#include "analysis/score/score.h"
#include "analysis/score/score_tree.h"

namespace nahraum::analysis {

struct PreparedLeaf {
  std::size_t node = 0;
  const Measure* measure = nullptr;  ///< null when nobody computed it
  std::vector<BreakPoint> utility;   ///< in the unit of the measure; empty for a z leaf without
                                     ///< reference, which is missing for all
};

/// `criteria` and `measures` must outlive it.
struct PreparedScores {
  ScoreTree tree;
  ScoreOptions options;
  std::size_t candidates = 0;
  std::vector<PreparedLeaf> leaves;  ///< from left to right
  NodeRows<double> rows;             ///< of leaves; those of inner nodes are 0
};

/// Result of rescore(), and the memory it works in.
struct ScoreWorkspace {
  NodeRows<double> rows;             ///< utility and known of every node
  std::vector<double> lowest;        ///< nodes x candidates: all missing = 0
  std::vector<double> highest;       ///< all missing = 1
  std::vector<double> data_share;    ///< share of the weight below with data
  std::vector<double> complete;      ///< 1 = nothing with weight is missing below
  std::vector<double> points;        ///< 0..100 a candidate; 0 where rows.known of the root is 0
  std::vector<std::uint32_t> rank;   ///< 1.. a candidate, equal points share one; 0 = not ranked
  std::vector<std::uint32_t> order;  ///< candidates by rank, then index; unranked last
  std::vector<std::pair<std::int64_t, std::uint32_t>> levels;  ///< scratch of the sorting
};

/// Throws Error{Internal} for measures of different length and values without number.
/// O(candidates * leaves).
[[nodiscard]] PreparedScores prepare(const CriteriaSet& criteria, const Measures& measures,
                                     const ScoreOptions& options);
[[nodiscard]] ScoreWorkspace workspace(const PreparedScores& prepared);
/// Throws Error{Internal} for another number of weights than nodes, or weights that are negative
/// or no numbers. No allocation.
void rescore(const PreparedScores& prepared, std::span<const double> weights,
             ScoreWorkspace& space);

}  // namespace nahraum::analysis
