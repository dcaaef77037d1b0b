#pragma once
// A paper before it is laid out: sections, sentences whose numbers know where they come from,
// tables, figures, boxes. The writers (viewer/render/report) turn one document into PDF, HTML, ODT.
//
//   ReportDocument paper{.kind = "sozialraum", .subject = "sozialraum:S03", .title = …};
//   paper.sections.push_back({.key = "bevoelkerung", .title = …, .blocks = {paragraph, table}});
//
// Values only. Every number that people can question carries a ReportNumber: `nahraum explain`
// finds it again under that subject and line (domain.md 3(e), issue of the papers: no number
// without its origin). What is missing stays a sentence ("keine Angabe"), never an empty place.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/report/chart.h"
#include "geo/core/flag.h"
#include "geo/core/text.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Where a number is explained: `subject` as "kita:0042", "unit:16999003", "sozialraum:S03",
/// "verbund:V02", "kreis"; `line` is the key of a line of that explanation ("A2.value").
struct ReportNumber {
  double value = 0;
  std::string subject{};
  std::string line{};
};

/// A run of words of one kind.
struct TextSpan {
  std::string words{};
  bool strong = false;
  std::optional<ReportNumber> number{};
  std::optional<std::size_t> footnote{};  ///< index into ReportDocument::footnotes
};

/// A paragraph in both languages; word order may differ, so each has spans of its own.
struct RichText {
  std::vector<TextSpan> de{};
  std::vector<TextSpan> en{};
  [[nodiscard]] const std::vector<TextSpan>& in(geo::Language language) const {
    return language == geo::Language::German ? de : en;
  }
};

enum class ParagraphStyle { Body, Lead, Small };

struct ReportParagraph {
  RichText text{};
  ParagraphStyle style = ParagraphStyle::Body;
};

struct ReportList {
  std::vector<RichText> items{};
};

struct ReportColumn {
  geo::Text title{};
  bool numeric = false;  ///< right-aligned
  double width = 1;      ///< share of the table beside the other columns
};

struct ReportCell {
  geo::Text words{};  ///< "" = to be filled in by hand
  std::optional<ReportNumber> number{};
  geo::ValueFlag flag = geo::ValueFlag::None;  ///< of the number, or why there is none
  int decimals = 0;                            ///< that `words` shows
};

/// Rows of equal length, as many cells as columns. The first column heads its row.
struct ReportTable {
  std::string id{};  ///< "tabelle_bevoelkerung": anchor, name of its CSV in the annex
  geo::Text caption{};
  std::vector<ReportColumn> columns{};
  std::vector<std::vector<ReportCell>> rows{};
  geo::Text note{};  ///< signs used, base, source; "" = none
};

/// A map of the study (viewer/render, `map_names`), cut to an extent, with a subject set off.
struct ReportMap {
  std::string map{};                 ///< "abdeckung"
  std::optional<geo::Box> extent{};  ///< working CRS; none = the whole study
  std::string subject{};             ///< "sozialraum:S03" is outlined; "" = nothing
};

struct ReportFigure {
  std::string id{};
  geo::Text caption{};
  geo::Text alternative{};  ///< for those who cannot see it; "" = chart_in_words
  std::variant<Chart, ReportMap> content{};
};

enum class BoxKind {
  Notice,  ///< what must be known to read the paper
  Voices,  ///< "Sicht der Familien: liegt vor / liegt nicht vor"
  FillIn   ///< room for words people write themselves (Begehung, Ziele)
};

struct ReportBox {
  BoxKind kind = BoxKind::Notice;
  geo::Text title{};
  std::vector<RichText> paragraphs{};
};

using ReportBlock = std::variant<ReportParagraph, ReportList, ReportTable, ReportFigure, ReportBox>;

struct ReportSection {
  std::string key{};  ///< anchor, unique in the document
  geo::Text title{};  ///< without number; writers number sections in order
  int level = 1;      ///< 1 or 2; a level 2 section follows one of level 1
  bool new_page = false;
  std::vector<ReportBlock> blocks{};
};

struct ReportDocument {
  std::string kind{};     ///< "sozialraum", "kita", "kreis", "lsz"
  std::string subject{};  ///< as in ReportNumber
  geo::Text title{};
  geo::Text subtitle{};
  geo::Text stamp{};  ///< "nur für den Dienstgebrauch"; "" in a public paper
  std::vector<std::pair<geo::Text, geo::Text>> cover{};  ///< "Stand", "Bearbeitung", "Status", …
  std::string date{};                                    ///< ISO, of the study; never the clock
  std::vector<ReportSection> sections{};
  std::vector<RichText> footnotes{};
  geo::Text footer{};  ///< on each page: statistics alone do not show need for action
};

/// Every number of the paper in reading order, for the check that each can be explained.
[[nodiscard]] std::vector<ReportNumber> numbers_of(const ReportDocument& document,
                                                   geo::Language language);

/// Throws Error{Internal} for rows of the wrong length, keys or ids twice, a level 2 section in
/// front, footnotes that do not exist, an empty title: a mistake of the program, found before
/// anything is written.
void check_document(const ReportDocument& document);

}  // namespace nahraum::analysis
