#include "analysis/scenario/weights.h"

#include <algorithm>
#include <set>

namespace nahraum::analysis {

namespace {

struct Weighing {
  const std::map<std::string, double>& weights;
  std::set<std::string> used;
  std::vector<std::string> all_zero;

  void children_of(CriterionNode& node) {
    for (CriterionNode& child : node.children) children_of(child);
    if (node.leaf() || node.combine == Combine::Max) return;
    std::vector<double> shares;
    double sum = 0;
    bool changed = false;
    for (const CriterionNode& child : node.children) {
      const auto found = weights.find(child.key);
      const bool named = found != weights.end();
      if (named) used.insert(child.key);
      changed = changed || named;
      shares.push_back(named ? std::max(0.0, found->second) / 100 : child.weight);
      sum += shares.back();
    }
    if (!changed) return;  // not even divided: the same bits as without a scenario
    if (sum <= 0) {
      all_zero.push_back(node.key);
      return;
    }
    for (std::size_t i = 0; i < shares.size(); ++i) node.children[i].weight = shares[i] / sum;
  }
};

}  // namespace

WeightedCriteria with_weights(CriteriaSet criteria, const std::map<std::string, double>& weights) {
  Weighing weighing{weights, {}, {}};
  weighing.children_of(criteria.root);
  WeightedCriteria result{std::move(criteria), {}, std::move(weighing.all_zero)};
  for (const auto& [key, weight] : weights) {
    if (weighing.used.count(key) == 0) result.unknown.push_back(key);
  }
  return result;
}

}  // namespace nahraum::analysis
