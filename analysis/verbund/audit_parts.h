#pragma once
// The checks of audit.h by what they are about, and the words they share.

#include "analysis/verbund/audit.h"
#include "analysis/verbund/audit_reach.h"

namespace nahraum::analysis::detail {

struct AuditTask {
  const AuditInput& input;
  const AuditLimits& limits;
  const FacilityReach& facilities;
  std::size_t index = 0;
  [[nodiscard]] const Verbund& verbund() const { return input.verbuende[index]; }
  [[nodiscard]] std::size_t size() const { return verbund().members.size(); }
  [[nodiscard]] const AuditKita& member(std::size_t i) const {
    return input.kitas[verbund().members[i].kita.value];
  }
  /// Place of the lead among the members; nothing without a lead.
  [[nodiscard]] std::optional<std::size_t> lead() const;
  /// As listed, else the sum of the members' shares.
  [[nodiscard]] geo::FlaggedValue vbe() const;
};

using Checks = std::vector<CheckOutcome>;

// Each adds its checks, computable or not, so that every Verbund has the same rows.
void check_posts(const AuditTask& task, Checks& checks);                   // V1 V2 V3
void check_compactness(const AuditTask& task, Checks& checks);             // V4
std::vector<KitaIndex> check_tour(const AuditTask& task, Checks& checks);  // V5
void check_sozialraum(const AuditTask& task, Checks& checks);              // V6
void check_coverage(const AuditTask& task, Checks& checks);     // V7 V8 V11 V12 V13 V14 V19
void check_services(const AuditTask& task, Checks& checks);     // V9 V10
void check_traeger(const AuditTask& task, Checks& checks);      // V15
void check_process(const AuditTask& task, Checks& checks);      // V16
void check_phases(const AuditTask& task, Checks& checks);       // V17
void check_budget(const AuditTask& task, Checks& checks);       // V18
void check_later_sizes(const AuditTask& task, Checks& checks);  // V19, member sizes

/// What a number is held against: none, one or two limits on one side of it.
struct LimitPair {
  std::optional<LimitKey> hint;
  std::optional<LimitKey> warning;
  bool above = true;  ///< larger numbers are worse
};
[[nodiscard]] CheckOutcome outcome(const char* id, std::string part, geo::Text title,
                                   geo::Text unit, int decimals);
/// Number, state, limit and its basis; without any limit the state is Info. A limit that is not
/// known is none.
void judge(CheckOutcome& check, double number, const LimitPair& pair, const AuditLimits& limits);
/// State NotComputable with the missing input in words; the limits are told all the same.
void cannot(CheckOutcome& check, geo::Text missing);
void tell_limits(CheckOutcome& check, const LimitPair& pair, const AuditLimits& limits);

/// Up to two decimals, none where there are none: "6", "0,53".
[[nodiscard]] geo::Text amount(double value);
[[nodiscard]] geo::Text joined(const std::vector<geo::Text>& parts, const char* between);
void append(geo::Text& to, const geo::Text& more);
/// "Kita Sonnenhang (0054)".
[[nodiscard]] geo::Text kita_text(const AuditKita& kita);
[[nodiscard]] CheckState worse(CheckState a, CheckState b);

}  // namespace nahraum::analysis::detail
