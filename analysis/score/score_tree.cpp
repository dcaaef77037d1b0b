#include "analysis/score/score_tree.h"

namespace nahraum::analysis {

namespace {

std::uint32_t flatten(const CriterionNode& node, double root_share, std::uint32_t parent,
                      ScoreTree& tree) {
  const auto place = static_cast<std::uint32_t>(tree.nodes.size());
  tree.nodes.push_back({&node, 0, static_cast<std::uint32_t>(node.children.size()), parent});
  tree.weights.push_back(node.weight);
  tree.root_shares.push_back(root_share);
  std::vector<std::uint32_t> children;
  for (const CriterionNode& child : node.children)
    children.push_back(flatten(child, root_share * child.weight, place, tree));
  tree.nodes[place].first_child = static_cast<std::uint32_t>(tree.children.size());
  tree.children.insert(tree.children.end(), children.begin(), children.end());
  return place;
}

}  // namespace

std::size_t ScoreTree::find(std::string_view key) const {
  std::size_t node = 0;
  while (node < nodes.size() && nodes[node].criterion->key != key) ++node;
  return node;
}

ScoreTree score_tree(const CriteriaSet& criteria) {
  ScoreTree tree;
  flatten(criteria.root, 1, 0, tree);
  return tree;
}

}  // namespace nahraum::analysis
