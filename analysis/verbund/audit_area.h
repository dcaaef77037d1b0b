#pragma once
// Which cells are the area of a Verbund. A choice of the study, told with every result:
//   Places      the Gemeinden of its members; in towns cut into several Sozialraeume, their
//               Ortsteile (default)
//   Sozialraum  the Sozialraeume of its members
//   Nearest     the cells for which one of its members is the nearest ThEKiZ or member by the mode
//               of the audit, however far: every cell belongs to one Verbund or to a single ThEKiZ
// By the first two a cell may belong to several Verbuende.

#include <span>

#include "analysis/verbund/audit_input.h"
#include "analysis/verbund/audit_rules.h"

namespace nahraum::analysis {

/// "das Gebiet eines Verbunds sind die Gemeinden und Ortsteile seiner Mitglieder".
[[nodiscard]] geo::Text area_rule_text(VerbundAreaRule rule);

struct VerbundAreaQuestion {
  const AuditInput& input;  ///< kitas, verbuende, place, sozialraum
  VerbundAreaRule rule = VerbundAreaRule::Places;
  std::span<const std::uint8_t> populated;       ///< cells that count
  std::span<const std::int32_t> nearest_kita{};  ///< Nearest: Kita of each cell, -1 = none
};
/// One list of cells a Verbund, ascending. Cells outside the study (place -1) belong to none.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> verbund_areas(
    const VerbundAreaQuestion& question);

}  // namespace nahraum::analysis
