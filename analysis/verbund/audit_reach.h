#pragma once
// Who reaches the cells of a Verbund: how many of its members, and how many other facilities. Part
// of audit.cpp and what_if.cpp.

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/access/coverage.h"
#include "analysis/verbund/audit_input.h"

namespace nahraum::analysis {

/// By role and cell: facilities within the limit; empty for a role the study has no mode for.
using FacilityReach = std::array<std::vector<std::uint32_t>, kAuditRoles>;
[[nodiscard]] FacilityReach facility_reach(const AuditInput& input);

/// One entry a cell of the area of a Verbund.
struct MemberReach {
  std::vector<std::uint32_t> own;     ///< members within the limit
  std::vector<std::uint32_t> sole;    ///< the one member (place in the list) where `own` is 1
  std::vector<std::uint32_t> others;  ///< facilities outside the Verbund within the limit
};
/// `role` must have a mode. O(area + rows of the members).
[[nodiscard]] MemberReach member_reach(const AuditInput& input, const FacilityReach& facilities,
                                       std::size_t verbund, AuditRole role);

/// Children of the cells, and of those with taken(position).
template <typename Taken>
Coverage coverage_where(const GroupValues& values, const std::vector<std::uint32_t>& cells,
                        Taken taken) {
  Coverage coverage;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::uint32_t cell = cells[i];
    coverage.all.add(values.persons[cell], values.flags[cell]);
    if (taken(i)) coverage.covered.add(values.persons[cell], values.flags[cell]);
  }
  return coverage;
}

}  // namespace nahraum::analysis
