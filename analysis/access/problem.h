#pragma once
// Who wants to get where, and what it costs: the common ground of all measures of access.
//
//   const CostRows costs = cost_rows(pairs, demand.size(), supply.size());
//   const std::vector<double> weight = decay_weights(costs, Decay{...});
//   const AccessProblem problem{costs, demand, supply};
//
// Rows are demand places (cells), entries the sites they reach; a pair that is not there cannot be
// reached. Costs are minutes or metres, not negative. Demand and supply are counts (children,
// hours, places) from 0 to 1e15. Everything is checked once, by check_problem().

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/core/flag.h"

namespace nahraum::analysis {

/// Compressed rows: sites of place i are entries [starts[i], starts[i+1]), ascending by site.
struct CostRows {
  std::vector<std::uint64_t> starts;  ///< places + 1
  std::vector<std::uint32_t> sites;
  std::vector<double> costs;
  std::size_t site_count = 0;
  [[nodiscard]] std::size_t places() const { return starts.empty() ? 0 : starts.size() - 1; }
  [[nodiscard]] std::size_t pairs() const { return sites.size(); }
};

struct CostPair {
  std::uint32_t place = 0;
  std::uint32_t site = 0;
  double cost = 0;
};

struct PairedRows {
  CostRows rows;
  std::size_t repeated = 0;  ///< pairs given more than once; the lowest cost is taken
};
/// O(pairs log longest row). Throws Error{Internal} for an index outside.
[[nodiscard]] PairedRows cost_rows(const std::vector<CostPair>& pairs, std::size_t places,
                                   std::size_t sites);

/// Views: what they show must outlive the problem.
struct AccessProblem {
  const CostRows& costs;
  std::span<const double> demand;  ///< one a place
  std::span<const double> supply;  ///< one a site
};
/// Throws Error{Input} for negative or non-finite numbers and those above 1e15, Error{Internal} for
/// sizes that do not fit.
void check_problem(const AccessProblem& problem);

/// How much a site counts at a cost. 0 beyond `limit` (inclusive) for every form; a weight below
/// 1e-50 is 0.
enum class DecayForm {
  Step,         ///< 1
  Linear,       ///< 1 - c / limit
  Exponential,  ///< exp(-beta c)
  Gaussian,     ///< exp(-c^2 / (2 sigma^2)); sigma = `scale`
  Logistic,     ///< 1 / (1 + exp((c - midpoint) / scale))
  Power,        ///< max(c, smallest)^-beta: `smallest` keeps a cost of 0 finite
  Zones         ///< weight of the first zone whose end is not below c (Luo & Qi 2009)
};

struct Zone {
  double end = 0;  ///< inclusive
  double weight = 0;
};

struct Decay {
  DecayForm form = DecayForm::Step;
  std::optional<double> limit{};  ///< Step and Linear need it
  double beta = 0.1;
  double scale = 10;
  double midpoint = 15;
  double smallest = 1;
  std::vector<Zone> zones{};  ///< ascending by end
};
/// Throws Error{Usage} saying which parameter is missing or out of range.
void check_decay(const Decay& decay);
[[nodiscard]] double decay_weight(const Decay& decay, double cost);
/// One weight a pair, in the order of the rows. O(pairs), in parallel; same bytes on any number of
/// threads (0 = all).
[[nodiscard]] std::vector<double> decay_weights(const CostRows& costs, const Decay& decay,
                                                std::size_t threads = 0);

/// One value a place. No NaN behind a flag that is not a missing one.
struct AccessResult {
  /// ExactZero where nothing is in reach; NotApplicable (missing) where the measure says nothing.
  std::vector<geo::FlaggedValue> values;
  /// Sites that have supply and nobody with demand in reach: their supply is part of no value.
  std::vector<std::uint32_t> idle_sites;
};

}  // namespace nahraum::analysis
