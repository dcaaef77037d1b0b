#pragma once
// Several indicators as one index of need, with what is missing shown as an interval instead of a
// silent mean (domain.md 2.1.3, 3(c) "Handling").
//
//   const IndexResult result = social_index(tree, scores, {.residents = residents});
//   result.areas[7].index;      // 0..1, 1 = most need; nothing when it may not be told
//   result.areas[7].lowest;     // all missing values best
//
// Values of a node: mean = sum(w u); geometric = prod(u^w); power = (sum(w u^p))^(1/p); max.
// Weights of a node add up to 1. All four rise with every u, so [all missing 0, all missing 1]
// holds the true value whatever it is, and a value that goes missing can only widen the interval.
// Cost O(areas * leaves); leave-one-out O(areas * leaves^2).

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/need/standardise.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class NodeRule { Mean, Geometric, Power, Max };

/// What happens to an area that lacks an indicator.
enum class MissingPolicy {
  Renormalise,  ///< its weight goes to the others of the node, in proportion
  Bounds,       ///< no index for the area, only the interval
  Exclude       ///< the area is not part of the index at all; the interval is printed
};

struct IndexNode {
  std::string key{};
  geo::Text title{};
  double weight = 1;  ///< within its node; under Max all alike
  NodeRule rule = NodeRule::Mean;
  double power = 3;                                    ///< Power: p >= 1
  int leaf = -1;                                       ///< row of the scores, -1 = inner node
  MissingPolicy missing = MissingPolicy::Renormalise;  ///< leaves
  std::vector<IndexNode> children{};
};

/// Throws Error{Input} for a node without children, weights below 0 or not adding up to 1 (100 is
/// taken as percent and brought to 1), p below 1.
void check_weights(IndexNode& root);

struct IndexOptions {
  std::span<const geo::FlaggedValue> residents{};  ///< empty = not asked
  double min_residents = 300;   ///< smaller areas have no index (Berlin, Hamburg; domain.md 2.1.4)
  double min_data_share = 0.6;  ///< below it no rank
};

enum class IndexState {
  Indexed,
  TooFewResidents,   ///< below min_residents
  ResidentsUnknown,  ///< nobody knows whether there are enough
  Excluded,          ///< an indicator with MissingPolicy::Exclude is missing
  OnlyBounds,        ///< an indicator with MissingPolicy::Bounds is missing
  NoData
};

struct AreaIndex {
  IndexState state = IndexState::NoData;
  std::optional<double> index;
  double lowest = 0;                ///< every missing value at no need
  double highest = 1;               ///< every missing value at most need
  double data_share = 0;            ///< share of the weight with a value
  std::optional<std::size_t> rank;  ///< 1 = most need; equal indices share a rank
};

/// The index without one indicator: does the picture hang on it?
struct WithoutOne {
  int leaf = 0;
  std::string key{};
  std::vector<std::optional<std::size_t>> rank;  ///< of the areas that have a rank in full
  std::size_t largest_shift = 0;
};

struct IndexResult {
  std::vector<AreaIndex> areas;
  std::vector<WithoutOne> without;
  std::vector<std::size_t> rank_best;   ///< smallest rank in full or without one; 0 = none
  std::vector<std::size_t> rank_worst;  ///< largest
};

/// `scores[leaf][area]`. The tree must have passed check_weights().
[[nodiscard]] IndexResult social_index(const IndexNode& root,
                                       const std::vector<std::vector<NeedScore>>& scores,
                                       const IndexOptions& options);

/// Leaves in order, with the share of the whole weight each has.
struct WeightedLeaf {
  const IndexNode* node = nullptr;
  double weight = 0;
};
[[nodiscard]] std::vector<WeightedLeaf> weighted_leaves(const IndexNode& root);

/// "nicht im Index: weniger als 300 Einwohner", for tables.
[[nodiscard]] geo::Text state_text(IndexState state, const IndexOptions& options);

}  // namespace nahraum::analysis
