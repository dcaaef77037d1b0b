#pragma once
// "What if this Kita belonged to another Verbund?": the audit V1-V19 of a study, ready to be asked
// again and again. The same steps as a run: a scenario with this membership gives the same numbers.
//
//   VerbundLab lab(result, progress);                          // once; makes the ways ready
//   const VerbundMoved moved = lab.after({.verbund = {{"0042", "V03"}}}, progress);
//   changes_text(moved.changes, VerbundIndex(0));              // "3 Prüfungen ändern sich: V1, …"
//
// Areas of Verbuende follow their members, as in a run. Values are those of the result handed in,
// so it must come from an OutgoingStudy. One thread at a time.
//
// Cost: the first is that of the audit step of a run; each further one the catchments of Kitas that
// no one could turn to before (kept), the ways of changed Verbuende (kept), and the audit.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/model/membership.h"
#include "analysis/study/result.h"
#include "analysis/study/steps/run_state.h"
#include "analysis/verbund/what_if.h"

namespace nahraum::analysis {

/// Why nothing can be said about Verbuende of this result, as a sentence; nothing = it can.
[[nodiscard]] std::optional<geo::Text> why_no_verbuende(const StudyResult& result);

struct VerbundMoved {
  std::vector<Verbund> verbuende;    ///< those of the study in their order, then new ones
  std::vector<VerbundAudit> audits;  ///< one a Verbund
  std::vector<CheckChange> changes;  ///< against the study as it is; none of new Verbuende
};

class VerbundLab {
 public:
  /// Throws Error{Cancelled}.
  VerbundLab(std::shared_ptr<const StudyResult> result, geo::Progress& progress);

  [[nodiscard]] const StudyResult& result() const { return *result_; }
  [[nodiscard]] const std::vector<VerbundAudit>& as_it_is() const { return audits_; }
  /// Throws Error{Cancelled}; then it is as before.
  [[nodiscard]] VerbundMoved after(const Membership& membership, geo::Progress& progress);

 private:
  class Lent;
  void add_rows(const RunState& state, const std::vector<std::size_t>& kitas);
  [[nodiscard]] MemberWays ways_of(const RunState& state, const Verbund& verbund);

  std::shared_ptr<const StudyResult> result_;
  StudyInputs inputs_;
  std::map<std::string, PlacedGroup> groups_;
  std::map<std::string, std::unique_ptr<const Travel>> travels_;
  std::unique_ptr<const Travel> lengths_;
  AuditInput base_;                  ///< with the rows of every Kita asked about so far
  std::vector<std::uint8_t> known_;  ///< Kitas whose rows are in it
  std::map<std::vector<std::uint32_t>, MemberWays> ways_;  ///< by members
  std::vector<VerbundAudit> audits_;
};

}  // namespace nahraum::analysis
