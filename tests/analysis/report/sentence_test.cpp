#include "analysis/report/sentence.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::Language;
using geo::same_text;
using geo::ValueFlag;

const Noun kChild{{"Kind", "child"}, {"Kinder", "children"}, Gender::Neuter};
const geo::Text kLive{"In {0} {1|lebt|leben} {1}.", "{1} {1|lives|live} in {0}."};

std::string said(FlaggedValue value, Language language) {
  return plain_text_of(sentence(kLive, {say(same_text("Altenquitten")),
                                        say_count(value, kChild, {"unit:16999001", "u6"})}),
                       language);
}

TEST(Sentence, AgreesInNumberInBothLanguages) {
  EXPECT_EQ(said({57, ValueFlag::None}, Language::German), "In Altenquitten leben 57\u00a0Kinder.");
  EXPECT_EQ(said({1, ValueFlag::None}, Language::German), "In Altenquitten lebt 1\u00a0Kind.");
  EXPECT_EQ(said({0, ValueFlag::ExactZero}, Language::German),
            "In Altenquitten leben keine Kinder.");
  EXPECT_EQ(said({1, ValueFlag::None}, Language::English), "1\u00a0child lives in Altenquitten.");
  EXPECT_EQ(said({1234, ValueFlag::None}, Language::German),
            "In Altenquitten leben 1.234\u00a0Kinder.");
  EXPECT_EQ(said({1234, ValueFlag::None}, Language::English),
            "1,234\u00a0children live in Altenquitten.");
}

TEST(Sentence, AMissingCountIsSaidAndCarriesNoNumber) {
  EXPECT_EQ(said({0, ValueFlag::Secret}, Language::German),
            "In Altenquitten lebt eine geheime Zahl Kinder.");
  EXPECT_EQ(said({}, Language::English), "An unknown number of children lives in Altenquitten.");
  const RichText text = sentence({"{0}", "{0}"}, {say_count({}, kChild, {"study", "u6"})});
  EXPECT_FALSE(text.de.front().number);
}

TEST(Sentence, StartsWithACapitalButLeavesNamesAsTheyAre) {
  EXPECT_EQ(said({0, ValueFlag::ExactZero}, Language::English),
            "No children live in Altenquitten.");
  EXPECT_EQ(plain_text_of(sentence({"{0} öffnet.", "{0} opens."}, {say(same_text("kita am see"))}),
                          Language::German),
            "kita am see öffnet.");
}

TEST(Sentence, ANumberKeepsItsFullValueAndItsOrigin) {
  const RichText text = sentence(
      {"Es sind {0}.", "There are {0}."},
      {say_value({12.3456, ValueFlag::None}, same_text("%"), 1, {"unit:16999001", "sgb2"})});
  ASSERT_EQ(text.de.size(), 3u);
  EXPECT_EQ(text.de[1].words, "12,3\u00a0%");
  EXPECT_EQ(text.en[1].words, "12.3\u00a0%");
  ASSERT_TRUE(text.de[1].number);
  EXPECT_EQ(text.de[1].number->value, 12.3456);
  EXPECT_EQ(text.de[1].number->subject, "unit:16999001");
  EXPECT_EQ(text.de[1].number->line, "sgb2");
}

TEST(Sentence, ArticlesFollowTheGender) {
  const Noun area{{"Sozialraum", "Sozialraum"}, {"Sozialräume", "Sozialräume"}, Gender::Masculine};
  const Noun kita{{"Kita", "Kita"}, {"Kitas", "Kitas"}, Gender::Feminine};
  const geo::Text pattern{"{0:Der} {0} in {1:dem} {1}", "the {0} in the {1}"};
  EXPECT_EQ(plain_text_of(sentence(pattern, {say_noun(kita, true), say_noun(area, true)}),
                          Language::German),
            "Die Kita in dem Sozialraum");
}

TEST(Sentence, AMistakeInAPatternIsFound) {
  const Said word = say(same_text("x"));
  EXPECT_THROW((void)sentence({"{1}", "{1}"}, {word}), geo::Error);
  EXPECT_THROW((void)sentence({"nichts", "nothing"}, {word}), geo::Error);
  EXPECT_THROW((void)sentence({"{0|ein}", "{0}"}, {word}), geo::Error);
  EXPECT_THROW((void)sentence({"{0:der}", "{0}"}, {word}), geo::Error);
  EXPECT_THROW((void)sentence({"{0", "{0}"}, {word}), geo::Error);
  EXPECT_EQ(plain_text_of(sentence({"{{0}}", "{{0}}"}, {}), Language::German), "{0}");
}

TEST(Sentence, HostileNamesAreNoPatterns) {
  const RichText text = sentence({"Kita {0}.", "Kita {0}."}, {say(same_text("{0} {1|a|b} </p>"))});
  EXPECT_EQ(plain_text_of(text, Language::German), "Kita {0} {1|a|b} </p>.");
}

TEST(Compare, WordsOnlyWhereTheIntervalAllows) {
  EXPECT_EQ(compare(ChartRange{13, 15}, 12.4), Compared::Above);
  EXPECT_EQ(compare(ChartRange{12.4, 15}, 12.4), Compared::NotDistinguishable);
  EXPECT_EQ(compare(ChartRange{3, 12}, 12.4), Compared::Below);
  EXPECT_EQ(compare(std::nullopt, 12.4), Compared::Unknown);
  const RichText text =
      comparison_sentence(say({"Der Anteil", "The share"}), Compared::NotDistinguishable,
                          {"des Kreises", "of the county"},
                          say_value({12.4, ValueFlag::None}, same_text("%"), 1, {"study", "sgb2"}));
  EXPECT_EQ(plain_text_of(text, Language::German),
            "Der Anteil lässt sich vom Wert des Kreises (12,4\u00a0%) nicht sicher unterscheiden.");
}

TEST(Listing, EndsWithUnd) {
  EXPECT_EQ(listing({same_text("a"), same_text("b"), same_text("c")}).de, "a, b und c");
  EXPECT_EQ(listing({same_text("a")}).en, "a");
  EXPECT_EQ(listing({}).de, "");
}

TEST(Document, MistakesOfTheProgramAreFoundBeforeWriting) {
  ReportDocument paper{.kind = "kita", .subject = "kita:0001", .title = same_text("T")};
  paper.sections.push_back({.key = "a", .title = same_text("A")});
  EXPECT_NO_THROW(check_document(paper));
  ReportDocument twice = paper;
  twice.sections.push_back({.key = "a", .title = same_text("B")});
  EXPECT_THROW(check_document(twice), geo::Error);
  ReportDocument crooked = paper;
  crooked.sections[0].blocks.push_back(
      ReportTable{.id = "t", .columns = {{same_text("x")}, {same_text("y")}}, .rows = {{{}}}});
  EXPECT_THROW(check_document(crooked), geo::Error);
  ReportDocument deep = paper;
  deep.sections[0].level = 2;
  EXPECT_THROW(check_document(deep), geo::Error);
}

TEST(Document, NumbersComeInReadingOrder) {
  ReportDocument paper{.kind = "kita", .subject = "kita:0001", .title = same_text("T")};
  ReportTable table{.id = "t", .columns = {{same_text("x")}}};
  table.rows.push_back({{same_text("7"), ReportNumber{7, "study", "b"}}});
  paper.sections.push_back(
      {.key = "a",
       .title = same_text("A"),
       .blocks = {ReportParagraph{sentence(
                      {"{0}", "{0}"}, {say_count({5, ValueFlag::None}, kChild, {"study", "a"})})},
                  table}});
  const std::vector<ReportNumber> numbers = numbers_of(paper, Language::German);
  ASSERT_EQ(numbers.size(), 2u);
  EXPECT_EQ(numbers[0].line, "a");
  EXPECT_EQ(numbers[1].value, 7);
}

}  // namespace
}  // namespace nahraum::analysis
