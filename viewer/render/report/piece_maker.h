#pragma once
// Makes the pieces of report_pieces.h: paragraphs, headings, tables, figures, boxes. Part of
// report_pieces.cpp.

#include <memory>
#include <string>
#include <vector>

#include "viewer/render/report/report_pieces.h"

namespace nahraum::render {

struct RichOptions {
  Font font;
  double space = 6;  ///< before
  double indent = 0;
  bool bullet = false;
  bool heads = false;  ///< never the last line of a page
};

/// Points of each column, adding up to the width of the text: by the shares asked for and the words
/// in them.
[[nodiscard]] std::vector<double> table_column_widths(const analysis::ReportTable& table,
                                                      const PaperStyle& style,
                                                      geo::Language language, Canvas& canvas);

class PieceMaker {
 public:
  PieceMaker(const PaperStyle& style, geo::Language language, Canvas& canvas)
      : style_(style), language_(language), canvas_(canvas) {}

  void heading(const std::string& words, int level, bool new_page);
  void rich(const std::vector<analysis::TextSpan>& spans, const RichOptions& options);
  void table(const analysis::ReportTable& table, const std::string& caption);
  /// The caption that follows must stay with its figure: these keep with the next piece.
  void map(PageContent content, const geo::Text& alternative, bool compact);
  void chart(const analysis::Chart& chart);
  void caption(const std::string& words);
  void box(const analysis::ReportBox& box);

  std::vector<DrawnPiece> pieces;

 private:
  [[nodiscard]] std::size_t next_group() { return ++groups_; }

  const PaperStyle& style_;
  geo::Language language_;
  Canvas& canvas_;
  std::size_t groups_ = 0;
};

}  // namespace nahraum::render
