// All papers of the sample county at once, internal and public, in both languages: what must hold
// of every paper, whoever it is about.

#include <array>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/papers/facts.h"
#include "analysis/papers/papers.h"
#include "analysis/report/chart_text.h"
#include "analysis/report/sentence.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using testing::ElementsAre;

constexpr std::array kLanguages{Language::German, Language::English};

/// The sample county with lines of its study file changed.
OutgoingStudy run_demo(bool internal,
                       const std::vector<std::pair<std::string, std::string>>& edits) {
  const std::filesystem::path folder = support::source_dir() / "data" / "musterkreis";
  const support::TemporaryFolder temporary;
  std::string toml = support::read_text(folder / "musterkreis.toml");
  for (const auto& [before, after] : edits) toml.replace(toml.find(before), before.size(), after);
  const auto file = temporary.path() / "studie.toml";
  support::write_text(file, toml);
  Study study = load_study(file, {.root = folder});
  study.release.internal = internal;
  geo::Progress progress;
  return release_for_audience(run_study(study, {.threads = 2}, progress));
}

const std::pair<std::string, std::string> kKitasAsCsv{"file = \"kitas.xlsx\"",
                                                      "file = \"kitas.csv\""};

const StudyResult& demo(bool internal) {
  static const OutgoingStudy inside = run_demo(true, {kKitasAsCsv});
  static const OutgoingStudy outside = run_demo(false, {kKitasAsCsv});
  return (internal ? inside : outside).result();
}

/// Mistakes of one paper, each in a line.
class Review {
 public:
  Review(Facts& facts, const ReportDocument& paper) : facts_(facts), paper_(paper) {}

  std::vector<std::string> mistakes() {
    check_document(paper_);
    for (const ReportSection& one : paper_.sections) section(one);
    for (const Language language : kLanguages)
      for (const ReportNumber& number : numbers_of(paper_, language)) explained(number);
    return std::move(mistakes_);
  }

 private:
  void say(const std::string& what) { mistakes_.push_back(paper_.subject + ": " + what); }

  void section(const ReportSection& section) {
    const auto at = static_cast<std::size_t>(&section - paper_.sections.data());
    const bool head =
        at + 1 < paper_.sections.size() && paper_.sections[at + 1].level > section.level;
    if (section.blocks.empty() && !head) say("nothing in section " + section.key);
    for (const ReportBlock& block : section.blocks) {
      if (const auto* table = std::get_if<ReportTable>(&block)) this->table(*table);
      if (const auto* figure = std::get_if<ReportFigure>(&block)) this->figure(*figure);
      if (const auto* box = std::get_if<ReportBox>(&block); box && box->paragraphs.empty())
        say("an empty box in " + section.key);
    }
  }

  void table(const ReportTable& table) {
    if (table.rows.empty() || table.columns.empty()) say("an empty table: " + table.id);
    for (const ReportColumn& column : table.columns)
      if (column.title.de.empty() || column.title.en.empty())
        say("a column without head: " + table.id);
    if (table.caption.de.empty() || table.caption.en.empty())
      say("a table without caption: " + table.id);
    for (const auto& row : table.rows)
      for (const ReportCell& cell : row)
        if (cell.words.en.find("k. A.") != std::string::npos)
          say("German cell in English: " + table.id);
  }

  void figure(const ReportFigure& figure) {
    for (const Language language : kLanguages) {
      if (figure.caption.in(language).empty()) say("a figure without caption: " + figure.id);
      const auto* chart = std::get_if<Chart>(&figure.content);
      const bool told = chart != nullptr || !std::get<ReportMap>(figure.content).map.empty();
      const std::string words = !figure.alternative.in(language).empty() || chart == nullptr
                                    ? figure.alternative.in(language)
                                    : chart_in_words(*chart).in(language);
      if (!told || (chart != nullptr && words.empty())) say("a figure without words: " + figure.id);
    }
  }

  void explained(const ReportNumber& number) {
    const geo::FlaggedValue value = facts_.value({number.subject, number.line});
    if (!value.missing() && value.value == number.value) return;
    say("not explained: " + number.subject + " " + number.line);
  }

  Facts& facts_;
  const ReportDocument& paper_;
  std::vector<std::string> mistakes_;
};

/// Keys an explanation has twice where they carry numbers: the second one could not be asked for.
std::vector<std::string> double_keys(const StudyResult& result, const std::string& subject) {
  const Explanation explanation = explain_subject(result, subject, {.release = false});
  std::set<std::string> keys;
  std::vector<std::string> twice;
  for (const ExplanationSection& section : explanation.sections)
    for (const ExplanationLine& line : section.lines)
      if (line.number && !keys.insert(line.key).second) twice.push_back(subject + " " + line.key);
  return twice;
}

class AllPapers : public testing::TestWithParam<bool> {};

TEST_P(AllPapers, HoldWhatEveryPaperMustHold) {
  const StudyResult& result = demo(GetParam());
  Facts facts(result);
  std::vector<std::string> mistakes;
  std::set<std::string> subjects, names;
  const std::vector<PaperRequest> requests = papers_of(result, {});
  ASSERT_GT(requests.size(), 60u);
  for (const PaperRequest& request : requests) {
    EXPECT_TRUE(names.insert(paper_name(request)).second) << paper_name(request);
    const ReportDocument document = paper(result, request, {});
    for (std::string& one : Review(facts, document).mistakes()) mistakes.push_back(std::move(one));
    for (const ReportNumber& number : numbers_of(document, Language::German))
      subjects.insert(number.subject);
  }
  for (const std::string& subject : subjects)
    for (std::string& one : double_keys(result, subject)) mistakes.push_back(std::move(one));
  EXPECT_THAT(mistakes, ElementsAre());
}

INSTANTIATE_TEST_SUITE_P(InternalAndPublic, AllPapers, testing::Bool(),
                         [](const auto& one) { return one.param ? "Internal" : "Public"; });

/// Where the list of Sozialräume is for the office alone, no paper is about one.
TEST(PublicPapers, InternalSozialraeumeHaveNoPublicPapers) {
  const std::string list = "file = \"sozialraeume.csv\"";
  const OutgoingStudy outgoing =
      run_demo(false, {kKitasAsCsv, {list, list + "\ndistribution = \"internal\""}});
  const StudyResult& result = outgoing.result();
  for (const PaperRequest& request : papers_of(result, {}))
    EXPECT_NE(request.kind, PaperKind::Sozialraum) << request.id;
  EXPECT_THROW((void)paper(result, {PaperKind::Sozialraum, "pb1"}, {}), geo::Error);
  for (const ReportNumber& number : numbers_of(paper(result, {}, {}), Language::German))
    EXPECT_NE(number.subject.rfind("sozialraum:", 0), 0u) << number.subject;
}

}  // namespace
}  // namespace nahraum::analysis
