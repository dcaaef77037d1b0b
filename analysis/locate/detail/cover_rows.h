#pragma once
// Who could serve whom: demand as rows of sites, identical rows merged into one.
//
//   const CoverRows rows = cover_rows(problem, [](double cost) { return cost <= 15 ? 1.0 : 0.0; });
//
// 100,000 demand points around 1,300 sites make some 15,000 different rows; what remains decides
// the work of every model of covering. Weights are kept as whole numbers where all of them are
// decimals with up to six places, so that sums are exact and bounds can be rounded to whole steps.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/locate/problem.h"

namespace nahraum::analysis::detail {

struct CoverRows {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint64_t> starts{0};
  std::vector<std::uint32_t> site;         ///< greater share first, then ascending
  std::vector<double> share;               ///< 0 < share <= 1 by entry
  std::vector<double> weight;              ///< of the row, in units of 1 / scale
  std::vector<std::uint32_t> part;         ///< of the row: its group of demand
  std::vector<std::uint32_t> first_point;  ///< a demand point behind the row
  std::vector<std::uint32_t> row_of;  ///< by demand point; kNone = weight 0 or nobody reaches it
  std::size_t parts = 1;
  double scale = 1;      ///< whole weight = weight x scale
  bool whole = false;    ///< all weights are whole numbers and all shares are 1
  bool all_full = true;  ///< all shares are 1

  [[nodiscard]] std::size_t size() const { return weight.size(); }
  [[nodiscard]] std::span<const std::uint32_t> sites_of(std::size_t row) const {
    return {site.data() + starts[row], site.data() + starts[row + 1]};
  }
};

/// `share_of` a cost: 1 = fully served, 0 = not at all, never rising. `part_of` gives each demand
/// point its group (rows of two groups are never merged); empty = one group. Points of weight 0 and
/// excluded sites are left out, the latter not with `all_sites`.
[[nodiscard]] CoverRows cover_rows(const LocationProblem& problem,
                                   const std::function<double(double)>& share_of,
                                   std::span<const std::uint32_t> part_of = {},
                                   bool all_sites = false);

/// Are these the same rows, parts included?
[[nodiscard]] bool same_rows(const CoverRows& a, const CoverRows& b);

/// Gives rows that lie together the same part: `parts` regions around sites that cover most. Many
/// small terms in place of one sum make the cuts sparse and few rounds enough.
void split_by_region(CoverRows& rows, std::size_t sites, std::size_t parts);

/// 1, 10, ... 1e6: what makes all of `values` whole numbers; 0 if none does or sums grow too large.
[[nodiscard]] double whole_scale(std::span<const double> values);

}  // namespace nahraum::analysis::detail
