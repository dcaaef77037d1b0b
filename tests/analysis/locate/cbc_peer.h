#pragma once
// Maximal and set covering as everybody writes them down, solved by CBC: the peer of our own method
// in tests and benchmarks.

#include "analysis/locate/problem.h"

namespace nahraum::test {

struct PeerAnswer {
  bool optimal = false;
  double objective = 0;
  double bound = 0;
};

/// max sum w z, z_d <= sum of y_j that cover d, sum y = p (or <= p), incompatible pairs; seconds 0
/// = no limit.
[[nodiscard]] PeerAnswer cbc_max_cover(const analysis::LocationProblem& problem, double radius,
                                       double gap, double seconds);
/// min sum cost y, each point covered.
[[nodiscard]] PeerAnswer cbc_set_cover(const analysis::LocationProblem& problem, double radius);

}  // namespace nahraum::test
