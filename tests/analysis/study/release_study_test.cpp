// [release] of a study: keys, joint protection of its indicators, rates without counts, rounding,
// joined areas, the ledger, and what explain says of it.

#include "analysis/study/release/release_study.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/release/release_values.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::HasSubstr;
using testing::Not;

// 16999001, 16999002, 16999003; the residents of two of them are below 300.
constexpr const char* kOpenRules = "least_population = 0\n";

struct Case {
  std::string figures;       ///< the table
  std::string indicators{};  ///< sections besides "alo" (Arbeitslose of Personen)
  std::string release{kOpenRules};
  bool open = true;
};

class ReleaseStudy : public testing::Test {
 protected:
  StudyResult run(const Case& one) {
    const auto file = support::write_drawn_study(folder_.path());
    support::write_text(folder_.path() / "zahlen.csv", one.figures);
    std::string toml = support::drawn_study_toml();
    toml.replace(toml.find("file = \"zahlen.csv\""), 19,
                 "file = \"zahlen.csv\"\nreference_date = \"2025-12-31\"\ndistribution = "
                 "\"internal\"");
    toml += one.indicators + "[release]\naudience = \"" + (one.open ? "public" : "internal") +
            "\"\n" + one.release;
    support::write_text(file, toml);
    geo::Progress progress;
    return run_study(load_study(file, {}), {}, progress);
  }
  OutgoingStudy release(const Case& one) { return release_for_audience(run(one)); }
  void enter(const OutgoingStudy& out) {
    LedgerEntry entry(out);
    entry.commit();
  }
  [[nodiscard]] std::filesystem::path ledger() const {
    return folder_.path() / "veroeffentlicht.json";
  }

  support::TemporaryFolder folder_;
};

std::string indicator(const std::string& key, const std::string& numerator,
                      const std::string& more = "") {
  return fmt::format(
      "[[indicator]]\nkey = \"{}\"\ntitle = \"{}\"\nsource = \"zahlen\"\nkey_column = "
      "\"Schlüssel\"\nnumerator = \"{}\"\ndenominator = \"Personen\"\n{}",
      key, numerator, numerator, more);
}

const IndicatorTable& table_of(const StudyResult& result, const std::string& key) {
  for (const IndicatorTable& table : result.inputs.indicators)
    if (table.spec.key == key) return table;
  throw std::runtime_error(key);
}

std::vector<bool> shown(const std::vector<geo::FlaggedValue>& values) {
  std::vector<bool> list;
  for (const geo::FlaggedValue& value : values) list.push_back(!value.missing());
  return list;
}

std::size_t count(const std::vector<bool>& list) {
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), true));
}

constexpr const char* kPlain =
    "Schlüssel;Gebiet;Arbeitslose;Personen\n"
    "16999001;Altdorf;31;413\n16999002;Bergdorf;3;290\n16999003;Cämmerdorf;40;350\n";

TEST_F(ReleaseStudy, HidesTheSmallCountAndAPartner) {
  const OutgoingStudy out = release({kPlain});
  const IndicatorTable& table = table_of(out.result(), "alo");
  EXPECT_TRUE(table.values[1].missing());
  EXPECT_EQ(count(shown(table.numerators)), 1U) << "3 and a partner, because the total is known";
  EXPECT_EQ(count(shown(table.denominators)), 3U);
  const geo::Column& column = out.result().layers.units.table().at("ind_alo");
  for (std::size_t unit = 0; unit < 3; ++unit)
    EXPECT_EQ(geo::is_missing(column.flags[unit]), table.values[unit].missing());
}

TEST_F(ReleaseStudy, ARateWhoseCountsAreHiddenComesOutWithItsPrintedDecimals) {
  // All denominators are public enough; a small base elsewhere makes the partner's counts hidden.
  const OutgoingStudy out = release({kPlain});
  const IndicatorTable& table = table_of(out.result(), "alo");
  std::size_t rounded = 0;
  for (std::size_t unit = 0; unit < 3; ++unit) {
    if (table.values[unit].missing() || !table.numerators[unit].missing()) continue;
    ++rounded;
    const double tenths = table.values[unit].value * 10;
    EXPECT_NEAR(tenths, std::round(tenths), 1e-9) << "no more than the decimals of the proof";
  }
  const HiddenCount said = [&] {
    const StudyResult internal = run({kPlain, "", kOpenRules, false});
    return hidden_counts(internal, decide_release(internal, {})).front();
  }();
  EXPECT_EQ(said.rounded, rounded);
  EXPECT_EQ(said.values, 3U);
}

/// Each alone is harmless: 43, 3 and 40 of one base. Whoever prints the sum and one part prints the
/// other.
TEST_F(ReleaseStudy, IndicatorsThatAddUpAreProtectedTogether) {
  const std::string figures =
      "Schlüssel;Gebiet;Arbeitslose;Frauen;Männer;Personen\n"
      "16999001;Altdorf;43;40;3;413\n16999002;Bergdorf;60;20;40;290\n"
      "16999003;Cämmerdorf;70;38;32;350\n";
  const OutgoingStudy out =
      release({figures, indicator("frauen", "Frauen") + indicator("maenner", "Männer")});
  const auto numerators = [&](const char* key) {
    return shown(table_of(out.result(), key).numerators);
  };
  EXPECT_FALSE(numerators("maenner")[0]);
  EXPECT_FALSE(numerators("alo")[0] && numerators("frauen")[0]) << "43 - 40 = 3";
  // The column of the other two Gemeinden must not give it away by its total either.
  EXPECT_FALSE(numerators("maenner")[1] && numerators("maenner")[2]);
}

TEST_F(ReleaseStudy, WithoutTheThirdNothingIsHiddenBesides) {
  const std::string figures =
      "Schlüssel;Gebiet;Arbeitslose;Frauen;Personen\n"
      "16999001;Altdorf;43;40;413\n16999002;Bergdorf;60;20;290\n16999003;Cämmerdorf;70;38;350\n";
  const OutgoingStudy out = release({figures, indicator("frauen", "Frauen")});
  EXPECT_EQ(count(shown(table_of(out.result(), "alo").numerators)), 3U);
  EXPECT_EQ(count(shown(table_of(out.result(), "frauen").numerators)), 3U);
}

TEST_F(ReleaseStudy, DeclaredPartsMustAddUp) {
  const std::string figures =
      "Schlüssel;Gebiet;Arbeitslose;Frauen;Männer;Personen\n"
      "16999001;Altdorf;43;40;3;413\n16999002;Bergdorf;60;20;41;290\n"
      "16999003;Cämmerdorf;70;38;32;350\n";
  const std::string sections =
      indicator("frauen", "Frauen") + indicator("maenner", "Männer") +
      indicator("alle", "Arbeitslose", "parts = [\"frauen\", \"maenner\"]\n");
  try {
    (void)release({figures, sections});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_THAT(error.message().de, HasSubstr("16999002"));
    EXPECT_THAT(error.message().de, Not(HasSubstr("60")));
  }
}

TEST_F(ReleaseStudy, RoundingToFivePrintsMultiplesAndRatesOfThem) {
  const OutgoingStudy out = release({kPlain, "", "least_population = 0\nmethod = \"round5\"\n"});
  const IndicatorTable& table = table_of(out.result(), "alo");
  EXPECT_TRUE(table.numerators[1].missing()) << "3 stays hidden";
  EXPECT_EQ(table.numerators[0].value, 30);
  EXPECT_EQ(table.denominators[0].value, 415);
  EXPECT_DOUBLE_EQ(table.values[0].value, 100.0 * 30 / 415);
  EXPECT_EQ(out.result().inputs.findings.count("release.rounded"), 1U);
}

TEST_F(ReleaseStudy, CoarserAreasShowOneCommonValue) {
  const OutgoingStudy out = release({kPlain, "", "least_population = 0\nmethod = \"coarser\"\n"});
  const IndicatorTable& table = table_of(out.result(), "alo");
  EXPECT_EQ(count(shown(table.values)), 3U);
  // Bergdorf (3 of 290) is joined with the smaller neighbour in residents: Altdorf has 320 drawn
  // residents, Cämmerdorf 140.
  EXPECT_DOUBLE_EQ(table.values[1].value, 100.0 * 43 / 640);
  EXPECT_DOUBLE_EQ(table.values[2].value, table.values[1].value);
  EXPECT_DOUBLE_EQ(table.values[0].value, 100.0 * 31 / 413);
  EXPECT_EQ(out.result().inputs.findings.count("release.joined"), 1U);
}

TEST_F(ReleaseStudy, ACommonValueOfAPartIsNoCommonValue) {
  const OutgoingStudy out =
      release({"Schlüssel;Gebiet;Arbeitslose;Personen\n"
               "16999001;Altdorf;31;413\n16999002;Bergdorf;3;290\n16999003;Cämmerdorf;.;350\n",
               "", "least_population = 0\nmethod = \"coarser\"\n"});
  const IndicatorTable& table = table_of(out.result(), "alo");
  for (const std::size_t unit : {1U, 2U}) EXPECT_TRUE(table.values[unit].missing()) << unit;
}

TEST_F(ReleaseStudy, LargerKMoreHidden) {
  const OutgoingStudy out = release({kPlain, "", "least_population = 0\nk = 35\n"});
  EXPECT_EQ(count(shown(table_of(out.result(), "alo").numerators)), 0U);
}

TEST_F(ReleaseStudy, DominanceHidesASumThatIsOneContribution) {
  const std::string figures =
      "Schlüssel;Gebiet;Arbeitslose;Größter;Personen\n"
      "16999001;Altdorf;100;95;413\n16999002;Bergdorf;60;20;290\n16999003;Cämmerdorf;70;10;350\n";
  const std::string sections = indicator("gross", "Arbeitslose", "largest = \"Größter\"\n");
  Case one{figures, sections};
  StudyResult internal = run(one);
  // "alo" names the column first, without contributions: say them there.
  for (IndicatorTable& table : internal.inputs.indicators)
    if (table.spec.key == "gross") {
      EXPECT_EQ(table.contributors[0].largest, 95);
    }
  const OutgoingStudy out = release_for_audience(std::move(internal));
  EXPECT_TRUE(table_of(out.result(), "gross").numerators[0].missing());
}

TEST_F(ReleaseStudy, FindingsAndProvenanceCountWhatIsHiddenAndGiveNoReasons) {
  const OutgoingStudy out = release({kPlain});
  std::string all;
  for (const geo::Finding& finding : out.result().inputs.findings.kept())
    if (finding.code.starts_with("release.")) all += finding.message.de + "\n";
  EXPECT_THAT(all, HasSubstr("„Arbeitslose“: verborgen "));
  EXPECT_THAT(all, HasSubstr("Fallzahlen unter 5"));
  EXPECT_THAT(all, Not(HasSubstr("sekundär")));
  const auto json = nlohmann::json::parse(out.result().provenance_json);
  EXPECT_EQ(json["release"]["figures"][0]["figure"], "alo");
  EXPECT_EQ(json["release"]["figures"][0]["values"], 3);
  EXPECT_GE(json["release"]["figures"][0]["hidden"].get<int>(), 1);
  EXPECT_EQ(json["parameters"]["release"]["k"], 5);
}

constexpr const char* kLedger =
    "least_population = 0\nledger = \"veroeffentlicht.json\"\nname = \"{}\"\n";

TEST_F(ReleaseStudy, TheLedgerHoldsEachReleaseOnce) {
  const std::string rules = fmt::format(fmt::runtime(kLedger), "Januar");
  const OutgoingStudy first = release({kPlain, "", rules});
  EXPECT_FALSE(std::filesystem::exists(ledger())) << "deciding writes nothing";
  enter(first);
  const std::string bytes = support::read_text(ledger());
  const OutgoingStudy again = release({kPlain, "", rules});
  EXPECT_EQ(again.result().provenance_json, first.result().provenance_json);
  enter(again);
  EXPECT_EQ(support::read_text(ledger()), bytes) << "the same release again";
  enter(release({kPlain, "", fmt::format(fmt::runtime(kLedger), "Februar")}));
  EXPECT_EQ(disclosure::read_ledger(ledger()).releases.size(), 2U);
  // Later releases do not change what the first one is checked with.
  const OutgoingStudy third = release({kPlain, "", rules});
  EXPECT_EQ(third.result().provenance_json, first.result().provenance_json);
}

TEST_F(ReleaseStudy, OneNameForTwoContentsIsRefused) {
  const std::string rules = fmt::format(fmt::runtime(kLedger), "Januar");
  enter(release({kPlain, "", rules}));
  try {
    (void)release({kPlain, "", rules + "k = 50\n"});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.message().de, HasSubstr("„Januar“ steht mit anderem Inhalt schon"));
    EXPECT_THAT(error.hint().de, HasSubstr("eigenen Namen"));
  }
}

TEST_F(ReleaseStudy, ALaterReleaseIsCheckedTogetherWithEarlierOnes) {
  // The first release prints Frauen, the second the sum; together they give 43 - 40 = 3 away.
  const std::string figures =
      "Schlüssel;Gebiet;Frauen;Arbeitslose;Männer;Personen\n"
      "16999001;Altdorf;40;43;3;413\n16999002;Bergdorf;20;60;40;290\n"
      "16999003;Cämmerdorf;38;70;32;350\n";
  const std::string january = fmt::format(fmt::runtime(kLedger), "Januar");
  const OutgoingStudy first = release({figures, indicator("frauen", "Frauen"), january});
  ASSERT_EQ(count(shown(table_of(first.result(), "frauen").numerators)), 3U);
  ASSERT_EQ(count(shown(table_of(first.result(), "alo").numerators)), 3U);
  enter(first);
  // What is said cannot be taken back: Männer of Altdorf is 43 - 40 for everybody.
  EXPECT_THROW(
      (void)release({figures, indicator("frauen", "Frauen") + indicator("maenner", "Männer"),
                     fmt::format(fmt::runtime(kLedger), "Februar")}),
      geo::Error);
}

TEST_F(ReleaseStudy, AChangedLedgerStopsTheEntry) {
  const OutgoingStudy out = release({kPlain, "", fmt::format(fmt::runtime(kLedger), "Januar")});
  LedgerEntry entry(out);
  support::write_text(ledger(), "{}");
  EXPECT_THROW(entry.commit(), geo::Error);
  EXPECT_EQ(support::read_text(ledger()), "{}");
}

TEST_F(ReleaseStudy, KeysAreChecked) {
  const auto message = [this](const std::string& rules) {
    try {
      (void)run({kPlain, "", rules});
    } catch (const geo::Error& error) {
      return error.message().de;
    }
    return std::string();
  };
  EXPECT_THAT(message("k = 2\n"), HasSubstr("'k'"));
  EXPECT_THAT(message("method = \"blur\"\n"), HasSubstr("method"));
  EXPECT_THAT(message("name = \"a\"\nledger = \"../l.json\"\n"), HasSubstr("im Ordner der Studie"));
  EXPECT_THAT(message("ledger = \"l.json\"\n"), HasSubstr("'name'"));
  EXPECT_EQ(message("name = \"a\"\nledger = \"l.json\"\n"), "");
}

TEST_F(ReleaseStudy, ExplainSaysInternallyWhatAReleaseWouldShowAndWhy) {
  const StudyResult internal = run({kPlain, "", kOpenRules, false});
  const std::string text =
      explanation_text(explain_unit(internal, "16999002"), geo::Language::German);
  EXPECT_THAT(text, HasSubstr("Basis: 3 von 290; zahlen.csv, Zeile 3, Stand 31.12.2025"));
  EXPECT_THAT(text, HasSubstr("geheim, weil 3 unter 5 (k) liegt"));
  EXPECT_THAT(text, HasSubstr("Einwohner: "));
  const std::string all =
      explanation_text(explain_unit(internal, "16999001"), geo::Language::German) +
      explanation_text(explain_unit(internal, "16999003"), geo::Language::German);
  EXPECT_THAT(all, HasSubstr("sekundär gesperrt, damit „16999002, Arbeitslose"));
  EXPECT_THAT(explanation_text(explain_kita(internal, "03"), geo::Language::German),
              HasSubstr("geheim, weil 3 unter 5 (k) liegt"));
  EXPECT_THROW((void)explain_unit(internal, "16999009"), geo::Error);
}

TEST_F(ReleaseStudy, ExplainOfAPublicStudyHasNoReasonAndNoNumber) {
  const OutgoingStudy out = release({kPlain});
  const std::string text =
      explanation_text(explain_unit(out.result(), "16999002"), geo::Language::German);
  EXPECT_THAT(text, HasSubstr("geheim nach der Freigabeprüfung"));
  EXPECT_THAT(text, Not(HasSubstr("(k)")));
  // The hidden figure is 3 unemployed; "3 bis unter 6 Jahre" and row 3 of the file are none.
  std::istringstream lines(text);
  std::size_t about = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("Arbeitslose") == std::string::npos) continue;
    ++about;
    EXPECT_THAT(line, Not(HasSubstr(" 3 "))) << line;
    EXPECT_THAT(line, Not(HasSubstr(": 3"))) << line;
  }
  EXPECT_GE(about, 2U);
}

}  // namespace
}  // namespace nahraum::analysis
