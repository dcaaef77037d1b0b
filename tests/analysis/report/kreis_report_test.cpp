// The papers about a county: every section there, every number explained, both languages, nothing
// hidden comes out, hostile words stay words.

#include "analysis/papers/kreis_report.h"

#include <cstdlib>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/papers/facts.h"
#include "analysis/report/sentence.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using testing::HasSubstr;
using testing::Not;

OutgoingStudy run(const std::filesystem::path& file, bool open = false) {
  Study study = load_study(file, {});
  study.release.internal = !open;
  geo::Progress progress;
  return release_for_audience(run_study(study, {}, progress));
}

/// Everything a reader sees, in one language.
std::string text_of(const ReportDocument& paper, Language language) {
  std::string all = paper.title.in(language) + "\n";
  const auto add = [&](const RichText& words) { all += plain_text_of(words, language) + "\n"; };
  for (const ReportSection& section : paper.sections) {
    all += section.title.in(language) + "\n";
    for (const ReportBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<ReportParagraph>(&block)) add(paragraph->text);
      if (const auto* list = std::get_if<ReportList>(&block))
        for (const RichText& item : list->items) add(item);
      if (const auto* box = std::get_if<ReportBox>(&block)) {
        all += box->title.in(language) + "\n";
        for (const RichText& one : box->paragraphs) add(one);
      }
      if (const auto* table = std::get_if<ReportTable>(&block)) {
        all += table->caption.in(language) + "\n" + table->note.in(language) + "\n";
        for (const auto& row : table->rows) {
          for (const ReportCell& cell : row) all += cell.words.in(language) + ";";
          all += "\n";
        }
      }
      if (const auto* figure = std::get_if<ReportFigure>(&block))
        if (const auto* chart = std::get_if<Chart>(&figure->content))
          all += chart_in_words(*chart).in(language) + "\n";
    }
  }
  return all;
}

std::size_t numbers_checked(const StudyResult& result, const ReportDocument& paper) {
  check_document(paper);
  Facts facts(result);
  std::size_t count = 0;
  for (const Language language : {Language::German, Language::English}) {
    for (const ReportNumber& number : numbers_of(paper, language)) {
      const geo::FlaggedValue value = facts.value({number.subject, number.line});
      EXPECT_EQ(value.value, number.value) << number.subject << " " << number.line;
      ++count;
    }
  }
  return count;
}

/// Numbers go through the words of templates: no place is left over, none is empty.
void expect_whole_words(const ReportDocument& paper) {
  for (const Language language : {Language::German, Language::English}) {
    const std::string text = text_of(paper, language);
    EXPECT_THAT(text, Not(HasSubstr("{")));
    for (const char* number : {";nan", " nan", "(nan", ";inf;", " inf "})
      EXPECT_THAT(text, Not(HasSubstr(number)));
  }
  for (const ReportSection& section : paper.sections) {
    EXPECT_FALSE(section.blocks.empty() && section.level == 2) << section.key;
    for (const ReportBlock& block : section.blocks) {
      const auto* table = std::get_if<ReportTable>(&block);
      if (table != nullptr) {
        EXPECT_FALSE(table->rows.empty()) << table->id;
      }
    }
  }
}

class KreisReport : public testing::Test {
 protected:
  support::TemporaryFolder folder_;
};

TEST_F(KreisReport, DrawnStudyHasEverySectionAndSaysWhatIsMissing) {
  const OutgoingStudy out = run(support::write_drawn_study(folder_.path()));
  const ReportDocument paper = kreis_report(out);
  EXPECT_GT(numbers_checked(out, paper), 20u);
  expect_whole_words(paper);
  std::set<std::string> keys;
  for (const ReportSection& section : paper.sections) keys.insert(section.key);
  for (const char* key :
       {"kurzfassung", "datenbasis", "bevoelkerung", "bedarf", "abdeckung", "luecken", "rangfolge",
        "vorschlaege", "verbundpruefung", "verbundbildung", "vorausschau", "angebote", "stimmen",
        "methodik", "quellen", "anhang"})
    EXPECT_TRUE(keys.contains(key)) << key;
  const std::string text = text_of(paper, Language::German);
  EXPECT_THAT(text, HasSubstr("Vorschläge für Standorte: Dazu liegt nichts vor."));
  EXPECT_THAT(text, HasSubstr("Eine Vorausschau: Dazu liegt nichts vor."));
  EXPECT_THAT(text, HasSubstr("Sicht der Familien: liegt nicht vor"));
  EXPECT_THAT(text, Not(HasSubstr("bester Standort")));
  EXPECT_THAT(text_of(paper, Language::English), HasSubstr("not available"));
}

TEST_F(KreisReport, PlanTableHasARowToFillInForEachField) {
  const OutgoingStudy out = run(support::write_drawn_study(folder_.path()));
  const ReportDocument paper = lsz_report(out);
  numbers_checked(out, paper);
  expect_whole_words(paper);
  std::size_t plans = 0;
  for (const ReportSection& section : paper.sections)
    for (const ReportBlock& block : section.blocks)
      if (const auto* table = std::get_if<ReportTable>(&block))
        if (table->id.starts_with("tabelle_plan_")) {
          ++plans;
          EXPECT_EQ(table->rows.back().back().words.de, "");
        }
  EXPECT_EQ(plans, 6u);
}

TEST_F(KreisReport, HostileNamesStayWords) {
  const auto file = support::write_drawn_study(folder_.path());
  Study study = load_study(file, {});
  geo::Progress progress;
  StudyResult result = run_study(study, {}, progress);
  const std::string hostile =
      "<script>{0}</script>\xE2\x80\xAE=HYPERLINK(\"x\")" + std::string(10'000, 'x');
  for (Kita& kita : result.inputs.kitas) kita.name = hostile;
  const OutgoingStudy out = release_for_audience(std::move(result));
  const ReportDocument paper = kreis_report(out);
  check_document(paper);
  EXPECT_THAT(text_of(paper, Language::German), HasSubstr("<script>{0}</script>"));
}

TEST_F(KreisReport, SampleCountyExplainsEveryNumber) {
  const OutgoingStudy out = run(support::source_dir() / "data/musterkreis/musterkreis.toml");
  const ReportDocument paper = kreis_report(out);
  EXPECT_GT(numbers_checked(out, paper), 1000u);
  expect_whole_words(paper);
  EXPECT_GT(numbers_checked(out, lsz_report(out)), 100u);
  expect_whole_words(lsz_report(out));
  const std::string text = text_of(paper, Language::German);
  EXPECT_THAT(text, Not(HasSubstr("Von 5.081 Kinder ")));
  EXPECT_THAT(text, HasSubstr("Gezeigt sind die ersten 25 von 40 Zeilen"));
  for (const ReportSection& section : paper.sections)
    for (const ReportBlock& block : section.blocks)
      if (const auto* paragraph = std::get_if<ReportParagraph>(&block)) {
        EXPECT_THAT(plain_text_of(paragraph->text, Language::German),
                    Not(HasSubstr("liegt nichts vor")))
            << section.key;
      }
}

TEST_F(KreisReport, PublicVersionLeavesInternalResultsOut) {
  const OutgoingStudy out = run(support::source_dir() / "data/musterkreis/musterkreis.toml", true);
  const ReportDocument paper = kreis_report(out);
  numbers_checked(out, paper);
  numbers_checked(out, lsz_report(out));
  const std::string text = text_of(paper, Language::German);
  EXPECT_EQ(paper.sections.size() > 10, true);
  EXPECT_THAT(text, HasSubstr("Öffentliche Fassung"));
  EXPECT_EQ(out.result().ranking.order.empty(),
            text.find("Eine Rangfolge: Dazu liegt nichts vor.") != std::string::npos);
  EXPECT_EQ(out.result().need.units.has_value(),
            text.find("Status sehr niedrig") != std::string::npos);
}

}  // namespace
}  // namespace nahraum::analysis
