#pragma once
// The shortest round trip over the members of a Verbund: how long a co-ordinator is on the road
// (domain.md 3(f) V5).
//
//   const Tour tour = shortest_tour(minutes, 0);   // minutes[from * n + to]
//   tour.order;    // 0, 3, 1, 2: back to 0 at the end
//
// Exact by dynamic programming over subsets (Held and Karp, A dynamic programming approach to
// sequencing problems, 1962) up to kExactTourStops places: O(2^n n^2) time, 2^n n numbers. Beyond,
// a tour by insertion with exchanges, and a lower bound: the truth lies between the two.

#include <cstddef>
#include <span>
#include <vector>

namespace nahraum::analysis {

inline constexpr std::size_t kExactTourStops = 15;

struct Tour {
  bool reachable = true;  ///< false: some place cannot be reached and left; nothing below
  bool exact = true;      ///< false: `length` is a tour, `lower_bound` what none undercuts
  std::vector<std::size_t> order{};  ///< begins with `start`
  double length = 0;
  double lower_bound = 0;
};

/// `costs` is n x n, from row to column, not necessarily symmetric; NaN or infinite = no way; the
/// diagonal is not looked at. One place: length 0. Ties: the first order by index. Throws
/// Error{Internal} when `costs` is no square or `start` is not in it.
[[nodiscard]] Tour shortest_tour(std::span<const double> costs, std::size_t start);

}  // namespace nahraum::analysis
