#pragma once
// The papers about a whole county: the overview with ranking, proposals, audit of Verbünde and
// gaps, and the plan table of the LSZ by Handlungsfeld (domain.md 1.7, 2.4, 3(c), 3(e), 3(f)).
//
//   const ReportDocument paper = kreis_report(outgoing.result(), "kreis");
//
// Works on any study: a section whose data the study lacks (or a public release withholds) says so
// in one sentence. Long tables show their head and name the file that holds the rest; nothing is
// cut silently. Cost: one explanation of the whole study, one for each Gemeinde or Sozialraum
// shown.

#include "analysis/papers/earlier.h"
#include "analysis/report/document.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct KreisOptions {
  const EarlierStudy* earlier = nullptr;  ///< adds "Veränderung seit …"; not owned
};

[[nodiscard]] ReportDocument kreis_report(const StudyResult& result,
                                          const KreisOptions& options = {});

/// A table for each Handlungsfeld: what is there, how much, whom it reaches, what is missing, and
/// empty columns for goal, effect, indicator, who and until when.
[[nodiscard]] ReportDocument lsz_report(const StudyResult& result);

/// "Veränderung seit …" as a paper of its own. Throws as comparability().
[[nodiscard]] ReportDocument change_report(const StudyResult& result, const EarlierStudy& before);

}  // namespace nahraum::analysis
