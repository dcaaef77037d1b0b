// Figures and weights that contradict themselves or tell nothing apart: the program answers with a
// sentence and a rule, and no file it writes holds anything that is no number.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/support/number_scan.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// An index, planning areas and the whole tree: all that rests on figures.
constexpr const char* kIndex = R"(
[[source]]
id = "raeume"
file = "raeume.csv"
[[source]]
id = "uebergang"
file = "uebergang.csv"
[crosswalk]
source = "uebergang"
[sozialraeume]
source = "raeume"
name = "Name"
member = "Gebiet"
[index]
min_residents = 1
[[index_part]]
indicator = "alo"
weight = 1
)";

class OddValues : public testing::Test {
 protected:
  OddValues() {
    file_ = write_drawn_study(folder_.path());
    std::string toml = drawn_study_toml();
    const std::string own = "criteria = \"kriterien.toml\"";
    toml.replace(toml.find(own), own.size(), "");
    const std::string title = "title = \"Arbeitslose\"";
    toml.replace(toml.find(title), title.size(), "catalogue = \"alo\"");
    write_text(file_, toml + kIndex);
    put("raeume.csv", "Sozialraum;Name;Gebiet\nt1;Talrand;16999001\nt2;Talmitte;16999002\n");
    put("uebergang.csv", "von;nach;anteil\n16999077;16999002;1\n");
    figures("16999001;30;400\n16999002;20;300\n16999003;10;250\n");
  }
  void put(const char* name, const std::string& text) const {
    write_text(folder_.path() / name, text);
  }
  void figures(const std::string& rows) const {
    put("zahlen.csv", "Schlüssel;Arbeitslose;Personen\n" + rows);
  }
  /// Replaces text of the study.
  void change(const std::string& from, const std::string& to) const {
    std::string toml = read_text(file_);
    const std::size_t at = toml.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write_text(file_, toml.replace(at, from.size(), to));
  }
  [[nodiscard]] ProgramRun run() const {
    return run_program({NAHRAUM_PROGRAM, "run", file_.string(), "--out", out().string()},
                       {.environment = {"NAHRAUM_CACHE=off"}});
  }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }
  /// Refused with this in its sentence, and nothing written.
  void expect_refused(const std::string& words) const {
    const ProgramRun refused = run();
    EXPECT_EQ(refused.exit_code, 3) << refused.out;
    EXPECT_THAT(refused.err, HasSubstr(words));
    EXPECT_THAT(refused.err, HasSubstr("Zeile"));
    EXPECT_FALSE(fs::exists(out()));
  }
  /// Runs, says this, and every file is free of what is no number.
  void expect_said(const std::string& words) const {
    const ProgramRun done = run();
    ASSERT_EQ(done.exit_code, 0) << done.err;
    EXPECT_THAT(read_text(out() / "hinweise.csv"), HasSubstr(words));
    const NumberScan scan = scan_numbers(out());
    EXPECT_THAT(scan.found, testing::IsEmpty());
    EXPECT_GT(scan.files, 20u);
  }

  TemporaryFolder folder_;
  fs::path file_;
};

TEST(NumberScanItself, FindsWordsAndLeavesNamesAlone) {
  for (const char* bad : {"1;nan;2", "x=\"-nan\"", "{\"a\": NaN}", "inf", "1 -Infinity", "#NUM!"})
    EXPECT_FALSE(no_number_in(bad).empty()) << bad;
  for (const char* good : {"Nancy;Information", "infra", "Finanzen", "müsste", "banane", "n an"})
    EXPECT_TRUE(no_number_in(good).empty()) << good;
}

TEST_F(OddValues, OrdinaryFiguresAreTheMeasureOfTheOthers) { expect_said("wird verglichen mit"); }

TEST_F(OddValues, AnIndicatorWithOneValueTellsNothingApart) {
  figures("16999001;30;400\n");
  expect_said("weniger als zwei verschiedene Werte");
}

TEST_F(OddValues, EqualValuesTellNothingApart) {
  figures("16999001;40;400\n16999002;30;300\n16999003;25;250\n");
  expect_said("weniger als zwei verschiedene Werte");
}

TEST_F(OddValues, NothingKnownAtAll) {
  figures("16999001;.;400\n16999002;.;300\n16999003;.;250\n");
  expect_said("weniger als zwei verschiedene Werte");
}

TEST_F(OddValues, NobodyInTheDenominator) {
  figures("16999001;0;0\n16999002;0;0\n16999003;0;0\n");
  expect_said("weniger als zwei verschiedene Werte");
}

TEST_F(OddValues, AUnitInTwoGebietsstaendeCountsOnce) {
  figures("16999001;30;400\n16999002;20;300\n16999077;5;100\n16999003;10;250\n");
  expect_said("16999077");
}

TEST_F(OddValues, ACrosswalkThatGivesMoreThanThereIsIsNotUsed) {
  put("uebergang.csv", "von;nach;anteil\n16999077;16999002;0,8\n16999077;16999001;0,8\n");
  figures("16999001;30;400\n16999077;5;100\n16999003;10;250\n");
  expect_said("Die Anteile von 16999077 ergeben zusammen 1,6000 statt 1");
}

TEST_F(OddValues, WeightsOfTheIndexThatDoNotAddUp) {
  change("indicator = \"alo\"\nweight = 1", "indicator = \"alo\"\nweight = 0.7");
  expect_refused("Gewicht");
}

TEST_F(OddValues, WeightsOfTheCriteriaThatContradictTheirSum) {
  std::string criteria = read_text(folder_.path() / "kriterien.toml");
  criteria.replace(criteria.find("weight = 1"), 10, "weight = 3");
  put("kriterien.toml", criteria);
  change("[score]\n", "[score]\ncriteria = \"kriterien.toml\"\n");
  expect_refused("Gewicht");
}

TEST_F(OddValues, AnUnknownKeyInCriteriaAndStudy) {
  change("min_residents = 1", "min_einwohner = 1");
  expect_refused("min_einwohner");
  change("min_einwohner = 1", "min_residents = 1");
  std::string criteria = read_text(folder_.path() / "kriterien.toml");
  criteria.replace(criteria.find("measure ="), 9, "mesure =");
  put("kriterien.toml", criteria);
  change("[score]\n", "[score]\ncriteria = \"kriterien.toml\"\n");
  expect_refused("mesure");
}

TEST_F(OddValues, AnIndicatorOfTheIndexThatIsNotThere) {
  change("indicator = \"alo\"\nweight", "indicator = \"sgb2\"\nweight");
  expect_refused("sgb2");
}

TEST_F(OddValues, BelowSixtyPercentOfTheDataThereIsNoRankAndTheProgramSaysSo) {
  const ProgramRun done = run();
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("Keine Kita erhält einen Rang"));
  EXPECT_THAT(read_text(out() / "hinweise.csv"), HasSubstr("erhalten keinen Rang"));
  const ProgramRun english = run_program({NAHRAUM_PROGRAM, "--lang", "en", "run", file_.string(),
                                          "--out", (folder_.path() / "en").string()},
                                         {.environment = {"NAHRAUM_CACHE=off"}});
  ASSERT_EQ(english.exit_code, 0) << english.err;
  EXPECT_THAT(english.out, HasSubstr("No Kita gets a rank"));
  EXPECT_THAT(read_text(folder_.path() / "en" / "rangfolge.csv"), testing::StartsWith("Rank,"));
}

}  // namespace
}  // namespace nahraum::support
