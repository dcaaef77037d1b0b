#pragma once
// The step of a run about Verbuende, in its pieces.

#include "analysis/study/steps/run_state.h"
#include "analysis/study/verbund_result.h"
#include "analysis/verbund/audit_area.h"

namespace nahraum::analysis {

/// The ways of [verbund], or the usual ones: walk of [score], the first timetable mode of a school
/// day and of a school-free day with 30 minutes, the car with 15.
[[nodiscard]] std::array<std::optional<ModeLimit>, kAuditRoles> audit_ways(const Study& study);

/// Everything the audit works on. `supply` may be not computed.
[[nodiscard]] AuditInput verbund_audit_input(const RunState& state, const SupplyResult& supply,
                                             const std::optional<LaterChildren>& later);

/// Children of the last forecast year on the cells of the group of [coverage]; nothing without a
/// forecast of that group.
[[nodiscard]] std::optional<LaterChildren> later_children(const RunState& state,
                                                          const ForecastResult& forecast);

/// Nothing (computed = false) for a study without Verbuende.
[[nodiscard]] VerbundResult compute_verbund(const RunState& state, const SupplyResult& supply,
                                            const std::optional<LaterChildren>& later);

/// Tables and layers of result.verbund from its values.
void add_verbund_tables(const StudyResult& study, VerbundResult& result);
void add_verbund_layers(const RunState& state, const AuditInput& input, VerbundResult& result);

}  // namespace nahraum::analysis
