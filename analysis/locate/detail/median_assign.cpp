#include "analysis/locate/detail/median_assign.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/locate/proposal.h"

namespace nahraum::analysis::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kMostExchanged = 2'000;
constexpr int kMostRounds = 50;

/// One assignment in the making: slots of the open list, the last slot being "unserved".
class Assigning {
 public:
  Assigning(const MedianModel& model, const std::vector<double>& capacity,
            const std::vector<std::uint32_t>& open)
      : model_(model), slots_(open.size() + 1), slot_(model.points(), slots_) {
    cost_.reserve(model.points() * slots_);
    for (std::size_t d = 0; d < model.points(); ++d) {
      for (const std::uint32_t site : open) {
        const bool fits = model.weight[d] <= capacity[site];
        cost_.push_back(fits ? pair_cost(*model.costs, model.row[d], site, model.sites)
                             : kInfinity);
      }
      cost_.push_back(model.must_serve ? kInfinity : model.unserved[d]);
    }
    for (const std::uint32_t site : open) left_.push_back(capacity[site]);
    left_.push_back(kInfinity);
  }

  [[nodiscard]] bool run(bool by_regret) {
    std::vector<std::size_t> order(model_.points());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> key(order.size());
    for (const std::size_t d : order) key[d] = by_regret ? regret(d) : model_.weight[d];
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key[a] > key[b]; });
    for (const std::size_t d : order) {
      if (!give(d)) return false;
    }
    for (int round = 0; round < kMostRounds && (move_points() || exchange_points()); ++round) {
    }
    return true;
  }

  [[nodiscard]] const std::vector<std::size_t>& slots() const { return slot_; }

 private:
  [[nodiscard]] double cost(std::size_t d, std::size_t slot) const {
    return cost_[d * slots_ + slot];
  }

  [[nodiscard]] double regret(std::size_t d) const {
    double first = kInfinity;
    double second = kInfinity;
    for (std::size_t s = 0; s < slots_; ++s) {
      const double c = cost(d, s);
      second = std::min(second, std::max(first, c));
      first = std::min(first, c);
    }
    return std::isfinite(second) ? model_.weight[d] * (second - first) : kInfinity;
  }

  bool give(std::size_t d) {
    std::size_t best = slots_;
    for (std::size_t s = 0; s < slots_; ++s) {
      const bool fits = model_.weight[d] <= left_[s] && std::isfinite(cost(d, s));
      if (fits && (best == slots_ || cost(d, s) < cost(d, best))) best = s;
    }
    if (best == slots_) return false;
    slot_[d] = best;
    left_[best] -= model_.weight[d];
    return true;
  }

  bool move_points() {
    bool moved = false;
    for (std::size_t d = 0; d < model_.points(); ++d) {
      const std::size_t from = slot_[d];
      left_[from] += model_.weight[d];
      give(d);
      moved = moved || cost(d, slot_[d]) < cost(d, from);
    }
    return moved;
  }

  bool exchange_points() {
    if (model_.points() > kMostExchanged) return false;
    bool helped = false;
    for (std::size_t a = 0; a < model_.points(); ++a) {
      for (std::size_t b = a + 1; b < model_.points(); ++b) {
        if (slot_[a] != slot_[b]) helped = exchange(a, b) || helped;
      }
    }
    return helped;
  }

  bool exchange(std::size_t a, std::size_t b) {
    const double now = model_.weight[a] * cost(a, slot_[a]) + model_.weight[b] * cost(b, slot_[b]);
    const double then = model_.weight[a] * cost(a, slot_[b]) + model_.weight[b] * cost(b, slot_[a]);
    if (!(then < now - 1e-9 * now)) return false;
    const double more = model_.weight[b] - model_.weight[a];  // at the site of a
    if (more > left_[slot_[a]] || -more > left_[slot_[b]]) return false;
    left_[slot_[a]] -= more;
    left_[slot_[b]] += more;
    std::swap(slot_[a], slot_[b]);
    return true;
  }

  const MedianModel& model_;
  std::size_t slots_;
  std::vector<std::size_t> slot_;
  std::vector<double> cost_;
  std::vector<double> left_;
};

}  // namespace

std::optional<Candidate> assigned_candidate(const MedianModel& model,
                                            const std::vector<double>& capacity,
                                            const std::vector<std::uint32_t>& open,
                                            std::vector<std::uint32_t> assignment) {
  std::vector<double> load(model.sites, 0);
  double objective = 0;
  for (const std::uint32_t site : open) objective += model.opening[site];
  for (std::size_t d = 0; d < model.points(); ++d) {
    const std::uint32_t site = assignment[d];
    if (site != Proposal::kUnserved) load[site] += model.weight[d];
    objective += model.weight[d] * (site == Proposal::kUnserved
                                        ? model.unserved[d]
                                        : pair_cost(*model.costs, model.row[d], site, model.sites));
  }
  for (std::size_t j = 0; j < load.size(); ++j) {
    if (load[j] > capacity[j]) return std::nullopt;
  }
  return Candidate{objective, open, std::move(assignment)};
}

std::optional<Candidate> assign_points(const MedianModel& model,
                                       const std::vector<double>& capacity,
                                       const std::vector<std::uint32_t>& open) {
  std::optional<Candidate> best;
  for (const bool by_regret : {true, false}) {
    Assigning assigning(model, capacity, open);
    if (!assigning.run(by_regret)) continue;
    std::vector<std::uint32_t> assignment;
    for (const std::size_t slot : assigning.slots()) {
      assignment.push_back(slot == open.size() ? Proposal::kUnserved : open[slot]);
    }
    auto found = assigned_candidate(model, capacity, open, std::move(assignment));
    if (found && (!best || found->objective < best->objective)) best = std::move(found);
  }
  return best;
}

}  // namespace nahraum::analysis::detail
