// HTML papers in a real browser: names, headings, contrast, keyboard, no request, no console error.

#include "tests/support/browser.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/support/page_probe.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/render/report/drawn_paper.h"
#include "viewer/render/report/report_html.h"

namespace nahraum::render {
namespace {

class Browser : public testing::Test {
 protected:
  void SetUp() override {
    if (!support::browser_installed()) GTEST_SKIP() << "chromium is not installed";
  }
  support::BrowserVisit look(const std::string& html) {
    const std::string file = (folder_.path() / "paper.html").string();
    const std::filesystem::path profile = folder_.path() / "profile";
    std::filesystem::remove_all(profile);
    std::filesystem::create_directories(profile);
    support::write_text(file, html);
    return support::visit(file, profile.string());
  }
  support::TemporaryFolder folder_;
};

nlohmann::json findings(const support::BrowserVisit& visit) {
  const std::string found = support::probe_findings(visit.dom);
  EXPECT_FALSE(found.empty()) << "the probe did not run: " << visit.console;
  return found.empty() ? nlohmann::json::object() : nlohmann::json::parse(found);
}

TEST_F(Browser, APaperAsksForNothingAndHasNoFaults) {
  for (const geo::Language language : {geo::Language::German, geo::Language::English}) {
    const std::string html = report_html(drawn::paper(), drawn::paper_options(language));
    const support::BrowserVisit visit = look(support::with_probe(html));
    const nlohmann::json found = findings(visit);
    EXPECT_EQ(found["faults"].dump(), "[]");
    EXPECT_EQ(found["requests"].dump(), "[]");
    EXPECT_GE(found["contrast"].get<double>(), 4.5);
    EXPECT_GT(found["sorted"].get<int>(), 0);
    EXPECT_GT(found["zoomed"].get<int>(), 0);
    EXPECT_GT(found["titles"].get<int>(), 0) << "no words on the map";
    EXPECT_EQ(visit.console, "");
    EXPECT_EQ(visit.asked, "");
  }
}

TEST_F(Browser, TheProbeSeesWhatIsWrong) {
  std::string html = report_html(drawn::paper(), drawn::paper_options());
  const std::size_t end = html.rfind("</main>");
  html.insert(end,
              "<h2>Oben</h2><h5>Sprung</h5><table><tr><td>x</td></tr></table><button></button>"
              "<img src=\"http://127.0.0.1:9/x.png\">");
  const support::BrowserVisit visit = look(support::with_probe(html));
  const std::string faults = findings(visit)["faults"].dump();
  for (const char* rule : {"heading: jump", "table: caption", "name: ", "image: "})
    EXPECT_NE(faults.find(rule), std::string::npos) << rule << " in " << faults;
  EXPECT_NE(visit.console, "") << "the policy refuses the picture and says so";
}

}  // namespace
}  // namespace nahraum::render
