#pragma once
// Children by the sets of units that reach them: cells with the same set are one class. Exact, and
// all the master has to know of the county's cells.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/verbund/detail/formation_groups.h"

namespace nahraum::analysis::detail {

/// A thousandth of a child, so that sums are exact.
inline constexpr double kChildParts = 1000;

struct CoverClass {
  std::int64_t weight = 0;           ///< thousandths
  std::vector<std::uint16_t> units;  ///< ascending, at least two, none that takes part anyway
};

struct FormationCover {
  std::int64_t certain = 0;                         ///< reached by units that have to take part
  std::vector<std::int64_t> alone;                  ///< by unit: cells only it reaches
  std::vector<CoverClass> shared;                   ///< ordered by units
  std::vector<std::vector<std::uint32_t>> classes;  ///< by unit: rows of `shared`, ascending
  /// Newly reached when exactly these units take part (1 each).
  [[nodiscard]] std::int64_t value(std::span<const std::uint8_t> takes_part) const;
};

[[nodiscard]] FormationCover cover_of(const FormationFrame& frame);

}  // namespace nahraum::analysis::detail
