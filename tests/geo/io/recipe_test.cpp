#include "geo/io/recipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/csv_reader.h"
#include "geo/io/xlsx_reader.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Read {
  Table table;
  Findings findings;
};

Read read(std::string_view csv, const Recipe& recipe) {
  Read result;
  const RawTable raw = parse_csv(csv, "kitas.csv", {}, result.findings);
  result.table = apply_recipe(raw, recipe, result.findings);
  return result;
}

std::string refusal(std::string_view csv, const Recipe& recipe) {
  try {
    (void)read(csv, recipe);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_EQ(error.file(), "kitas.csv");
    return error.what();
  }
  return "not refused";
}

const Recipe kKitas{.fields = {{"kita_id", "Nr.", FieldKind::Key, 4},
                               {"name", "Einrichtung"},
                               {"places", "Plätze gesamt", FieldKind::Integer}},
                    .key_field = "kita_id"};

TEST(Recipe, MapsTitlesWithoutCaseBlanksAndUmlauts) {
  const Read r =
      read("einrichtung;NR.;\"Plaetze\n gesamt\"\nSonne;0001;1.234\nMond;0002;90\n", kKitas);
  EXPECT_THAT(r.table.text("kita_id"), ElementsAre("0001", "0002"));
  EXPECT_THAT(r.table.text("name"), ElementsAre("Sonne", "Mond"));
  EXPECT_THAT(r.table.number("places"), ElementsAre(1234, 90));
  EXPECT_EQ(r.table.column(2).title.de, "Plaetze gesamt");
  EXPECT_EQ(r.table.column(2).type, ColumnType::Integer);
  EXPECT_EQ(r.table.source_row(1), 4u);
}

TEST(Recipe, ThirdColumnByItsNumber) {
  Recipe recipe = kKitas;
  recipe.fields[2].column = "#3";
  EXPECT_THAT(read("Nr.;Einrichtung;viele\n0001;Sonne;5\n", recipe).table.number("places"),
              ElementsAre(5));
  recipe.fields[2].column = "#4";
  EXPECT_THAT(refusal("Nr.;Einrichtung;viele\n0001;Sonne;5\n", recipe), HasSubstr("„#4“ fehlt"));
}

TEST(Recipe, MissingRequiredColumnNamesThosePresent) {
  EXPECT_THAT(refusal("Nr.;Name;Ort\n1;a;b\n", kKitas),
              ::testing::AllOf(HasSubstr("„Einrichtung“ fehlt"), HasSubstr("Nr., Name, Ort"),
                               HasSubstr("Feld name")));
}

TEST(Recipe, MissingOptionalColumnIsNoColumn) {
  Recipe recipe = kKitas;
  recipe.fields[2].required = false;
  const Read r = read("Nr.;Einrichtung\n0001;Sonne\n", recipe);
  EXPECT_EQ(r.table.find("places"), nullptr);
  EXPECT_EQ(r.table.column_count(), 2u);
}

TEST(Recipe, TwoTitlesThatFitAreRefused) {
  EXPECT_THAT(refusal("NR.;nr.;Einrichtung;Plätze gesamt\n1;1;a;5\n", kKitas),
              HasSubstr("mehrere Spalten"));
}

TEST(Recipe, LostLeadingZerosComeBackWithAFinding) {
  const Read r = read("Nr.;Einrichtung;Plätze gesamt\n1;Sonne;5\n0002;Mond;6\n", kKitas);
  EXPECT_THAT(r.table.text("kita_id"), ElementsAre("0001", "0002"));
  EXPECT_EQ(r.findings.count("recipe.lost_leading_zero"), 1u);
}

TEST(Recipe, KeysStayTextWithoutALengthAndPostcodesKeepTheirZero) {
  const Recipe recipe{.fields = {{"id", "id", FieldKind::Key}, {"plz", "PLZ", FieldKind::Key, 5}}};
  const Read r = read("id;PLZ\n007;07381\nA-1;7381\n1.0;99084.0\nx;\n", recipe);
  EXPECT_THAT(r.table.text("id"), ElementsAre("007", "A-1", "1.0", "x"));
  EXPECT_THAT(r.table.text("plz"), ElementsAre("07381", "07381", "99084", ""));
  EXPECT_EQ(r.findings.count("recipe.key_tail"), 1u);
  EXPECT_EQ(r.table.at("plz").flags[3], ValueFlag::Missing);
}

TEST(Recipe, KeysOfTheWrongFormAreReported) {
  const Read r = read("Nr.;Einrichtung;Plätze gesamt\n12345;a;5\nAB;b;5\n", kKitas);
  EXPECT_EQ(r.findings.count("recipe.key_form"), 2u);
  EXPECT_THAT(r.table.text("kita_id"), ElementsAre("12345", "AB"));
}

TEST(Recipe, RoundedKeysAreRefusedWithARemedy) {
  const Recipe recipe{.fields = {{"ars", "ARS", FieldKind::Key, 12}}, .key_field = "ars"};
  EXPECT_THAT(refusal("ARS;Name\n1,6051E+11;Erfurt\n", recipe),
              ::testing::AllOf(HasSubstr("kitas.csv, Zeile 2"), HasSubstr("als Text formatieren")));
}

TEST(Recipe, DuplicateKeysNameBothRows) {
  EXPECT_THAT(
      refusal("Nr.;Einrichtung;Plätze gesamt\n0001;a;5\n0002;b;5\n1;c;5\n", kKitas),
      ::testing::AllOf(HasSubstr("„0001“"), HasSubstr("Zeile 2 und noch einmal in Zeile 4")));
}

TEST(Recipe, RowsWithoutKeyAreLeftOutAndSaid) {
  const Read r = read("Nr.;Einrichtung;Plätze gesamt\n;Landkreis;50\n0001;Sonne;5\n", kKitas);
  EXPECT_EQ(r.table.row_count(), 1u);
  EXPECT_EQ(r.findings.count("recipe.blank_key"), 1u);
}

TEST(Recipe, NumbersAreDecidedPerColumn) {
  const Recipe recipe{.fields = {{"area", "Fläche", FieldKind::Number},
                                 {"people", "Einwohner", FieldKind::Integer},
                                 {"lon", "lon", FieldKind::Number}}};
  const Read r = read(
      "Fläche;Einwohner;lon;n\n 53.02; 90 164;\"9,43751\";a\n 118.65; 246 794;\"10,13727\";b\n",
      recipe);
  EXPECT_THAT(r.table.number("area"), ElementsAre(53.02, 118.65));
  EXPECT_THAT(r.table.number("people"), ElementsAre(90164, 246794));
  EXPECT_THAT(r.table.number("lon"), ElementsAre(9.43751, 10.13727));
  EXPECT_EQ(r.table.at("lon").decimals, 5);
  EXPECT_EQ(r.findings.count("recipe.number_format"), 3u);
  EXPECT_EQ(r.findings.count("recipe.ambiguous_number"), 0u);
}

TEST(Recipe, AmbiguousNumbersAreReadTheGermanWayAndSaid) {
  const Recipe recipe{.fields = {{"v", "Wert", FieldKind::Number}}};
  const Read r = read("Wert;n\n1.234;a\n2.345;b\n", recipe);
  EXPECT_THAT(r.table.number("v"), ElementsAre(1234, 2345));
  EXPECT_EQ(r.findings.count("recipe.ambiguous_number"), 1u);
  Recipe point = recipe;
  point.decimal = '.';
  const Read p = read("Wert;n\n1.234;a\n2.345;b\n", point);
  EXPECT_THAT(p.table.number("v"), ElementsAre(1.234, 2.345));
  EXPECT_EQ(p.findings.count("recipe.ambiguous_number"), 0u);
}

TEST(Recipe, NumberCellsOfAWorkbookBreakTheTie) {
  Findings findings;
  const RawTable raw{.file = "a.xlsx",
                     .header = {"Wert"},
                     .rows = {{"1.234"}},
                     .row_numbers = {2},
                     .number_cells_decimal = '.'};
  const Recipe recipe{.fields = {{"v", "Wert", FieldKind::Number}}};
  EXPECT_THAT(apply_recipe(raw, recipe, findings).number("v"), ElementsAre(1.234));
}

TEST(Recipe, WhatIsNoNumberIsMissingWithItsRow) {
  const Read r =
      read("Nr.;Einrichtung;Plätze gesamt\n0001;a;viele\n0002;b;5,5\n0003;c;.\n0004;d;x\n", kKitas);
  const Column& places = r.table.at("places");
  EXPECT_EQ(places.flags[0], ValueFlag::Missing);
  EXPECT_EQ(places.flags[1], ValueFlag::Missing);
  EXPECT_EQ(places.flags[2], ValueFlag::Secret);
  EXPECT_EQ(places.flags[3], ValueFlag::NotApplicable);
  EXPECT_EQ(r.findings.count("recipe.not_integer"), 2u);
  for (const Finding& finding : r.findings.kept()) {
    if (finding.code != "recipe.not_integer") continue;
    EXPECT_EQ(finding.row, finding.message.de.find("viele") != std::string::npos ? 2u : 3u);
  }
}

TEST(Recipe, YesAndNoInTheirForms) {
  const Recipe recipe{.fields = {{"a", "A", FieldKind::YesNo},
                                 {"b", "B", FieldKind::YesNo},
                                 {"c", "C", FieldKind::YesNo}}};
  const Read r = read("A;B;C;n\nja;x;1;a\nNein;;0;b\n;X;true;c\nvielleicht;;falsch;d\n", recipe);
  EXPECT_EQ(r.table.number("a")[0], 1);
  EXPECT_EQ(r.table.number("a")[1], 0);
  EXPECT_EQ(r.table.at("a").flags[2], ValueFlag::Missing);
  EXPECT_EQ(r.table.at("a").flags[3], ValueFlag::Missing);
  EXPECT_THAT(r.table.number("b"), ElementsAre(1, 0, 1, 0));
  EXPECT_THAT(r.table.number("c"), ElementsAre(1, 0, 1, 0));
  EXPECT_EQ(r.findings.count("recipe.not_yes_or_no"), 1u);
  EXPECT_EQ(r.findings.count("recipe.crosses"), 1u);
}

TEST(Recipe, DatesStayText) {
  const Recipe recipe{.fields = {{"d", "Stand", FieldKind::Text}}};
  EXPECT_THAT(read("Stand;n\n 31.12.2024 ;a\n", recipe).table.text("d"), ElementsAre("31.12.2024"));
}

TEST(Recipe, RoundedNumbersAreReadAndReported) {
  const Recipe recipe{.fields = {{"v", "Wert", FieldKind::Number}}};
  const Read r = read("Wert;n\n1,5E+03;a\n", recipe);
  EXPECT_THAT(r.table.number("v"), ElementsAre(1500));
  EXPECT_EQ(r.findings.count("recipe.rounded_number"), 1u);
}

// ---- whole files ----

TEST(Recipe, KitaListOfTheSampleCountyIsTheSameAsCsvAndAsWorkbook) {
  const Recipe recipe{.fields = {{"kita_id", "Nr.", FieldKind::Key, 4},
                                 {"name", "Einrichtung"},
                                 {"plz", "PLZ", FieldKind::Key, 5},
                                 {"x", "Rechtswert", FieldKind::Number},
                                 {"y", "Hochwert", FieldKind::Number},
                                 {"places", "Plätze gesamt", FieldKind::Integer},
                                 {"rooms", "Räume für Familien", FieldKind::Integer},
                                 {"interest", "Interesse bekundet", FieldKind::YesNo}},
                      .key_field = "kita_id"};
  const std::filesystem::path folder = support::source_dir() / "data" / "musterkreis";
  Findings findings;
  const Table csv = apply_recipe(read_csv(folder / "kitas.csv", {}, findings), recipe, findings);
  const Table book = apply_recipe(read_xlsx(folder / "kitas.xlsx", {}, findings), recipe, findings);
  ASSERT_EQ(csv.row_count(), 80u);
  ASSERT_EQ(book.row_count(), 80u);
  for (const char* name : {"kita_id", "name", "plz"}) EXPECT_EQ(csv.text(name), book.text(name));
  for (const char* name : {"x", "y", "places", "rooms"}) {
    EXPECT_THAT(csv.number(name),
                ::testing::Pointwise(::testing::NanSensitiveDoubleEq(), book.number(name)))
        << name;
    EXPECT_EQ(csv.at(name).flags, book.at(name).flags) << name;
  }
  EXPECT_EQ(csv.at("interest").flags, book.at("interest").flags);
  EXPECT_EQ(csv.number("x")[0], 630339.56);
}

TEST(Recipe, GemeindeverzeichnisHasThreeWaysOfWritingNumbers) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const Recipe recipe{.fields = {{"name", "gemeindename"},
                                 {"plz", "postleitzahl", FieldKind::Key, 5},
                                 {"area", "flaeche", FieldKind::Number},
                                 {"people", "bevoelkerung", FieldKind::Integer},
                                 {"lon", "laengengrad", FieldKind::Number}}};
  Findings findings;
  const Table table = apply_recipe(
      read_csv(*data / "thueringen/places/AuszugGV4QAktuell.csv", {}, findings), recipe, findings);
  const std::size_t last = table.row_count() - 1;
  EXPECT_EQ(table.text("name")[last], "Schmölln, Stadt");
  EXPECT_EQ(table.text("plz")[last], "04626");
  EXPECT_EQ(table.number("area")[last], 94.53);
  EXPECT_EQ(table.number("people")[last], 13724);
  EXPECT_EQ(table.number("lon")[last], 12.354035);
  EXPECT_EQ(findings.count("recipe.not_a_number"), 0u);
  EXPECT_EQ(findings.count("recipe.not_integer"), 0u);
}

}  // namespace
}  // namespace nahraum::geo
