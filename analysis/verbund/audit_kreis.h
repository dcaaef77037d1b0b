#pragma once
// The county as a whole (domain.md 3(f), county level): children within reach of a ThEKiZ or a
// member of a Verbund by Sozialraum, Sozialraeume without any, how ThEKiZ are spread, posts for one
// ThEKiZ.
//
//   const KreisAudit kreis = audit_kreis(input, limits);

#include <array>
#include <vector>

#include "analysis/access/coverage.h"
#include "analysis/verbund/audit.h"

namespace nahraum::analysis {

struct SozialraumCover {
  std::int32_t sozialraum = -1;  ///< -1 = the whole study
  std::size_t thekiz = 0;
  std::size_t members = 0;  ///< of Verbuende, ThEKiZ or not
  std::array<Coverage, kAuditRoles> all;
  std::array<Coverage, kAuditRoles> under_3;
};

struct KreisAudit {
  std::vector<SozialraumCover> rows;  ///< one a Sozialraum, then the whole study
  /// K1 coverage by role, K2 Sozialraeume without ThEKiZ, K3 spread, K4 Konsultationseinrichtung,
  /// K5 posts for one ThEKiZ.
  std::vector<CheckOutcome> checks;
};

[[nodiscard]] KreisAudit audit_kreis(const AuditInput& input, const AuditLimits& limits);

/// Clark and Evans, Distance to nearest neighbor as a measure of spatial relationships in
/// populations, 1954: mean distance to the nearest other over the one expected at random,
/// 0.5 / sqrt(n / area). Below 1 clustered, above 1 spread; no correction for the border, which
/// makes it a little too large. Missing for fewer than two points.
[[nodiscard]] geo::FlaggedValue nearest_neighbour_ratio(const std::vector<geo::Point>& points,
                                                        double area_km2);

}  // namespace nahraum::analysis
