#pragma once
// A Verbund drawn by hand: three Kitas, six cells, numbers a reader checks on paper.
//
//        C (0, 3000)
//        |                       c4 (2000, 5000): 10 children, Bergdorf, reached by nobody
//        |
//   c0,c1|          c2,c3                         c5
//        A (0, 0)        B (4000, 0)              D (10000, 0), a ThEKiZ of its own
//   Altdorf         Bergdorf                      Cämmerdorf
//
// Every cell holds 10 children, 4 of them under 3. The area of the Verbund (Altdorf, Bergdorf) is
// c0 .. c4. Within reach: on foot A c0, B c2; by bus A c0 c1, B c2 c3, without school A c0; by car
// A c0 c1 c2, B c2 c3, D c3 c5. Car minutes A-B 6, A-C 5, B-C 9; ways 4.2, 3.1 and 5.6 km.

#include "analysis/verbund/audit.h"

namespace nahraum::support {

/// Rows of Kitas, each the cells it is reached from.
[[nodiscard]] analysis::Catchments drawn_reach(const std::vector<std::vector<std::uint32_t>>& rows);
/// The same number of children in every cell.
[[nodiscard]] analysis::GroupValues even_children(std::size_t cells, double each);
/// 1 post, one person, no group service, 20 hours of Prozessbegleitung, 80,000 euros.
[[nodiscard]] analysis::AuditInput drawn_verbund();
/// Personnel 60,000 euros a post, 50 euros an hour.
[[nodiscard]] analysis::AuditLimits drawn_limits();

[[nodiscard]] inline geo::FlaggedValue known(double value) { return {value, geo::ValueFlag::None}; }
/// Throws when there is no such check.
[[nodiscard]] const analysis::CheckOutcome& check_of(const analysis::VerbundAudit& audit,
                                                     const char* id, const char* part = "");
/// Audits Verbund 0.
[[nodiscard]] analysis::CheckOutcome audited(const analysis::AuditInput& input, const char* id,
                                             const char* part = "",
                                             const analysis::AuditLimits& limits = drawn_limits());

}  // namespace nahraum::support
