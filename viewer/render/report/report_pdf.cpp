#include "viewer/render/report/report_pdf.h"

#include <algorithm>

#include "geo/core/dates.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/page_parts.h"

namespace nahraum::render {

namespace {

constexpr double kMarginX = 56.7;  ///< 20 mm
constexpr double kTop = 62;
constexpr double kTocLine = 16;
constexpr Font kCoverTitle{24, true};
constexpr Font kCoverSubtitle{13};
constexpr Font kStamp{7.5, true};
constexpr Font kFoot{7};

struct Painter {
  const analysis::ReportDocument& document;
  const ReportPieceOptions& options;
  CairoCanvas& canvas;
  std::size_t page = 0;
  std::size_t pages = 0;

  [[nodiscard]] bool german() const { return options.language == geo::Language::German; }
  [[nodiscard]] double right() const { return kMarginX + options.style.width; }

  void begin_page() {
    if (page > 0) canvas.next_page();
    ++page;
    const double bottom = page_size_points(Paper::A4Portrait).height;
    const Tagged artifact(canvas, Tag::Artifact);
    double room = options.style.width;  // of the title, beside the stamp
    if (const std::string& stamp = document.stamp.in(options.language); !stamp.empty()) {
      canvas.text(stamp, {right(), 34}, kStamp, kSecond, Align::Right);
      room -= canvas.measure(stamp, kStamp).width + 20;
    }
    if (page == 1) return;
    const TextBlock title = wrapped(canvas, document.title.in(options.language), kFoot, room, 1);
    if (!title.lines.empty())
      canvas.text(title.lines.front(), {kMarginX, 34}, kFoot, kSecond, Align::Left);
    rule(canvas, {kMarginX, 41}, {right(), 41});
    rule(canvas, {kMarginX, bottom - 50}, {right(), bottom - 50});
    const TextBlock words =
        wrapped(canvas, document.footer.in(options.language), kFoot, options.style.width - 80, 2);
    draw_block(canvas, words, {kMarginX, bottom - 46}, kSecond);
    canvas.text(fmt::format("{} {} {} {}", german() ? "Seite" : "Page", page,
                            german() ? "von" : "of", pages),
                {right(), bottom - 39}, kFoot, kSecond, Align::Right);
  }

  void cover() {
    begin_page();
    double y = 170;
    const TextBlock title =
        wrapped(canvas, document.title.in(options.language), kCoverTitle, options.style.width, 5);
    paragraph(canvas, Tag::Heading1, title, {kMarginX, y}, kInk);
    y += title.height() + 10;
    const TextBlock subtitle = wrapped(canvas, document.subtitle.in(options.language),
                                       kCoverSubtitle, options.style.width, 4);
    paragraph(canvas, Tag::Paragraph, subtitle, {kMarginX, y}, kSecond);
    y += subtitle.height() + 40;
    for (const auto& [name, value] : document.cover) {
      const TextBlock label = wrapped(canvas, name.in(options.language), {9.5, true}, 130);
      const TextBlock words =
          wrapped(canvas, value.in(options.language), {9.5}, options.style.width - 140);
      rule(canvas, {kMarginX, y}, {right(), y});
      paragraph(canvas, Tag::Paragraph, label, {kMarginX, y + 4}, kInk);
      paragraph(canvas, Tag::Paragraph, words, {kMarginX + 140, y + 4}, kInk);
      y += std::max(label.height(), words.height()) + 8;
    }
  }

  void contents(const std::vector<TocEntry>& entries, const std::vector<std::size_t>& on_page) {
    begin_page();
    double y = kTop;
    paragraph(canvas, Tag::Paragraph,
              wrapped(canvas, german() ? "Inhalt" : "Contents", options.style.heading1, 300),
              {kMarginX, y}, kInk);
    y += 30;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (y + kTocLine > kTop + options.style.page_height) {
        begin_page();
        y = kTop;
      }
      const Font font{entries[i].level == 1 ? 10.0 : 9.0, entries[i].level == 1};
      const double indent = entries[i].level == 1 ? 0 : 14;
      const Tagged tagged(canvas, Tag::Paragraph);
      draw_block(canvas,
                 wrapped(canvas, entries[i].words, font, options.style.width - 50 - indent, 1),
                 {kMarginX + indent, y}, kInk);
      canvas.text(fmt::format(" {}", on_page[i]), {right(), y + font.size}, font, kInk,
                  Align::Right);
      y += kTocLine;
    }
  }

  /// Pieces of one group share a tag as long as they follow each other on a page.
  void body(const PageOfPieces& placed, const std::vector<DrawnPiece>& pieces) {
    begin_page();
    std::size_t open = 0;
    for (const PlacedPiece& at : placed) {
      const DrawnPiece& piece = pieces[at.piece];
      if (open != 0 && piece.group != open) canvas.end_tag();
      if (piece.group != 0 && piece.group != open) canvas.begin_tag(piece.tag, {});
      open = piece.group;
      piece.draw(canvas, {kMarginX, kTop + at.top}, at.height);
    }
    if (open != 0) canvas.end_tag();
  }
};

std::size_t contents_pages(std::size_t entries, double page_height) {
  const auto first = static_cast<std::size_t>((page_height - 30) / kTocLine);
  const auto each = static_cast<std::size_t>(page_height / kTocLine);
  return entries <= first ? 1 : 1 + (entries - first + each - 1) / each;
}

/// The page each section begins on.
std::vector<std::size_t> section_pages(const ReportPieces& pieces,
                                       const std::vector<PageOfPieces>& pages, std::size_t before) {
  std::vector<std::size_t> page_of(pieces.pieces.size(), 0);
  for (std::size_t page = pages.size(); page-- > 0;)
    for (const PlacedPiece& placed : pages[page]) page_of[placed.piece] = before + page + 1;
  std::vector<std::size_t> result;
  for (const TocEntry& entry : pieces.contents) result.push_back(page_of[entry.piece]);
  return result;
}

}  // namespace

std::string report_pdf(const analysis::ReportDocument& document,
                       const ReportPieceOptions& options) {
  check_document(document);
  CairoCanvas canvas(CairoCanvas::Format::Pdf, page_size_points(Paper::A4Portrait),
                     {document.title.in(options.language), document.subtitle.in(options.language),
                      options.language, document.date});
  const ReportPieces pieces = pieces_of(document, options, canvas);
  std::vector<Piece> measured;
  for (const DrawnPiece& piece : pieces.pieces) measured.push_back(piece.piece);
  const std::vector<PageOfPieces> pages = break_into_pages(measured, options.style.page_height);
  const std::size_t before = 1 + contents_pages(pieces.contents.size(), options.style.page_height);
  Painter painter{document, options, canvas};
  painter.pages = before + pages.size();
  canvas.begin_tag(Tag::Document, {});
  painter.cover();
  painter.contents(pieces.contents, section_pages(pieces, pages, before));
  for (const PageOfPieces& page : pages) painter.body(page, pieces.pieces);
  canvas.end_tag();
  return canvas.finish();
}

}  // namespace nahraum::render
