#include "analysis/need/social_index.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::text;

constexpr double kSumTolerance = 1e-6;
constexpr double kPercent = 100;
/// Sums of shares are not exact: 0.6 must be 0.6 however it was added up.
constexpr double kShareTolerance = 1e-9;

[[noreturn]] void refuse(geo::Text message) {
  throw geo::Error(geo::ErrorKind::Input, std::move(message));
}

/// Adds what the children say under the rule of their node.
class NodeValue {
 public:
  explicit NodeValue(const IndexNode& node) : node_(node) {}

  void add(double value, double weight) {
    any_ = true;
    weights_ += weight;
    switch (node_.rule) {
      case NodeRule::Mean:
        sum_ += weight * value;
        break;
      case NodeRule::Geometric:
        if (weight > 0 && value <= 0) zero_ = true;
        if (weight > 0 && value > 0) sum_ += weight * std::log(value);
        break;
      case NodeRule::Power:
        sum_ += weight * std::pow(value, node_.power);
        break;
      case NodeRule::Max:
        sum_ = std::max(sum_, value);
        break;
    }
  }

  [[nodiscard]] std::optional<double> result() const {
    if (!any_) return std::nullopt;
    if (node_.rule == NodeRule::Max) return sum_;
    if (weights_ <= 0) return std::nullopt;  // only indicators without weight are there
    if (node_.rule == NodeRule::Geometric) return zero_ ? 0.0 : std::exp(sum_ / weights_);
    const double mean = std::clamp(sum_ / weights_, 0.0, 1.0);
    return node_.rule == NodeRule::Power ? std::pow(mean, 1 / node_.power) : mean;
  }

 private:
  const IndexNode& node_;
  bool any_ = false;
  bool zero_ = false;
  double sum_ = 0;
  double weights_ = 0;
};

/// `leaf_value(leaf)` gives nothing where the indicator is missing.
template <typename LeafValue>
std::optional<double> value_of(const IndexNode& node, const LeafValue& leaf_value) {
  if (node.leaf >= 0) return leaf_value(node.leaf);
  NodeValue value(node);
  for (const IndexNode& child : node.children) {
    if (const std::optional<double> of_child = value_of(child, leaf_value))
      value.add(*of_child, child.weight);
  }
  return value.result();
}

void collect(const IndexNode& node, double share, std::vector<WeightedLeaf>& leaves) {
  if (node.leaf >= 0) {
    leaves.push_back({&node, share});
    return;
  }
  const double alike = 1.0 / static_cast<double>(std::max<std::size_t>(1, node.children.size()));
  for (const IndexNode& child : node.children)
    collect(child, share * (node.rule == NodeRule::Max ? alike : child.weight), leaves);
}

using Scores = std::vector<std::vector<NeedScore>>;

const NeedScore& score_at(const Scores& scores, int leaf, std::size_t area) {
  return scores[static_cast<std::size_t>(leaf)][area];
}

/// The value of an area when every missing indicator had the score `fill`; without `fill` its
/// weight goes to the others. `without` is left out in any case.
std::optional<double> area_value(const IndexNode& root, const Scores& scores, std::size_t area,
                                 std::optional<double> fill, int without = -1) {
  return value_of(root, [&](int leaf) -> std::optional<double> {
    if (leaf == without) return std::nullopt;
    const NeedScore& score = score_at(scores, leaf, area);
    return score.known ? std::optional<double>(score.score) : fill;
  });
}

IndexState state_of(const std::vector<WeightedLeaf>& leaves, const Scores& scores, std::size_t area,
                    const IndexOptions& options) {
  if (!options.residents.empty()) {
    const geo::FlaggedValue& residents = options.residents[area];
    if (residents.missing()) return IndexState::ResidentsUnknown;
    if (residents.value < options.min_residents) return IndexState::TooFewResidents;
  }
  IndexState state = IndexState::Indexed;
  for (const WeightedLeaf& leaf : leaves) {
    if (leaf.weight <= 0 || score_at(scores, leaf.node->leaf, area).known) continue;
    if (leaf.node->missing == MissingPolicy::Exclude) return IndexState::Excluded;
    if (leaf.node->missing == MissingPolicy::Bounds) state = IndexState::OnlyBounds;
  }
  return state;
}

AreaIndex area_index(const IndexNode& root, const Scores& scores, std::size_t area,
                     const IndexOptions& options) {
  const std::vector<WeightedLeaf> leaves = weighted_leaves(root);
  AreaIndex result;
  for (const WeightedLeaf& leaf : leaves) {
    if (score_at(scores, leaf.node->leaf, area).known) result.data_share += leaf.weight;
  }
  result.data_share = std::min(result.data_share, 1.0);
  result.lowest = area_value(root, scores, area, 0.0).value_or(0);
  result.highest = area_value(root, scores, area, 1.0).value_or(1);
  result.state = state_of(leaves, scores, area, options);
  if (result.state != IndexState::Indexed) return result;
  result.index = area_value(root, scores, area, std::nullopt);
  if (!result.index) result.state = IndexState::NoData;
  return result;
}

/// Ranks by falling value among the areas that may be ranked; equal values share a rank.
std::vector<std::optional<std::size_t>> ranks_of(const std::vector<std::optional<double>>& values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return *values[a] != *values[b] ? *values[a] > *values[b] : a < b;
  });
  std::vector<std::optional<std::size_t>> ranks(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tie = i > 0 && *values[order[i]] == *values[order[i - 1]];
    ranks[order[i]] = tie ? ranks[order[i - 1]] : std::optional<std::size_t>(i + 1);
  }
  return ranks;
}

WithoutOne leave_out(const IndexNode& root, const Scores& scores, const IndexResult& full,
                     const IndexNode& leaf) {
  WithoutOne result{leaf.leaf, leaf.key, {}, 0};
  std::vector<std::optional<double>> values(full.areas.size());
  for (std::size_t area = 0; area < values.size(); ++area) {
    if (full.areas[area].rank)
      values[area] = area_value(root, scores, area, std::nullopt, leaf.leaf);
  }
  result.rank = ranks_of(values);
  for (std::size_t area = 0; area < values.size(); ++area) {
    if (!result.rank[area]) continue;
    const std::size_t a = *result.rank[area], b = *full.areas[area].rank;
    result.largest_shift = std::max(result.largest_shift, a > b ? a - b : b - a);
  }
  return result;
}

void add_rank_range(IndexResult& result) {
  result.rank_best.assign(result.areas.size(), 0);
  result.rank_worst.assign(result.areas.size(), 0);
  for (std::size_t area = 0; area < result.areas.size(); ++area) {
    if (!result.areas[area].rank) continue;
    std::size_t best = *result.areas[area].rank, worst = best;
    for (const WithoutOne& without : result.without) {
      if (!without.rank[area]) continue;
      best = std::min(best, *without.rank[area]);
      worst = std::max(worst, *without.rank[area]);
    }
    result.rank_best[area] = best;
    result.rank_worst[area] = worst;
  }
}

}  // namespace

void check_weights(IndexNode& root) {
  if (root.leaf >= 0) return;
  if (root.children.empty())
    refuse(text("Der Knoten „{}“ des Index hat keine Indikatoren.",
                "Node \"{}\" of the index has no indicators.", root.key));
  if (root.rule == NodeRule::Power && !(root.power >= 1))
    refuse(text("Der Knoten „{}“: 'power' muss mindestens 1 sein.",
                "Node \"{}\": 'power' must be at least 1.", root.key));
  double sum = 0;
  for (const IndexNode& child : root.children) {
    if (!(child.weight >= 0) || !std::isfinite(child.weight))
      refuse(text("Das Gewicht von „{}“ darf nicht kleiner als 0 sein.",
                  "The weight of \"{}\" must not be below 0.", child.key));
    sum += child.weight;
  }
  const bool one = std::abs(sum - 1) <= kSumTolerance;
  const bool percent = std::abs(sum - kPercent) <= kSumTolerance * kPercent;
  if (root.rule != NodeRule::Max && !one && !percent)
    refuse({fmt::format("Die Gewichte unter „{}“ ergeben zusammen {}; es müssen 1 oder 100 sein.",
                        root.key, geo::german_number(sum, 4)),
            fmt::format("The weights below \"{}\" add up to {}; they must add up to 1 or 100.",
                        root.key, geo::people_number(sum, 4, geo::Language::English))});
  for (IndexNode& child : root.children) {
    if (root.rule != NodeRule::Max) child.weight /= sum;
    check_weights(child);
  }
}

std::vector<WeightedLeaf> weighted_leaves(const IndexNode& root) {
  std::vector<WeightedLeaf> leaves;
  collect(root, 1, leaves);
  return leaves;
}

IndexResult social_index(const IndexNode& root, const std::vector<std::vector<NeedScore>>& scores,
                         const IndexOptions& options) {
  IndexResult result;
  const std::size_t areas = scores.empty() ? 0 : scores.front().size();
  std::vector<std::optional<double>> ranked(areas);
  for (std::size_t area = 0; area < areas; ++area) {
    result.areas.push_back(area_index(root, scores, area, options));
    if (result.areas[area].data_share >= options.min_data_share - kShareTolerance)
      ranked[area] = result.areas[area].index;
  }
  const std::vector<std::optional<std::size_t>> ranks = ranks_of(ranked);
  for (std::size_t area = 0; area < areas; ++area) result.areas[area].rank = ranks[area];
  for (const WeightedLeaf& leaf : weighted_leaves(root)) {
    if (leaf.weight > 0) result.without.push_back(leave_out(root, scores, result, *leaf.node));
  }
  add_rank_range(result);
  return result;
}

geo::Text state_text(IndexState state, const IndexOptions& options) {
  switch (state) {
    case IndexState::Indexed:
      return {"im Index", "indexed"};
    case IndexState::TooFewResidents:
      return {fmt::format("nicht im Index: weniger als {} Einwohner",
                          geo::german_number(options.min_residents)),
              fmt::format("not indexed: fewer than {} residents",
                          geo::people_number(options.min_residents, 0, geo::Language::English))};
    case IndexState::ResidentsUnknown:
      return {"nicht im Index: Einwohnerzahl unbekannt", "not indexed: residents unknown"};
    case IndexState::Excluded:
      return {"nicht im Index: ein Indikator fehlt, ohne den es keinen Index geben soll",
              "not indexed: an indicator is missing without which there shall be no index"};
    case IndexState::OnlyBounds:
      return {"nur Spanne: ein Indikator fehlt", "interval only: an indicator is missing"};
    case IndexState::NoData:
      break;
  }
  return {"nicht im Index: keine Daten", "not indexed: no data"};
}

}  // namespace nahraum::analysis
