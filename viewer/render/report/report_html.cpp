#include "viewer/render/report/report_html.h"

#include <charconv>

#include <fmt/format.h>
#include <glib.h>

#include "geo/core/hash.h"
#include "geo/core/numbers.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/report/figure_svg.h"
#include "viewer/render/report/html_assets.h"
#include "viewer/render/report/section_numbers.h"

namespace nahraum::render {

namespace {

using analysis::ReportBox;
using analysis::ReportFigure;
using analysis::ReportList;
using analysis::ReportParagraph;
using analysis::ReportSection;
using analysis::ReportTable;
using analysis::RichText;

/// 'sha256-…' of a policy.
std::string policy_hash(std::string_view content) {
  const std::string hex = geo::sha256(content);
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    int byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  char* encoded =
      g_base64_encode(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  const std::string result = "'sha256-" + std::string(encoded) + "'";
  g_free(encoded);
  return result;
}

class HtmlWriter {
 public:
  HtmlWriter(const analysis::ReportDocument& document, const ReportPieceOptions& options)
      : document_(document), options_(options) {}

  std::string write() && {
    head();
    top();
    contents();
    out_ += "<main id=\"inhalt\">\n";
    SectionNumbers numbers;
    for (const ReportSection& section : document_.sections) {
      const int level = section.level + 1;
      level_ = level;
      out_ += fmt::format("<h{} id=\"{}\">{}</h{}>\n", level, xml_text(section.key),
                          heading(section, numbers), level);
      for (const analysis::ReportBlock& block : section.blocks)
        std::visit([this](const auto& content) { add(content); }, block);
    }
    footnotes();
    out_ += "</main>\n<footer>" + xml_text(document_.footer.in(language())) + "</footer>\n";
    out_ += "<script>" + std::string(kHtmlScript) + "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string heading(const ReportSection& section, SectionNumbers& numbers) const {
    return xml_text(numbers.next(section.level) + " " + section.title.in(language()));
  }

  [[nodiscard]] geo::Language language() const { return options_.language; }
  [[nodiscard]] bool german() const { return language() == geo::Language::German; }
  [[nodiscard]] std::string words(std::string_view de, std::string_view en) const {
    return std::string(german() ? de : en);
  }

  void head() {
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
        "script-src {}; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n",
        german() ? "de" : "en", policy_hash(kHtmlStyle), policy_hash(kHtmlScript),
        xml_text(document_.title.in(language())));
    out_ += "<style>" + std::string(kHtmlStyle) + "</style>\n</head>\n<body>\n";
  }

  void top() {
    out_ += "<a class=\"skip\" href=\"#inhalt\">" + words("Zum Inhalt", "Skip to content") +
            "</a>\n<header>\n";
    if (const std::string& stamp = document_.stamp.in(language()); !stamp.empty())
      out_ += "<p class=\"stamp\">" + xml_text(stamp) + "</p>\n";
    out_ += "<h1>" + xml_text(document_.title.in(language())) + "</h1>\n<p class=\"sub\">" +
            xml_text(document_.subtitle.in(language())) + "</p>\n<dl class=\"cover\">\n";
    for (const auto& [name, value] : document_.cover)
      out_ += "<dt>" + xml_text(name.in(language())) + "</dt><dd>" +
              xml_text(value.in(language())) + "</dd>\n";
    out_ += "</dl>\n";
  }

  void contents() {
    out_ += "<nav aria-label=\"" + words("Inhalt", "Contents") + "\">\n<ol>\n";
    SectionNumbers numbers;
    for (const ReportSection& section : document_.sections)
      out_ += fmt::format("<li class=\"l{}\"><a href=\"#{}\">{}</a></li>\n", section.level,
                          xml_text(section.key), heading(section, numbers));
    out_ += "</ol>\n</nav>\n</header>\n";
  }

  void spans(const std::vector<analysis::TextSpan>& all) {
    for (const analysis::TextSpan& span : all) {
      std::string inner = xml_text(span.words);
      if (span.strong) inner = "<strong>" + inner + "</strong>";
      if (span.number)
        inner = fmt::format("<data value=\"{}\" data-origin=\"{} {}\">{}</data>",
                            geo::plain_number(span.number->value), xml_text(span.number->subject),
                            xml_text(span.number->line), inner);
      out_ += inner;
      if (span.footnote)
        out_ +=
            fmt::format("<sup><a href=\"#fn{0}\" id=\"fr{0}\">{0}</a></sup>", *span.footnote + 1);
    }
  }

  void add(const ReportParagraph& paragraph) {
    const char* style = paragraph.style == analysis::ParagraphStyle::Lead    ? " class=\"lead\""
                        : paragraph.style == analysis::ParagraphStyle::Small ? " class=\"small\""
                                                                             : "";
    out_ += fmt::format("<p{}>", style);
    spans(paragraph.text.in(language()));
    out_ += "</p>\n";
  }

  void add(const ReportList& list) {
    out_ += "<ul>\n";
    for (const RichText& item : list.items) {
      out_ += "<li>";
      spans(item.in(language()));
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void cell(const analysis::ReportCell& cell, const analysis::ReportColumn& column, bool head) {
    const std::string text = xml_text(cell.words.in(language()));
    if (text.empty()) head = false;  // to be filled in: it heads nothing yet
    std::string attributes = head ? " scope=\"row\"" : "";
    if (column.numeric) attributes += " class=\"r\"";
    if (text.empty() && !column.numeric) attributes += " class=\"fill\"";
    if (cell.number)
      attributes +=
          fmt::format(" data-v=\"{}\" data-origin=\"{} {}\"", geo::plain_number(cell.number->value),
                      xml_text(cell.number->subject), xml_text(cell.number->line));
    const char* tag = head ? "th" : "td";
    out_ += fmt::format("<{}{}>{}</{}>", tag, attributes, text, tag);
  }

  void add(const ReportTable& table) {
    out_ += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n",
                        xml_text(table.caption.in(language())));
    out_ +=
        fmt::format("<table id=\"{}\"{}>\n<caption>{} {}: {}</caption>\n<thead><tr>",
                    xml_text(table.id), table.rows.size() > 2 ? " data-sort=\"1\"" : "",
                    words("Tabelle", "Table"), ++tables_, xml_text(table.caption.in(language())));
    for (const analysis::ReportColumn& column : table.columns)
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"r\"" : "",
                          xml_text(column.title.in(language())));
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) cell(row[i], table.columns[i], i == 0);
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n";
    if (const std::string& note = table.note.in(language()); !note.empty())
      out_ += "<p class=\"note\">" + xml_text(note) + "</p>\n";
  }

  void add(const ReportFigure& figure) {
    const FigureSvg svg =
        figure_svg(figure, {.language = language(), .map_page = options_.map_page},
                   fmt::format("f{}", ++figures_));
    const bool map = std::holds_alternative<analysis::ReportMap>(figure.content);
    out_ += fmt::format("<figure id=\"{}\"", xml_text(figure.id));
    if (map)
      out_ += fmt::format(
          " data-zoom=\"1\" data-in=\"{}\" data-out=\"{}\" data-left=\"{}\" data-right=\"{}\" "
          "data-up=\"{}\" data-down=\"{}\"",
          words("Vergrößern", "Zoom in"), words("Verkleinern", "Zoom out"),
          words("Nach links", "Move left"), words("Nach rechts", "Move right"),
          words("Nach oben", "Move up"), words("Nach unten", "Move down"));
    out_ += fmt::format(">\n<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
                        svg.size.width, svg.size.height, xml_text(svg.alternative));
    out_ += svg.elements + "</svg>\n";
    out_ +=
        fmt::format("<figcaption>{} {}: {}</figcaption>\n</figure>\n", words("Abbildung", "Figure"),
                    figures_, xml_text(figure.caption.in(language())));
  }

  void add(const ReportBox& box) {
    out_ += box.kind == analysis::BoxKind::FillIn ? "<aside class=\"fill\">" : "<aside>";
    out_ += fmt::format("<h{0}>{1}</h{0}>\n", level_ + 1, xml_text(box.title.in(language())));
    for (const RichText& text : box.paragraphs) {
      out_ += "<p>";
      spans(text.in(language()));
      out_ += "</p>\n";
    }
    out_ += "</aside>\n";
  }

  void footnotes() {
    if (document_.footnotes.empty()) return;
    out_ += "<ol class=\"small\">\n";
    for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
      out_ += fmt::format("<li id=\"fn{}\">", i + 1);
      spans(document_.footnotes[i].in(language()));
      out_ += fmt::format(" <a href=\"#fr{}\" aria-label=\"{}\">↩</a></li>\n", i + 1,
                          words("Zurück zum Text", "Back to the text"));
    }
    out_ += "</ol>\n";
  }

  const analysis::ReportDocument& document_;
  const ReportPieceOptions& options_;
  std::string out_;
  int level_ = 2;  ///< of the last heading; boxes stand below it
  int tables_ = 0;
  int figures_ = 0;
};

}  // namespace

std::string report_html(const analysis::ReportDocument& document,
                        const ReportPieceOptions& options) {
  check_document(document);
  return HtmlWriter(document, options).write();
}

}  // namespace nahraum::render
