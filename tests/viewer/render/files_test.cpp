// The files themselves: PNG, SVG and PDF by cairo and qpdf, opened with other programs.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <regex>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/pdf_finish.h"

namespace nahraum::render {
namespace {

using namespace std::string_literals;

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
  std::string output;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
  std::array<char, 4096> buffer{};
  while (fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) output += buffer.data();
  return output;
}

class PdfFile : public testing::Test {
 protected:
  void store(const PageContent& content) {
    path_ = (folder_.path() / "page.pdf").string();
    support::write_text(path_, page_pdf(content, {}));
  }
  support::TemporaryFolder folder_;
  std::string path_;
};

#define NEEDS(program) \
  if (!installed(program)) GTEST_SKIP() << program << " is not installed"

TEST_F(PdfFile, QpdfFindsNothingWrong) {
  NEEDS("qpdf");
  store(drawn::page());
  const std::string report = output_of("qpdf --check " + path_);
  EXPECT_NE(report.find("No syntax or stream encoding errors"), std::string::npos) << report;
  EXPECT_EQ(report.find("WARNING"), std::string::npos) << report;
}

TEST_F(PdfFile, IsTaggedTitledAndDatedByTheStudy) {
  NEEDS("pdfinfo");
  store(drawn::page());
  const std::string info = output_of("TZ=UTC pdfinfo " + path_);
  EXPECT_TRUE(std::regex_search(info, std::regex("Tagged: +yes"))) << info;
  EXPECT_NE(info.find("Kinder unter 6 Jahren im Musterkreis"), std::string::npos);
  EXPECT_NE(info.find("Sat Jan 31 12:00:00 2026"), std::string::npos) << info;
  EXPECT_NE(info.find("(A4)"), std::string::npos);
  const std::string xmp = output_of("pdfinfo -meta " + path_);
  EXPECT_NE(xmp.find("<pdfuaid:part>1</pdfuaid:part>"), std::string::npos);
}

TEST_F(PdfFile, ReadsInTheRightOrderWithHeadingsAndATable) {
  NEEDS("pdfinfo");
  store(drawn::page());
  const std::string tree = output_of("pdfinfo -struct-text " + path_);
  std::size_t at = 0;
  for (const char* part :
       {"Document", "H1", "\"Kinder unter 6 Jahren im Musterkreis\"", "P", "Figure", "H2",
        "\"Legende\"", "\"über 5 bis 10\"", "\"Zahlen zur Karte\"", "Table", "TR", "TH",
        "/Scope /Row", "\"Gemeinden\"", "TD", "\"5\"", "\"Hinweise\"", "\"Quellen\""}) {
    at = tree.find(part, at);
    ASSERT_NE(at, std::string::npos) << part << " not in its place in\n" << tree;
  }
}

TEST_F(PdfFile, HasLanguageFigureTextBookmarksAndArtifacts) {
  NEEDS("qpdf");
  store(drawn::page());
  const std::string plain =
      output_of("qpdf --qdf --object-streams=disable --stream-data=uncompress " + path_ + " -");
  for (const char* part : {"/Lang (de-DE)", "/DisplayDocTitle true", "/Tabs /S", "/Alt ",
                           "/Outlines", "/Artifact BMC", "/Marked true"})
    EXPECT_NE(plain.find(part), std::string::npos) << part;
}

TEST_F(PdfFile, FontsAreEmbeddedAndReadable) {
  NEEDS("pdffonts");
  store(drawn::page());
  const std::string fonts = output_of("pdffonts " + path_);
  EXPECT_NE(fonts.find("NotoSans"), std::string::npos) << fonts;
  EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
  NEEDS("pdftotext");
  PageContent content = drawn::page();
  content.title = {"Kyffhäuserkreis, Größe in m²: fünf", "x"};
  store(content);
  EXPECT_NE(output_of("pdftotext " + path_ + " -").find("Kyffhäuserkreis, Größe in m²: fünf"),
            std::string::npos);
}

TEST(PageFiles, SameContentSameBytes) {
  for (const auto write : {page_png, page_svg, page_pdf}) {
    const std::string first = write(drawn::page(), {});
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(first == write(drawn::page(), {}));
  }
}

TEST(PageFiles, BytesDependOnNoLocale) {
  const std::string before = setlocale(LC_ALL, nullptr);
  const std::string svg = page_svg(drawn::page(), {});
  if (setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) GTEST_SKIP() << "no locale de_DE.UTF-8 here";
  const bool same = svg == page_svg(drawn::page(), {});
  setlocale(LC_ALL, before.c_str());
  EXPECT_TRUE(same);
}

TEST(PageFiles, WithoutADateNoClockGetsIn) {
  PageContent content = drawn::page();
  content.document_date.clear();
  EXPECT_EQ(page_pdf(content, {}).find("/CreationDate"), std::string::npos);
  EXPECT_EQ(iso_time("31.01.2026"), "2026-01-31T12:00:00Z");
  EXPECT_EQ(iso_time("2026-01-31"), "2026-01-31T12:00:00Z");
  EXPECT_EQ(iso_time("Januar 2026"), "");
}

TEST(PageFiles, SvgNamesItselfAndHostileTextStaysText) {
  PageContent content = drawn::page();
  content.title = {"</svg><script>alert(1)</script> \u202Eevil & 👶", "x"};
  content.sources = {std::string(10'000, 'x')};
  const std::string svg = page_svg(content, {});
  EXPECT_NE(
      svg.find("<title>&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt; evil &amp; 👶</title>"),
      std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("surface"), std::string::npos);
  EXPECT_NE(svg.find("lang=\"de\""), std::string::npos);
  EXPECT_FALSE(page_pdf(content, {}).empty());
  EXPECT_FALSE(page_png(content, {}).empty());
}

TEST(PageFiles, ZeroBytesAreRefused) {
  PageContent content = drawn::page();
  content.title.de = "a\0b"s;
  EXPECT_THROW((void)page_svg(content, {}), geo::Error);
}

TEST(PageFiles, WriteChoosesByExtensionAndKeepsTheOldFile) {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "karte.png";
  write_page(path, drawn::page(), {});
  EXPECT_TRUE(support::read_text(path).starts_with("\x89PNG"));
  PageContent broken = drawn::page();
  broken.title.de = "\xff";
  const std::string before = support::read_text(path);
  EXPECT_THROW(write_page(path, broken, {}), geo::Error);
  EXPECT_TRUE(support::read_text(path) == before);
  try {
    write_page(folder.path() / "karte.docx", drawn::page(), {});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Usage);
  }
}

TEST(Font, AMissingFamilyIsNamedWithItsPackage) {
  EXPECT_NO_THROW(require_font(kFontFamily));
  try {
    require_font("Schrift die es nicht gibt");
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Io);
    EXPECT_NE(error.sentence(geo::Language::German).find("fonts-noto-core"), std::string::npos);
  }
}

TEST(CairoCanvas, MeasuresTheSameInEveryFormat) {
  const DocumentInfo info{"t", "d", geo::Language::German, ""};
  CairoCanvas pdf(CairoCanvas::Format::Pdf, {100, 100}, info);
  CairoCanvas png(CairoCanvas::Format::Png, {100, 100}, info, 96);
  CairoCanvas svg(CairoCanvas::Format::Svg, {100, 100}, info);
  for (const double size : {5.0, 6.5, 16.0}) {
    const double width = pdf.measure("Sömmerda, Größe 1.234,5", {size}).width;
    EXPECT_NEAR(png.measure("Sömmerda, Größe 1.234,5", {size}).width, width, 0.02);
    EXPECT_NEAR(svg.measure("Sömmerda, Größe 1.234,5", {size}).width, width, 0.02);
  }
}

TEST(CairoCanvas, SeveralPagesAndAnImage) {
  CairoCanvas canvas(CairoCanvas::Format::Pdf, {200, 100},
                     {"Bericht", "", geo::Language::English, "2026-01-31"});
  canvas.begin_tag(Tag::Document, {});
  for (int page = 1; page <= 3; ++page) {
    canvas.begin_tag(Tag::Heading1, {});
    canvas.text("Chapter " + std::to_string(page), {10, 20}, {12}, {}, Align::Left);
    canvas.end_tag();
    canvas.begin_tag(Tag::Figure, "Figure " + std::to_string(page));
    canvas.image({2, 1, {255, 0, 0, 255, 0, 0, 255, 128}}, {10, 30, 50, 50});
    canvas.end_tag();
    if (page < 3) canvas.next_page();
  }
  canvas.end_tag();
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "x.pdf").string();
  support::write_text(path, canvas.finish());
  NEEDS("qpdf");
  EXPECT_EQ(output_of("qpdf --show-npages " + path), "3\n");
  EXPECT_NE(output_of("qpdf --check " + path).find("No syntax"), std::string::npos);
  const std::string plain = output_of("qpdf --qdf --object-streams=disable " + path + " -");
  for (const char* part : {"(Chapter 3)", "/Alt (Figure 2)", "/Lang (en-GB)"})
    EXPECT_NE(plain.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace nahraum::render
