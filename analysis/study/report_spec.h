#pragma once
// [report] and [report_texts] of a study: who answers for the papers, and the words people wrote
// for them. What was seen on a walk, heard in an interview or agreed on as a goal is never
// computed; it is printed as written, with role and date (domain.md 1.10, 3(e)).

#include <optional>
#include <string>
#include <vector>

#include "analysis/study/keys/list_spec.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class PaperStatus { Draft, Agreed };

struct ReportSpec {
  geo::Text author{};  ///< "Bearbeitung": an office, no person needed; "" = left open
  PaperStatus status = PaperStatus::Draft;
  std::optional<ListSpec> texts{};  ///< [report_texts]; none: every box says "liegt nicht vor"
};

/// A text somebody entered for one place of one paper.
struct EnteredText {
  std::string subject;  ///< "sozialraum:pb1", "kita:0042", "unit:16999003", "kreis"
  std::string place;  ///< which box: "familien", "begehung", "ziele", … (report/entered_texts.h)
  std::string role;   ///< "Sozialplanung", "Fachberatung"; never a name
  std::string date;   ///< ISO; "" = not given
  std::string words;  ///< "" = withheld from a public paper, which says so
  std::size_t row = 0;  ///< in the file
};

}  // namespace nahraum::analysis
