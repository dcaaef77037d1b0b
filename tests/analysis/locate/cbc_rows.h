#pragma once
// A mixed-integer program as it is thought up, row by row, solved by CBC: the plain model, nothing
// merged, nothing removed.

#include <utility>
#include <vector>

#include "analysis/locate/problem.h"

namespace nahraum::test {

struct CbcSolution {
  bool optimal = false;
  bool infeasible = false;
  double objective = 0;
  double bound = 0;
};

class CbcRows {
 public:
  static constexpr double kFree = 1e30;
  using Terms = std::vector<std::pair<int, double>>;  ///< column, factor

  /// A column a site, 0 or 1, and the rules of the problem as rows.
  explicit CbcRows(const analysis::LocationProblem& problem);

  int add_column(double cost, double low, double high, bool whole);
  void add_row(const Terms& terms, double low, double high);
  void set_cost(int column, double cost) { cost_[static_cast<std::size_t>(column)] = cost; }
  [[nodiscard]] CbcSolution solve(bool maximise, double seconds) const;

 private:
  void add_rules(const analysis::LocationProblem& problem);

  std::vector<std::vector<std::pair<int, double>>> columns_;  ///< row, factor
  std::vector<double> cost_, column_low_, column_high_, low_, high_;
  std::vector<char> whole_;
};

}  // namespace nahraum::test
