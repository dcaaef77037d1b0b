#include "analysis/score/pathway.h"

#include <algorithm>

#include "analysis/score/score_tree.h"

namespace nahraum::analysis {

namespace {

/// The first max node whose children have letters; nodes.size() when there is none.
std::size_t pathway_node(const ScoreTree& tree) {
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (tree.leaf(node) || tree.nodes[node].criterion->combine != Combine::Max) continue;
    for (const std::uint32_t child : tree.children_of(node)) {
      if (!tree.nodes[child].criterion->pathway.empty()) return node;
    }
  }
  return tree.nodes.size();
}

std::string letter_of(const ScoreTree& tree, std::size_t node, const CandidateScore& score) {
  if (node == tree.nodes.size()) return "";
  std::optional<double> best;
  std::string letter;
  for (const std::uint32_t child : tree.children_of(node)) {
    const std::optional<double>& utility = score.nodes[child].utility;
    if (!utility || (best && *utility <= *best)) continue;
    best = utility;
    letter = tree.nodes[child].criterion->pathway;
  }
  return letter;
}

bool is_motivated(const ReadinessValues& readiness) {
  std::ptrdiff_t yes = 0;
  for (const ReadinessItem item : kReadinessItems) {
    if (item == ReadinessItem::Partners) continue;  // theirs, not the Kita's
    const geo::FlaggedValue& value = readiness[static_cast<std::size_t>(item)];
    if (!value.missing() && value.value > 0) ++yes;
  }
  const geo::FlaggedValue& interest = readiness[static_cast<std::size_t>(ReadinessItem::Interest)];
  return yes >= static_cast<std::ptrdiff_t>(kMotivatedItems) && !interest.missing() &&
         interest.value > 0;
}

double data_share(const ScoreTree& tree, std::size_t node, const CandidateScore& score) {
  if (tree.leaf(node)) return score.nodes[node].utility ? 1 : 0;
  const auto children = tree.children_of(node);
  const bool even = tree.nodes[node].criterion->combine == Combine::Max;
  double share = 0;
  for (const std::uint32_t child : children) {
    const double weight = even ? 1.0 / static_cast<double>(children.size()) : tree.weights[child];
    share += weight * data_share(tree, child, score);
  }
  return share;
}

AxisValue axis_value(const ScoreTree& tree, Axis axis, const CandidateScore& score) {
  double all = 0, known = 0, sum = 0, low = 0, high = 0, data = 0;
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (tree.nodes[node].criterion->axis != axis) continue;
    const double weight = tree.root_shares[node];
    const NodeScore& one = score.nodes[node];
    all += weight;
    low += weight * one.lowest;
    high += weight * one.highest;
    data += weight * data_share(tree, node, score);
    if (!one.utility) continue;
    known += weight;
    sum += weight * *one.utility;
  }
  AxisValue result;
  if (all <= 0) return result;
  result.data_share = std::min(1.0, data / all);
  result.lowest = 100 * low / all;
  result.highest = std::min(100.0, 100 * high / all);
  if (known <= 0) return result;
  result.value = std::min(100.0, 100 * sum / known);
  result.lowest = std::min(result.lowest, *result.value);
  result.highest = std::max(result.highest, *result.value);
  return result;
}

/// Share of the items that must be stated, as for a rank.
constexpr double kLeastStated = 0.6;

ChartField chart_field_of(const AxisValue& need, const AxisValue& readiness) {
  constexpr double kSlack = 1e-9;
  if (!need.value) return ChartField::Unknown;
  const bool great = *need.value >= kGreatNeed - kSlack;
  // One yes and six silences are no readiness: ask first.
  const bool asked = readiness.value && readiness.data_share >= kLeastStated - kSlack;
  if (!asked) return great ? ChartField::Ask : ChartField::Unknown;
  const bool ready = *readiness.value >= kReady - kSlack;
  if (great) return ready ? ChartField::Discuss : ChartField::Approach;
  return ready ? ChartField::Encourage : ChartField::Observe;
}

}  // namespace

std::string Pathway::label() const {
  if (letter.empty()) return motivated ? "C" : "–";
  return motivated ? letter + ", C" : letter;
}

std::vector<Pathway> pathways(const CriteriaSet& criteria, const Ranking& ranking,
                              const std::vector<ReadinessValues>& readiness) {
  const ScoreTree tree = score_tree(criteria);
  const std::size_t node = pathway_node(tree);
  std::vector<Pathway> result;
  for (const CandidateScore& score : ranking.candidates) {
    result.push_back({letter_of(tree, node, score), score.candidate < readiness.size() &&
                                                        is_motivated(readiness[score.candidate])});
  }
  return result;
}

std::vector<NeedReadiness> need_and_readiness(const CriteriaSet& criteria, const Ranking& ranking) {
  const ScoreTree tree = score_tree(criteria);
  std::vector<NeedReadiness> result;
  for (const CandidateScore& score : ranking.candidates) {
    NeedReadiness one{axis_value(tree, Axis::Need, score),
                      axis_value(tree, Axis::Readiness, score)};
    one.quadrant = chart_field_of(one.need, one.readiness);
    result.push_back(one);
  }
  return result;
}

geo::Text chart_field_name(ChartField quadrant) {
  switch (quadrant) {
    case ChartField::Discuss:
      return {"vorrangig besprechen", "discuss first"};
    case ChartField::Approach:
      return {"prüfen und ansprechen", "examine and approach"};
    case ChartField::Encourage:
      return {"Motivation aufgreifen", "take up the motivation"};
    case ChartField::Observe:
      return {"weiter beobachten", "keep in view"};
    case ChartField::Ask:
      return {"Bereitschaft erfragen", "ask about readiness"};
    case ChartField::Unknown:
      break;
  }
  return {"Angaben fehlen", "statements missing"};
}

}  // namespace nahraum::analysis
