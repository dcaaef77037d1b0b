#pragma once
// What every paper has: cover, one page in plain words, boxes for words people write themselves,
// data, method and limits, sources with their licences (domain.md 1.10, 2.4, 3(e)).
//
//   ReportDocument paper = new_paper(result, {"sozialraum", "sozialraum:pb1", title, subtitle});
//   paper.sections.push_back(summary_section({sentences}, {map_figure("sr_karte", …)}));
//   …
//   paper.sections.push_back(method_section(result));
//   paper.sections.push_back(licence_section(result));
//
// Pure functions of a result inside an OutgoingStudy; nothing here asks the clock.

#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "analysis/report/sentence.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct PaperSubject {
  std::string kind;     ///< "sozialraum", "kita", "kreis", "lsz"
  std::string subject;  ///< as in ReportNumber
  geo::Text title;
  geo::Text subtitle;
};
/// Title, cover lines (Stand, Bearbeitung, Status, Kriteriensatz), stamp and footer; no sections.
[[nodiscard]] ReportDocument new_paper(const StudyResult& result, PaperSubject about);

// Blocks.
[[nodiscard]] ReportBlock body(RichText text);
[[nodiscard]] ReportBlock body(geo::Text words);
[[nodiscard]] ReportBlock lead(RichText text);
[[nodiscard]] ReportBlock small_print(geo::Text words);
[[nodiscard]] ReportBox notice(geo::Text title, std::vector<RichText> paragraphs);
[[nodiscard]] ReportFigure chart_figure(std::string id, geo::Text caption, Chart chart);
[[nodiscard]] ReportFigure map_figure(std::string id, geo::Text caption, ReportMap map);
/// "" = the first column of words, all others right-aligned numbers.
[[nodiscard]] ReportColumn word_column(geo::Text title, double width = 1);
[[nodiscard]] ReportColumn number_column(geo::Text title, double width = 1);
/// "… liegt nicht vor. Nötig wäre: …"
[[nodiscard]] RichText not_there(const geo::Text& what, const geo::Text& needed);

/// "Kurzfassung": sentences of one page in plain words, then at most three figures.
[[nodiscard]] ReportSection summary_section(std::vector<RichText> sentences,
                                            std::vector<ReportFigure> figures);

/// A place for words that are entered and never computed.
struct EnteredPlace {
  std::string place;  ///< "familien", "begehung", "ziele", …
  geo::Text title;
  geo::Text missing;  ///< printed where nothing was entered
};
/// The texts entered for this subject and place, each with role and date; else `missing` and room
/// to write.
[[nodiscard]] ReportBox entered_box(const StudyResult& result, const std::string& subject,
                                    const EnteredPlace& place);
/// "Sicht der Familien: liegt vor" or "liegt nicht vor": in every paper.
[[nodiscard]] ReportBox families_box(const StudyResult& result, const std::string& subject);

/// Table of the sources: what, from whom, as of, Gebietsstand. For "Datenbasis".
[[nodiscard]] ReportTable data_table(const StudyResult& result);
/// The stamp in words: for whom this paper is, and what it leaves out.
[[nodiscard]] ReportBox audience_notice(const StudyResult& result);
/// "Methodik, Geheimhaltung, Grenzen".
[[nodiscard]] ReportSection method_section(const StudyResult& result);
/// "Quellen und Lizenzen".
[[nodiscard]] ReportSection licence_section(const StudyResult& result);

/// Nouns of all papers.
[[nodiscard]] const Noun& noun_children();
[[nodiscard]] const Noun& noun_residents();
[[nodiscard]] const Noun& noun_kitas();
[[nodiscard]] const Noun& noun_places();
[[nodiscard]] const Noun& noun_services();

}  // namespace nahraum::analysis
