#pragma once
// Small sitings drawn at random, and their answer by trying every set of sites.

#include <filesystem>
#include <optional>
#include <string>

#include "analysis/locate/median.h"
#include "tests/support/random.h"

namespace nahraum::analysis::drawn {

struct SmallOptions {
  int sites = 12;
  int points = 10;
  bool whole = true;       ///< weights and costs are whole numbers
  double reachable = 0.8;  ///< share of pairs in the table
  bool rules = true;       ///< fixed, excluded, budget, groups, incompatible, at most p
  bool capacities = false;
};

[[nodiscard]] LocationProblem small_problem(support::Random& random, const SmallOptions& options);

/// Least p-median objective over all sets of sites (and, with capacities, all assignments) that
/// keep the rules, read anew from their text; nothing when there is none.
[[nodiscard]] std::optional<double> best_by_enumeration(const LocationProblem& problem,
                                                        const MedianOptions& options);

/// Does the set keep p, budget, groups, pairs, fixed and excluded?
[[nodiscard]] bool keeps_rules(const LocationProblem& problem,
                               const std::vector<std::uint32_t>& open);

/// OR-Library pmed file: shortest paths between all vertices, each a site and a point.
[[nodiscard]] LocationProblem read_pmed(const std::filesystem::path& file);

/// Sites and points in the plane, clustered like places in a county; costs are whole metres of
/// straight line.
[[nodiscard]] LocationProblem county(std::size_t sites, std::size_t points, std::size_t p,
                                     std::uint64_t seed);

/// All that makes the problem, for the message of a failed comparison.
[[nodiscard]] std::string describe(const LocationProblem& problem, const MedianOptions& options);

}  // namespace nahraum::analysis::drawn
