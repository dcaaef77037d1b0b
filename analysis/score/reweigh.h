#pragma once
// What a weight moved on a slider does to everybody's place, between two pictures of a screen.
//
//   LiveScores live = live_scores(result.criteria, result.measures, {.min_data_share = 0.6});
//   std::vector<double> weights = live.prepared.tree.weights;   // as the criteria set them
//   weights[live.prepared.tree.find("B1")] = 0.5;               // its siblings keep theirs
//   reweigh(live, weights);
//   live.space.rank[c], live.space.points[c], live.points_of(node)[c]
//
// What takes longer (draws, need and readiness) is worked out from criteria that carry the new
// weights: score(with_weights(criteria, live.shares), measures, options).

#include <span>
#include <vector>

#include "analysis/score/prepared.h"

namespace nahraum::analysis {

/// Weights of any scale as shares of their siblings. Siblings that are all as set keep the set
/// numbers to the last bit; where the sum is 0 all shares are 0. One a node.
[[nodiscard]] std::vector<double> weight_shares(const ScoreTree& tree,
                                                std::span<const double> weights);

/// Share of the root's weight of every node, from shares among siblings.
[[nodiscard]] std::vector<double> shares_of_root(const ScoreTree& tree,
                                                 std::span<const double> shares);

/// The same criteria with other shares, one a node in pre-order.
[[nodiscard]] CriteriaSet with_weights(CriteriaSet criteria, std::span<const double> shares);

/// True where a weight of its own means something: below a node that is no max, beside others.
[[nodiscard]] bool has_weight(const ScoreTree& tree, std::size_t node);

/// `criteria` and `measures` must outlive it.
struct LiveScores {
  PreparedScores prepared;
  ScoreWorkspace space;
  std::vector<double> shares;        ///< in force, one a node
  std::vector<double> contribution;  ///< nodes x candidates, points of 100 as in NodeScore

  [[nodiscard]] std::span<const double> points_of(std::size_t node) const {
    return std::span(contribution).subspan(node * prepared.candidates, prepared.candidates);
  }
  [[nodiscard]] bool known(std::size_t node, std::size_t candidate) const {
    return space.rows.known[node * prepared.candidates + candidate] > 0;
  }
};

/// Scored with the weights as set.
[[nodiscard]] LiveScores live_scores(const CriteriaSet& criteria, const Measures& measures,
                                     const ScoreOptions& options);
/// Throws Error{Internal} as rescore(). O(candidates * leaves).
void reweigh(LiveScores& live, std::span<const double> weights);

}  // namespace nahraum::analysis
