#pragma once
// The Ausgangsanalyse of one Kita: eleven sections (domain.md 1.6, 3(e); Fachliche Empfehlungen
// ThEKiZ 2021), a page in plain words before them. What people see, want and agree on is printed
// as entered; what is not there is said.
//
//   const ReportDocument paper = kita_report(outgoing, "0042");
//
// `result` is that of an OutgoingStudy. With an earlier results folder (read_earlier) section 10
// compares with it. Throws Error{Usage} for an id the list does not have. Cost: one explanation of
// the Kita and of its Sozialraum.

#include <string>

#include "analysis/papers/earlier.h"
#include "analysis/report/document.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

[[nodiscard]] ReportDocument kita_report(const StudyResult& result, const std::string& kita_id,
                                         const EarlierStudy* earlier = nullptr);

}  // namespace nahraum::analysis
