#pragma once
// How many residents of a group live in a set of cells, and how much of that is known
// (domain.md 2.1.4: Zensus cells are perturbed or suppressed, so a sum carries its number of cells
// and flags).

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/population/group.h"
#include "geo/grid/census_grid.h"

namespace nahraum::analysis {

/// A group on the cells of its grid: sum of its attributes; a cell where every attribute is missing
/// is missing.
struct GroupValues {
  std::vector<double> persons;  ///< 0 where missing
  /// The most serious flag of the attributes; SecretOrZero where a part is known and a part is
  /// missing, so that a known part is never taken for nothing.
  std::vector<geo::ValueFlag> flags;
};
/// Throws Error{Input} for an attribute the grid lacks. O(cells * attributes).
[[nodiscard]] GroupValues group_values(const geo::CensusGrid& grid, const Group& group);

struct Count {
  double persons = 0;
  std::uint32_t cells = 0;    ///< cells summed
  std::uint32_t secret = 0;   ///< of these: missing, secret, or secret or zero/empty
  std::uint32_t limited = 0;  ///< of these: limited reliability
  /// A missing value adds a cell, no persons.
  void add(double value, geo::ValueFlag flag);
  Count& operator+=(const Count& other);
};

/// part / whole as 0..1. Without persons in the whole there is no share: Secret when cells of the
/// whole are secret, else NotApplicable.
[[nodiscard]] geo::FlaggedValue share_of(const Count& part, const Count& whole);

/// Sum in the order given (fixed), Kahan-compensated: a partition's sums add up to the total to
/// 1e-9 relative.
[[nodiscard]] Count count_in(const GroupValues& values, std::span<const std::uint32_t> cells);
/// One Count a unit, plus the last entry for cells outside every unit (unit = -1).
[[nodiscard]] std::vector<Count> count_by_unit(const GroupValues& values,
                                               std::span<const std::int32_t> unit,
                                               std::size_t units);

}  // namespace nahraum::analysis
