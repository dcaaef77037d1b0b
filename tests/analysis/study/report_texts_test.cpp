// Texts for the papers: read as they are, mistakes named by row, kept out of a public release.

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "analysis/report/entered_texts.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

constexpr const char* kSections = R"(
[[source]]
id = "texte"
file = "listen/texte.csv"
reference_date = 2026-05-01
distribution = "@"
[report]
author = {de = "Sozialplanung", en = "Social planning"}
status = "agreed"
[report_texts]
source = "texte"
)";

constexpr const char* kTexts =
    "subject;place;role;date;text\n"
    "kita:02;familien;Fachberatung;01.03.2026;\"Treffen; nachmittags\"\n"  // row 2
    "Kita 03;Ziele;Leitung;2026-04-01;Ein Ziel\n"                          // row 3
    "kreis;familien;;01.03.2026;Ohne Rolle\n"                              // row 4
    "kita:99;familien;Leitung;01.03.2026;Niemand\n"                        // row 5
    "sozialraum:x;familien;Leitung;01.03.2026;Kein Raum\n"                 // row 6
    "kita:02;dachboden;Leitung;01.03.2026;Keine Stelle\n"                  // row 7
    "kita:02;konferenz;Leitung;01.03.2026;Andere Stelle\n"                 // row 8
    "kita:02;begehung;Frau Muster;irgendwann;Wer war das\n"                // row 9
    "kita:02;begehung;Leitung;01.03.2026;\n"                               // row 10
    "verein:7;familien;Leitung;01.03.2026;Kein Bericht\n"                  // row 11
    "kreis;ziele;Planung;;=1+1\n";                                         // row 12

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::filesystem::path write_study(const std::filesystem::path& folder,
                                  const std::string& distribution) {
  const std::filesystem::path file = support::write_drawn_study(folder);
  std::string sections = kSections;
  sections.replace(sections.find('@'), 1, distribution);
  support::write_text(file, text_of(file) + sections);
  support::write_text(folder / "listen" / "texte.csv", kTexts);
  return file;
}

StudyResult run(const std::filesystem::path& file) {
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = 1}, progress);
}

std::vector<std::size_t> rows(const StudyResult& result, const std::string& code) {
  std::vector<std::size_t> list;
  for (const geo::Finding& finding : result.inputs.findings.kept())
    if (finding.code == code) list.push_back(finding.row);
  return list;
}

using Rows = std::vector<std::size_t>;

TEST(ReportTexts, AreReadAsTheyAreAndMistakesAreNamedByRow) {
  const support::TemporaryFolder folder;
  const StudyResult result = run(write_study(folder.path(), "open"));
  const std::vector<EnteredText>& texts = result.inputs.texts;
  ASSERT_EQ(texts.size(), 5u);
  EXPECT_EQ(texts[0].subject, "kita:02");
  EXPECT_EQ(texts[0].place, "familien");
  EXPECT_EQ(texts[0].role, "Fachberatung");
  EXPECT_EQ(texts[0].date, "2026-03-01");
  EXPECT_EQ(texts[0].words, "Treffen; nachmittags");
  EXPECT_EQ(texts[0].row, 2u);
  EXPECT_EQ(texts[1].subject, "kita:03");
  EXPECT_EQ(texts[1].place, "ziele");
  EXPECT_EQ(texts[3].role, "");  // a name is not printed
  EXPECT_EQ(texts[4].words, "=1+1");
  EXPECT_EQ(rows(result, "text.no_role"), Rows{4});
  EXPECT_EQ(rows(result, "text.unknown_subject"), (Rows{5, 6, 11}));
  EXPECT_EQ(rows(result, "text.unknown_place"), (Rows{7, 8}));
  EXPECT_EQ(rows(result, "text.name_in_role"), Rows{9});
  EXPECT_EQ(rows(result, "text.bad_date"), Rows{9});
  EXPECT_EQ(rows(result, "text.empty"), Rows{10});
  EXPECT_EQ(rows(result, "text.no_date"), Rows{12});
  EXPECT_EQ(result.study.report.author.en, "Social planning");
  EXPECT_EQ(result.study.report.status, PaperStatus::Agreed);
}

TEST(ReportTexts, OfAnInternalSourceStayOutOfAPublicRelease) {
  for (const char* distribution : {"open", "internal"}) {
    const support::TemporaryFolder folder;
    StudyResult all = run(write_study(folder.path(), distribution));
    ASSERT_EQ(all.inputs.texts.size(), 5u);
    all.study.release.internal = false;
    const OutgoingStudy outgoing = release_for_audience(std::move(all));
    ASSERT_EQ(outgoing.result().inputs.texts.size(), 5u);  // that there are any may be said
    for (const EnteredText& text : outgoing.result().inputs.texts) {
      EXPECT_EQ(text.words.empty(), std::string(distribution) == "internal");
      if (text.words.empty()) {
        EXPECT_TRUE(text.role.empty() && text.date.empty() && text.row == 0);
      }
    }
  }
}

TEST(ReportTexts, PlacesHaveUniqueKeysAndAreFoundByTitle) {
  std::vector<std::string_view> keys;
  for (const TextPlace& place : text_places()) {
    keys.push_back(place.key);
    EXPECT_NE(place.papers, 0);
    EXPECT_EQ(find_text_place(place.title.de), &place);
    EXPECT_EQ(find_text_place(place.key), &place);
    EXPECT_FALSE(place.missing.de.empty() || place.missing.en.empty());
  }
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
  EXPECT_EQ(find_text_place("dachboden"), nullptr);
}

TEST(ReportTexts, SubjectsAreReadInTheWaysPeopleWriteThem) {
  EXPECT_EQ(parse_text_subject("kita:0042")->name(), "kita:0042");
  EXPECT_EQ(parse_text_subject(" Kita 0042 ")->name(), "kita:0042");
  EXPECT_EQ(parse_text_subject("Sozialraum: SR1")->name(), "sozialraum:SR1");
  EXPECT_EQ(parse_text_subject("Kreis")->name(), "kreis");
  EXPECT_EQ(parse_text_subject("Gemeinde 16999003")->name(), "unit:16999003");
  EXPECT_EQ(parse_text_subject("unit:16999003")->paper, TextPaper::Unit);
  EXPECT_FALSE(parse_text_subject("kita:"));
  EXPECT_FALSE(parse_text_subject("kitas 1"));
  EXPECT_FALSE(parse_text_subject(""));
  EXPECT_TRUE(names_a_person("Herr Dr. Muster"));
  EXPECT_FALSE(names_a_person("Frauenbeauftragte"));
}

}  // namespace
}  // namespace nahraum::analysis
