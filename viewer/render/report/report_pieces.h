#pragma once
// A document as pieces that can be drawn: measured once, then broken into pages (pages.h).

#include <functional>
#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "viewer/render/page.h"
#include "viewer/render/report/pages.h"

namespace nahraum::render {

/// Draws what a document asks for by name; made by the caller from a result.
using MapPages = std::function<PageContent(const analysis::ReportMap&)>;

/// Sizes in points. One place for how papers look.
struct PaperStyle {
  double width = 482;  ///< of the text
  double page_height = 700;
  Font body{9.5};
  Font lead{10.5};
  Font small{7.5};
  Font heading1{14, true};
  Font heading2{11, true};
  Font table{8};
  Font caption{8.5, true};
  double figure_height = 235;
  double least_figure = 0.62;   ///< of its height, before a map or curve goes to the next page
  double compact_height = 138;  ///< three with their captions and some words on a page
  double least_compact = 0.8;   ///< of it, before the summary runs over its page
};

/// A piece with what draws it; `group` joins pieces under one tag (lines of a paragraph, rows of a
/// table), 0 = none.
struct DrawnPiece {
  Piece piece;
  Tag tag = Tag::Paragraph;  ///< of the group
  std::size_t group = 0;
  std::function<void(Canvas&, geo::Point, double height)> draw;
};

struct TocEntry {
  std::string words;  ///< "2.1 Abgrenzung"
  int level = 1;
  std::size_t piece = 0;
};

struct ReportPieces {
  std::vector<DrawnPiece> pieces;
  std::vector<TocEntry> contents;
};

struct ReportPieceOptions {
  geo::Language language = geo::Language::German;
  PaperStyle style{};
  MapPages map_page;  ///< asked for each ReportMap
};

/// Everything of the sections and footnotes, in order. `canvas` measures.
[[nodiscard]] ReportPieces pieces_of(const analysis::ReportDocument& document,
                                     const ReportPieceOptions& options, Canvas& canvas);

}  // namespace nahraum::render
