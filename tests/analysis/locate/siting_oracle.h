#pragma once
// Every set of sites tried: the truth for small problems, written apart from the program's own
// rules and searches.

#include <functional>
#include <optional>
#include <vector>

#include "analysis/locate/problem.h"
#include "tests/support/random.h"

namespace nahraum::test {

using analysis::LocationProblem;

struct Truth {
  bool possible = false;
  double best = 0;
};

/// Is `open` allowed by fixed, excluded, p, budget, groups and incompatible pairs?
[[nodiscard]] bool allowed(const LocationProblem& problem, const std::vector<bool>& open);
/// Best value over all allowed sets; `value` gives nothing where the model itself forbids the set.
[[nodiscard]] Truth enumerate(
    const LocationProblem& problem, bool maximise,
    const std::function<std::optional<double>(const std::vector<bool>&)>& value);

struct DrawOptions {
  std::size_t most_sites = 12;
  std::size_t most_points = 25;
  bool side_rules = true;
  bool capacities = false;
  bool need_p = false;
};

/// A random problem: costs 0..20 (whole), weights 0..9 or tenths, some pairs missing.
[[nodiscard]] LocationProblem draw_problem(support::Random& random, const DrawOptions& options);
/// Lowest cost from a point to an open site; infinity if none.
[[nodiscard]] double nearest(const LocationProblem& problem, std::size_t point,
                             const std::vector<bool>& open);

}  // namespace nahraum::test
