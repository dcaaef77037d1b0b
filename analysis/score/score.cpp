#include "analysis/score/score.h"

#include <algorithm>
#include <cmath>

#include "analysis/score/prepared.h"

namespace nahraum::analysis {

namespace {

constexpr double kFullScore = 100;

/// What one child has in its parent's points; only the ratio between siblings counts.
double claim(const CriterionNode& parent, double weight, double child_utility) {
  if (parent.combine == Combine::WeightedMean) return weight * child_utility;
  if (parent.combine == Combine::Power) return weight * std::pow(child_utility, parent.power);
  return weight;
}

/// The scores of one candidate after the other, out of the rows of all.
class Details {
 public:
  Details(const PreparedScores& prepared, ScoreWorkspace& space)
      : prepared_(prepared), tree_(prepared.tree), space_(space) {
    measure_.assign(tree_.nodes.size(), nullptr);
    for (const PreparedLeaf& leaf : prepared.leaves) measure_[leaf.node] = leaf.measure;
  }

  CandidateScore of(std::size_t c) {
    CandidateScore score;
    score.candidate = c;
    score.nodes.resize(tree_.nodes.size());
    for (std::size_t node = 0; node < tree_.nodes.size(); ++node) fill(node, c, score.nodes[node]);
    contribute(score.nodes);
    const NodeScore& root = score.nodes.front();
    if (root.utility) score.points = kFullScore * *root.utility;
    score.lowest = kFullScore * root.lowest;
    score.highest = kFullScore * root.highest;
    score.data_share = std::min(1.0, space_.data_share[c]);
    if (space_.rank[c] > 0) score.rank = space_.rank[c];
    return score;
  }

 private:
  void fill(std::size_t node, std::size_t c, NodeScore& score) {
    const std::size_t at = node * prepared_.candidates + c;
    score.key = tree_.nodes[node].criterion->key;
    score.weight = tree_.root_shares[node];
    if (measure_[node] != nullptr) score.value = measure_[node]->values[c];
    if (space_.rows.known[at] > 0) score.utility = space_.rows.utility[at];
    score.lowest = space_.lowest[at];
    score.highest = space_.highest[at];
  }

  /// Points each node brings: what it has in its parent's.
  void contribute(std::vector<NodeScore>& nodes) const {
    if (nodes.front().utility) nodes.front().contribution = kFullScore * *nodes.front().utility;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      if (tree_.leaf(node) || !nodes[node].utility) continue;
      if (tree_.nodes[node].criterion->combine == Combine::Max) {
        give_to_best(node, nodes);
      } else {
        share_out(node, nodes);
      }
    }
  }

  void give_to_best(std::size_t node, std::vector<NodeScore>& nodes) const {
    for (const std::uint32_t child : tree_.children_of(node)) {
      if (nodes[child].utility != nodes[node].utility) continue;
      nodes[child].contribution = nodes[node].contribution;
      return;
    }
  }

  void share_out(std::size_t node, std::vector<NodeScore>& nodes) const {
    const CriterionNode& parent = *tree_.nodes[node].criterion;
    double all = 0;
    for (const std::uint32_t child : tree_.children_of(node)) {
      if (nodes[child].utility) all += claim(parent, tree_.weights[child], *nodes[child].utility);
    }
    if (all <= 0) return;
    for (const std::uint32_t child : tree_.children_of(node)) {
      if (!nodes[child].utility) continue;
      nodes[child].contribution = nodes[node].contribution *
                                  claim(parent, tree_.weights[child], *nodes[child].utility) / all;
    }
  }

  const PreparedScores& prepared_;
  const ScoreTree& tree_;
  ScoreWorkspace& space_;
  std::vector<const Measure*> measure_;
};

}  // namespace

Ranking score(const CriteriaSet& criteria, const Measures& measures, const ScoreOptions& options) {
  const PreparedScores prepared = prepare(criteria, measures, options);
  ScoreWorkspace space = workspace(prepared);
  rescore(prepared, prepared.tree.weights, space);
  Ranking ranking;
  ranking.candidates.reserve(prepared.candidates);
  Details details(prepared, space);
  for (std::size_t c = 0; c < prepared.candidates; ++c) ranking.candidates.push_back(details.of(c));
  ranking.order.assign(space.order.begin(), space.order.end());
  return ranking;
}

}  // namespace nahraum::analysis
