#include "analysis/verbund/tour.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();

/// Costs with the start as place 0.
class Ways {
 public:
  Ways(std::span<const double> costs, std::size_t places, std::size_t start)
      : costs_(costs), places_(places), start_(start) {}
  [[nodiscard]] std::size_t size() const { return places_; }
  /// Place of the caller: the start comes first, the others keep their order.
  [[nodiscard]] std::size_t outside(std::size_t place) const {
    if (place == 0) return start_;
    return place <= start_ ? place - 1 : place;
  }
  [[nodiscard]] double cost(std::size_t from, std::size_t to) const {
    const double cost = costs_[outside(from) * places_ + outside(to)];
    return std::isnan(cost) ? kNoWay : cost;
  }
  [[nodiscard]] double length(const std::vector<std::size_t>& order) const {
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
      sum += cost(order[i], order[(i + 1) % order.size()]);
    return sum;
  }

 private:
  std::span<const double> costs_;
  std::size_t places_;
  std::size_t start_;
};

/// best[set * n + last]: shortest way from 0 over the places of the set, ending at `last`. The set
/// is over places 1..n.
class HeldKarp {
 public:
  explicit HeldKarp(const Ways& ways)
      : ways_(ways),
        n_(ways.size() - 1),
        best_((std::size_t{1} << n_) * n_, kNoWay),
        before_(best_.size(), kNone) {}

  Tour solve() {
    for (std::size_t i = 0; i < n_; ++i) best_[at(std::size_t{1} << i, i)] = ways_.cost(0, i + 1);
    const std::size_t all = (std::size_t{1} << n_) - 1;
    for (std::size_t set = 1; set <= all; ++set) extend(set);
    std::size_t last = 0;
    double length = kNoWay;
    for (std::size_t i = 0; i < n_; ++i) {
      const double whole = best_[at(all, i)] + ways_.cost(i + 1, 0);
      if (whole < length) {
        length = whole;
        last = i;
      }
    }
    if (length == kNoWay) return {.reachable = false};
    return {.order = walk_back(all, last), .length = length, .lower_bound = length};
  }

 private:
  static constexpr std::uint8_t kNone = 255;
  [[nodiscard]] std::size_t at(std::size_t set, std::size_t last) const { return set * n_ + last; }

  void extend(std::size_t set) {
    for (std::size_t last = 0; last < n_; ++last) {
      const double so_far = best_[at(set, last)];
      if (so_far == kNoWay) continue;
      for (std::size_t next = 0; next < n_; ++next) {
        if ((set >> next & 1U) != 0) continue;
        const std::size_t to = at(set | std::size_t{1} << next, next);
        const double length = so_far + ways_.cost(last + 1, next + 1);
        if (length >= best_[to]) continue;
        best_[to] = length;
        before_[to] = static_cast<std::uint8_t>(last);
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> walk_back(std::size_t set, std::size_t last) const {
    std::vector<std::size_t> order;
    while (true) {
      order.push_back(last + 1);
      const std::uint8_t before = before_[at(set, last)];
      set &= ~(std::size_t{1} << last);
      if (before == kNone) break;
      last = before;
    }
    order.push_back(0);
    std::reverse(order.begin(), order.end());
    return order;
  }

  const Ways& ways_;
  std::size_t n_;
  std::vector<double> best_;
  std::vector<std::uint8_t> before_;
};

/// Every place is left once and entered once, so no tour undercuts the sum of the cheapest ways out
/// of each, nor that of the cheapest ways in.
double cheapest_ways(const Ways& ways) {
  double out = 0;
  double in = 0;
  for (std::size_t a = 0; a < ways.size(); ++a) {
    double cheapest_out = kNoWay;
    double cheapest_in = kNoWay;
    for (std::size_t b = 0; b < ways.size(); ++b) {
      if (a == b) continue;
      cheapest_out = std::min(cheapest_out, ways.cost(a, b));
      cheapest_in = std::min(cheapest_in, ways.cost(b, a));
    }
    out += cheapest_out;
    in += cheapest_in;
  }
  return std::max(out, in);
}

std::vector<std::size_t> by_insertion(const Ways& ways) {
  std::vector<std::size_t> order{0};
  for (std::size_t place = 1; place < ways.size(); ++place) {
    std::vector<std::size_t> best;
    double length = kNoWay;
    for (std::size_t position = 1; position <= order.size(); ++position) {
      std::vector<std::size_t> tried = order;
      tried.insert(tried.begin() + static_cast<std::ptrdiff_t>(position), place);
      const double whole = ways.length(tried);
      if (!best.empty() && whole >= length) continue;
      length = whole;
      best = std::move(tried);
    }
    order = std::move(best);
  }
  return order;
}

/// Moves single places and turns pieces round while that shortens the tour.
void improve(const Ways& ways, std::vector<std::size_t>& order) {
  double length = ways.length(order);
  const auto keep_if_shorter = [&](std::vector<std::size_t> tried) {
    const double whole = ways.length(tried);
    if (!(whole < length - 1e-9)) return false;
    length = whole;
    order = std::move(tried);
    return true;
  };
  bool better = true;
  while (better) {
    better = false;
    for (std::size_t i = 1; i < order.size(); ++i) {
      for (std::size_t k = 1; k < order.size(); ++k) {
        std::vector<std::size_t> moved = order;
        const std::size_t place = moved[i];
        moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(i));
        moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(k), place);
        better = keep_if_shorter(std::move(moved)) || better;
        if (k <= i) continue;
        std::vector<std::size_t> turned = order;
        std::reverse(turned.begin() + static_cast<std::ptrdiff_t>(i),
                     turned.begin() + static_cast<std::ptrdiff_t>(k + 1));
        better = keep_if_shorter(std::move(turned)) || better;
      }
    }
  }
}

Tour bounded(const Ways& ways) {
  const double bound = cheapest_ways(ways);
  if (bound == kNoWay) return {.reachable = false};
  std::vector<std::size_t> order = by_insertion(ways);
  improve(ways, order);
  const double length = ways.length(order);
  if (length == kNoWay) return {.reachable = false};
  return {
      .exact = length <= bound, .order = std::move(order), .length = length, .lower_bound = bound};
}

}  // namespace

Tour shortest_tour(std::span<const double> costs, std::size_t start) {
  std::size_t places = 0;
  while (places * places < costs.size()) ++places;
  if (places * places != costs.size() || start >= places) {
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Die Wege zwischen den Mitgliedern sind keine quadratische Tabelle.",
                               "The ways between members are no square table."));
  }
  if (places == 1) return {.order = {0}};
  const Ways ways(costs, places, start);
  Tour tour = places <= kExactTourStops ? HeldKarp(ways).solve() : bounded(ways);
  for (std::size_t& place : tour.order) place = ways.outside(place);
  return tour;
}

}  // namespace nahraum::analysis
