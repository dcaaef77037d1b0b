// Papers as files, opened with other programs.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <regex>

#include <gtest/gtest.h>

#include "geo/core/hash.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/render/report/drawn_paper.h"
#include "viewer/render/report/report_html.h"
#include "viewer/render/report/report_odt.h"
#include "viewer/render/report/report_pdf.h"

namespace nahraum::render {
namespace {

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

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

#define NEEDS(program) \
  if (!installed(program)) GTEST_SKIP() << program << " is not installed"

class Paper : public testing::Test {
 protected:
  std::string stored(const std::string& name, const std::string& bytes) {
    const std::string path = (folder_.path() / name).string();
    support::write_text(path, bytes);
    return path;
  }
  support::TemporaryFolder folder_;
};

TEST_F(Paper, PdfIsWellFormedTaggedAndHasItsPages) {
  NEEDS("qpdf");
  NEEDS("pdfinfo");
  const std::string path = stored("p.pdf", report_pdf(drawn::paper(), drawn::paper_options()));
  EXPECT_NE(output_of("qpdf --check " + path).find("No syntax or stream encoding errors"),
            std::string::npos);
  const std::string info = output_of("TZ=UTC pdfinfo " + path);
  EXPECT_TRUE(std::regex_search(info, std::regex("Tagged: +yes"))) << info;
  EXPECT_TRUE(std::regex_search(info, std::regex("Pages: +5"))) << info;
  const std::string tree = output_of("pdfinfo -struct-text " + path);
  for (const char* tag : {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "Figure", "Caption"})
    EXPECT_NE(tree.find(tag), std::string::npos) << tag;
  EXPECT_NE(tree.find("Bevölkerungsstruktur"), std::string::npos);
}

TEST_F(Paper, ALongTitleLeavesTheStampItsPlace) {
  NEEDS("pdftotext");
  analysis::ReportDocument document = drawn::paper();
  document.stamp = {"Stempelwort", "Stampword"};
  for (int i = 0; i < 30; ++i) document.title.de += " Fortsetzung";
  const std::string path = stored("long.pdf", report_pdf(document, drawn::paper_options()));
  const std::string boxes = output_of("pdftotext -f 2 -bbox " + path + " -");
  const auto edge = [&](const std::string& side, const std::string& word) {
    std::smatch found;
    const std::regex box(side + "=\"([0-9.]+)\"[^>]*>" + word + "<");
    return std::regex_search(boxes, found, box) ? std::stod(found[1].str()) : -1.0;
  };
  const double stamp = edge("xMin", "Stempelwort");
  ASSERT_GT(stamp, 0);
  const std::regex head("xMax=\"([0-9.]+)\" yMax=\"(3[0-9]|2[0-9])[0-9.]*\">Fortsetzung");
  std::size_t words = 0;
  for (std::sregex_iterator at(boxes.begin(), boxes.end(), head), end; at != end; ++at, ++words)
    EXPECT_LT(std::stod((*at)[1].str()), stamp);
  EXPECT_GT(words, 0U);
}

TEST_F(Paper, EachPartOfALongTableHasItsHead) {
  NEEDS("pdftotext");
  const std::string path = stored("p.pdf", report_pdf(drawn::paper(), drawn::paper_options()));
  const std::string text = output_of("pdftotext -layout " + path + " -");
  EXPECT_GE(count_of(text, "Stunden je Woche"), 2u);
  for (int i = 1; i <= 60; ++i)
    EXPECT_EQ(count_of(text, "Angebot " + std::to_string(i) + " "), 1u) << i;
}

TEST_F(Paper, ContentsNameThePageOfEachSection) {
  NEEDS("pdftotext");
  const std::string path = stored("p.pdf", report_pdf(drawn::paper(), drawn::paper_options()));
  const std::string contents = output_of("pdftotext -layout -f 2 -l 2 " + path + " -");
  std::smatch match;
  ASSERT_TRUE(std::regex_search(contents, match, std::regex("Sicht der Familien +([0-9]+)")))
      << contents;
  const std::string page = match[1];
  const std::string there =
      output_of("pdftotext -layout -f " + page + " -l " + page + " " + path + " -");
  EXPECT_NE(there.find("Sicht der Familien: liegt nicht vor"), std::string::npos);
}

TEST_F(Paper, SameBytesEachTime) {
  for (const auto& write : {report_pdf, report_html, report_odt})
    EXPECT_EQ(geo::sha256(write(drawn::paper(), drawn::paper_options())),
              geo::sha256(write(drawn::paper(), drawn::paper_options())));
}

TEST_F(Paper, HtmlAsksForNothingAndAllowsOnlyItsOwnScript) {
  const std::string html = report_html(drawn::paper(), drawn::paper_options());
  EXPECT_FALSE(std::regex_search(html, std::regex("(src|href)=\"(?!#)")))
      << "a request to elsewhere";
  EXPECT_EQ(html.find(" style=\""), std::string::npos) << "a style the policy forbids";
  EXPECT_EQ(html.find("onclick"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'; style-src 'sha256-"), std::string::npos);
  EXPECT_EQ(count_of(html, "<h1>"), 1u);
  EXPECT_NE(html.find("<html lang=\"de\">"), std::string::npos);
  EXPECT_NE(html.find("data-origin=\"unit:16999001 group.u6\""), std::string::npos);
}

TEST_F(Paper, HtmlIsWellFormed) {
  NEEDS("xmllint");
  const std::string path =
      stored("p.html", report_html(drawn::paper(), drawn::paper_options(geo::Language::English)));
  const std::string report = output_of("xmllint --html --noout " + path);
  // libxml2 knows HTML 4: its complaints about newer elements are not ours.
  for (const std::string& line :
       {std::string("Unescaped"), std::string("mismatch"), std::string("already defined")})
    EXPECT_EQ(report.find(line), std::string::npos) << report;
}

TEST_F(Paper, OdtHoldsItsPartsInOrder) {
  NEEDS("unzip");
  NEEDS("xmllint");
  const std::string bytes = report_odt(drawn::paper(), drawn::paper_options());
  EXPECT_EQ(bytes.substr(30, 8), "mimetype");
  EXPECT_EQ(bytes.substr(38, 39), "application/vnd.oasis.opendocument.text");
  const std::string path = stored("p.odt", bytes);
  EXPECT_NE(output_of("unzip -t " + path).find("No errors detected"), std::string::npos);
  for (const char* part : {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"})
    EXPECT_EQ(output_of("unzip -p " + path + " " + part + " | xmllint --noout -"), "") << part;
}

/// A caption on the next page, a box cut in two: seen in papers once.
TEST_F(Paper, OdtKeepsTogetherWhatBelongsTogether) {
  NEEDS("unzip");
  const std::string path = stored("p.odt", report_odt(drawn::paper(), drawn::paper_options()));
  const std::string content = output_of("unzip -p " + path + " content.xml");
  const std::string styles = output_of("unzip -p " + path + " styles.xml");
  const auto style = [&](const std::string& name) {
    const std::size_t at = styles.find("style:name=\"" + name + "\"");
    return at == std::string::npos ? "" : styles.substr(at, styles.find("</style:style>", at) - at);
  };
  EXPECT_NE(style("Figure").find("keep-with-next=\"always\""), std::string::npos);
  EXPECT_NE(style("Caption_20_Below").find("keep-with-next=\"auto\""), std::string::npos);
  EXPECT_NE(style("Box").find("keep-with-next=\"always\""), std::string::npos);
  EXPECT_EQ(count_of(content, "<text:p text:style-name=\"Figure\">"),
            count_of(content, "<text:p text:style-name=\"Caption_20_Below\">"));
  EXPECT_GT(count_of(content, "<text:p text:style-name=\"Box_20_End\">"), 0U);
  EXPECT_NE(styles.find("nur für den Dienstgebrauch"), std::string::npos) << "on every page";
}

TEST_F(Paper, OdtLosesNoTextInLibreOffice) {
  NEEDS("soffice");
  NEEDS("pdftotext");
  const std::string path = stored("p.odt", report_odt(drawn::paper(), drawn::paper_options()));
  (void)output_of("cd " + folder_.path().string() + " && HOME=" + folder_.path().string() +
                  " timeout 120 soffice --headless --convert-to pdf p.odt");
  const std::string text =
      output_of("pdftotext -layout " + (folder_.path() / "p.pdf").string() + " -");
  for (const char* words :
       {"Sozialraumanalyse Altenquitten", "nur für den Dienstgebrauch", "57", "Angebot 60",
        "Sicht der Familien: liegt nicht vor", "Zweiter Punkt", "Zensus 2022",
        "Statistik allein zeigt", "Abbildung 2: Karte der Angebote"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST_F(Paper, HostileWordsBreakNoFile) {
  NEEDS("qpdf");
  NEEDS("xmllint");
  NEEDS("unzip");
  const std::vector<std::string> hostile{"<script>alert(1)</script>",
                                         "]]></text:p>",
                                         "\"'><img src=x onerror=alert(1)>",
                                         "=HYPERLINK(\"http://x\")",
                                         "a\u202Eb\u2066c",
                                         "😀 %PDF ${x} {0}",
                                         "&amp;&#x3c;",
                                         std::string(10'000, 'W'),
                                         " "};
  for (const std::string& words : hostile) {
    const analysis::ReportDocument document = drawn::paper_of(geo::same_text(words));
    const std::string html = report_html(document, drawn::paper_options());
    EXPECT_EQ(count_of(html, "<script"), 1u) << words.substr(0, 40);
    EXPECT_EQ(count_of(html, "<img"), 0u) << words.substr(0, 40);
    const std::string pdf = stored("h.pdf", report_pdf(document, drawn::paper_options()));
    EXPECT_NE(output_of("qpdf --check " + pdf).find("No syntax or stream"), std::string::npos)
        << words.substr(0, 40);
    const std::string odt = stored("h.odt", report_odt(document, drawn::paper_options()));
    EXPECT_EQ(output_of("unzip -p " + odt + " content.xml | xmllint --noout -"), "")
        << words.substr(0, 40);
  }
}

}  // namespace
}  // namespace nahraum::render
