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

// Its parts that depend on who belongs to which Verbund (verbund_ways.cpp).
/// Rows of the Kitas families can turn to, ascending.
[[nodiscard]] std::vector<std::size_t> facility_rows(const AuditInput& input);
/// One row a Kita of `kitas`, on the cells of the audit.
[[nodiscard]] Catchments audited_catchments(const RunState& state, const AuditInput& input,
                                            const std::vector<std::size_t>& kitas,
                                            const ModeLimit& way);
/// Rows of `kitas` (ascending) brought to rows of all Kitas.
[[nodiscard]] Catchments rows_of_all(const Catchments& few, const std::vector<std::size_t>& kitas,
                                     std::size_t all);
/// Every street at one speed, whatever may travel there: the time says the length. Null without
/// streets.
[[nodiscard]] std::unique_ptr<const Travel> length_of_streets(const RunState& state);
/// `lengths` null = metres in a straight line.
[[nodiscard]] MemberWays member_ways(const RunState& state, const Travel* lengths,
                                     const Verbund& verbund);
/// By [verbund] area, for the Kitas and Verbuende of `input`.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> audited_areas(const RunState& state,
                                                                    const AuditInput& input);

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
