#pragma once
// Words and sums the checks on children share (audit_cover.cpp, audit_gaps.cpp, audit_later.cpp).

#include <functional>
#include <string>
#include <vector>

#include "analysis/verbund/audit_parts.h"

namespace nahraum::analysis::detail {

/// Whom the members reach by one role.
struct RoleCover {
  AuditRole role = AuditRole::Walk;
  MemberReach reach;
  [[nodiscard]] bool covered(std::size_t i) const { return reach.own[i] > 0; }
};

/// A check of one role, in percent with one decimal.
[[nodiscard]] CheckOutcome of_role(const AuditTask& task, const char* id, AuditRole role,
                                   const geo::Text& what);
[[nodiscard]] geo::Text missing_mode(AuditRole role);
[[nodiscard]] geo::Text missing_children(const Coverage& coverage);
[[nodiscard]] geo::Text missing_forecast();
/// Of V19.
[[nodiscard]] geo::Text later_title();
/// 0..1 as 0..100.
[[nodiscard]] geo::FlaggedValue in_percent(geo::FlaggedValue share);
/// "31 von 40 Kindern".
[[nodiscard]] geo::Text children_text(const Coverage& coverage);
[[nodiscard]] std::string place_name(const AuditTask& task, std::int32_t place);

using ShareOf = std::function<Coverage(const GroupValues&)>;
/// Children in the area of the Verbund, and those its members reach.
[[nodiscard]] ShareOf reached_share(const AuditTask& task, const RoleCover& cover);
/// Number of all children with a state; under 3 and from 3 on beside it, where known.
void judge_share(const AuditTask& task, CheckOutcome& check, const LimitPair& pair,
                 const ShareOf& share, const AuditChildren& children);

void add_gaps(const AuditTask& task, Checks& checks);  // V8
void add_holiday(const AuditTask& task, const std::vector<RoleCover>& covers,
                 Checks& checks);                                               // V14
void add_later(const AuditTask& task, const RoleCover& cover, Checks& checks);  // V19

}  // namespace nahraum::analysis::detail
