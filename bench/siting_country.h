#pragma once
// A made-up country for benchmarks of siting: towns of different size, points and sites around
// them. The same on every machine.
//
//   LocationProblem problem = siting_country({.points = 100'000});

#include <cstdint>

#include "analysis/locate/problem.h"

namespace nahraum::bench {

struct SitingCountry {
  std::size_t sites = 1300;
  std::size_t points = 100'000;
  double side = 130'000;  ///< metres
  double radius = 5000;   ///< pairs farther apart are left out
  std::size_t towns = 300;
  std::uint64_t seed = 20'260'105;
};

/// Straight-line metres between points (children 1..9) and sites; all pairs within the radius.
[[nodiscard]] analysis::LocationProblem siting_country(const SitingCountry& country);

}  // namespace nahraum::bench
