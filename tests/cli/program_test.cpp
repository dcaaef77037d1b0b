// What a planner does with the program, from the first call to the last file.

#include "tests/support/program.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;

ProgramRun nahraum_program(std::vector<std::string> arguments, const ProgramOptions& options = {}) {
  arguments.insert(arguments.begin(), NAHRAUM_PROGRAM);
  return run_program(arguments, options);
}

std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), folder).string()] = read_text(entry.path());
  }
  return files;
}

TEST(Program, HelpIsGermanAndEnglish) {
  const ProgramRun german = nahraum_program({"--help"});
  EXPECT_EQ(german.exit_code, 0);
  EXPECT_NE(german.out.find("Befehle"), std::string::npos) << german.out;
  const ProgramRun english = nahraum_program({"--lang", "en", "--help"});
  EXPECT_NE(english.out.find("Commands"), std::string::npos) << english.out;
}

TEST(Program, HelpExplainsCardsKeysAndColumns) {
  const ProgramRun list = nahraum_program({"help"});
  EXPECT_EQ(list.exit_code, 0) << list.err;
  EXPECT_NE(list.out.find("ranking       Rangfolge"), std::string::npos) << list.out;
  EXPECT_NE(nahraum_program({"help", "ranking"}).out.find("Zeigt nicht"), std::string::npos);
  EXPECT_NE(nahraum_program({"--lang", "en", "help", "ranking"}).out.find("Does not show"),
            std::string::npos);
  EXPECT_NE(nahraum_program({"help", "proposal"}).out.find("least_distance_metres"),
            std::string::npos);
  EXPECT_NE(nahraum_program({"help", "proposal.p"}).out.find("Einheit: Kitas."), std::string::npos);
  EXPECT_NE(nahraum_program({"help", "top_share"}).out.find("Nachrechnungen"), std::string::npos);
  const ProgramRun unknown = nahraum_program({"help", "quatsch"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("quatsch"), std::string::npos) << unknown.err;
}

TEST(Program, WrongCallIsUsageError) {
  for (const std::vector<std::string>& call : {std::vector<std::string>{},
                                               {"fliegen"},
                                               {"run"},
                                               {"run", "a.toml", "--threads", "viele"},
                                               {"map", "a.toml", "--map", "x"}}) {
    const ProgramRun run = nahraum_program(call);
    EXPECT_EQ(run.exit_code, 2) << run.err;
    EXPECT_FALSE(run.err.empty());
  }
}

TEST(Program, RunWritesTheWholeSet) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  const ProgramRun run =
      nahraum_program({"run", study.string(), "--out", (folder.path() / "out").string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto files = contents(folder.path() / "out");
  for (const char* name : {"ergebnis.gpkg", "ergebnis.xlsx", "rangfolge.csv", "abdeckung.csv",
                           "luecken.csv", "hinweise.csv", "herkunft.json", "karten/rangfolge.pdf",
                           "karten/luecken.png", "karten/abdeckung.svg"}) {
    EXPECT_TRUE(files.contains(name)) << name;
  }
  const auto provenance = nlohmann::json::parse(files.at("herkunft.json"));
  EXPECT_EQ(provenance["outputs"].size(), files.size() - 1);
}

TEST(Program, SameBytesOnAnyThreadCountAndLocale) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  std::map<std::string, std::string> first;
  int number = 0;
  for (const char* threads : {"1", "2", "8"}) {
    for (const char* locale : {"C", "de_DE.UTF-8"}) {
      const fs::path out = folder.path() / ("out" + std::to_string(++number));
      const ProgramRun run =
          nahraum_program({"run", study.string(), "--out", out.string(), "--threads", threads},
                          {.environment = {std::string("LC_ALL=") + locale, "TZ=Asia/Tokyo"}});
      ASSERT_EQ(run.exit_code, 0) << run.err;
      const auto files = contents(out);
      if (first.empty()) first = files;
      ASSERT_EQ(files.size(), first.size());
      for (const auto& [name, bytes] : files)
        EXPECT_TRUE(bytes == first.at(name)) << name << " " << threads << " " << locale;
    }
  }
}

TEST(Program, VerifySeesTheSameAndADifference) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  const std::string out = (folder.path() / "out").string();
  ASSERT_EQ(nahraum_program({"run", study.string(), "--out", out}).exit_code, 0);
  EXPECT_EQ(nahraum_program({"verify", study.string(), out}).exit_code, 0);
  write_text(fs::path(out) / "rangfolge.csv", "anders");
  const ProgramRun changed = nahraum_program({"verify", study.string(), out});
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_NE(changed.out.find("rangfolge.csv"), std::string::npos) << changed.out;
}

TEST(Program, FailedRunLeavesThePreviousResults) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  const std::string out = (folder.path() / "out").string();
  ASSERT_EQ(nahraum_program({"run", study.string(), "--out", out}).exit_code, 0);
  const auto before = contents(out);
  write_text(folder.path() / "kitas.csv", "");
  EXPECT_EQ(nahraum_program({"run", study.string(), "--out", out}).exit_code, 3);
  EXPECT_TRUE(contents(out) == before);
}

TEST(Program, MapDrawsOnePage) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  for (const char* name : {"karte.png", "karte.svg", "karte.pdf"}) {
    const fs::path file = folder.path() / name;
    const ProgramRun run =
        nahraum_program({"map", study.string(), "--map", "luecken", "-o", file.string()});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_GT(fs::file_size(file), 1000u);
  }
  const ProgramRun unknown =
      nahraum_program({"map", study.string(), "--map", "schatzkarte", "-o", "x.png"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("rangfolge"), std::string::npos) << unknown.err;
  const ProgramRun nowhere =
      nahraum_program({"map", study.string(), "--map", "luecken", "-o", "/nonexistent/x.png"});
  EXPECT_EQ(nowhere.exit_code, 5) << nowhere.err;
}

TEST(Program, ExplainNamesFileDateAndRule) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  const ProgramRun run = nahraum_program({"explain", study.string(), "--kita", "0002"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  for (const char* part : {"Kita Birnbaum", "kitas.csv", "01.03.2026", "A2", "B3"}) {
    EXPECT_NE(run.out.find(part), std::string::npos) << part << "\n" << run.out;
  }
  const ProgramRun unknown = nahraum_program({"explain", study.string(), "--kita", "2"});
  EXPECT_EQ(unknown.exit_code, 2) << unknown.err;
  const ProgramRun json =
      nahraum_program({"explain", study.string(), "--kita", "0003", "--format", "json"});
  EXPECT_TRUE(nlohmann::json::accept(json.out)) << json.out;
}

TEST(Program, CheckNamesRowsAndFindings) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  const ProgramRun run = nahraum_program({"check", study.string()});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("kitas.csv"), std::string::npos) << run.out;
}

TEST(Program, InitMakesAStudyThatCheckUnderstands) {
  const TemporaryFolder folder;
  const fs::path study = folder.path() / "neu";
  ASSERT_EQ(nahraum_program({"init", study.string(), "--kreis", "16063"}).exit_code, 0);
  const ProgramRun again = nahraum_program({"init", study.string(), "--kreis", "16063"});
  EXPECT_NE(again.exit_code, 0);
  // Its sources are not filled in yet: check says which file is missing, not that the study is
  // wrong.
  const ProgramRun check = nahraum_program({"check", (study / "studie.toml").string()});
  EXPECT_EQ(check.exit_code, 3);
  EXPECT_EQ(
      nahraum_program({"init", (folder.path() / "x").string(), "--kreis", "Wartburg"}).exit_code,
      2);
}

/// docs/study-format.md is what the program says: `nahraum keys > docs/study-format.md`.
TEST(Program, TheDescriptionOfTheStudyFileIsWhatTheProgramSays) {
  const ProgramRun run = nahraum_program({"keys"});
  EXPECT_EQ(run.out, support::read_text(support::source_dir() / "docs/study-format.md"));
}

TEST(Program, KeysExplainsEverySection) {
  const ProgramRun run = nahraum_program({"keys"});
  EXPECT_EQ(run.exit_code, 0);
  for (const char* part : {"[study]", "[[source]]", "detour", "limits_min"}) {
    EXPECT_NE(run.out.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace nahraum::support
