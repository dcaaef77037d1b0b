#pragma once
// How many children live within a limit of a facility, and where nobody reaches one (domain.md 3(f)
// V7, V8).

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "analysis/catchment/straight_line.h"
#include "analysis/population/population.h"

namespace nahraum::analysis {

/// For each cell: reached by any origin?
[[nodiscard]] std::vector<std::uint8_t> covered_cells(const Catchments& catchments,
                                                      std::size_t cells);

struct Coverage {
  Count all;
  Count covered;
  /// Missing when nobody of the group lives there.
  [[nodiscard]] geo::FlaggedValue share() const;
};
/// One Coverage a unit (rows of boundaries) plus the whole study as last entry. The whole study is
/// the cells that lie in a unit: the units add up to it.
[[nodiscard]] std::vector<Coverage> coverage_by_unit(const GroupValues& values,
                                                     const std::vector<std::uint8_t>& covered,
                                                     const std::vector<std::int32_t>& unit,
                                                     std::size_t units);

/// A cluster of populated cells outside every limit.
struct Gap {
  std::uint32_t id = 0;              ///< 1.. by children, descending (ties: first cell)
  std::vector<std::uint32_t> cells;  ///< ascending
  Count children;
  Count residents;    ///< filled by the caller: count_in(residents, cells)
  geo::Point centre;  ///< children-weighted (cells when there are none)
  /// Shortest time of the fastest mode from any of its cells; filled by the caller, NaN without
  /// facility.
  double nearest_minutes = std::numeric_limits<double>::quiet_NaN();
};

struct GapOptions {
  double link_distance = 250;  ///< metres: cells with centres this near are one cluster
};

/// `outside[c]` = 1 for cells outside every limit. Single linkage on centres, distance inclusive:
/// which cells belong together does not depend on the order of cells. O(n * neighbours).
[[nodiscard]] std::vector<Gap> find_gaps(const std::vector<geo::Point>& centres,
                                         const std::vector<std::uint8_t>& outside,
                                         const GroupValues& children, const GapOptions& options);

}  // namespace nahraum::analysis
