#pragma once
// How much demand open sites can serve when each has a capacity and a point may be shared between
// sites (the children of one cell go to two Kitas): a largest flow.
//
//   SharedFlow flow(rows, capacities);
//   const double served = flow.solve(x);   // x in [0, 1] by site; 0/1 for a set
//   const Plane plane = flow.plane(x);     // served by any set <= plane
//
// The smallest cut gives the plane: for the rows A that the source still reaches, served(S) <= w(A)
// + sum over S of min(capacity_j, w(rows of j outside A)). Dinic's algorithm, O(edges sqrt(nodes))
// in practice.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/cover_value.h"

namespace nahraum::analysis::detail {

class SharedFlow {
 public:
  /// Capacities in the unit of the rows' weights.
  SharedFlow(const CoverRows& rows, std::vector<double> capacities);

  [[nodiscard]] double solve(std::span<const double> x);
  /// The plane that touches at the x of the last solve().
  [[nodiscard]] Plane plane(std::span<const double> x) const;
  /// Weight that flows along each entry of the rows (site to row) after solve().
  [[nodiscard]] std::vector<double> entry_flow() const;

 private:
  struct Edge {
    std::uint32_t to;
    double room;
  };
  void connect(std::uint32_t from, std::uint32_t to);
  bool levels();
  double push(std::uint32_t node, double most);

  const CoverRows* rows_;
  std::vector<double> capacities_;
  std::uint32_t source_, sink_;
  std::vector<Edge> edges_;                      ///< even: forward, odd: back
  std::vector<std::vector<std::uint32_t>> out_;  ///< edges by node
  std::vector<std::uint32_t> level_, next_;
};

/// By demand point the site that serves the greatest part of its row after solve(); kNone where
/// nobody does.
[[nodiscard]] std::vector<std::uint32_t> main_sites(const CoverRows& rows,
                                                    std::span<const double> entry_flow);

}  // namespace nahraum::analysis::detail
