#pragma once
// A small dense linear program for the search of moves: maximise c x, A x = 0, l <= x <= u.
//
// Doubles: its answers are proposals only. Whoever uses them rounds and checks in integers
// (moves.h), so no tolerance in here can make a release unsafe.

#include <cstddef>
#include <vector>

namespace nahraum::analysis::disclosure {

struct LinearProgram {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> matrix;  ///< rows x columns, row by row
  std::vector<double> objective;
  std::vector<double> lower;  ///< finite
  std::vector<double> upper;  ///< infinity allowed
};

struct LinearAnswer {
  bool found = false;  ///< false: infeasible or given up
  std::vector<double> x;
  std::size_t pivots = 0;
};

/// Bounded primal simplex on the full tableau, two phases (the first only when `lower` is not all
/// zero). Deterministic. Cost: rows x columns a pivot; gives up after 40 (rows + columns) pivots.
[[nodiscard]] LinearAnswer maximise(const LinearProgram& program);

}  // namespace nahraum::analysis::disclosure
