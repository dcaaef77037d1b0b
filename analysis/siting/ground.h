#pragma once
// Who lives where and whom each site reaches: what sets of sites are valued and compared on.
//
//   const SetChange change = compare_sets(ground, ground.unit, units, today, proposed);
//   change.whole.gained.persons;
//
// Counts carry cells and flags (population.h): census cells are perturbed, so small differences say
// little.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/catchment/catchments.h"
#include "analysis/population/population.h"

namespace nahraum::analysis {

/// Cells outside every unit (unit -1) are not counted: the county plans for its own children.
struct SitingGround {
  Catchments reach;                ///< row = site; minutes within the limit
  GroupValues values;              ///< of the cells
  std::vector<std::int32_t> unit;  ///< of the cells: row of the Gemeinden, -1 = outside
  /// Of the cells: row of the Sozialraeume, -1 = in none; empty = there are no Sozialraeume.
  std::vector<std::int32_t> sozialraum;
};

using SiteSet = std::vector<std::uint32_t>;  ///< ascending

/// 1 for every cell inside the study that a site of the set reaches.
[[nodiscard]] std::vector<std::uint8_t> reached_cells(const SitingGround& ground,
                                                      const SiteSet& sites);

struct AreaChange {
  Count all;
  Count before;
  Count after;
  Count gained;  ///< reached after, not before
  Count lost;    ///< reached before, not after
};

struct SetChange {
  SiteSet opened{};
  SiteSet closed{};
  AreaChange whole{};
  std::vector<AreaChange> by_area{};
};

/// `area_of`: by cell its row, -1 = none (counted in `whole` alone). O(cells + catchments).
[[nodiscard]] SetChange compare_sets(const SitingGround& ground,
                                     std::span<const std::int32_t> area_of, std::size_t areas,
                                     const SiteSet& before, const SiteSet& after);

/// What each site of `order` reaches that neither `before` nor the earlier ones of `order` reach.
[[nodiscard]] std::vector<Count> gains_in_order(const SitingGround& ground, const SiteSet& before,
                                                const std::vector<std::uint32_t>& order);

}  // namespace nahraum::analysis
