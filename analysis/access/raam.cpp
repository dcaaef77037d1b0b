#include "analysis/access/raam.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "analysis/access/detail.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

constexpr double kSomeSupply = 1e-100;
constexpr std::size_t kRoundsBetweenLooks = 10;

double total(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void check(const RaamOptions& options) {
  const bool tau = std::isfinite(options.tau) && options.tau > 0;
  const bool rho = !options.rho || (std::isfinite(*options.rho) && *options.rho > 0);
  if (!tau || !rho)
    throw geo::Error(
        geo::ErrorKind::Usage,
        geo::text("{} muss größer als 0 sein.", "{} must be above 0.", tau ? "--rho" : "--tau"));
}

/// Demand on its way to the sites, and what that costs.
class Crowd {
 public:
  Crowd(const AccessProblem& problem, double tau, double rho)
      : problem_(problem), flow_(problem.costs.pairs(), 0), demand_(problem.supply.size(), 0) {
    // Crowding rises by slope = 1 / room with each child; a site without supply has no room.
    for (const double supply : problem.supply) {
      room_.push_back(supply > kSomeSupply ? supply * rho : 0);
      slope_.push_back(room_.back() > 0 ? 1 / room_.back() : 0);
    }
    way_.reserve(problem.costs.pairs());
    for (const double cost : problem.costs.costs) way_.push_back(cost / tau);
    for (std::size_t i = 0; i < problem.costs.places(); ++i) spread(i);
  }

  void round() {
    for (std::size_t i = 0; i < problem_.costs.places(); ++i) spread(i);
    sum_up();
  }

  [[nodiscard]] double best(std::size_t place) const {
    double best = std::numeric_limits<double>::infinity();
    for (std::uint64_t e = begin(place); e < end(place); ++e) {
      if (open(e)) best = std::min(best, cost(e));
    }
    return best;
  }

  [[nodiscard]] double gap() const {
    double paid = 0;
    double least = 0;
    for (std::size_t i = 0; i < problem_.costs.places(); ++i) {
      const double best_cost = best(i);
      if (!std::isfinite(best_cost) || !(problem_.demand[i] > 0)) continue;
      least += problem_.demand[i] * best_cost;
      for (std::uint64_t e = begin(i); e < end(i); ++e) {
        if (flow_[e] > 0) paid += flow_[e] * cost(e);
      }
    }
    return least > 0 ? std::max(0.0, (paid - least) / least) : 0;
  }

  [[nodiscard]] const std::vector<double>& demand() const { return demand_; }

 private:
  struct Choice {
    std::uint64_t entry;
    double base;  ///< cost without this place's own children
    double room;  ///< children for whom the cost rises by 1
  };

  [[nodiscard]] std::uint64_t begin(std::size_t i) const { return problem_.costs.starts[i]; }
  [[nodiscard]] std::uint64_t end(std::size_t i) const { return problem_.costs.starts[i + 1]; }
  [[nodiscard]] std::uint32_t site(std::uint64_t e) const { return problem_.costs.sites[e]; }
  [[nodiscard]] bool open(std::uint64_t e) const { return room_[site(e)] > 0; }
  [[nodiscard]] double cost(std::uint64_t e) const {
    return demand_[site(e)] * slope_[site(e)] + way_[e];
  }

  /// The level at which all children find room: only sites whose base lies below it are used.
  double level(double children) {
    double level = std::numeric_limits<double>::infinity();
    std::size_t before = 0;
    bool looked = false;
    do {
      before = choices_.size();
      double filled = children;
      double room = 0;
      std::size_t kept = 0;
      for (const Choice choice : choices_) {
        if (!(choice.base < level)) continue;
        filled += choice.base * choice.room;
        room += choice.room;
        choices_[kept++] = choice;
      }
      choices_.resize(kept);
      level = filled / room;
      // The first look has no level to leave anybody out by.
    } while (choices_.size() != before || !std::exchange(looked, true));
    return level;
  }

  void spread(std::size_t place) {
    const double children = problem_.demand[place];
    if (!(children > 0)) return;
    choices_.clear();
    for (std::uint64_t e = begin(place); e < end(place); ++e) {
      const std::uint32_t j = site(e);
      if (!(room_[j] > 0)) continue;
      demand_[j] = std::max(0.0, demand_[j] - flow_[e]);
      flow_[e] = 0;
      choices_.push_back({e, demand_[j] * slope_[j] + way_[e], room_[j]});
    }
    if (choices_.empty()) return;
    const double water = level(children);
    for (const Choice& choice : choices_) {
      flow_[choice.entry] = (water - choice.base) * choice.room;
      demand_[site(choice.entry)] += flow_[choice.entry];
    }
  }

  /// Anew from the shares, so that rounding does not add up over the rounds.
  void sum_up() {
    std::fill(demand_.begin(), demand_.end(), 0.0);
    for (std::size_t e = 0; e < flow_.size(); ++e) demand_[site(e)] += flow_[e];
  }

  const AccessProblem& problem_;
  std::vector<double> room_;
  std::vector<double> slope_;
  std::vector<double> way_;  ///< cost / tau, by entry
  std::vector<double> flow_;
  std::vector<double> demand_;
  std::vector<Choice> choices_;
};

}  // namespace

RaamResult raam(const AccessProblem& problem, const RaamOptions& options) {
  check(options);
  RaamResult result;
  const double supply = total(problem.supply);
  const double demand = total(problem.demand);
  // Without demand nothing is crowded and rho does not matter; without supply nothing is open.
  const double rho = options.rho.value_or(supply > 0 && demand > 0 ? demand / supply : 1);
  Crowd crowd(problem, options.tau, rho);
  result.gap = crowd.gap();
  while (result.gap > options.tolerance && result.rounds < options.most_rounds) {
    crowd.round();
    ++result.rounds;
    if (result.rounds % kRoundsBetweenLooks == 0 || result.rounds < kRoundsBetweenLooks)
      result.gap = crowd.gap();
  }
  if (result.rounds > 0) result.gap = crowd.gap();
  result.converged = result.gap <= options.tolerance;
  for (std::size_t i = 0; i < problem.costs.places(); ++i) {
    const double best = crowd.best(i);
    result.access.values.push_back(std::isfinite(best)
                                       ? geo::FlaggedValue{best, geo::ValueFlag::None}
                                       : detail::not_applicable());
  }
  result.demand_at_sites = crowd.demand();
  return result;
}

}  // namespace nahraum::analysis
