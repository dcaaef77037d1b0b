#pragma once
// How many children live within a limit of a facility, and where nobody reaches one (domain.md 3(f)
// V7, V8).

#include <cstdint>
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
/// One Coverage a unit (rows of boundaries) plus the whole study as last entry.
[[nodiscard]] std::vector<Coverage> coverage_by_unit(const GroupValues& values,
                                                     const std::vector<std::uint8_t>& covered,
                                                     const std::vector<std::int32_t>& unit,
                                                     std::size_t units);

/// A cluster of populated cells outside every limit.
struct Gap {
  std::uint32_t id = 0;              ///< 1.. by children, descending (ties: first cell)
  std::vector<std::uint32_t> cells;  ///< ascending
  Count children;
  Count residents;
  geo::Point centre;  ///< children-weighted (cells when there are none)
  double nearest_minutes =
      0;  ///< shortest time of the fastest mode from any of its cells; NaN without facility
};

struct GapOptions {
  double link_distance = 250;  ///< metres: cells with centres this near are one cluster
};

/// `outside[c]` = 1 for cells outside every limit. Single linkage on centres; independent of cell
/// order.
[[nodiscard]] std::vector<Gap> find_gaps(const std::vector<geo::Point>& centres,
                                         const std::vector<std::uint8_t>& outside,
                                         const GroupValues& children, const GapOptions& options);

}  // namespace nahraum::analysis
