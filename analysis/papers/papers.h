#pragma once
// The papers a study can give, by name: one list for the command line, the window and the whole
// set.
//
//   for (const PaperRequest& one : papers_of(result)) write(paper_name(one), paper(result, one,
//   {}));

#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct EarlierStudy;

enum class PaperKind {
  Sozialraum,  ///< Sozialraumanalyse of a planning area
  Unit,        ///< the same of one Gemeinde, for studies without planning areas
  Kita,        ///< Ausgangsanalyse
  Kreis,       ///< the whole study: ranking, proposals, Verbuende, gaps
  Lsz,         ///< plan table by Handlungsfeld
  Changes      ///< what is different from an earlier study
};

struct PaperRequest {
  PaperKind kind = PaperKind::Kreis;
  std::string id{};  ///< of the Sozialraum, Gemeinde or Kita
};

struct PaperOptions {
  const EarlierStudy* earlier = nullptr;  ///< for the changes since; may be null
};

/// Kreis, LSZ, changes (with an earlier study), every Sozialraum (else every Gemeinde with a Kita),
/// every Kita; in this order.
[[nodiscard]] std::vector<PaperRequest> papers_of(const StudyResult& result,
                                                  const PaperOptions& options);
/// "sozialraum_pb1": a name for files, letters of ASCII and digits alone, unique among those of
/// papers_of() by their ids' own spelling.
[[nodiscard]] std::string paper_name(const PaperRequest& request);
/// "Sozialraumanalyse Planungsbereich 1"; for lists.
[[nodiscard]] geo::Text paper_title(const StudyResult& result, const PaperRequest& request);
/// Name of what the paper is about: "Planungsbereich 1", "Altdorf", a Kita; empty for papers of the
/// whole study. For lists in which the kind is chosen already.
[[nodiscard]] geo::Text paper_subject(const StudyResult& result, const PaperRequest& request);
/// `result` from an OutgoingStudy. Throws Error{Usage} for an id that is not there, naming similar
/// ones; Changes without an earlier study likewise.
[[nodiscard]] ReportDocument paper(const StudyResult& result, const PaperRequest& request,
                                   const PaperOptions& options);

}  // namespace nahraum::analysis
