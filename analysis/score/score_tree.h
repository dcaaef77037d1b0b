#pragma once
// The criteria tree as flat lists, and the one formula that turns utilities of leaves into
// utilities of nodes. Rows hold one number a candidate, node after node, so that every inner loop
// runs over neighbouring numbers. Used in double for what is shown and in float for ten thousand
// draws.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/score/criteria.h"

namespace nahraum::analysis {

struct ScoreTree {
  struct Node {
    const CriterionNode* criterion = nullptr;  ///< lives as long as the criteria set
    std::uint32_t first_child = 0;             ///< in `children`
    std::uint32_t child_count = 0;             ///< 0 = leaf
    std::uint32_t parent = 0;                  ///< the root's own
  };
  std::vector<Node> nodes;              ///< pre-order: parents before children
  std::vector<std::uint32_t> children;  ///< places in `nodes`
  std::vector<double> weights;          ///< one a node as set: share among its siblings
  std::vector<double> root_shares;      ///< share of the root's weight

  [[nodiscard]] std::span<const std::uint32_t> children_of(std::size_t node) const {
    return std::span(children).subspan(nodes[node].first_child, nodes[node].child_count);
  }
  [[nodiscard]] bool leaf(std::size_t node) const { return nodes[node].child_count == 0; }
  /// Place of a node's key; nodes.size() when there is none.
  [[nodiscard]] std::size_t find(std::string_view key) const;
};
/// `criteria` must outlive the tree.
[[nodiscard]] ScoreTree score_tree(const CriteriaSet& criteria);

/// nodes x candidates. Leaves are filled by the caller: utility 0 and known 0 where missing.
template <typename Real>
struct NodeRows {
  std::size_t candidates = 0;
  std::vector<Real> utility;
  std::vector<Real> known;  ///< 1 or 0

  void resize(std::size_t nodes, std::size_t candidate_count) {
    candidates = candidate_count;
    utility.assign(nodes * candidates, 0);
    known.assign(nodes * candidates, 0);
  }
  [[nodiscard]] Real* utility_of(std::size_t node) { return utility.data() + node * candidates; }
  [[nodiscard]] Real* known_of(std::size_t node) { return known.data() + node * candidates; }
};

namespace detail {

template <typename Real>
void add_child(const Real* __restrict from, const Real* __restrict from_known, Real weight,
               Real* __restrict sum, Real* __restrict weights, std::size_t n) {
  for (std::size_t c = 0; c < n; ++c) sum[c] += weight * from[c];
  for (std::size_t c = 0; c < n; ++c) weights[c] += weight * from_known[c];
}

template <typename Real>
void divide(Real* __restrict sum, Real* __restrict weights, std::size_t n) {
  for (std::size_t c = 0; c < n; ++c) {
    const bool any = weights[c] > 0;
    const Real mean = sum[c] / (any ? weights[c] : Real{1});
    sum[c] = mean < 1 ? mean : Real{1};
    weights[c] = any ? Real{1} : Real{0};
  }
}

/// Children of weight 0 are shown and count for nothing.
template <typename Real, typename Forward, typename Backward>
void mean_node(const ScoreTree& tree, std::size_t node, std::span<const Real> weights,
               NodeRows<Real>& rows, Forward forward, Backward backward) {
  const std::size_t n = rows.candidates;
  Real* sum = rows.utility_of(node);
  Real* known = rows.known_of(node);
  std::fill_n(sum, n, Real{0});
  std::fill_n(known, n, Real{0});
  for (const std::uint32_t child : tree.children_of(node)) {
    if (weights[child] <= 0) continue;
    const Real* u = rows.utility_of(child);
    const Real* k = rows.known_of(child);
    for (std::size_t c = 0; c < n; ++c) {
      if (k[c] <= 0) continue;
      sum[c] += weights[child] * forward(u[c]);
      known[c] += weights[child];
    }
  }
  for (std::size_t c = 0; c < n; ++c) {
    const bool any = known[c] > 0;
    sum[c] = any ? std::min(Real{1}, backward(sum[c] / known[c])) : Real{0};
    known[c] = any ? Real{1} : Real{0};
  }
}

template <typename Real>
void weighted_mean_node(const ScoreTree& tree, std::size_t node, std::span<const Real> weights,
                        NodeRows<Real>& rows) {
  const std::size_t n = rows.candidates;
  std::fill_n(rows.utility_of(node), n, Real{0});
  std::fill_n(rows.known_of(node), n, Real{0});
  for (const std::uint32_t child : tree.children_of(node)) {
    if (weights[child] > 0) {
      add_child(rows.utility_of(child), rows.known_of(child), weights[child], rows.utility_of(node),
                rows.known_of(node), n);
    }
  }
  divide(rows.utility_of(node), rows.known_of(node), n);
}

/// Missing children have utility 0 and so never win against a known one.
template <typename Real>
void max_node(const ScoreTree& tree, std::size_t node, NodeRows<Real>& rows) {
  const std::size_t n = rows.candidates;
  Real* __restrict best = rows.utility_of(node);
  Real* __restrict known = rows.known_of(node);
  std::fill_n(best, n, Real{0});
  std::fill_n(known, n, Real{0});
  for (const std::uint32_t child : tree.children_of(node)) {
    const Real* __restrict u = rows.utility_of(child);
    const Real* __restrict k = rows.known_of(child);
    for (std::size_t c = 0; c < n; ++c) best[c] = best[c] < u[c] ? u[c] : best[c];
    for (std::size_t c = 0; c < n; ++c) known[c] = known[c] < k[c] ? k[c] : known[c];
  }
}

}  // namespace detail

/// Fills the rows of inner nodes from those of leaves. `weights`: one a node, of any scale among
/// siblings; those below a max node are not looked at. O(candidates * nodes).
template <typename Real>
void rate_nodes(const ScoreTree& tree, std::span<const Real> weights, NodeRows<Real>& rows) {
  for (std::size_t node = tree.nodes.size(); node-- > 0;) {
    if (tree.leaf(node)) continue;
    switch (tree.nodes[node].criterion->combine) {
      case Combine::WeightedMean:
        detail::weighted_mean_node(tree, node, weights, rows);
        break;
      case Combine::Max:
        detail::max_node(tree, node, rows);
        break;
      case Combine::Power: {
        const Real p = static_cast<Real>(tree.nodes[node].criterion->power);
        detail::mean_node(
            tree, node, weights, rows, [p](Real u) { return std::pow(u, p); },
            [p](Real mean) { return std::pow(mean, 1 / p); });
        break;
      }
      case Combine::Geometric:
        detail::mean_node(
            tree, node, weights, rows, [](Real u) { return std::log(u); },
            [](Real mean) { return std::exp(mean); });
        break;
    }
  }
}

}  // namespace nahraum::analysis
