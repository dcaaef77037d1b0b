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

#include <initializer_list>
#include <string>
#include <string_view>
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
/// Words stand left, numbers right. English heads begin with a capital.
[[nodiscard]] ReportColumn word_column(geo::Text title, double width = 1);
[[nodiscard]] ReportColumn number_column(geo::Text title, double width = 1);
/// "…: Dazu liegt nichts vor. Nötig wäre: …": fits one thing and many.
[[nodiscard]] RichText not_there(const geo::Text& what, const geo::Text& needed);

/// Whether the study has what this map is about; without it the figure would be empty.
[[nodiscard]] bool has_map(const StudyResult& result, const std::string& map);
/// "Kurzfassung": sentences of one page in plain words, then at most three figures.
[[nodiscard]] ReportSection summary_section(std::vector<RichText> sentences,
                                            std::vector<ReportFigure> figures);

/// The texts entered for this subject and place (report/entered_texts.h), each with role and date;
/// else a sentence that there are none. Texts withheld from a public paper are said to exist.
[[nodiscard]] ReportBox entered_box(const StudyResult& result, const std::string& subject,
                                    std::string_view place);
/// Boxes of those places that something was entered for: no text is read and then lost.
void add_entered(const StudyResult& result, const std::string& subject,
                 std::initializer_list<const char*> places, ReportSection& section);
/// Whether the view of the families was entered, and may be read.
enum class Voices { There, Internal, Missing };
[[nodiscard]] Voices families_voices(const StudyResult& result, const std::string& subject);
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

/// "Kita „Apfel“ (0042)"; the number alone where the list has no name but that.
[[nodiscard]] geo::Text name_with_number(const std::string& name, const std::string& id);
[[nodiscard]] geo::Text kita_with_number(const Kita& kita);

/// Nouns of all papers.
[[nodiscard]] const Noun& noun_children();
[[nodiscard]] const Noun& noun_residents();
[[nodiscard]] const Noun& noun_kitas();
[[nodiscard]] const Noun& noun_places();
[[nodiscard]] const Noun& noun_services();

}  // namespace nahraum::analysis
