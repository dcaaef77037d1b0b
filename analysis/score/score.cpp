#include "analysis/score/score.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

constexpr double kFullScore = 100;
/// Points are compared in billionths, data shares with the same slack: sums of weights carry
/// rounding in their last bits.
constexpr double kPointsPerUnit = 1e9;
constexpr double kShareSlack = 1e-9;

/// The tree as a flat list in pre-order, parents before children, for a loop without recursion.
struct FlatNode {
  const CriterionNode* node = nullptr;
  const Measure* measure = nullptr;   // leaf with data for anyone
  std::vector<std::size_t> children;  // positions in the list
  double weight = 1;                  // of the root's weight
};

/// What is not kept in the result, for every node of one candidate.
struct Working {
  std::vector<double> known_weight;  // of the children with data, own weights
  std::vector<double> data_share;
  std::vector<double> factor;     // points a full utility of this node would bring
  std::vector<std::size_t> best;  // child of a max node that counts
  std::vector<char> complete;     // nothing with weight is missing below
};

std::size_t flatten(const CriterionNode& node, double weight, const Measures& measures,
                    std::vector<FlatNode>& list) {
  const std::size_t place = list.size();
  list.push_back({&node, nullptr, {}, weight});
  if (node.leaf()) {
    const auto found = measures.find(node.measure);
    if (found != measures.end()) list[place].measure = &found->second;
  }
  for (const CriterionNode& child : node.children) {
    const std::size_t at = flatten(child, weight * child.weight, measures, list);
    list[place].children.push_back(at);
  }
  return place;
}

std::size_t candidate_count(const Measures& measures) {
  if (measures.empty()) return 0;
  const std::size_t count = measures.begin()->second.values.size();
  for (const auto& [key, measure] : measures) {
    if (measure.values.size() == count) continue;
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Die Messgröße „{}“ hat {} Werte statt {}.",
                               "Measure \"{}\" has {} values instead of {}.", key,
                               measure.values.size(), count));
  }
  return count;
}

/// Scores one candidate after the other; nothing of one is seen by the next.
class Scorer {
 public:
  explicit Scorer(const std::vector<FlatNode>& tree) : tree_(tree) {}

  CandidateScore run(std::size_t candidate) {
    start(candidate);
    for (std::size_t i = tree_.size(); i-- > 0;) rate(i);
    contribute();
    const NodeScore& root = result_.nodes.front();
    if (root.utility) result_.points = kFullScore * *root.utility;
    result_.lowest = kFullScore * root.lowest;
    result_.highest = kFullScore * root.highest;
    result_.data_share = std::min(1.0, working_.data_share.front());
    return std::move(result_);
  }

 private:
  void start(std::size_t candidate) {
    result_ = {};
    result_.candidate = candidate;
    result_.nodes.resize(tree_.size());
    working_.known_weight.assign(tree_.size(), 0);
    working_.data_share.assign(tree_.size(), 0);
    working_.factor.assign(tree_.size(), 0);
    working_.best.assign(tree_.size(), 0);
    working_.complete.assign(tree_.size(), 0);
  }

  /// Children come after their parent in the list, so going backwards they are rated already.
  void rate(std::size_t i) {
    const FlatNode& flat = tree_[i];
    NodeScore& score = result_.nodes[i];
    score.key = flat.node->key;
    score.weight = flat.weight;
    if (flat.node->leaf()) {
      rate_leaf(i);
    } else if (flat.node->combine == Combine::Max) {
      rate_max(i);
    } else {
      rate_mean(i);
    }
    bound(i);
  }

  /// Sums of weights end a last bit beside 1; the interval still holds the value, and is the value
  /// when nothing is missing.
  void bound(std::size_t i) {
    NodeScore& score = result_.nodes[i];
    if (!score.utility) {
      score.lowest = 0;
      score.highest = 1;
    } else if (working_.complete[i] != 0) {
      score.lowest = *score.utility;
      score.highest = *score.utility;
    } else {
      score.lowest = std::clamp(score.lowest, 0.0, *score.utility);
      score.highest = std::clamp(score.highest, *score.utility, 1.0);
    }
  }

  void rate_leaf(std::size_t i) {
    const FlatNode& flat = tree_[i];
    NodeScore& score = result_.nodes[i];
    if (flat.measure == nullptr) return;
    score.value = flat.measure->values[result_.candidate];
    if (score.value.missing()) return;
    if (std::isnan(score.value.value)) {
      throw geo::Error(
          geo::ErrorKind::Internal,
          geo::text("Die Messgröße „{}“ hat einen Wert ohne Zahl.",
                    "Measure \"{}\" has a value without a number.", flat.measure->key));
    }
    score.utility = utility(flat.node->utility, score.value.value);
    working_.data_share[i] = 1;
    working_.complete[i] = 1;
  }

  void rate_mean(std::size_t i) {
    NodeScore& score = result_.nodes[i];
    double known = 0;
    double sum = 0;
    score.highest = 0;
    working_.complete[i] = 1;
    for (const std::size_t c : tree_[i].children) {
      const NodeScore& child = result_.nodes[c];
      const double weight = tree_[c].node->weight;
      if (weight > 0 && working_.complete[c] == 0) working_.complete[i] = 0;
      score.lowest += weight * child.lowest;
      score.highest += weight * child.highest;
      working_.data_share[i] += weight * working_.data_share[c];
      if (!child.utility) continue;
      known += weight;
      sum += weight * *child.utility;
    }
    working_.known_weight[i] = known;
    if (known > 0) score.utility = std::min(1.0, sum / known);
  }

  void rate_max(std::size_t i) {
    NodeScore& score = result_.nodes[i];
    score.highest = 0;
    working_.complete[i] = 1;
    for (const std::size_t c : tree_[i].children) {
      const NodeScore& child = result_.nodes[c];
      if (working_.complete[c] == 0) working_.complete[i] = 0;
      score.lowest = std::max(score.lowest, child.lowest);
      score.highest = std::max(score.highest, child.highest);
      working_.data_share[i] += tree_[c].node->weight * working_.data_share[c];
      if (!child.utility || (score.utility && *child.utility <= *score.utility)) continue;
      score.utility = child.utility;
      working_.best[i] = c;
    }
  }

  /// Points each node brings: the weight that reaches it after renormalising, times its utility.
  void contribute() {
    std::vector<double>& factor = working_.factor;
    factor.front() = kFullScore;
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      NodeScore& score = result_.nodes[i];
      score.contribution = score.utility ? factor[i] * *score.utility : 0;
      if (!score.utility) continue;
      for (const std::size_t c : tree_[i].children) {
        if (!result_.nodes[c].utility) continue;
        if (tree_[i].node->combine == Combine::Max) {
          factor[c] = c == working_.best[i] ? factor[i] : 0;
        } else {
          factor[c] = factor[i] * tree_[c].node->weight / working_.known_weight[i];
        }
      }
    }
  }

  const std::vector<FlatNode>& tree_;
  CandidateScore result_;
  Working working_;
};

double comparable(const CandidateScore& score) {
  return std::round(*score.points * kPointsPerUnit);
}

/// Ranks as in sports: two firsts, then the third.
void give_ranks(Ranking& ranking, double min_data_share) {
  std::vector<std::size_t> ranked;
  std::vector<std::size_t> unranked;
  for (const CandidateScore& score : ranking.candidates) {
    const bool enough = score.points && score.data_share >= min_data_share - kShareSlack;
    (enough ? ranked : unranked).push_back(score.candidate);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
    return comparable(ranking.candidates[a]) > comparable(ranking.candidates[b]);
  });
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    CandidateScore& score = ranking.candidates[ranked[i]];
    const bool tied = i > 0 && comparable(score) == comparable(ranking.candidates[ranked[i - 1]]);
    score.rank = tied ? *ranking.candidates[ranked[i - 1]].rank : i + 1;
  }
  ranking.order = std::move(ranked);
  ranking.order.insert(ranking.order.end(), unranked.begin(), unranked.end());
}

}  // namespace

Ranking score(const CriteriaSet& criteria, const Measures& measures, const ScoreOptions& options) {
  std::vector<FlatNode> tree;
  flatten(criteria.root, 1, measures, tree);
  Ranking ranking;
  const std::size_t candidates = candidate_count(measures);
  ranking.candidates.reserve(candidates);
  Scorer scorer(tree);
  for (std::size_t c = 0; c < candidates; ++c) ranking.candidates.push_back(scorer.run(c));
  give_ranks(ranking, options.min_data_share);
  return ranking;
}

}  // namespace nahraum::analysis
