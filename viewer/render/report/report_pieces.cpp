#include "viewer/render/report/report_pieces.h"

#include <algorithm>

#include <fmt/format.h>

#include "viewer/render/report/piece_maker.h"
#include "viewer/render/report/section_numbers.h"

namespace nahraum::render {

namespace {

using analysis::ReportBox;
using analysis::ReportFigure;
using analysis::ReportList;
using analysis::ReportParagraph;
using analysis::ReportSection;
using analysis::ReportTable;

class Maker {
 public:
  Maker(const ReportPieceOptions& options, Canvas& canvas)
      : options_(options), maker_(options.style, options.language, canvas) {}

  void section(const ReportSection& section) {
    const std::string words =
        numbers_.next(section.level) + "  " + section.title.in(options_.language);
    result_.contents.push_back({words, section.level, maker_.pieces.size()});
    maker_.heading(words, section.level, section.new_page);
    for (const analysis::ReportBlock& block : section.blocks)
      std::visit([this](const auto& content) { add(content); }, block);
  }

  void footnotes(const std::vector<analysis::RichText>& notes) {
    std::size_t number = 0;
    for (const analysis::RichText& note : notes) {
      std::vector<analysis::TextSpan> spans = note.in(options_.language);
      spans.insert(spans.begin(), {.words = fmt::format("{}  ", ++number), .strong = true});
      maker_.rich(spans, {.font = options_.style.small, .space = number == 1 ? 14.0 : 2.0});
    }
  }

  ReportPieces take() && {
    result_.pieces = std::move(maker_.pieces);
    return std::move(result_);
  }

 private:
  void add(const ReportParagraph& paragraph) {
    const PaperStyle& style = options_.style;
    const Font font = paragraph.style == analysis::ParagraphStyle::Lead    ? style.lead
                      : paragraph.style == analysis::ParagraphStyle::Small ? style.small
                                                                           : style.body;
    const std::vector<analysis::TextSpan>& spans = paragraph.text.in(options_.language);
    // Words in bold alone, and those with a colon, head what follows: a list, a table.
    const bool heads = spans.empty() || spans.back().words.ends_with(':') ||
                       std::all_of(spans.begin(), spans.end(),
                                   [](const analysis::TextSpan& span) { return span.strong; });
    maker_.rich(spans, {.font = font, .heads = heads});
  }

  void add(const ReportList& list) {
    for (const analysis::RichText& item : list.items)
      maker_.rich(item.in(options_.language),
                  {.font = options_.style.body, .space = 2, .indent = 12, .bullet = true});
  }

  void add(const ReportTable& table) {
    maker_.table(
        table,
        fmt::format("{} {}: {}", options_.language == geo::Language::German ? "Tabelle" : "Table",
                    ++tables_, table.caption.in(options_.language)));
  }

  void add(const ReportFigure& figure) {
    const bool german = options_.language == geo::Language::German;
    const std::string caption = fmt::format("{} {}: {}", german ? "Abbildung" : "Figure",
                                            ++figures_, figure.caption.in(options_.language));
    if (const auto* map = std::get_if<analysis::ReportMap>(&figure.content))
      maker_.map(options_.map_page(*map), figure.alternative, figure.compact);
    else
      maker_.chart(std::get<analysis::Chart>(figure.content));
    maker_.caption(caption);
  }

  void add(const ReportBox& box) { maker_.box(box); }

  const ReportPieceOptions& options_;
  PieceMaker maker_;
  SectionNumbers numbers_;
  ReportPieces result_;
  int tables_ = 0;
  int figures_ = 0;
};

}  // namespace

ReportPieces pieces_of(const analysis::ReportDocument& document, const ReportPieceOptions& options,
                       Canvas& canvas) {
  Maker maker(options, canvas);
  for (const ReportSection& section : document.sections) maker.section(section);
  maker.footnotes(document.footnotes);
  return std::move(maker).take();
}

}  // namespace nahraum::render
