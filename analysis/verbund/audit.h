#pragma once
// The audit of Verbuende: checks V1-V19 of domain.md 3(f), each with its number, its limit, where
// the limit comes from, a state and the list behind it. Checks inform; nobody decides here.
//
//   const VerbundAudit audit = audit_verbund(input, limits, 0);
//   audit.checks[0].id;   // "V1"
//
// Pure functions of values; the same on any number of threads. What cannot be computed says which
// input is missing. docs/methods.md, "Verbundprüfung", has the formulas.

#include <optional>
#include <string>
#include <vector>

#include "analysis/verbund/audit_input.h"
#include "analysis/verbund/audit_limits.h"

namespace nahraum::analysis {

enum class CheckState : std::uint8_t {
  Ok,
  Info,  ///< a figure without limit
  Hint,
  Warning,
  NotComputable  ///< `note` names the missing input
};
/// "in Ordnung", "Angabe", "Hinweis", "Warnung", "nicht berechenbar".
[[nodiscard]] geo::Text state_name(CheckState state);
/// "ok", "info", "hint", "warning", "not_computable".
[[nodiscard]] std::string_view state_code(CheckState state);

struct CheckOutcome {
  std::string id;    ///< "V1" .. "V19", "K1" .. for the county
  std::string part;  ///< "" or what of it: "walk", "pt", "car", "persons"; id and part are unique
  geo::Text title;   ///< "Kinder in Reichweite, mit dem Auto"
  geo::FlaggedValue number;
  geo::FlaggedValue under_3{std::numeric_limits<double>::quiet_NaN(),
                            geo::ValueFlag::NotApplicable};
  geo::FlaggedValue from_3{std::numeric_limits<double>::quiet_NaN(), geo::ValueFlag::NotApplicable};
  geo::Text unit;
  int decimals = 0;
  CheckState state = CheckState::NotComputable;
  geo::Text limit;  ///< "Hinweis über 5, Warnung über 6", empty for a plain figure
  geo::Text basis;  ///< where the limit comes from
  geo::Text note;   ///< one sentence, may be empty
  std::vector<geo::Text> list{};
};

struct VerbundAudit {
  VerbundIndex verbund;
  std::vector<CheckOutcome> checks;  ///< V1 .. V19, parts in the order of the roles
  std::vector<KitaIndex> tour;       ///< the shortest round trip; empty when there is none
};

/// Throws Error{Internal} when `input` does not hold together (sizes). Cost: entries of the
/// catchments of the members, and 2^n n^2 for the tour.
[[nodiscard]] VerbundAudit audit_verbund(const AuditInput& input, const AuditLimits& limits,
                                         std::size_t verbund);
/// All of them. The counts every Verbund shares are made once.
[[nodiscard]] std::vector<VerbundAudit> audit_verbuende(const AuditInput& input,
                                                        const AuditLimits& limits);

/// Null when there is none.
[[nodiscard]] const CheckOutcome* find_check(const VerbundAudit& audit, std::string_view id,
                                             std::string_view part = {});

}  // namespace nahraum::analysis
