// A thousand hostile names in the lists of a county: nothing runs, no file breaks, the papers keep
// their layout.

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/browser.h"
#include "tests/support/page_probe.h"
#include "tests/support/program.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum {
namespace {

namespace fs = std::filesystem;

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

/// One of many kinds, with a number so that each is another text.
std::string hostile(support::Random& random, std::size_t n) {
  static const std::vector<std::string> kinds{
      "<script>window.hostileRan=1</script>",
      "\"><img src=x onerror=\"window.hostileRan=1\">",
      "</title></svg><svg onload=window.hostileRan=1>",
      "]]><script>window.hostileRan=1</script>",
      "--><b>fett</b>",
      "=cmd|' /C calc'!A1",
      "+1+1",
      "-2+3",
      "@SUM(A1:A9)",
      "\t=1+1",
      "{0} {1|lebt|leben} {{",
      "%s%n%d {:>100000}",
      "\u202Egnurhekrev\u202C",
      "\u2066\u2067\u2068",
      "عربي עברית mixed",
      "👩‍👩‍👧‍👦🏳️‍🌈🤱🏽",
      "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
      "Ａ＝１＋１",
      "\u2028zeile\u2029absatz",
      "&lt;script&gt;&amp;&#0;&#x1F600;",
      "javascript:alert(1)",
      "\xEF\xBF\xBE\xEF\xBF\xBF",
      "../../etc/passwd",
      "'; DROP TABLE kitas; --",
      repeated("Donaudampfschifffahrtsgesellschaft", 8),
      repeated("sehr lang ", 40),
  };
  std::string text = kinds[random.below(static_cast<std::uint32_t>(kinds.size()))];
  if (n % 333 == 7) text = repeated("x", 10000);
  return text + " " + std::to_string(n);
}

std::string from_latin1(const std::string& bytes) {
  std::string utf8;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xC0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return utf8;
}

std::string quoted(const std::string& text) {
  return '"' + std::regex_replace(text, std::regex("\""), "\"\"") + '"';
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = support::read_text(file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  support::write_text(file, text.replace(at, from.size(), to));
}

/// The sample county with 1,000 services and all Kitas renamed.
class HostilePapers : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(fs::path(NAHRAUM_SOURCE_DIR) / "data/musterkreis", folder(),
             fs::copy_options::recursive);
    support::Random random = support::logged_random("hostile names");
    rename_services(random);
    rename_kitas(random);
  }

  fs::path folder() const { return folder_.path() / "kreis"; }
  fs::path out(const std::string& name) const { return folder_.path() / name; }

  /// Rows are multiplied until there are 1,000; each has a name of its own.
  void rename_services(support::Random& random) const {
    std::istringstream lines(support::read_text(folder() / "angebote.csv"));
    std::string line, text;
    std::getline(lines, text);
    text += "\n";
    std::vector<std::vector<std::string>> rows;
    while (std::getline(lines, line)) {
      std::istringstream cells(line);
      rows.emplace_back();
      for (std::string cell; std::getline(cells, cell, ';');) rows.back().push_back(cell);
    }
    for (std::size_t n = 0; n < 1000; ++n) {
      const std::vector<std::string>& row = rows[n % rows.size()];
      const std::string id = n < rows.size() ? row[0] : "H" + std::to_string(n);
      text += id + ";" + quoted(hostile(random, n));
      for (std::size_t i = 2; i < row.size(); ++i)
        text += ";" + (i == 3 ? quoted(hostile(random, n + 5000)) : row[i]);
      text += "\n";
    }
    support::write_text(folder() / "angebote.csv", text);
  }

  void rename_kitas(support::Random& random) const {
    std::istringstream lines(from_latin1(support::read_text(folder() / "kitas.csv")));
    std::string line, text;
    for (std::size_t n = 0; std::getline(lines, line); ++n) {
      const std::size_t first = line.find(';');
      const bool row = first == 4 && line.substr(0, 4).find_first_not_of("0123456789") == line.npos;
      const std::size_t second = line.find(';', first + 1);
      text +=
          row ? line.substr(0, first + 1) + quoted(hostile(random, n)) + line.substr(second) : line;
      text += "\n";
    }
    support::write_text(folder() / "kitas.csv", text);
    replace_in(folder() / "musterkreis.toml", "file = \"kitas.xlsx\"", "file = \"kitas.csv\"");
  }

  void write(const std::vector<std::string>& what, const std::vector<std::string>& files) {
    std::vector<std::string> call{NAHRAUM_PROGRAM, "report",
                                  (folder() / "musterkreis.toml").string(), "--progress", "none"};
    call.insert(call.end(), what.begin(), what.end());
    for (const std::string& file : files) {
      call.emplace_back("-o");
      call.push_back(out(file).string());
    }
    const support::ProgramRun run =
        support::run_program(call, {.environment = {}, .timeout_seconds = 300});
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }

  void nothing_runs(const std::string& html) {
    if (!support::browser_installed()) return;
    const std::string probed = out("probe.html").string();
    support::write_text(probed, support::with_probe(support::read_text(out(html))));
    const fs::path profile = out("profile_" + html);
    fs::create_directories(profile);
    const support::BrowserVisit visit = support::visit(probed, profile.string());
    const std::string found = support::probe_findings(visit.dom);
    ASSERT_FALSE(found.empty()) << visit.console;
    EXPECT_NE(found.find("\"run\":0"), std::string::npos) << found;
    EXPECT_NE(found.find("\"faults\":[]"), std::string::npos) << found;
    EXPECT_EQ(visit.console, "");
    EXPECT_EQ(visit.asked, "");
  }

  void is_whole(const std::string& pdf) {
    if (!support::have_program("qpdf") || !support::have_program("pdftotext")) return;
    EXPECT_EQ(support::run_program({"qpdf", "--check", out(pdf).string()}).exit_code, 0);
    // No word of the text stands beyond the page: A4, 595 points wide.
    const support::ProgramRun boxes =
        support::run_program({"pdftotext", "-bbox", out(pdf).string(), "-"});
    const std::regex word("xMax=\"([0-9.]+)\"[^>]*>([^<]*)");
    double most = 0;
    std::string widest;
    for (std::sregex_iterator at(boxes.out.begin(), boxes.out.end(), word), end; at != end; ++at) {
      const double right = std::stod((*at)[1].str());
      if (right > most) widest = (*at)[2].str();
      most = std::max(most, right);
    }
    EXPECT_GT(most, 100);
    EXPECT_LE(most, 595.3) << widest;
  }

  support::TemporaryFolder folder_;
};

TEST_F(HostilePapers, NothingRunsAndNoFileBreaks) {
  write({"--lsz"}, {"lsz.pdf", "lsz.html", "lsz.xlsx", "lsz.odt"});
  write({"--sozialraum", "sr_kern"}, {"sr.pdf", "sr.html", "sr.xlsx"});
  write({"--kita", "0056"}, {"kita.pdf", "kita.html"});
  for (const char* name : {"lsz.html", "sr.html", "kita.html"}) {
    SCOPED_TRACE(name);
    nothing_runs(name);
    if (support::have_program("xmllint")) {
      EXPECT_EQ(
          support::run_program({"xmllint", "--noout", "--html", "--nowarning", out(name).string()})
              .exit_code,
          0);
    }
  }
  for (const char* name : {"lsz.pdf", "sr.pdf", "kita.pdf"}) {
    SCOPED_TRACE(name);
    is_whole(name);
  }
  for (const char* name : {"lsz.xlsx", "sr.xlsx"}) {
    if (!support::have_program("unzip")) break;
    const support::ProgramRun sheets =
        support::run_program({"unzip", "-p", out(name).string(), "xl/worksheets/*.xml"});
    EXPECT_EQ(sheets.exit_code, 0);
    EXPECT_EQ(sheets.out.find("<f>"), std::string::npos) << "a formula in " << name;
    EXPECT_EQ(sheets.out.find("<hyperlink"), std::string::npos);
  }
}

TEST_F(HostilePapers, AZeroByteIsRefusedWithItsRow) {
  std::string text = support::read_text(folder() / "angebote.csv");
  // Inside the id, which is plain ASCII: in a drawn name it could split a letter in two.
  text.insert(text.find("A002") + 2, 1, '\0');
  support::write_text(folder() / "angebote.csv", text);
  const support::ProgramRun run =
      support::run_program({NAHRAUM_PROGRAM, "report", (folder() / "musterkreis.toml").string(),
                            "--progress", "none", "--lsz", "-o", out("zero.pdf").string()});
  EXPECT_EQ(run.exit_code, 3) << run.out;
  EXPECT_NE(run.err.find("angebote.csv, Zeile 3"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("Null-Bytes"), std::string::npos) << run.err;
  EXPECT_FALSE(fs::exists(out("zero.pdf")));
}

}  // namespace
}  // namespace nahraum
