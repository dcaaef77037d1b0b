#include "analysis/locate/detail/median_swap.h"

#include <algorithm>
#include <limits>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

/// What every opening, closing and exchange would save.
struct Savings {
  std::vector<double> gain;   ///< by site: opened in addition
  std::vector<double> loss;   ///< by slot of the open list: closed without another
  std::vector<double> extra;  ///< slot x site: what the loss is less when the site opens instead
  double cost = 0;            ///< of the present set

  Savings(std::size_t sites, std::size_t open)
      : gain(sites, 0), loss(open, 0), extra(sites * open, 0) {}
  Savings() = default;

  void add(const Savings& other) {
    const auto sum = [](std::vector<double>& to, const std::vector<double>& from) {
      for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
    };
    sum(gain, other.gain);
    sum(loss, other.loss);
    sum(extra, other.extra);
    cost += other.cost;
  }
};

/// The two open sites nearest to a point, and where its row has them.
struct TwoNearest {
  double first = 0;
  double second = 0;
  std::uint32_t slot = kNone;  ///< of the first
  std::uint64_t until = 0;     ///< entries before this one are not dearer than `second`
};

class Valuation {
 public:
  Valuation(const MedianModel& model, const std::vector<std::uint32_t>& open)
      : model_(model), open_(open), slot_(model.sites, kNone) {
    for (std::uint32_t s = 0; s < open.size(); ++s) slot_[open[s]] = s;
  }

  [[nodiscard]] Savings run() const {
    const bool large = model_.sites * open_.size() > 200'000;  // a table for each part costs
    const std::size_t chunk = large ? std::max<std::size_t>(1, model_.points()) : model_.chunk();
    Savings total(model_.sites, open_.size());
    return geo::ordered_reduce<Savings>(
        {.size = model_.points(), .threads = model_.threads, .chunk = chunk}, std::move(total),
        [&](std::size_t begin, std::size_t end) { return part(begin, end); },
        [](Savings& sum, const Savings& next) { sum.add(next); });
  }

 private:
  [[nodiscard]] Savings part(std::size_t begin, std::size_t end) const {
    Savings sum(model_.sites, open_.size());
    for (auto d = begin; d < end; ++d) value_point(d, two_nearest(d), sum);
    return sum;
  }

  void value_point(std::size_t d, const TwoNearest& two, Savings& sum) const {
    const double weight = model_.weight[d];
    sum.cost += weight * two.first;
    double* extra = nullptr;
    if (two.slot != kNone) {
      sum.loss[two.slot] += weight * (two.second - two.first);
      extra = sum.extra.data() + two.slot * model_.sites;
    }
    for (std::uint64_t e = model_.starts[d]; e < two.until; ++e) {
      const auto [near, site] = model_.near[e];
      const auto cost = static_cast<double>(near);
      if (cost < two.first) sum.gain[site] += weight * (two.first - cost);
      if (extra != nullptr && cost < two.second) {
        extra[site] += weight * (two.second - std::max(cost, two.first));
      }
    }
  }

  [[nodiscard]] TwoNearest two_nearest(std::size_t d) const {
    TwoNearest two{model_.unserved[d], model_.unserved[d], kNone, model_.starts[d + 1]};
    for (std::uint64_t e = model_.starts[d]; e < model_.starts[d + 1]; ++e) {
      const std::uint32_t slot = slot_[model_.near[e].site];
      if (slot == kNone) continue;
      const auto cost = static_cast<double>(model_.near[e].cost);
      if (two.slot != kNone) {
        two.second = cost;
        two.until = e;
        return two;
      }
      two.first = cost;
      two.slot = slot;
    }
    if (model_.reach[d] < model_.unserved[d]) look_up(d, two);
    return two;
  }

  /// The row ends before the second nearest: from the whole table.
  void look_up(std::size_t d, TwoNearest& two) const {
    two.first = two.second = model_.unserved[d];
    two.slot = kNone;
    for (std::uint32_t s = 0; s < open_.size(); ++s) {
      const double cost = pair_cost(*model_.costs, model_.row[d], open_[s], model_.sites);
      if (cost < two.first) {
        two.second = two.first;
        two.first = cost;
        two.slot = s;
      } else if (cost < two.second) {
        two.second = cost;
      }
    }
  }

  const MedianModel& model_;
  const std::vector<std::uint32_t>& open_;
  std::vector<std::uint32_t> slot_;
};

struct Move {
  double saves = 0;
  std::uint32_t in = kNone;
  std::uint32_t out = kNone;
};

std::vector<Move> helpful_moves(const MedianModel& model, const SiteRules& rules,
                                const std::vector<std::uint32_t>& open, const Savings& savings) {
  std::vector<Move> moves;
  const double least = 1e-9 * savings.cost + 1e-300;
  const auto offer = [&](double saves, std::uint32_t in, std::uint32_t out) {
    if (saves > least) moves.push_back({saves, in, out});
  };
  std::vector<bool> is_open(model.sites, false);
  for (const std::uint32_t site : open) is_open[site] = true;
  const auto opens = [&](std::uint32_t j) { return rules.start()[j] == Mark::Free && !is_open[j]; };
  const auto closes = [&](std::size_t s) { return rules.start()[open[s]] == Mark::Free; };
  for (std::uint32_t j = 0; j < model.sites; ++j) {
    if (!opens(j)) continue;
    const double gain = savings.gain[j] - model.opening[j];
    if (open.size() < rules.most_open()) offer(gain, j, kNone);
    for (std::size_t s = 0; s < open.size(); ++s) {
      const double less = savings.loss[s] - savings.extra[s * model.sites + j];
      if (closes(s)) offer(gain - less + model.opening[open[s]], j, open[s]);
    }
  }
  for (std::size_t s = 0; s < open.size() && open.size() > rules.least_open(); ++s) {
    if (closes(s)) offer(model.opening[open[s]] - savings.loss[s], kNone, open[s]);
  }
  return moves;
}

std::vector<std::uint32_t> after(std::vector<std::uint32_t> open, const Move& move) {
  if (move.out != kNone) open.erase(std::find(open.begin(), open.end(), move.out));
  if (move.in != kNone) open.insert(std::upper_bound(open.begin(), open.end(), move.in), move.in);
  return open;
}

/// Makes the best move the rules allow; false when there is none.
bool improve(const MedianModel& model, const SiteRules& rules, std::vector<std::uint32_t>& open) {
  constexpr std::size_t kMostTried = 5'000;
  std::vector<Move> moves = helpful_moves(model, rules, open, Valuation(model, open).run());
  const std::size_t tried = std::min(kMostTried, moves.size());
  const auto last =
      moves.begin() +
      static_cast<std::ptrdiff_t>(rules.rows().empty() ? std::min<std::size_t>(1, tried) : tried);
  std::partial_sort(moves.begin(), last, moves.end(), [](const Move& a, const Move& b) {
    if (a.saves != b.saves) return a.saves > b.saves;
    return a.in != b.in ? a.in < b.in : a.out < b.out;
  });
  for (auto move = moves.begin(); move != last; ++move) {
    std::vector<std::uint32_t> next = after(open, *move);
    if (!rules.keeps(next)) continue;
    open = std::move(next);
    return true;
  }
  return false;
}

std::vector<std::uint32_t> open_sites(const Marks& marks) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    if (marks[j] == Mark::Open) open.push_back(j);
  }
  return open;
}

/// Free site of greatest saving; kNone when none is free.
std::uint32_t best_opening(const MedianModel& model, const Marks& marks, const Savings& savings,
                           double& saves) {
  std::uint32_t best = kNone;
  saves = -std::numeric_limits<double>::infinity();
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    const double gain = savings.gain[j] - model.opening[j];
    if (marks[j] != Mark::Free || gain <= saves) continue;
    best = j;
    saves = gain;
  }
  return best;
}

bool decide(const SiteRules& rules, Marks& marks, std::uint32_t site) {
  Marks opened = marks;
  opened[site] = Mark::Open;
  if (rules.propagate(opened)) {
    marks = std::move(opened);
    return true;
  }
  marks[site] = Mark::Closed;
  return rules.propagate(marks);
}

}  // namespace

std::optional<std::vector<std::uint32_t>> greedy_set(const MedianModel& model,
                                                     const SiteRules& rules,
                                                     const std::function<bool()>& stop) {
  Marks marks = rules.start();
  if (!rules.propagate(marks)) return std::nullopt;
  while (!stop()) {
    const std::vector<std::uint32_t> open = open_sites(marks);
    double saves = 0;
    const std::uint32_t next = best_opening(model, marks, Valuation(model, open).run(), saves);
    if (next == kNone || (saves <= 0 && rules.keeps(open))) break;
    if (!decide(rules, marks, next)) return std::nullopt;
  }
  std::vector<std::uint32_t> open = open_sites(marks);
  if (!rules.keeps(open)) return std::nullopt;
  return open;
}

std::vector<std::uint32_t> interchange(const MedianModel& model, const SiteRules& rules,
                                       std::vector<std::uint32_t> open,
                                       const std::function<bool()>& stop) {
  while (!stop() && improve(model, rules, open)) {
  }
  return open;
}

}  // namespace nahraum::analysis::detail
