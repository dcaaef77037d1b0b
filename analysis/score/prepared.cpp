#include "analysis/score/prepared.h"

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

/// Break points in the unit of the measure: those of a z leaf are standard deviations.
std::vector<BreakPoint> break_points(const CriterionNode& leaf, const Measure& measure) {
  if (!leaf.z_scale) return leaf.utility;
  const std::optional<FixedReference>& reference =
      leaf.reference ? leaf.reference : measure.reference;
  if (!reference || !(reference->sd > 0)) return {};
  std::vector<BreakPoint> points = leaf.utility;
  for (BreakPoint& point : points) point.value = reference->mean + point.value * reference->sd;
  return points;
}

void fill_leaf(const PreparedLeaf& leaf, NodeRows<double>& rows) {
  if (leaf.measure == nullptr || leaf.utility.empty()) return;
  for (std::size_t c = 0; c < rows.candidates; ++c) {
    const geo::FlaggedValue& value = leaf.measure->values[c];
    if (value.missing()) continue;
    if (std::isnan(value.value)) {
      throw geo::Error(
          geo::ErrorKind::Internal,
          geo::text("Die Messgröße „{}“ hat einen Wert ohne Zahl.",
                    "Measure \"{}\" has a value without a number.", leaf.measure->key));
    }
    rows.utility_of(leaf.node)[c] = utility(leaf.utility, value.value);
    rows.known_of(leaf.node)[c] = 1;
  }
}

void check_weights(const PreparedScores& prepared, std::span<const double> weights) {
  const bool usable = weights.size() == prepared.tree.nodes.size() &&
                      std::all_of(weights.begin(), weights.end(),
                                  [](double w) { return std::isfinite(w) && w >= 0; });
  if (usable) return;
  throw geo::Error(geo::ErrorKind::Internal,
                   geo::text("Zu jedem Knoten gehört ein Gewicht, das nicht kleiner als 0 ist.",
                             "Each node has one weight that is not below 0."));
}

/// Bounds of one node from those of its children. For each way of combining, what the missing
/// could do is what they do at 0 and at 1: all of them rise with every child.
class Bounds {
 public:
  Bounds(const PreparedScores& prepared, std::span<const double> weights, ScoreWorkspace& space)
      : tree_(prepared.tree), weights_(weights), space_(space), n_(prepared.candidates) {}

  void run() {
    for (std::size_t node = tree_.nodes.size(); node-- > 0;) {
      if (tree_.leaf(node)) continue;
      start(node);
      const CriterionNode& criterion = *tree_.nodes[node].criterion;
      const double p = criterion.power;
      switch (criterion.combine) {
        case Combine::WeightedMean:
          mean(
              node, [](double u) { return u; }, [](double m) { return m; });
          break;
        case Combine::Max:
          best(node);
          break;
        case Combine::Power:
          mean(
              node, [p](double u) { return std::pow(u, p); },
              [p](double m) { return std::pow(m, 1 / p); });
          break;
        case Combine::Geometric:
          mean(
              node, [](double u) { return std::log(u); }, [](double m) { return std::exp(m); });
          break;
      }
      settle(node);
    }
  }

 private:
  [[nodiscard]] double* row(std::vector<double>& rows, std::size_t node) const {
    return rows.data() + node * n_;
  }

  void start(std::size_t node) {
    std::fill_n(row(space_.lowest, node), n_, 0);
    std::fill_n(row(space_.highest, node), n_, 0);
    std::fill_n(row(space_.data_share, node), n_, 0);
    std::fill_n(row(space_.complete, node), n_, 1);
  }

  template <typename Forward, typename Backward>
  void mean(std::size_t node, Forward forward, Backward backward) {
    double total = 0;
    for (const std::uint32_t child : tree_.children_of(node)) total += weights_[child];
    double* __restrict low = row(space_.lowest, node);
    double* __restrict high = row(space_.highest, node);
    for (const std::uint32_t child : tree_.children_of(node)) {
      if (weights_[child] <= 0) continue;
      const double weight = weights_[child] / total;
      const double* __restrict child_low = row(space_.lowest, child);
      const double* __restrict child_high = row(space_.highest, child);
      for (std::size_t c = 0; c < n_; ++c) low[c] += weight * forward(child_low[c]);
      for (std::size_t c = 0; c < n_; ++c) high[c] += weight * forward(child_high[c]);
      add_share(node, child, weight);
    }
    for (std::size_t c = 0; c < n_; ++c) low[c] = total > 0 ? backward(low[c]) : 0;
    for (std::size_t c = 0; c < n_; ++c) high[c] = total > 0 ? backward(high[c]) : 1;
  }

  void best(std::size_t node) {
    const auto children = tree_.children_of(node);
    double* __restrict low = row(space_.lowest, node);
    double* __restrict high = row(space_.highest, node);
    for (const std::uint32_t child : children) {
      const double* __restrict child_low = row(space_.lowest, child);
      const double* __restrict child_high = row(space_.highest, child);
      for (std::size_t c = 0; c < n_; ++c) low[c] = low[c] < child_low[c] ? child_low[c] : low[c];
      for (std::size_t c = 0; c < n_; ++c)
        high[c] = high[c] < child_high[c] ? child_high[c] : high[c];
      add_share(node, child, 1.0 / static_cast<double>(children.size()));
    }
  }

  void add_share(std::size_t node, std::size_t child, double weight) {
    double* __restrict share = row(space_.data_share, node);
    double* __restrict complete = row(space_.complete, node);
    const double* __restrict child_share = row(space_.data_share, child);
    const double* __restrict child_complete = row(space_.complete, child);
    for (std::size_t c = 0; c < n_; ++c) share[c] += weight * child_share[c];
    for (std::size_t c = 0; c < n_; ++c) complete[c] *= child_complete[c];
  }

  /// Sums of weights end a last bit beside 1; the interval still holds the value, and is the value
  /// when nothing is missing.
  void settle(std::size_t node) {
    double* __restrict low = row(space_.lowest, node);
    double* __restrict high = row(space_.highest, node);
    const double* __restrict complete = row(space_.complete, node);
    const double* __restrict value = space_.rows.utility_of(node);
    const double* __restrict known = space_.rows.known_of(node);
    for (std::size_t c = 0; c < n_; ++c) {
      const bool any = known[c] > 0;
      const bool whole = any && complete[c] > 0;
      const double floor = low[c] < value[c] ? low[c] : value[c];
      const double ceiling = high[c] > value[c] ? high[c] : value[c];
      low[c] = whole ? value[c] : any ? floor : 0;
      high[c] = whole ? value[c] : any ? (ceiling < 1 ? ceiling : 1) : 1;
    }
  }

  const ScoreTree& tree_;
  std::span<const double> weights_;
  ScoreWorkspace& space_;
  std::size_t n_;
};

/// Ranks as in sports: two firsts, then the third.
void give_ranks(const PreparedScores& prepared, ScoreWorkspace& space) {
  const std::size_t n = prepared.candidates;
  const double least = prepared.options.min_data_share - kShareSlack;
  const auto ranked = [&](std::uint32_t c) {
    return space.rows.known_of(0)[c] > 0 && space.data_share[c] >= least;
  };
  // Whole numbers sort faster than a function that rounds; unranked candidates come last.
  const auto level = [&](std::uint32_t c) {
    return ranked(c) ? std::llround(space.points[c] * kPointsPerUnit) : -1;
  };
  space.levels.resize(n);
  for (std::uint32_t c = 0; c < n; ++c) space.levels[c] = {-level(c), c};
  std::sort(space.levels.begin(), space.levels.end());
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto [negative, c] = space.levels[i];
    space.order[i] = c;
    const bool tied = i > 0 && space.levels[i - 1].first == negative;
    space.rank[c] = negative > 0 ? 0 : tied ? space.rank[space.order[i - 1]] : i + 1;
  }
}

}  // namespace

PreparedScores prepare(const CriteriaSet& criteria, const Measures& measures,
                       const ScoreOptions& options) {
  PreparedScores prepared;
  prepared.tree = score_tree(criteria);
  prepared.options = options;
  prepared.candidates = candidate_count(measures);
  prepared.rows.resize(prepared.tree.nodes.size(), prepared.candidates);
  for (std::size_t node = 0; node < prepared.tree.nodes.size(); ++node) {
    if (!prepared.tree.leaf(node)) continue;
    PreparedLeaf& leaf = prepared.leaves.emplace_back();
    leaf.node = node;
    const CriterionNode& criterion = *prepared.tree.nodes[node].criterion;
    const auto found = measures.find(criterion.measure);
    if (found == measures.end()) continue;
    leaf.measure = &found->second;
    leaf.utility = break_points(criterion, *leaf.measure);
    fill_leaf(leaf, prepared.rows);
  }
  return prepared;
}

ScoreWorkspace workspace(const PreparedScores& prepared) {
  ScoreWorkspace space;
  space.rows = prepared.rows;
  const std::size_t all = prepared.rows.utility.size();
  space.lowest = prepared.rows.utility;
  space.data_share = prepared.rows.known;
  space.complete = prepared.rows.known;
  space.highest.resize(all);
  for (std::size_t i = 0; i < all; ++i)
    space.highest[i] = prepared.rows.known[i] > 0 ? prepared.rows.utility[i] : 1;
  space.points.resize(prepared.candidates);
  space.rank.resize(prepared.candidates);
  space.order.resize(prepared.candidates);
  space.levels.resize(prepared.candidates);
  return space;
}

void rescore(const PreparedScores& prepared, std::span<const double> weights,
             ScoreWorkspace& space) {
  check_weights(prepared, weights);
  rate_nodes<double>(prepared.tree, weights, space.rows);
  Bounds(prepared, weights, space).run();
  for (std::size_t c = 0; c < prepared.candidates; ++c)
    space.points[c] = kFullScore * space.rows.utility_of(0)[c];
  give_ranks(prepared, space);
}

}  // namespace nahraum::analysis
