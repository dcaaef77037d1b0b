#pragma once
// The Sozialraumanalyse of one Sozialraum or one Gemeinde (domain.md 3(e), sections 1 to 15).
//
//   const ReportDocument paper = sozialraum_report(outgoing, "pb1");
//   const ReportDocument other = sozialraum_report(outgoing, "unit:16051000");   // a Gemeinde
//
// Studies without [sozialraeume] have papers of their Gemeinden. `result` is the one inside an
// OutgoingStudy: what is hidden there is said to be hidden, and what is left out is said to be
// missing. Nothing is recommended. Throws Error{Usage} for an id that is not there.

#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

/// `id` of a Sozialraum, or with its kind: "sozialraum:pb1", "unit:KEY".
[[nodiscard]] ReportDocument sozialraum_report(const StudyResult& result, const std::string& id);

/// What can have such a paper: the Sozialräume, else the Gemeinden; "sozialraum:pb1", "unit:KEY".
[[nodiscard]] std::vector<std::string> sozialraum_papers(const StudyResult& result);

}  // namespace nahraum::analysis
