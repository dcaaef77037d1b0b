// The Ausgangsanalyse: every section there, every number explained, nothing hidden let out.

#include "analysis/papers/kita_report.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/papers/facts.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string>& main_sections() {
  static const std::vector<std::string> keys{
      "kurzfassung",       "steckbrief", "ist_stand",       "bedarfe",
      "sozialraum",        "netzwerk",   "voraussetzungen", "modellpruefung",
      "prozessbegleitung", "ziele",      "vergleich",       "datenschutz"};
  return keys;
}

std::vector<std::string> first_level(const ReportDocument& paper) {
  std::vector<std::string> keys;
  for (const ReportSection& section : paper.sections)
    if (section.level == 1) keys.push_back(section.key);
  return keys;
}

/// All words of a paper in one language, a line a block.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string operator()(const ReportDocument& paper) {
    for (const ReportSection& section : paper.sections) {
      add(section.title);
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
    return all_;
  }
  void operator()(const ReportParagraph& one) { add(one.text); }
  void operator()(const ReportList& list) {
    for (const RichText& item : list.items) add(item);
  }
  void operator()(const ReportTable& table) {
    add(table.caption);
    for (const ReportColumn& column : table.columns) add(column.title);
    for (const auto& row : table.rows)
      for (const ReportCell& cell : row) add(cell.words);
    add(table.note);
  }
  void operator()(const ReportFigure& figure) {
    add(figure.caption);
    if (const Chart* chart = std::get_if<Chart>(&figure.content)) add(chart_in_words(*chart));
  }
  void operator()(const ReportBox& box) {
    add(box.title);
    for (const RichText& one : box.paragraphs) add(one);
  }

 private:
  void add(const RichText& text) { all_ += plain_text_of(text, language_) + "\n"; }
  void add(const geo::Text& text) { all_ += text.in(language_) + "\n"; }
  Language language_;
  std::string all_;
};

std::string words(const ReportDocument& paper, Language language = Language::German) {
  return Words(language)(paper);
}

/// As explained_number, with one explanation a subject.
void expect_all_explained(const StudyResult& result, const ReportDocument& paper) {
  std::map<std::string, Explanation> explained;
  for (const Language language : {Language::German, Language::English}) {
    for (const ReportNumber& number : numbers_of(paper, language)) {
      if (explained.count(number.subject) == 0)
        explained.emplace(number.subject,
                          explain_subject(result, number.subject, {.release = false}));
      const ExplanationLine* line = find_line(explained.at(number.subject), number.line);
      ASSERT_NE(line, nullptr) << number.subject << " " << number.line;
      ASSERT_TRUE(line->number) << number.subject << " " << number.line;
      EXPECT_EQ(*line->number, number.value) << number.subject << " " << number.line;
    }
  }
}

void expect_whole(const StudyResult& result, const ReportDocument& paper) {
  EXPECT_NO_THROW(check_document(paper));
  EXPECT_EQ(first_level(paper), main_sections());
  expect_all_explained(result, paper);
  EXPECT_EQ(numbers_of(paper, Language::German).size(),
            numbers_of(paper, Language::English).size());
  for (const ReportSection& section : paper.sections) {
    EXPECT_FALSE(section.title.en.empty()) << section.key;
    if (section.level == 2) {
      EXPECT_FALSE(section.blocks.empty()) << section.key;
    }
    for (const ReportBlock& block : section.blocks) {
      if (const auto* table = std::get_if<ReportTable>(&block)) {
        EXPECT_FALSE(table->rows.empty()) << table->id;
      }
    }
  }
}

StudyResult run_drawn(const std::filesystem::path& folder, const std::string& more = "") {
  const std::filesystem::path file = support::write_drawn_study(folder);
  if (!more.empty()) support::write_text(file, support::drawn_study_toml() + more);
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = 1}, progress);
}

TEST(KitaReport, HasEverySectionAndEveryNumberIsExplained) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_drawn(folder.path());
  for (const char* id : {"01", "02", "03", "04"}) {
    SCOPED_TRACE(id);
    const ReportDocument paper = kita_report(result, id);
    expect_whole(result, paper);
    EXPECT_EQ(paper.subject, std::string("kita:") + id);
    EXPECT_THAT(words(paper), HasSubstr("Sicht der Familien: liegt nicht vor"));
  }
}

TEST(KitaReport, CountsWhatTheDrawingShows) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_drawn(folder.path());
  Facts facts(result);
  // Four cells of 10 children within 300 m of the first Kita, four of 5 a kilometre away.
  EXPECT_EQ(facts.value({"kita:01", "kita.walk_15.u6"}).value, 40);
  EXPECT_EQ(facts.value({"kita:01", "kita.walk_15.total"}).value, 200);
  EXPECT_EQ(facts.value({"kita:03", "kita.origin.16999002"}).value, 32);
  EXPECT_EQ(facts.value({"kita:01", "kita.places"}).value, 60);
  EXPECT_NEAR(facts.value({"kita:01", "kita.occupancy"}).value, 100 * 55.0 / 60, 1e-9);
  EXPECT_EQ(facts.words({"kita:01", "kita.verbund_role"}).de, "Schwerpunkteinrichtung");
  EXPECT_EQ(facts.value({"kita:02", "kita.vbe_share"}).value, 0.4);
  // "A2" comes into the house of the third Kita.
  EXPECT_THAT(facts.words({"kita:03", "kita.service.A2"}).de, HasSubstr("im Haus"));
  EXPECT_FALSE(facts.known({"kita:03", "kita.attending"}));
}

TEST(KitaReport, SentencesAgreeInNumber) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_drawn(folder.path());
  const std::string german = words(kita_report(result, "01"));
  EXPECT_THAT(german, HasSubstr("60\u00a0Plätze und betreut 55\u00a0Kinder"));
  EXPECT_THAT(german, Not(HasSubstr("1\u00a0Kinder")));
  EXPECT_THAT(german, Not(HasSubstr("bester Standort")));
  const std::string english = words(kita_report(result, "01"), Language::English);
  EXPECT_THAT(english, HasSubstr("60\u00a0places and cares for 55\u00a0children"));
}

TEST(KitaReport, PrintsEnteredTextsAsTheyAre) {
  const support::TemporaryFolder folder;
  StudyResult result = run_drawn(folder.path());
  const std::string hostile = "<script>alert(1)</script> =1+1 \u202e" + std::string(10000, 'x');
  result.inputs.texts = {{"kita:02", "familien", "Fachberatung", "2026-03-01", hostile, 2},
                         {"kita:02", "ziele", "", "", "Ein Ziel", 3},
                         {"kita:01", "ziele", "Leitung", "", "Anderswo", 4}};
  const ReportDocument paper = kita_report(result, "02");
  expect_whole(result, paper);
  const std::string german = words(paper);
  EXPECT_THAT(german, HasSubstr("Sicht der Familien: liegt vor"));
  EXPECT_THAT(german, HasSubstr(hostile));
  EXPECT_THAT(german, HasSubstr("Ein Ziel"));
  EXPECT_THAT(german, Not(HasSubstr("Anderswo")));
  EXPECT_THAT(words(paper, Language::English), HasSubstr("(Fachberatung, 2026-03-01)"));
}

TEST(KitaReport, APublicPaperHidesWhatTheGateHides) {
  const support::TemporaryFolder folder;
  StudyResult all = run_drawn(folder.path(), "[release]\naudience = \"public\"\n");
  all.inputs.kitas[1].attending = {3, geo::ValueFlag::None};  // fewer than k
  const std::vector<Kita> before = all.inputs.kitas;
  const OutgoingStudy outgoing = release_for_audience(std::move(all));
  const StudyResult& result = outgoing;
  std::size_t hidden = 0;
  for (std::size_t row = 0; row < before.size(); ++row) {
    const ReportDocument paper = kita_report(result, before[row].id);
    expect_whole(result, paper);
    if (!result.inputs.kitas[row].attending.missing() || before[row].attending.missing()) continue;
    ++hidden;
    const auto numbers = numbers_of(paper, Language::German);
    EXPECT_TRUE(std::none_of(numbers.begin(), numbers.end(), [](const ReportNumber& n) {
      return n.line == "kita.attending" || n.line == "kita.occupancy" ||
             n.line == "organisation.fact.kids";
    }));
  }
  EXPECT_GT(hidden, 0u);
}

TEST(KitaReport, ComparesWithAnEarlierRunAndKeepsInternalFiguresOfIt) {
  const support::TemporaryFolder folder;
  StudyResult result = run_drawn(folder.path());
  EarlierStudy before;
  before.date = "2024-01-01";
  before.settings = settings_of(result.provenance_json);
  const auto known = [](double value) { return geo::FlaggedValue{value, geo::ValueFlag::None}; };
  before.kitas.push_back({.id = "01"});
  before.kitas.back().attending = known(777);
  before.kitas.back().reach_children = known(888);
  const ReportDocument paper = kita_report(result, "01", &before);
  expect_whole(result, paper);
  EXPECT_THAT(words(paper), HasSubstr("777"));
  EXPECT_THAT(words(paper), HasSubstr("888"));
  result.study.release.internal = false;
  EXPECT_THAT(words(kita_report(result, "01", &before)), Not(HasSubstr("777")));
  before.settings.score = "anders";
  EXPECT_THAT(words(kita_report(result, "01", &before)), Not(HasSubstr("888")));
  EXPECT_THAT(words(kita_report(result, "02", &before)), HasSubstr("kommt diese Kita nicht vor"));
}

TEST(KitaReport, UnknownKitasAreNamedWithSimilarOnes) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_drawn(folder.path());
  EXPECT_THROW((void)kita_report(result, "09"), geo::Error);
}

TEST(KitaReport, OfTheSampleCountyIsWhole) {
  const std::filesystem::path data = support::source_dir() / "data" / "musterkreis";
  const support::TemporaryFolder folder;
  std::string toml = support::read_text(data / "musterkreis.toml");
  const std::string xlsx = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(xlsx), xlsx.size(), "file = \"kitas.csv\"");
  support::write_text(folder.path() / "studie.toml", toml);
  geo::Progress progress;
  const StudyResult result =
      run_study(load_study(folder.path() / "studie.toml", {.root = data}), {}, progress);
  for (const char* id : {"0001", "0002", "0013", "0054", "0056"}) {
    SCOPED_TRACE(id);
    expect_whole(result, kita_report(result, id));
  }
  EXPECT_THAT(words(kita_report(result, "0056")), HasSubstr("Befragung im Stadtteil"));
}

}  // namespace
}  // namespace nahraum::analysis
