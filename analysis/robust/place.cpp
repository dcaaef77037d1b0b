#include "analysis/robust/place.h"

#include <algorithm>
#include <cmath>

#include "geo/core/parallel.h"

namespace nahraum::analysis {

namespace {

constexpr int kHalvings = 40;
constexpr int kSteps = 10;  // tenths up and down
constexpr int kUsualChange = 2;
/// Points count as different from a billionth of a point on (prepared.cpp).
constexpr double kClear = 2e-11;

/// One candidate's utilities, changed one leaf at a time.
class OneCandidate {
 public:
  OneCandidate(const PreparedScores& prepared, std::uint32_t candidate)
      : prepared_(prepared), candidate_(candidate) {
    rows_.resize(prepared.tree.nodes.size(), 1);
    for (const PreparedLeaf& leaf : prepared.leaves) {
      const std::size_t at = leaf.node * prepared.candidates + candidate;
      rows_.utility[leaf.node] = prepared.rows.utility[at];
      rows_.known[leaf.node] = prepared.rows.known[at];
    }
  }

  /// The change of one leaf that brings the whole past `mark` (a utility of the root).
  [[nodiscard]] std::optional<ValueChange> change(const PreparedLeaf& leaf, double mark,
                                                  bool down) {
    if (leaf.measure == nullptr || rows_.known[leaf.node] <= 0) return std::nullopt;
    const double now = rows_.utility[leaf.node];
    const auto past = [&](double u) {
      rows_.utility[leaf.node] = u;
      rate_nodes<double>(prepared_.tree, prepared_.tree.weights, rows_);
      return down ? rows_.utility[0] < mark - kClear : rows_.utility[0] > mark + kClear;
    };
    const auto [lowest, highest] = std::minmax_element(
        leaf.utility.begin(), leaf.utility.end(),
        [](const BreakPoint& a, const BreakPoint& b) { return a.utility < b.utility; });
    double there = down ? lowest->utility : highest->utility;
    double here = now;
    const bool possible = past(there);
    for (int i = 0; possible && i < kHalvings; ++i) {
      const double middle = (here + there) / 2;
      (past(middle) ? there : here) = middle;
    }
    rows_.utility[leaf.node] = now;
    if (!possible) return std::nullopt;
    const double from = leaf.measure->values[candidate_].value;
    const std::optional<double> to = value_with_utility(leaf.utility, there, from);
    if (!to) return std::nullopt;
    return ValueChange{leaf.node, from, *to, there - now};
  }

 private:
  const PreparedScores& prepared_;
  std::uint32_t candidate_;
  NodeRows<double> rows_;
};

/// Where a place begins: the points to fall below, and those to rise above.
struct Marks {
  double to_stay = 0;   ///< of the first outside
  double to_enter = 0;  ///< of the last inside
};

void look_at_values(const PreparedScores& prepared, const Marks& marks, PlaceAnswer& answer) {
  OneCandidate one(prepared, answer.candidate);
  for (const PreparedLeaf& leaf : prepared.leaves) {
    const auto change =
        one.change(leaf, answer.inside ? marks.to_stay : marks.to_enter, answer.inside);
    if (!change) continue;
    if (!answer.value ||
        std::abs(change->utility_change) < std::abs(answer.value->utility_change)) {
      answer.value = change;
    }
  }
}

/// What the ranks are when one weight is `factor` times as large.
struct Trial {
  std::size_t node = 0;
  int tenths = 0;  ///< -10 .. 10
  std::vector<std::uint32_t> ranks;
};

std::vector<Trial> trials(const PreparedScores& prepared, std::size_t threads) {
  const ScoreTree& tree = prepared.tree;
  std::vector<Trial> result;
  for (std::size_t node = 1; node < tree.nodes.size(); ++node) {
    const CriterionNode& parent = *tree.nodes[tree.nodes[node].parent].criterion;
    const bool alone = parent.children.size() == 1;
    if (tree.weights[node] <= 0 || parent.combine == Combine::Max || alone) continue;
    for (int tenths = -kSteps; tenths <= kSteps; ++tenths) {
      if (tenths != 0) result.push_back({node, tenths, {}});
    }
  }
  geo::ordered_for({.size = result.size(), .threads = threads, .chunk = 2 * kSteps},
                   [&](std::size_t begin, std::size_t end) {
                     ScoreWorkspace space = workspace(prepared);
                     for (std::size_t i = begin; i < end; ++i) {
                       std::vector<double> weights = tree.weights;
                       weights[result[i].node] *= 1 + result[i].tenths / 10.0;
                       rescore(prepared, weights, space);
                       result[i].ranks = space.rank;
                     }
                   });
  return result;
}

void look_at_weights(const std::vector<Trial>& all, std::size_t top, PlaceAnswer& answer) {
  int least = kSteps + 1;
  for (const Trial& trial : all) {
    const std::uint32_t rank = trial.ranks[answer.candidate];
    if (rank == 0) continue;  // a weight of what is missing has grown: too few data
    if (std::abs(trial.tenths) == kUsualChange) {
      answer.best = std::min(answer.best, rank);
      answer.worst = std::max(answer.worst, rank);
    }
    if ((rank <= top) == answer.inside || std::abs(trial.tenths) >= least) continue;
    least = std::abs(trial.tenths);
    answer.weight = WeightChange{trial.node, 1 + trial.tenths / 10.0};
  }
}

}  // namespace

std::optional<double> value_with_utility(const std::vector<BreakPoint>& points, double wanted,
                                         double near) {
  std::optional<double> best;
  const auto offer = [&](double value) {
    if (!best || std::abs(value - near) < std::abs(*best - near)) best = value;
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const BreakPoint& a = points[i - 1];
    const BreakPoint& b = points[i];
    const bool inside =
        std::min(a.utility, b.utility) <= wanted && wanted <= std::max(a.utility, b.utility);
    if (!inside) continue;
    if (a.utility == b.utility) {
      offer(std::clamp(near, a.value, b.value));
    } else {
      offer(a.value + (wanted - a.utility) / (b.utility - a.utility) * (b.value - a.value));
    }
  }
  return best;
}

std::vector<PlaceAnswer> what_would_change(const PreparedScores& prepared,
                                           const PlaceOptions& options) {
  ScoreWorkspace set = workspace(prepared);
  rescore(prepared, prepared.tree.weights, set);
  std::vector<PlaceAnswer> result;
  for (std::uint32_t c = 0; c < prepared.candidates; ++c) {
    if (set.rank[c] == 0) continue;
    PlaceAnswer& answer = result.emplace_back();
    answer.candidate = c;
    answer.inside = set.rank[c] <= options.top;
    answer.best = answer.worst = set.rank[c];
  }
  const std::vector<Trial> weights = trials(prepared, options.threads);
  // Those who share the last place are all inside.
  const auto inside = static_cast<std::size_t>(std::count_if(
      result.begin(), result.end(), [](const PlaceAnswer& answer) { return answer.inside; }));
  const bool contested = inside > 0 && inside < result.size();
  const double* points = set.rows.utility_of(0);
  const Marks marks =
      contested ? Marks{points[set.order[inside]], points[set.order[inside - 1]]} : Marks{};
  geo::ordered_for({.size = result.size(), .threads = options.threads, .chunk = 16},
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t i = begin; i < end; ++i) {
                       look_at_weights(weights, options.top, result[i]);
                       if (contested) look_at_values(prepared, marks, result[i]);
                     }
                   });
  return result;
}

}  // namespace nahraum::analysis
