#include "viewer/render/pdf_finish.h"

#include <algorithm>
#include <array>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>

#include "geo/core/error.h"
#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

/// Marks every graphics object outside the tags as artifact (ISO 32000-1, 14.8.2.2): frames and
/// rules that a screen reader must pass over. cairo 1.16 cannot.
class ArtifactMarker : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    waiting_ += token.getRawValue();
    if (token.getType() == QPDFTokenizer::tt_word) handle_operator(token.getValue());
  }
  void handleEOF() override { flush(); }

 private:
  static bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void handle_operator(const std::string& name) {
    if (is_one_of(name, {"BDC", "BMC"})) ++depth_;
    if (depth_ == 0 && !open_ && is_one_of(name, {"m", "re", "BT", "Do", "sh"})) {
      write("\n/Artifact BMC\n");
      open_ = true;
    }
    flush();
    const bool ends =
        is_one_of(name, {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n", "ET", "Do", "sh"});
    if (open_ && ends) {
      write("\nEMC\n");
      open_ = false;
    }
    if (name == "EMC") --depth_;
  }

  void flush() {
    write(waiting_);
    waiting_.clear();
  }

  std::string waiting_;
  int depth_ = 0;
  bool open_ = false;
};

/// Walks the tag tree in reading order.
class TagTree {
 public:
  explicit TagTree(const std::vector<std::string>& figure_texts) : texts_(figure_texts) {}

  void walk(QPDFObjectHandle element) {
    if (!element.isDictionary()) return;
    QPDFObjectHandle role = element.getKey("/S");
    if (role.isNameAndEquals("/Figure")) describe(element);
    if (role.isNameAndEquals("/TR")) give_scope(element);
    for (QPDFObjectHandle child : children(element)) walk(child);
  }
  [[nodiscard]] std::size_t figures() const { return figures_; }

 private:
  static std::vector<QPDFObjectHandle> children(QPDFObjectHandle element) {
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) return kids.getArrayAsVector();
    return {kids};
  }

  void describe(QPDFObjectHandle figure) {
    if (figures_ < texts_.size())
      figure.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(texts_[figures_]));
    ++figures_;
  }

  /// A row of heads only names its columns; a head beside data names its row.
  static void give_scope(QPDFObjectHandle row) {
    std::vector<QPDFObjectHandle> cells = children(row);
    const auto is_head = [](QPDFObjectHandle& cell) {
      return cell.isDictionary() && cell.getKey("/S").isNameAndEquals("/TH");
    };
    const bool heads_only = std::all_of(cells.begin(), cells.end(), is_head);
    for (QPDFObjectHandle& cell : cells)
      if (is_head(cell))
        cell.replaceKey("/A", QPDFObjectHandle::parse(heads_only ? "<< /O /Table /Scope /Column >>"
                                                                 : "<< /O /Table /Scope /Row >>"));
  }

  const std::vector<std::string>& texts_;
  std::size_t figures_ = 0;
};

std::string language_code(geo::Language language) {
  return language == geo::Language::German ? "de-DE" : "en-GB";
}

std::string xmp(const DocumentInfo& info) {
  const std::string date = iso_time(info.date);
  std::string text =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
      xml_text(info.title) +
      "</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:language><rdf:Bag><rdf:li>" +
      language_code(info.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  if (!date.empty()) text += "<xmp:CreateDate>" + date + "</xmp:CreateDate>\n";
  return text +
         "<pdfuaid:part>1</pdfuaid:part>\n"
         "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

/// "2026-01-31T12:00:00Z" as "D:20260131120000Z".
std::string pdf_date(const std::string& iso) {
  std::string digits;
  for (const char c : iso)
    if (c >= '0' && c <= '9') digits += c;
  return "D:" + digits + "Z";
}

void set_document_keys(QPDF& pdf, const DocumentInfo& info) {
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(language_code(info.language)));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  QPDFObjectHandle metadata = pdf.newStream(xmp(info));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", metadata);
  QPDFObjectHandle document = pdf.getTrailer().getKey("/Info");
  if (!document.isDictionary()) return;
  document.removeKey("/CreationDate");
  document.removeKey("/ModDate");
  if (const std::string date = iso_time(info.date); !date.empty())
    document.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_date(date)));
}

void finish_pages(QPDF& pdf) {
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<ArtifactMarker>());
  }
}

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string finish_pdf(const std::string& pdf, const DocumentInfo& info,
                       const std::vector<std::string>& figure_texts) {
  try {
    QPDF document;
    document.processMemoryFile("page.pdf", pdf.data(), pdf.size());
    TagTree tags(figure_texts);
    tags.walk(document.getRoot().getKey("/StructTreeRoot"));
    if (tags.figures() != figure_texts.size())
      throw geo::Error(geo::ErrorKind::Internal,
                       geo::text("Die PDF-Datei hat {} Abbildungen statt {}.",
                                 "The PDF file has {} figures instead of {}.", tags.figures(),
                                 figure_texts.size()));
    set_document_keys(document, info);
    finish_pages(document);
    return written(document);
  } catch (const std::runtime_error& error) {
    throw geo::Error(geo::ErrorKind::Io,
                     geo::text("Die PDF-Datei ließ sich nicht fertigstellen ({}).",
                               "The PDF file could not be finished ({}).", error.what()));
  }
}

std::string iso_time(const std::string& date) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= date.size() &&
           std::all_of(date.begin() + static_cast<std::ptrdiff_t>(at),
                       date.begin() + static_cast<std::ptrdiff_t>(at + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (date.size() != 10) return {};
  if (digits(0, 4) && date[4] == '-' && digits(5, 2) && date[7] == '-' && digits(8, 2))
    return date + "T12:00:00Z";
  if (digits(0, 2) && date[2] == '.' && digits(3, 2) && date[5] == '.' && digits(6, 4))
    return date.substr(6, 4) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2) + "T12:00:00Z";
  return {};
}

}  // namespace nahraum::render
