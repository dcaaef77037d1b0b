#include "viewer/render/report/report_odt.h"

#include <fmt/format.h>

#include "geo/io/zip_writer.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/report/figure_svg.h"
#include "viewer/render/report/odt_parts.h"
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

constexpr double kTextWidthCm = 17;
constexpr double kCmPerPoint = 2.54 / 72;
constexpr double kPictureDpi = 150;
constexpr double kTableType = 8.5;      ///< points, as in the style of the cells
constexpr double kCompactHeight = 150;  ///< points; three with words on a page

class OdtWriter {
 public:
  OdtWriter(const analysis::ReportDocument& document, const ReportPieceOptions& options)
      : document_(document), options_(options) {}

  std::string write() && {
    cover();
    SectionNumbers numbers;
    bool first = true;
    for (const ReportSection& section : document_.sections) {
      heading(section, numbers.next(section.level), first);
      first = false;
      for (const analysis::ReportBlock& block : section.blocks)
        std::visit([this](const auto& content) { add(content); }, block);
    }
    return archive();
  }

 private:
  [[nodiscard]] geo::Language language() const { return options_.language; }
  [[nodiscard]] bool german() const { return language() == geo::Language::German; }

  void plain_paragraph(std::string_view style, const std::string& words) {
    body_ += fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style, xml_text(words));
  }

  void cover() {
    if (const std::string& stamp = document_.stamp.in(language()); !stamp.empty())
      plain_paragraph("Small", stamp);
    plain_paragraph("Title", document_.title.in(language()));
    plain_paragraph("Subtitle", document_.subtitle.in(language()));
    for (const auto& [name, value] : document_.cover)
      body_ += fmt::format(
          "<text:p text:style-name=\"Standard\"><text:span text:style-name=\"Strong\">{}: "
          "</text:span>{}</text:p>\n",
          xml_text(name.in(language())), xml_text(value.in(language())));
  }

  void heading(const ReportSection& section, const std::string& number, bool new_page) {
    const std::string style = new_page || section.new_page
                                  ? std::string(section.level == 1 ? "Break" : "Heading_20_2")
                                  : fmt::format("Heading_20_{}", section.level);
    body_ +=
        fmt::format("<text:h text:style-name=\"{}\" text:outline-level=\"{}\">{} {}</text:h>\n",
                    style, section.level, number, xml_text(section.title.in(language())));
  }

  [[nodiscard]] std::string spans(const std::vector<analysis::TextSpan>& all) {
    std::string xml;
    for (const analysis::TextSpan& span : all) {
      if (span.strong)
        xml += "<text:span text:style-name=\"Strong\">" + xml_text(span.words) + "</text:span>";
      else
        xml += xml_text(span.words);
      if (span.footnote) xml += footnote(*span.footnote);
    }
    return xml;
  }

  std::string footnote(std::size_t number) {
    return fmt::format(
        "<text:note text:note-class=\"footnote\" text:id=\"fn{}\"><text:note-citation>{}"
        "</text:note-citation><text:note-body><text:p text:style-name=\"Small\">{}</text:p>"
        "</text:note-body></text:note>",
        ++notes_, number + 1, spans(document_.footnotes[number].in(language())));
  }

  void add(const ReportParagraph& paragraph) {
    const char* style = paragraph.style == analysis::ParagraphStyle::Lead    ? "Lead"
                        : paragraph.style == analysis::ParagraphStyle::Small ? "Small"
                                                                             : "Standard";
    body_ += fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style,
                         spans(paragraph.text.in(language())));
  }

  void add(const ReportList& list) {
    body_ += "<text:list>";
    for (const analysis::RichText& item : list.items)
      body_ += "<text:list-item><text:p text:style-name=\"Standard\">" +
               spans(item.in(language())) + "</text:p></text:list-item>";
    body_ += "</text:list>\n";
  }

  void cell(const std::string& words, const analysis::ReportColumn& column, bool head) {
    const char* style = head             ? "Table_20_Heading"
                        : column.numeric ? "Table_20_Numbers"
                                         : "Table_20_Contents";
    body_ += fmt::format(
        "<table:table-cell table:style-name=\"{}\" office:value-type=\"string\"><text:p "
        "text:style-name=\"{}\">{}</text:p></table:table-cell>",
        head ? "HeadCell" : "Cell", style, xml_text(words));
  }

  void add(const ReportTable& table) {
    plain_paragraph("Caption", fmt::format("{} {}: {}", german() ? "Tabelle" : "Table", ++tables_,
                                           table.caption.in(language())));
    body_ += fmt::format("<table:table table:name=\"{}\">", xml_text(table.id));
    PaperStyle style = options_.style;
    style.table.size = kTableType;
    for (const double points : table_column_widths(table, style, language(), ruler_))
      body_ += "<table:table-column table:style-name=\"" +
               column_style(kTextWidthCm * points / style.width) + "\"/>";
    body_ += "<table:table-header-rows><table:table-row table:style-name=\"Row\">";
    for (const analysis::ReportColumn& column : table.columns)
      cell(column.title.in(language()), column, true);
    body_ += "</table:table-row></table:table-header-rows>\n";
    for (const auto& row : table.rows) {
      body_ += "<table:table-row table:style-name=\"Row\">";
      for (std::size_t i = 0; i < row.size(); ++i)
        cell(row[i].words.in(language()), table.columns[i], false);
      body_ += "</table:table-row>\n";
    }
    body_ += "</table:table>\n";
    plain_paragraph("Small", table.note.in(language()));
  }

  /// Widths are automatic styles, one for each that occurs.
  std::string column_style(double cm) {
    const std::string width = fmt::format("{:.2f}cm", cm);
    for (std::size_t i = 0; i < widths_.size(); ++i)
      if (widths_[i] == width) return fmt::format("Col{}", i);
    widths_.push_back(width);
    return fmt::format("Col{}", widths_.size() - 1);
  }

  void add(const ReportFigure& figure) {
    FigureOptions drawing{.language = language(), .map_page = options_.map_page};
    if (figure.compact) drawing.map_height = kCompactHeight;
    const FigurePng picture = figure_png(figure, drawing, kPictureDpi);
    const std::string path = fmt::format("Pictures/{}.png", ++figures_);
    const std::string caption = fmt::format("{} {}: {}", german() ? "Abbildung" : "Figure",
                                            figures_, figure.caption.in(language()));
    body_ += fmt::format(
        "<text:p text:style-name=\"Figure\"><draw:frame draw:style-name=\"Picture\" "
        "draw:name=\"{}\" text:anchor-type=\"as-char\" svg:width=\"{:.2f}cm\" "
        "svg:height=\"{:.2f}cm\"><draw:image xlink:href=\"{}\" xlink:type=\"simple\" "
        "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>{}</svg:title><svg:desc>{}"
        "</svg:desc></draw:frame></text:p>\n",
        xml_text(figure.id), picture.size.width * kCmPerPoint, picture.size.height * kCmPerPoint,
        path, xml_text(caption), xml_text(picture.alternative));
    plain_paragraph("Caption_20_Below", caption);
    pictures_.push_back({path, picture.bytes, false});
  }

  /// One frame of paragraphs that no page break parts.
  void add(const ReportBox& box) {
    std::vector<std::string> paragraphs{"<text:span text:style-name=\"Strong\">" +
                                        xml_text(box.title.in(language())) + "</text:span>"};
    for (const analysis::RichText& text : box.paragraphs)
      paragraphs.push_back(spans(text.in(language())));
    if (box.kind == analysis::BoxKind::FillIn) paragraphs.resize(paragraphs.size() + 3);
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
      body_ += fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n",
                           i + 1 < paragraphs.size() ? "Box" : "Box_20_End", paragraphs[i]);
  }

  [[nodiscard]] std::string content() const {
    std::string head = odt_content_head();
    std::string styles;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      styles += fmt::format(
          "<style:style style:name=\"Col{}\" style:family=\"table-column\">"
          "<style:table-column-properties style:column-width=\"{}\"/></style:style>",
          i, widths_[i]);
    head.insert(head.find("</office:automatic-styles>"), styles);
    return head + body_ + "</office:text></office:body></office:document-content>\n";
  }

  /// For whom the paper is stands on every page.
  [[nodiscard]] std::string header() const {
    const std::string& stamp = document_.stamp.in(language());
    return document_.title.in(language()) + (stamp.empty() ? "" : " · " + stamp);
  }

  std::string archive() {
    std::vector<std::string> names;
    for (const geo::ZipContent& picture : pictures_) names.push_back(picture.name);
    const std::string title = document_.title.in(language());
    // The type comes first and uncompressed: that is how readers know the file.
    std::vector<geo::ZipContent> entries{
        {"mimetype", "application/vnd.oasis.opendocument.text", false},
        {"content.xml", content()},
        {"styles.xml", odt_styles(header(), document_.footer.in(language()), language())},
        {"meta.xml", odt_meta(title, document_.date, language())},
        {"META-INF/manifest.xml", odt_manifest(names)}};
    for (geo::ZipContent& picture : pictures_) entries.push_back(std::move(picture));
    return geo::zip_bytes(entries);
  }

  const analysis::ReportDocument& document_;
  const ReportPieceOptions& options_;
  CairoCanvas ruler_{CairoCanvas::Format::Png, {8, 8}, {}, 72};
  std::string body_;
  std::vector<std::string> widths_;
  std::vector<geo::ZipContent> pictures_;
  int tables_ = 0;
  int figures_ = 0;
  int notes_ = 0;
};

}  // namespace

std::string report_odt(const analysis::ReportDocument& document,
                       const ReportPieceOptions& options) {
  check_document(document);
  return OdtWriter(document, options).write();
}

}  // namespace nahraum::render
