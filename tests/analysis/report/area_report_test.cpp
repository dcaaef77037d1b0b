// The Sozialraumanalyse: drawn valleys counted by hand, and the sample county as a whole.
//
// Valleys of drawn_study.h as Sozialräume: t1 = A and C (k1, k2, k4), t2 = B (k3).
//   residents  t1 4*50 + 4*30 + 2*20 + 4*25 = 460     children  t1 4*10 + 4*5 + 2*3 + 4*6 = 90

#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/papers/facts.h"
#include "analysis/papers/sozialraum_report.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kRaeume = R"(
[[source]]
id = "raeume"
file = "raeume.csv"
[sozialraeume]
source = "raeume"
name = "Name"
member = "Gebiet"
)";

StudyResult run_drawn(const std::string& more, const std::string& name = "Talrand") {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(file, support::drawn_study_toml() + more);
  support::write_text(folder.path() / "raeume.csv", "Sozialraum;Name;Gebiet\nt1;" + name +
                                                        ";16999001\nt1;" + name +
                                                        ";16999003\nt2;Talmitte;16999002\n");
  geo::Progress progress;
  return run_study(load_study(file, {}), {}, progress);
}

OutgoingStudy run_demo(bool internal) {
  const std::filesystem::path folder = support::source_dir() / "data" / "musterkreis";
  const support::TemporaryFolder temporary;
  const auto file = temporary.path() / "studie.toml";
  std::string toml = support::read_text(folder / "musterkreis.toml");
  const std::string workbook = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  support::write_text(file, toml);
  Study study = load_study(file, {.root = folder});
  study.release.internal = internal;
  geo::Progress progress;
  return release_for_audience(run_study(study, {.threads = 2}, progress));
}

const StudyResult& demo() {
  static const OutgoingStudy study = run_demo(true);
  return study.result();
}
const StudyResult& public_demo() {
  static const OutgoingStudy study = run_demo(false);
  return study.result();
}

/// Everything a reader can read, for searching.
std::string words_of(const ReportDocument& document, Language language) {
  std::string all = document.title.in(language) + "\n";
  const auto add = [&](const RichText& text) { all += plain_text_of(text, language) + "\n"; };
  for (const ReportSection& section : document.sections) {
    all += section.title.in(language) + "\n";
    for (const ReportBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<ReportParagraph>(&block)) add(paragraph->text);
      if (const auto* list = std::get_if<ReportList>(&block))
        for (const RichText& item : list->items) add(item);
      if (const auto* box = std::get_if<ReportBox>(&block)) {
        all += box->title.in(language) + "\n";
        for (const RichText& one : box->paragraphs) add(one);
      }
      if (const auto* table = std::get_if<ReportTable>(&block))
        for (const auto& row : table->rows)
          for (const ReportCell& cell : row) all += cell.words.in(language) + "\n";
    }
  }
  return all;
}

std::vector<std::string> headings(const ReportDocument& document) {
  std::vector<std::string> keys;
  for (const ReportSection& section : document.sections)
    if (section.level == 1) keys.push_back(section.key);
  return keys;
}

/// Lines whose number is another one, or none: the paper may not have them.
std::set<std::string> unexplained(const StudyResult& result, const ReportDocument& document) {
  Facts facts(result);
  std::set<std::string> wrong;
  for (const Language language : {Language::German, Language::English}) {
    for (const ReportNumber& number : numbers_of(document, language)) {
      const ExplanationLine* line = facts.line({number.subject, number.line});
      if (line == nullptr || !line->number || *line->number != number.value)
        wrong.insert(number.subject + " " + number.line);
    }
  }
  return wrong;
}

bool has_empty_table(const ReportDocument& document) {
  for (const ReportSection& section : document.sections) {
    for (const ReportBlock& block : section.blocks) {
      const auto* table = std::get_if<ReportTable>(&block);
      if (table != nullptr && table->rows.empty()) return true;
    }
  }
  return false;
}

TEST(AreaReport, FiguresOfTheDrawnValleysAreThoseCountedByHand) {
  const StudyResult result = run_drawn(kRaeume);
  const auto number = [&](const char* line) {
    return explained_number(result, {0, "sozialraum:t1", line});
  };
  EXPECT_EQ(number("sr.group.total"), 460);
  EXPECT_EQ(number("sr.group.u6"), 90);
  EXPECT_EQ(number("sr.kitas.count"), 3);
  EXPECT_EQ(number("sr.kitas.thekiz"), 1);
  EXPECT_NEAR(number("sr.area_km2").value(), 32, 1e-9);
  EXPECT_NEAR(number("sr.children_per_km2").value(), 90.0 / 32, 1e-9);
  EXPECT_NEAR(number("sr.share.u6").value(), 100 * 90.0 / 460, 1e-9);
  const std::string words = words_of(sozialraum_report(result, "t1"), Language::German);
  EXPECT_THAT(words, HasSubstr("In Talrand leben 460\u00a0Menschen, darunter 90\u00a0Kinder unter "
                               "6; das sind 19,6\u00a0%."));
  EXPECT_THAT(words, HasSubstr("Sicht der Familien: liegt nicht vor"));
}

TEST(AreaReport, AllSectionsStandInOrder) {
  EXPECT_THAT(
      headings(sozialraum_report(demo(), "pb1")),
      ElementsAre("kurzfassung", "abgrenzung", "infrastruktur", "bevoelkerung", "soziale_lage",
                  "angebote", "kitas", "versorgung", "sicht", "netzwerk", "einordnung",
                  "standortvergleich", "methodik", "quellen", "tabellenanhang"));
  EXPECT_EQ(headings(sozialraum_report(public_demo(), "pb1")),
            headings(sozialraum_report(demo(), "pb1")));
}

/// Titles of indicators are one thing or many: "Alleinerziehende … liegt über dem Wert" read wrong.
TEST(AreaReport, ComparisonsAgreeInNumberWhateverTheTitle) {
  const std::string words = words_of(sozialraum_report(demo(), "sr_kern"), Language::German);
  EXPECT_THAT(words, HasSubstr("Der Wert von „Alleinerziehende unter den Haushalten mit Kindern“"));
  EXPECT_THAT(words, Not(HasSubstr("\nAlleinerziehende unter den Haushalten mit Kindern (")));
}

TEST(AreaReport, EveryNumberIsFoundAgainByExplain) {
  for (const StudyResult* result : {&demo(), &public_demo()}) {
    for (const std::string& subject : sozialraum_papers(*result)) {
      const ReportDocument paper = sozialraum_report(*result, subject);
      EXPECT_FALSE(has_empty_table(paper)) << subject;
      EXPECT_GT(numbers_of(paper, Language::German).size(), 100u) << subject;
      EXPECT_THAT(unexplained(*result, paper), ElementsAre()) << subject;
    }
  }
}

TEST(AreaReport, FiftyRandomNumbersAreExplainedOneByOne) {
  const std::uint32_t seed = 20261121;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::vector<ReportNumber> numbers =
      numbers_of(sozialraum_report(demo(), "pb3"), Language::English);
  for (int i = 0; i < 50; ++i) {
    const ReportNumber& one = numbers[random() % numbers.size()];
    EXPECT_EQ(explained_number(demo(), one), one.value) << one.subject << " " << one.line;
  }
}

TEST(AreaReport, AGemeindeIsASozialraumWhereThereAreNone) {
  const StudyResult result = run_drawn("");
  EXPECT_THAT(sozialraum_papers(result),
              ElementsAre("unit:16999001", "unit:16999002", "unit:16999003"));
  const ReportDocument paper = sozialraum_report(result, "unit:16999003");
  EXPECT_THAT(unexplained(result, paper), ElementsAre());
  EXPECT_EQ(explained_number(result, {0, "unit:16999003", "sr.group.u6"}), 30);
  EXPECT_THROW((void)sozialraum_report(result, "t1"), geo::Error);
  EXPECT_THROW((void)sozialraum_report(result, "unit:16999009"), geo::Error);
}

TEST(AreaReport, BirthsAddUpWhereWholeGemeindenAreMembersAndAreRefusedElsewhere) {
  // kinder_gemeinden.csv, 16999001 to 16999010: 178 births in 2025, 1,234 children at its end.
  EXPECT_EQ(explained_number(demo(), {0, "sozialraum:pb1", "sr.births.2025"}), 178);
  EXPECT_EQ(explained_number(demo(), {0, "sozialraum:pb1", "sr.registered.u6"}), 1234);
  EXPECT_EQ(explained_number(demo(), {0, "sozialraum:sr_kern", "sr.births.2025"}), std::nullopt);
  EXPECT_THAT(words_of(sozialraum_report(demo(), "sr_kern"), Language::German),
              HasSubstr("die Grenzen dieses Sozialraums teilen eine Gemeinde"));
}

TEST(AreaReport, ThePublicPaperHasNoResultThatIsWithheld) {
  const StudyResult& result = public_demo();
  for (const std::string& subject : sozialraum_papers(result)) {
    for (const ReportNumber& number :
         numbers_of(sozialraum_report(result, subject), Language::German)) {
      EXPECT_THAT(number.line, Not(HasSubstr("need.sozialraum"))) << subject;
      EXPECT_THAT(number.line, Not(HasSubstr("sr.rank."))) << subject;
      EXPECT_THAT(number.subject, Not(HasSubstr("verbund:"))) << subject;
    }
  }
  EXPECT_THAT(words_of(sozialraum_report(result, "pb1"), Language::German),
              HasSubstr("Öffentliche Fassung"));
}

/// Figures of Gemeinden pass the gate; what it hides is a sign in the paper and no number, and the
/// ends of chance would give away what the counts do not.
TEST(AreaReport, WhatTheGateHidesIsASignAndNoNumber) {
  const StudyResult& result = public_demo();
  std::size_t hidden = 0;
  for (std::size_t unit = 0; unit < result.inputs.boundaries.size(); ++unit) {
    const std::string key = result.inputs.boundaries.table().text("key")[unit];
    const ReportDocument paper = sozialraum_report(result, "unit:" + key);
    EXPECT_THAT(unexplained(result, paper), ElementsAre()) << key;
    std::set<std::string> lines;
    for (const ReportNumber& number : numbers_of(paper, Language::German))
      lines.insert(number.line);
    for (const IndicatorTable& table : result.inputs.indicators) {
      const std::string ind = "sr.ind." + table.spec.key;
      if (table.values[unit].missing()) {
        EXPECT_EQ(lines.count("need.unit." + table.spec.key), 0u);
      }
      if (!table.numerators[unit].missing() && !table.denominators[unit].missing()) continue;
      ++hidden;
      EXPECT_EQ(lines.count(ind + ".low") + lines.count(ind + ".high"), 0u) << key;
      if (table.numerators[unit].missing()) {
        EXPECT_EQ(lines.count(ind + ".cases"), 0u) << key;
      }
    }
  }
  EXPECT_GT(hidden, 0u);
}

TEST(AreaReport, HostileNamesAreOnlyWords) {
  for (const char* name : {"<script>alert(1)</script>", "=cmd|x", "{0|a|b} {1}", "%s%n"}) {
    const StudyResult result = run_drawn(kRaeume, name);
    const ReportDocument paper = sozialraum_report(result, "t1");
    EXPECT_THAT(words_of(paper, Language::German), HasSubstr(name));
    EXPECT_THAT(unexplained(result, paper), ElementsAre());
  }
}

TEST(AreaReport, EndsOfChanceAreThoseOfWilson) {
  AreaValue value;
  value.numerator = {10, geo::ValueFlag::None};
  value.denominator = {100, geo::ValueFlag::None};
  const std::optional<RateEnds> ends = rate_ends(value);
  ASSERT_TRUE(ends);
  EXPECT_NEAR(ends->lower, 0.0552, 5e-5);
  EXPECT_NEAR(ends->upper, 0.1744, 5e-5);
  value.denominator.flag = geo::ValueFlag::Secret;
  EXPECT_FALSE(rate_ends(value));
}

}  // namespace
}  // namespace nahraum::analysis
