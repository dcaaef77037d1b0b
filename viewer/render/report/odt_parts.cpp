#include "viewer/render/report/odt_parts.h"

#include <fmt/format.h>

#include "viewer/render/pdf_finish.h"
#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

constexpr const char* kNamespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " office:version=\"1.3\"";

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string paragraph_style(const char* name, const char* shown, const char* parent,
                            const std::string& paragraph, const std::string& text,
                            const char* more = "") {
  return fmt::format(
      "<style:style style:name=\"{}\" style:display-name=\"{}\" style:family=\"paragraph\"{}{}>"
      "<style:paragraph-properties {}/><style:text-properties {}/></style:style>\n",
      name, shown, *parent == 0 ? "" : fmt::format(" style:parent-style-name=\"{}\"", parent), more,
      paragraph, text);
}

std::string named_styles() {
  std::string s;
  s += paragraph_style("Standard", "Standard", "",
                       "fo:margin-bottom=\"0.2cm\" fo:line-height=\"130%\"",
                       "fo:font-size=\"10pt\"");
  s += paragraph_style("Title", "Title", "Standard",
                       "fo:margin-top=\"4cm\" fo:margin-bottom=\"0.4cm\"",
                       "fo:font-size=\"24pt\" fo:font-weight=\"bold\"");
  s += paragraph_style("Subtitle", "Subtitle", "Standard", "fo:margin-bottom=\"1cm\"",
                       "fo:font-size=\"13pt\" fo:color=\"#555555\"");
  s += paragraph_style("Heading_20_1", "Heading 1", "Standard",
                       "fo:margin-top=\"0.7cm\" fo:margin-bottom=\"0.25cm\" "
                       "fo:keep-with-next=\"always\"",
                       "fo:font-size=\"14pt\" fo:font-weight=\"bold\"",
                       " style:default-outline-level=\"1\"");
  s += paragraph_style("Heading_20_2", "Heading 2", "Standard",
                       "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\" "
                       "fo:keep-with-next=\"always\"",
                       "fo:font-size=\"11pt\" fo:font-weight=\"bold\"",
                       " style:default-outline-level=\"2\"");
  s += paragraph_style("Lead", "Lead", "Standard", "fo:margin-bottom=\"0.3cm\"",
                       "fo:font-size=\"11pt\"");
  s += paragraph_style("Small", "Small", "Standard", "fo:margin-bottom=\"0.2cm\"",
                       "fo:font-size=\"8pt\" fo:color=\"#555555\"");
  s += paragraph_style("Caption", "Caption", "Standard",
                       "fo:margin-top=\"0.3cm\" fo:keep-with-next=\"always\"",
                       "fo:font-size=\"9pt\" fo:font-weight=\"bold\"");
  s += paragraph_style("Caption_20_Below", "Caption Below", "Caption",
                       "fo:margin-top=\"0.1cm\" fo:keep-with-next=\"auto\"", "");
  s += paragraph_style("Figure", "Figure", "Standard",
                       "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0cm\" "
                       "fo:line-height=\"100%\" fo:keep-with-next=\"always\"",
                       "");
  s += paragraph_style("Table_20_Contents", "Table Contents", "Standard",
                       "fo:margin-bottom=\"0cm\"", "fo:font-size=\"8.5pt\"");
  s += paragraph_style("Table_20_Numbers", "Table Numbers", "Table_20_Contents",
                       "fo:text-align=\"end\"", "");
  s += paragraph_style("Table_20_Heading", "Table Heading", "Table_20_Contents", "",
                       "fo:font-weight=\"bold\"");
  s += paragraph_style("Box", "Box", "Standard",
                       "fo:border-left=\"2pt solid #5a738c\" fo:padding-left=\"0.25cm\" "
                       "fo:background-color=\"#f0f3f6\" fo:margin-bottom=\"0cm\" "
                       "fo:keep-together=\"always\" fo:keep-with-next=\"always\"",
                       "");
  s += paragraph_style("Box_20_End", "Box End", "Box",
                       "fo:margin-bottom=\"0.3cm\" fo:keep-with-next=\"auto\"", "");
  s += paragraph_style("Header", "Header", "Standard", "fo:margin-bottom=\"0cm\"",
                       "fo:font-size=\"7.5pt\" fo:color=\"#555555\"");
  s += "<style:style style:name=\"Strong\" style:family=\"text\"><style:text-properties "
       "fo:font-weight=\"bold\"/></style:style>\n";
  return s;
}

}  // namespace

std::string odt_styles(const std::string& header, const std::string& footer,
                       geo::Language language) {
  const bool german = language == geo::Language::German;
  return std::string(kXml) + "<office:document-styles" + kNamespaces +
         "><office:font-face-decls><style:font-face style:name=\"Noto Sans\" "
         "svg:font-family=\"'Noto Sans'\"/></office:font-face-decls>\n<office:styles>"
         "<style:default-style style:family=\"paragraph\"><style:text-properties "
         "style:font-name=\"Noto Sans\" fo:language=\"" +
         (german ? "de" : "en") + "\" fo:country=\"" + (german ? "DE" : "GB") +
         "\"/></style:default-style>\n" + named_styles() +
         "</office:styles>\n<office:automatic-styles><style:page-layout style:name=\"Page\">"
         "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
         "fo:margin-top=\"2cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2cm\" "
         "fo:margin-right=\"2cm\"/>"
         "<style:header-style><style:header-footer-properties fo:min-height=\"0.8cm\"/>"
         "</style:header-style><style:footer-style><style:header-footer-properties "
         "fo:min-height=\"1cm\"/></style:footer-style></style:page-layout>"
         "</office:automatic-styles>\n<office:master-styles><style:master-page "
         "style:name=\"Standard\" style:page-layout-name=\"Page\"><style:header><text:p "
         "text:style-name=\"Header\">" +
         xml_text(header) +
         "</text:p></style:header><style:footer><text:p text:style-name=\"Header\">" +
         xml_text(footer) + " " + (german ? "Seite " : "Page ") +
         "<text:page-number text:select-page=\"current\"/></text:p></style:footer>"
         "</style:master-page></office:master-styles></office:document-styles>\n";
}

std::string odt_manifest(const std::vector<std::string>& pictures) {
  std::string xml =
      std::string(kXml) +
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.3\">\n";
  const auto add = [&xml](const std::string& path, const char* type) {
    xml +=
        fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>\n",
                    path, type);
  };
  add("/", "application/vnd.oasis.opendocument.text");
  add("content.xml", "text/xml");
  add("styles.xml", "text/xml");
  add("meta.xml", "text/xml");
  for (const std::string& picture : pictures) add(picture, "image/png");
  return xml + "</manifest:manifest>\n";
}

std::string odt_meta(const std::string& title, const std::string& date, geo::Language language) {
  std::string xml = std::string(kXml) + "<office:document-meta" + kNamespaces +
                    "><office:meta><dc:title>" + xml_text(title) + "</dc:title><dc:language>" +
                    (language == geo::Language::German ? "de-DE" : "en-GB") + "</dc:language>";
  if (const std::string time = iso_time(date); !time.empty())
    xml += "<meta:creation-date>" + time + "</meta:creation-date>";
  return xml + "<meta:generator>Nahraum</meta:generator></office:meta></office:document-meta>\n";
}

std::string odt_content_head() {
  return std::string(kXml) + "<office:document-content" + kNamespaces +
         "><office:automatic-styles>"
         "<style:style style:name=\"Cell\" "
         "style:family=\"table-cell\"><style:table-cell-properties "
         "fo:border-bottom=\"0.5pt solid #aaaaaa\" fo:padding=\"0.08cm\"/></style:style>"
         "<style:style style:name=\"HeadCell\" style:family=\"table-cell\">"
         "<style:table-cell-properties fo:border-bottom=\"0.5pt solid #aaaaaa\" "
         "fo:padding=\"0.08cm\" fo:background-color=\"#e4e9ee\"/></style:style>"
         "<style:style style:name=\"Row\" style:family=\"table-row\">"
         "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
         "<style:style style:name=\"Break\" style:family=\"paragraph\" "
         "style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties "
         "fo:break-before=\"page\"/></style:style>"
         "<style:style style:name=\"Picture\" style:family=\"graphic\"><style:graphic-properties "
         "style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/></style:style>"
         "</office:automatic-styles>\n<office:body><office:text>\n";
}

}  // namespace nahraum::render
