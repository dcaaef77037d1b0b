// nahraum report: the papers of a study by the command line.

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace {

namespace fs = std::filesystem;
using namespace nahraum;

struct Answer {
  int code = 0;
  std::string words;
};

const std::string kStudy = std::string(NAHRAUM_SOURCE_DIR) + "/data/musterkreis/musterkreis.toml";

class ReportCommand : public testing::Test {
 protected:
  std::string path(const std::string& name) { return (folder_.path() / name).string(); }
  Answer report(const std::vector<std::string>& what) {
    std::vector<std::string> arguments{NAHRAUM_PROGRAM, "report", kStudy, "--progress", "none"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    const support::ProgramRun run = support::run_program(arguments);
    return {run.exit_code, run.out + run.err};
  }
  support::TemporaryFolder folder_;
};

TEST_F(ReportCommand, WritesOnePaperInEveryFormat) {
  std::vector<std::string> what{"--sozialraum", "pb1"};
  for (const char* ending : {"pdf", "html", "odt", "xlsx", "zip"}) {
    what.emplace_back("-o");
    what.push_back(path(std::string("p.") + ending));
  }
  const Answer answer = report(what);
  EXPECT_EQ(answer.code, 0) << answer.words;
  EXPECT_EQ(support::read_text(path("p.pdf")).substr(0, 5), "%PDF-");
  EXPECT_NE(support::read_text(path("p.html")).find("<html lang=\"de\""), std::string::npos);
  for (const char* zipped : {"p.odt", "p.xlsx", "p.zip"})
    EXPECT_EQ(support::read_text(path(zipped)).substr(0, 2), "PK") << zipped;
}

TEST_F(ReportCommand, SameBytesOnAnyNumberOfThreadsInBothWays) {
  const Answer one = report({"--kita", "0001", "-o", path("a.pdf"), "--threads", "1"});
  const Answer two = report({"--kita", "0001", "-o", path("b.pdf"), "--threads", "2"});
  EXPECT_EQ(one.code + two.code, 0) << one.words << two.words;
  EXPECT_EQ(support::read_text(path("a.pdf")), support::read_text(path("b.pdf")));
}

TEST_F(ReportCommand, SaysWhatIsWrongBeforeTheWork) {
  const Answer ending = report({"--kreis", "-o", path("a.doc")});
  EXPECT_EQ(ending.code, 2) << ending.words;
  EXPECT_NE(ending.words.find("Endung"), std::string::npos) << ending.words;
  const Answer two = report({"--kreis", "--kita", "0001", "-o", path("a.pdf")});
  EXPECT_EQ(two.code, 2) << two.words;
  const Answer none = report({"--kreis"});
  EXPECT_EQ(none.code, 2) << none.words;
  const Answer unknown = report({"--sozialraum", "pb99", "-o", path("a.pdf")});
  EXPECT_NE(unknown.code, 0);
  EXPECT_NE(unknown.words.find("pb9"), std::string::npos) << unknown.words;
  EXPECT_FALSE(fs::exists(path("a.pdf")));
}

TEST_F(ReportCommand, TheWholeSetIsWholeOrAbsent) {
  const Answer answer = report({"--all", "--formats", "pdf,html,xlsx", "--out", path("papiere")});
  EXPECT_EQ(answer.code, 0) << answer.words;
  std::size_t pdf = 0, html = 0, xlsx = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(path("papiere"))) {
    pdf += entry.path().extension() == ".pdf" ? 1 : 0;
    html += entry.path().extension() == ".html" ? 1 : 0;
    xlsx += entry.path().extension() == ".xlsx" ? 1 : 0;
  }
  EXPECT_GT(pdf, 60U) << "every Sozialraum and every Kita";
  EXPECT_EQ(pdf, html);
  EXPECT_EQ(pdf, xlsx);
  EXPECT_TRUE(fs::exists(path("papiere/herkunft.json")));
  EXPECT_FALSE(fs::exists(path(".papiere.neu")));
}

}  // namespace
