#pragma once
// What would be different if: the same audit on changed input, compared number by number. The areas
// of the Verbuende stay as they are, so both numbers are about the same children.
//
//   const AuditInput then = changed_input(input, {.dropped = {"0069"}});
//   compare_audits(audit_verbuende(input, limits), audit_verbuende(then, limits));

#include <string>
#include <vector>

#include "analysis/verbund/audit.h"
#include "analysis/verbund/audit_rules.h"

namespace nahraum::analysis {

/// The posts of a Verbund stay when a member goes (they are contracts of people), unless they are
/// known as shares of the members only. Throws Error{Input} for a Kita that is not there or, for
/// `dropped`, in no Verbund; for `later` or `school_free` without that input.
[[nodiscard]] AuditInput changed_input(const AuditInput& input, const VerbundChange& change);

struct CheckChange {
  VerbundIndex verbund;
  std::string id;
  std::string part;
  geo::Text title;
  geo::Text unit;
  int decimals = 0;
  geo::FlaggedValue before;
  geo::FlaggedValue after;
  CheckState state_before = CheckState::NotComputable;
  CheckState state_after = CheckState::NotComputable;
};
/// Checks whose number or state differs, in the order of the audits. Both lists must be of the same
/// Verbuende.
[[nodiscard]] std::vector<CheckChange> compare_audits(const std::vector<VerbundAudit>& before,
                                                      const std::vector<VerbundAudit>& after);

/// "3 Prüfungen ändern sich: V1, V4, V7. Ein Hinweis oder eine Warnung kommt hinzu: V4." Of one
/// Verbund; checks of several parts count once.
[[nodiscard]] geo::Text changes_text(const std::vector<CheckChange>& changes, VerbundIndex verbund);

}  // namespace nahraum::analysis
