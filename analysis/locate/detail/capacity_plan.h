#pragma once
// What open sites with capacities can do when a point counts for more at a near site, or when the
// worst-served part decides: a small linear program, and planes above its value.
//
//   CapacityPlan plan(rows, capacities, {}, stop);
//   plan.solve(x);                     // x in [0, 1] by site; 0/1 for a set
//   const double value = plan.value();
//   const Plane plane = plan.plane();  // value of any set <= plane
//
// Value: the sum of share x weight served, or with `part_weight` the least share of a part's weight
// that is served. A point may be shared between sites. The planes rest on prices of the rows alone:
// for any prices u >= 0, a site brings at most the fractional knapsack (Dantzig 1957) over its rows
// at share - u. So they hold whatever the linear program says; only how near they lie depends on
// it. The value is that of a plan in which no row and no site carries too much.
//
// Cost: one linear program of as many columns as the rows have entries, started from the last one.

#include <functional>
#include <span>
#include <vector>

#include "analysis/locate/detail/clp_master.h"
#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/cover_value.h"

namespace nahraum::analysis::detail {

class CapacityPlan {
 public:
  /// Capacities and part weights in the unit of the rows' weights; `part_weight` empty: the sum.
  CapacityPlan(const CoverRows& rows, std::vector<double> capacities,
               std::vector<double> part_weight, std::function<bool()> stop);

  void solve(std::span<const double> x);
  [[nodiscard]] double value() const;
  [[nodiscard]] Plane plane() const;
  /// Weight that flows along each entry of the rows.
  [[nodiscard]] const std::vector<double>& entry_flow() const { return flow_; }

 private:
  [[nodiscard]] std::vector<LpColumn> columns() const;
  [[nodiscard]] std::vector<LpRow> lp_rows() const;
  void take_flow();
  /// Most that site j can bring at these prices.
  [[nodiscard]] double knapsack(std::size_t site, std::span<const double> price,
                                std::span<const double> part_price) const;

  const CoverRows* rows_;
  std::size_t sites_;
  std::vector<double> part_weight_;
  std::vector<std::uint64_t> starts_;  ///< entries by site
  std::vector<std::uint64_t> entry_;   ///< of the rows
  std::vector<std::uint32_t> row_of_;  ///< by entry of the rows
  std::vector<double> capacities_;     ///< at most what the site's rows weigh
  double unit_ = 1;                    ///< power of two: flows in the program near 1000
  ClpMaster master_;
  std::vector<double> x_, flow_;
};

}  // namespace nahraum::analysis::detail
