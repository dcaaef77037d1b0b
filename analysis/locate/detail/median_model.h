#pragma once
// The p-median as the search reads it: points of weight, each with its cheapest sites in order.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/locate/detail/site_rules.h"
#include "analysis/locate/problem.h"
#include "geo/core/progress.h"

namespace nahraum::analysis::detail {

/// A site of a row. The cost is rounded down to a float: half the memory to stream, and a bound
/// computed from it stays a bound.
struct Near {
  float cost = 0;
  std::uint32_t site = 0;
};

/// Rows may end early: `reach[d]` is a lower bound on the cost of every pair that was left out, and
/// the multiplier of d never exceeds it, so what was left out can not matter to a bound.
struct MedianModel {
  const SiteCosts* costs = nullptr;
  std::size_t sites = 0;
  std::size_t threads = 0;
  std::vector<double> weight;      ///< by point; > 0
  std::vector<double> unserved;    ///< cost per unit of weight of serving the point from nowhere
  std::vector<double> opening;     ///< by site, part of the objective
  std::vector<std::uint32_t> row;  ///< by point, its row of `costs`
  std::vector<std::uint64_t> starts;
  std::vector<Near> near;  ///< ascending by cost, then site
  std::vector<double> reach;
  bool must_serve = false;     ///< `unserved` is a number larger than any allowed answer
  bool whole_numbers = false;  ///< every objective is a whole number
  double most = std::numeric_limits<double>::infinity();  ///< no allowed answer is above

  [[nodiscard]] std::size_t points() const { return weight.size(); }
  /// Points a thread works at once; of the size of the model alone, so sums are the same on any
  /// threads.
  [[nodiscard]] std::size_t chunk() const;
};

struct ModelOptions {
  double penalty = -1;          ///< < 0: every point must be served
  bool merge = true;            ///< points of equal rows become one
  std::vector<double> opening;  ///< empty = 0
  std::size_t threads = 0;
};

/// Points with weight, equal rows merged; no row is filled yet. O(pairs).
[[nodiscard]] MedianModel frame_model(const LocationProblem& problem, const ModelOptions& options,
                                      geo::Progress& progress);

/// Fills the rows with the pairs cheaper than `reach` (empty: all that cost less than `unserved`),
/// without closed sites. O(pairs) and sorting of what stays.
void fill_rows(MedianModel& model, const Marks& marks, const std::vector<double>& reach,
               geo::Progress& progress);

/// Every `stride`-th point with stride times its weight, rows not filled.
[[nodiscard]] MedianModel sample_model(const MedianModel& model, std::size_t stride);

/// Takes sites that are closed for good out of the rows.
void drop_closed(MedianModel& model, const Marks& marks);

/// Cost of the pair, infinity when it is not there. O(1) in a full row, else O(log).
[[nodiscard]] double pair_cost(const SiteCosts& costs, std::size_t row, std::uint32_t site,
                               std::size_t sites);

/// The objective of the open sites, in doubles, from the costs themselves; infinity when a point
/// that must be served is not. `open` ascending.
[[nodiscard]] double objective_of(const MedianModel& model, const std::vector<std::uint32_t>& open);

/// Costs of the `ranks` nearest open sites of each point, the last one (infinity where there are
/// fewer).
[[nodiscard]] std::vector<double> ranked_cost(const MedianModel& model,
                                              const std::vector<std::uint32_t>& open,
                                              std::size_t rank);

}  // namespace nahraum::analysis::detail
