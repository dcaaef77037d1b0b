#include "analysis/score/reweigh.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

constexpr double kFullScore = 100;

void check_size(std::size_t nodes, std::size_t weights) {
  if (nodes == weights) return;
  throw geo::Error(geo::ErrorKind::Internal, geo::text("{} Gewichte für {} Knoten.",
                                                       "{} weights for {} nodes.", weights, nodes));
}

/// What one child has in its parent's points; only the ratio between siblings counts (score.cpp).
double claim(const CriterionNode& parent, double weight, double child_utility) {
  if (parent.combine == Combine::WeightedMean) return weight * child_utility;
  if (parent.combine == Combine::Power) return weight * std::pow(child_utility, parent.power);
  return weight;
}

class Contributions {
 public:
  explicit Contributions(LiveScores& live)
      : live_(live), tree_(live.prepared.tree), n_(live.prepared.candidates) {}

  void run() {
    std::fill(live_.contribution.begin(), live_.contribution.end(), 0);
    std::copy(live_.space.points.begin(), live_.space.points.end(), live_.contribution.begin());
    for (std::size_t node = 0; node < tree_.nodes.size(); ++node) {
      if (tree_.leaf(node)) continue;
      if (tree_.nodes[node].criterion->combine == Combine::Max)
        give_to_best(node);
      else
        share_out(node);
    }
  }

 private:
  [[nodiscard]] std::size_t at(std::size_t node, std::size_t c) const { return node * n_ + c; }
  [[nodiscard]] bool known(std::size_t node, std::size_t c) const {
    return live_.space.rows.known[at(node, c)] > 0;
  }
  [[nodiscard]] double utility(std::size_t node, std::size_t c) const {
    return live_.space.rows.utility[at(node, c)];
  }

  void give_to_best(std::size_t node) {
    for (std::size_t c = 0; c < n_; ++c) {
      if (!known(node, c)) continue;
      for (const std::uint32_t child : tree_.children_of(node)) {
        if (!known(child, c) || utility(child, c) != utility(node, c)) continue;
        live_.contribution[at(child, c)] = live_.contribution[at(node, c)];
        break;
      }
    }
  }

  void share_out(std::size_t node) {
    const CriterionNode& parent = *tree_.nodes[node].criterion;
    for (std::size_t c = 0; c < n_; ++c) {
      if (!known(node, c)) continue;
      double all = 0;
      for (const std::uint32_t child : tree_.children_of(node)) {
        if (known(child, c)) all += claim(parent, live_.shares[child], utility(child, c));
      }
      if (all <= 0) continue;
      const double points = live_.contribution[at(node, c)];
      for (const std::uint32_t child : tree_.children_of(node)) {
        if (known(child, c))
          live_.contribution[at(child, c)] =
              points * claim(parent, live_.shares[child], utility(child, c)) / all;
      }
    }
  }

  LiveScores& live_;
  const ScoreTree& tree_;
  std::size_t n_;
};

void set_weights(CriterionNode& node, std::span<const double> shares, std::size_t& place) {
  node.weight = shares[place++];
  for (CriterionNode& child : node.children) set_weights(child, shares, place);
}

std::size_t node_count(const CriterionNode& node) {
  std::size_t count = 1;
  for (const CriterionNode& child : node.children) count += node_count(child);
  return count;
}

}  // namespace

std::vector<double> weight_shares(const ScoreTree& tree, std::span<const double> weights) {
  check_size(tree.nodes.size(), weights.size());
  std::vector<double> shares = tree.weights;
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    const auto children = tree.children_of(node);
    const auto as_set = [&](std::uint32_t child) { return weights[child] == tree.weights[child]; };
    if (std::all_of(children.begin(), children.end(), as_set)) continue;
    double sum = 0;
    for (const std::uint32_t child : children) sum += weights[child];
    for (const std::uint32_t child : children) shares[child] = sum > 0 ? weights[child] / sum : 0;
  }
  return shares;
}

std::vector<double> shares_of_root(const ScoreTree& tree, std::span<const double> shares) {
  check_size(tree.nodes.size(), shares.size());
  std::vector<double> result(shares.size(), 1);
  for (std::size_t node = 1; node < shares.size(); ++node)
    result[node] = result[tree.nodes[node].parent] * shares[node];
  return result;
}

CriteriaSet with_weights(CriteriaSet criteria, std::span<const double> shares) {
  check_size(node_count(criteria.root), shares.size());
  std::size_t place = 0;
  set_weights(criteria.root, shares, place);
  return criteria;
}

bool has_weight(const ScoreTree& tree, std::size_t node) {
  if (node == 0) return false;
  const ScoreTree::Node& parent = tree.nodes[tree.nodes[node].parent];
  return parent.criterion->combine != Combine::Max && parent.child_count > 1;
}

LiveScores live_scores(const CriteriaSet& criteria, const Measures& measures,
                       const ScoreOptions& options) {
  LiveScores live;
  live.prepared = prepare(criteria, measures, options);
  live.space = workspace(live.prepared);
  live.contribution.resize(live.prepared.tree.nodes.size() * live.prepared.candidates);
  reweigh(live, live.prepared.tree.weights);
  return live;
}

void reweigh(LiveScores& live, std::span<const double> weights) {
  live.shares = weight_shares(live.prepared.tree, weights);
  rescore(live.prepared, live.shares, live.space);
  Contributions(live).run();
}

}  // namespace nahraum::analysis
