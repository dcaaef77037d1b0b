// Canaries: figures planted in internal sources that must be hidden in a public release, looked for
// in every byte of its files: text as people and machines write it, doubles as SQLite and others
// store them, archives unpacked, PDF streams decoded.

#include <algorithm>
#include <cstring>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;

// 16999002 and 16999003 have fewer than 300 residents: their figures are secrets.
constexpr const char* kFigures =
    "Schlüssel;Gebiet;Arbeitslose;Personen\n"
    "16999001;Altdorf;31;413\n"
    "16999002;Bergdorf;5718293;7193871\n"
    "16999003;Cämmerdorf;3917283;8273645\n";

std::string bytes_of(double value, bool reversed) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  if (reversed) std::reverse(bytes, bytes + sizeof value);
  return {bytes, sizeof value};
}

std::vector<std::string> canaries() {
  std::vector<std::string> list;
  for (const char* text : {"5718293", "7193871", "3917283", "8273645", "5.718.293", "7.193.871",
                           "3.917.283", "8.273.645", "5,718,293", "79,4883", "47,3465"})
    list.emplace_back(text);
  for (const double value : {5718293.0, 7193871.0, 3917283.0, 8273645.0, 5718293.0 / 7193871 * 100,
                             3917283.0 / 8273645 * 100}) {
    list.push_back(bytes_of(value, false));
    list.push_back(bytes_of(value, true));
  }
  return list;
}

fs::path study_file(const fs::path& folder, const std::string& figures, bool open,
                    const std::string& rules = "") {
  const fs::path file = write_drawn_study(folder);
  write_text(folder / "zahlen.csv", figures);
  std::string toml = drawn_study_toml();
  toml.replace(toml.find("file = \"zahlen.csv\""), 19,
               "file = \"zahlen.csv\"\ndistribution = \"internal\"");
  write_text(file,
             toml + "[release]\naudience = \"" + (open ? "public" : "internal") + "\"\n" + rules);
  return file;
}

/// Raw, and as the tools unpack it.
std::string everything_in(const fs::path& file) {
  std::string bytes = read_text(file);
  if (file.extension() == ".xlsx") bytes += run_program({"unzip", "-p", file.string()}).out;
  if (file.extension() == ".pdf") {
    bytes += run_program({"qpdf", "--qdf", "--object-streams=disable", file.string(), "-"}).out;
    bytes += run_program({"pdftotext", file.string(), "-"}).out;
  }
  return bytes;
}

std::size_t occurrences(const fs::path& folder) {
  std::size_t found = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = everything_in(entry.path());
    for (const std::string& canary : canaries()) {
      if (bytes.find(canary) == std::string::npos) continue;
      ++found;
      std::cout << entry.path().filename() << " holds " << testing::PrintToString(canary) << "\n";
    }
  }
  return found;
}

class Release : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* tool : {"unzip", "qpdf", "pdftotext"}) {
      if (!have_program(tool)) GTEST_SKIP() << tool << " is not installed";
    }
  }
  ProgramRun run(const std::string& figures, bool open, const std::string& rules = "") {
    const fs::path study = study_file(folder_.path(), figures, open, rules);
    return run_program({NAHRAUM_PROGRAM, "run", study.string(), "--out", out().string()});
  }
  [[nodiscard]] std::string map_text() const {
    return run_program({"pdftotext", (out() / "karten" / "abdeckung.pdf").string(), "-"}).out;
  }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }
  [[nodiscard]] fs::path ledger() const { return folder_.path() / "register" / "frei.json"; }
  [[nodiscard]] fs::path study() const { return folder_.path() / "study.toml"; }

  TemporaryFolder folder_;
};

TEST_F(Release, NoCanaryIsInAnyByteOfAPublicRelease) {
  const ProgramRun program = run(kFigures, true);
  ASSERT_EQ(program.exit_code, 0) << program.err;
  EXPECT_EQ(occurrences(out()), 0U);
  for (const std::string& canary : canaries()) {
    EXPECT_EQ(program.out.find(canary), std::string::npos);
    EXPECT_EQ(program.err.find(canary), std::string::npos);
  }
  EXPECT_NE(map_text().find("freigegeben"), std::string::npos);
  const std::string findings = read_text(out() / "hinweise.csv");
  EXPECT_NE(findings.find("release.withheld_findings"), std::string::npos);
}

/// Points, ranks and index mix confidential figures with others: no proof covers them.
TEST_F(Release, WhatMixesInternalFiguresIsLeftOutWholeAndSaysSo) {
  const ProgramRun internal = run(kFigures, false);
  ASSERT_EQ(internal.exit_code, 0) << internal.err;
  const std::vector<std::string> mixed = {"rangfolge.csv", "stabilitaet.csv",
                                          "organisationsform.csv", "bedarf_bereitschaft.csv",
                                          "karten/rangfolge.pdf"};
  for (const std::string& name : mixed) EXPECT_TRUE(fs::exists(out() / name)) << name;
  fs::remove_all(out());
  const ProgramRun open = run(kFigures, true);
  ASSERT_EQ(open.exit_code, 0) << open.err;
  for (const std::string& name : mixed) EXPECT_FALSE(fs::exists(out() / name)) << name;
  EXPECT_EQ(open.out.find("Punkte"), std::string::npos) << open.out;
  EXPECT_NE(read_text(out() / "hinweise.csv").find("release.withheld_result"), std::string::npos);
}

TEST_F(Release, TheInternalPaperHasThemAndSaysSo) {
  const ProgramRun program = run(kFigures, false);
  ASSERT_EQ(program.exit_code, 0) << program.err;
  EXPECT_GT(occurrences(out()), 0U) << "the search itself must be able to find";
  EXPECT_NE(map_text().find("Dienstgebrauch"), std::string::npos);
}

/// A forecast from an internal table: in the Gemeinden, the tables, the map, the notes.
TEST_F(Release, NoCanaryOfAnInternalForecastIsInAnyByte) {
  const auto write = [&](const char* audience) {
    const fs::path file = write_drawn_study(folder_.path());
    write_text(folder_.path() / "kinder.csv",
               "gemeinde;jahr;geburten;alter_0;alter_1;alter_2;alter_3;alter_4;alter_5\n"
               "16999001;2025;0;7193871;0;0;0;0;0\n"
               "16999002;2025;0;5718293;0;0;0;0;0\n"
               "16999003;2025;0;8273645;0;0;0;0;0\n");
    write_text(file, drawn_study_toml() + "[[source]]\nid = \"kinder\"\nfile = \"kinder.csv\"\n" +
                         "distribution = \"internal\"\n[forecast]\nsource = \"kinder\"\n" +
                         "years = [2027]\n[release]\naudience = \"" + audience + "\"\n");
    fs::remove_all(out());
    return run_program({NAHRAUM_PROGRAM, "run", file.string(), "--out", out().string()});
  };
  const ProgramRun internal = write("internal");
  ASSERT_EQ(internal.exit_code, 0) << internal.err;
  EXPECT_GT(occurrences(out()), 0U) << "the search itself must be able to find";
  EXPECT_TRUE(fs::exists(out() / "vorausschau.csv"));
  EXPECT_TRUE(fs::exists(out() / "karten" / "vorausschau.png"));
  const ProgramRun open = write("public");
  ASSERT_EQ(open.exit_code, 0) << open.err;
  EXPECT_EQ(occurrences(out()), 0U);
  EXPECT_FALSE(fs::exists(out() / "vorausschau.csv"));
  EXPECT_FALSE(fs::exists(out() / "karten" / "vorausschau.png"));
  EXPECT_NE(read_text(out() / "hinweise.csv").find("Vorausschau"), std::string::npos);
}

TEST_F(Release, WhatCannotBeProtectedIsBlockedWithExitCode4) {
  const ProgramRun program =
      run("Schlüssel;Gebiet;Arbeitslose;Personen\n"
          "16999001;Altdorf;2;100\n16999002;Bergdorf;0;100\n16999003;Cämmerdorf;1;100\n",
          true);
  EXPECT_EQ(program.exit_code, 4) << program.err;
  EXPECT_FALSE(fs::exists(out()));
  EXPECT_NE(program.err.find("Freigabeprüfung"), std::string::npos) << program.err;
}

constexpr const char* kLedger =
    "least_population = 0\nledger = \"register/frei.json\"\nname = \"Januar\"\n";
constexpr const char* kHarmless =
    "Schlüssel;Gebiet;Arbeitslose;Personen\n"
    "16999001;Altdorf;31;413\n16999002;Bergdorf;60;290\n16999003;Cämmerdorf;70;350\n";

TEST_F(Release, TheLedgerIsWrittenByRunAloneAndOnlyWithTheOutputs) {
  fs::create_directories(ledger().parent_path());
  write_text(out(), "a file where the folder should be");
  EXPECT_EQ(run(kHarmless, true, kLedger).exit_code, 5);
  EXPECT_FALSE(fs::exists(ledger())) << "no outputs, no entry";
  EXPECT_TRUE(fs::is_empty(ledger().parent_path())) << "and nothing left over";
  fs::remove(out());

  const ProgramRun first = run(kHarmless, true, kLedger);
  ASSERT_EQ(first.exit_code, 0) << first.err;
  const std::string bytes = read_text(ledger());
  EXPECT_NE(bytes.find("Januar"), std::string::npos);
  const ProgramRun verified =
      run_program({NAHRAUM_PROGRAM, "verify", study().string(), out().string()});
  EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  EXPECT_EQ(read_text(ledger()), bytes) << "verify looks only";
  EXPECT_EQ(run(kHarmless, true, kLedger).exit_code, 0) << "the same again is no mistake";
  EXPECT_EQ(read_text(ledger()), bytes);

  const ProgramRun other = run(kHarmless, true, std::string(kLedger) + "k = 50\n");
  EXPECT_EQ(other.exit_code, 3) << other.err;
  EXPECT_NE(other.err.find("„Januar“ steht mit anderem Inhalt"), std::string::npos) << other.err;
  EXPECT_EQ(read_text(ledger()), bytes);
}

TEST_F(Release, ExplainOfAGemeindeNamesTheReasonInternallyAlone) {
  const std::string figures =
      "Schlüssel;Gebiet;Arbeitslose;Personen\n"
      "16999001;Altdorf;31;413\n16999002;Bergdorf;3;290\n16999003;Cämmerdorf;70;350\n";
  const auto explain = [&](bool open) {
    const fs::path file =
        study_file(study().parent_path(), figures, open, "least_population = 0\n");
    return run_program({NAHRAUM_PROGRAM, "explain", file.string(), "--unit", "16999002"});
  };
  const ProgramRun internal = explain(false);
  EXPECT_EQ(internal.exit_code, 0) << internal.err;
  EXPECT_NE(internal.out.find("geheim, weil 3 unter 5 (k) liegt"), std::string::npos);
  const ProgramRun open = explain(true);
  EXPECT_EQ(open.exit_code, 0) << open.err;
  EXPECT_EQ(open.out.find("(k)"), std::string::npos);
  EXPECT_NE(open.out.find("geheim nach der Freigabeprüfung"), std::string::npos);
  EXPECT_EQ(run_program({NAHRAUM_PROGRAM, "explain", study().string()}).exit_code, 2);
}

}  // namespace
}  // namespace nahraum::support
