#pragma once
// Small problems of access for tests: drawn as a full table, with kNoWay where there is none.

#include <utility>
#include <vector>

#include "analysis/access/problem.h"
#include "tests/support/random.h"

namespace nahraum::analysis::testing_access {

inline constexpr double kNoWay = -1;

struct DrawnAccess {
  std::vector<std::vector<double>> table;  ///< [place][site]
  std::vector<double> demand;
  std::vector<double> supply;
  CostRows rows;
  [[nodiscard]] AccessProblem problem() const { return {rows, demand, supply}; }
  [[nodiscard]] bool way(std::size_t i, std::size_t j) const { return table[i][j] != kNoWay; }
};

inline DrawnAccess drawn(std::vector<std::vector<double>> table, std::vector<double> demand,
                         std::vector<double> supply) {
  std::vector<CostPair> pairs;
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    for (std::uint32_t j = 0; j < table[i].size(); ++j) {
      if (table[i][j] != kNoWay) pairs.push_back({i, j, table[i][j]});
    }
  }
  CostRows rows = cost_rows(pairs, demand.size(), supply.size()).rows;
  return {std::move(table), std::move(demand), std::move(supply), std::move(rows)};
}

/// Up to 7 places and 5 sites; some ways are missing, some demand and supply is 0.
inline DrawnAccess random_access(support::Random& random) {
  const auto places = static_cast<std::size_t>(random.integer(1, 7));
  const auto sites = static_cast<std::size_t>(random.integer(1, 5));
  std::vector<std::vector<double>> table(places, std::vector<double>(sites, kNoWay));
  for (auto& row : table) {
    for (double& cost : row) {
      if (random.chance(0.75)) cost = random.integer(0, 60) / 2.0;
    }
  }
  std::vector<double> demand(places);
  for (double& d : demand) d = random.chance(0.2) ? 0 : random.integer(1, 40);
  std::vector<double> supply(sites);
  for (double& s : supply) s = random.chance(0.2) ? 0 : random.integer(1, 50) / 4.0;
  return drawn(std::move(table), std::move(demand), std::move(supply));
}

}  // namespace nahraum::analysis::testing_access
