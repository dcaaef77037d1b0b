#include "viewer/render/report/piece_maker.h"

#include "viewer/render/charts/charts.h"
#include "viewer/render/page_parts.h"
#include "viewer/render/report/map_figure.h"
#include "viewer/render/report/rich_text.h"

namespace nahraum::render {

namespace {

constexpr Colour kBoxGround{240, 243, 246, 255};
constexpr Colour kBoxEdge{90, 115, 140, 255};
constexpr double kBoxMargin = 9;
constexpr double kFillInHeight = 64;

/// Charts with an upright axis only grow flatter; rows would be left out.
bool keeps_all_when_lower(const analysis::Chart& chart) {
  return std::holds_alternative<analysis::CurveChart>(chart) ||
         std::holds_alternative<analysis::TimeSeriesChart>(chart);
}

std::shared_ptr<const TextBlock> shared(TextBlock block) {
  return std::make_shared<const TextBlock>(std::move(block));
}

}  // namespace

void PieceMaker::heading(const std::string& words, int level, bool new_page) {
  const auto block =
      shared(wrapped(canvas_, words, level == 1 ? style_.heading1 : style_.heading2, style_.width));
  const double line = level == 1 ? 5 : 2;
  const Tag tag = level == 1 ? Tag::Heading2 : Tag::Heading3;
  pieces.push_back(
      {.piece = {.height = block->height() + line,
                 .space_before = level == 1 ? 18.0 : 12.0,
                 .keep_with_next = true,
                 .new_page = new_page},
       .draw = [block, tag, level, width = style_.width](Canvas& canvas, geo::Point at, double) {
         paragraph(canvas, tag, *block, at, kInk);
         const double y = at.y + block->height() + 2;
         if (level == 1) rule(canvas, {at.x, y}, {at.x + width, y});
       }});
}

void PieceMaker::rich(const std::vector<analysis::TextSpan>& spans, const RichOptions& options) {
  const auto block = std::make_shared<const RichBlock>(
      wrapped_rich(canvas_, spans, options.font, style_.width - options.indent));
  const std::size_t group = next_group();
  const std::size_t lines = block->lines.size();
  for (std::size_t i = 0; i < lines; ++i) {
    const bool keep = options.heads || (lines > 1 && (i == 0 || i + 2 == lines));
    const bool bullet = options.bullet && i == 0;
    pieces.push_back(
        {.piece = {.height = block->line_height,
                   .space_before = i == 0 ? options.space : 0,
                   .keep_with_next = keep},
         .group = group,
         .draw = [block, i, bullet, indent = options.indent](Canvas& canvas, geo::Point at,
                                                             double) {
           if (bullet)
             canvas.text("•", {at.x + 2, at.y + block->font.size}, block->font, kInk, Align::Left);
           draw_rich_line(canvas, *block, i, {at.x + indent, at.y}, kInk);
         }});
  }
}

void PieceMaker::map(PageContent content, const geo::Text& alternative, bool compact) {
  if (!alternative.de.empty()) content.alternative_text = alternative;
  const auto page = std::make_shared<const PageContent>(std::move(content));
  const double high = compact ? style_.compact_height : style_.figure_height;
  pieces.push_back(
      {.piece = {.height = high,
                 .space_before = 10,
                 .keep_with_next = true,
                 .least_height = (compact ? style_.least_compact : style_.least_figure) * high},
       .draw = [page, width = style_.width, language = language_](Canvas& canvas, geo::Point at,
                                                                  double height) {
         paint_map_figure(*page, {at.x, at.y, at.x + width, at.y + height}, language, canvas);
       }});
}

void PieceMaker::chart(const analysis::Chart& chart) {
  const ChartOptions options{
      .language = language_, .most_height = style_.page_height - 60, .title = false};
  const double high = chart_height(chart, style_.width, options, canvas_);
  const auto shown = std::make_shared<const analysis::Chart>(chart);
  pieces.push_back(
      {.piece = {.height = high,
                 .space_before = 10,
                 .keep_with_next = true,
                 .least_height = keeps_all_when_lower(chart) ? style_.least_figure * high : 0},
       .draw = [shown, options, width = style_.width](Canvas& canvas, geo::Point at,
                                                      double height) {
         paint_chart(*shown, {at.x, at.y, at.x + width, at.y + height}, options, canvas);
       }});
}

void PieceMaker::caption(const std::string& words) {
  const auto block = shared(wrapped(canvas_, words, style_.caption, style_.width));
  pieces.push_back({.piece = {.height = block->height() + 6, .space_before = 4},
                    .draw = [block](Canvas& canvas, geo::Point at, double) {
                      paragraph(canvas, Tag::Caption, *block, at, kInk);
                    }});
}

void PieceMaker::box(const analysis::ReportBox& box) {
  struct Content {
    TextBlock title;
    std::vector<RichBlock> paragraphs;
    double height = 0;
  };
  Content content;
  const double width = style_.width - 2 * kBoxMargin;
  Font title_font = style_.body;
  title_font.bold = true;
  content.title = wrapped(canvas_, box.title.in(language_), title_font, width);
  content.height = 2 * kBoxMargin + content.title.height();
  for (const analysis::RichText& text : box.paragraphs) {
    content.paragraphs.push_back(wrapped_rich(canvas_, text.in(language_), style_.body, width));
    content.height += 3 + content.paragraphs.back().height();
  }
  if (box.kind == analysis::BoxKind::FillIn) content.height += kFillInHeight;
  const auto drawn = std::make_shared<const Content>(std::move(content));
  const bool paper = box.kind == analysis::BoxKind::FillIn;
  pieces.push_back(
      {.piece = {.height = drawn->height, .space_before = 10},
       .draw = [drawn, paper, width = style_.width](Canvas& canvas, geo::Point at, double) {
         const geo::Box frame_box{at.x, at.y, at.x + width, at.y + drawn->height};
         Path ground;
         ground.add_box(frame_box);
         if (!paper) canvas.fill(ground, kBoxGround);
         frame(canvas, frame_box, kBoxEdge, 0.7);
         geo::Point inside{at.x + kBoxMargin, at.y + kBoxMargin};
         paragraph(canvas, Tag::Paragraph, drawn->title, inside, kInk);
         inside.y += drawn->title.height() + 3;
         for (const RichBlock& block : drawn->paragraphs) {
           const Tagged tagged(canvas, Tag::Paragraph);
           for (std::size_t i = 0; i < block.lines.size(); ++i)
             draw_rich_line(canvas, block, i,
                            {inside.x, inside.y + static_cast<double>(i) * block.line_height},
                            kInk);
           inside.y += block.height() + 3;
         }
       }});
}

}  // namespace nahraum::render
