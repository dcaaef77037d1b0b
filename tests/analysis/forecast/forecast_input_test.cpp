// What a table of children may lack, and what is said about it (forecast_fixture.h).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/tables/result_columns.h"
#include "tests/analysis/forecast/forecast_fixture.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(ForecastStudy, AMissingGemeindeIsSaidAndStaysAsToday) {
  const StudyResult result = run(kAltdorf + kBergdorf);
  EXPECT_THAT(sentences(result),
              Contains(AllOf(HasSubstr("16999003 Cämmerdorf: Die Tabelle hat für diese Gemeinde "
                                       "keine Zahlen"),
                             HasSubstr("zählen in Abdeckung und Rangfolge späterer Jahre wie "
                                       "heute"))));
  const ForecastResult& forecast = result.forecast;
  EXPECT_THAT(forecast.known, ElementsAre(1, 1, 0));
  EXPECT_TRUE(forecast.years[0].units[2].under_6.value.missing());
  EXPECT_EQ(forecast.years[0].whole.under_6.value.value, 238);
  const geo::Table& units = result.layers.units.table();
  EXPECT_EQ(units.at("forecast_u6_2030").flags[2], ValueFlag::Missing);
  EXPECT_EQ(units.at("forecast_change_2030").flags[2], ValueFlag::Missing);
  EXPECT_EQ(units.text(columns::kForecastFirm)[2], "");
  const ForecastKita& k4 = forecast.years[0].kitas[3];
  EXPECT_DOUBLE_EQ(k4.reach.children.persons, 6);
  EXPECT_DOUBLE_EQ(k4.as_today, 6);
  EXPECT_EQ(forecast.table.at("thekiz_foot_15_then").flags[2], ValueFlag::Missing);
  EXPECT_EQ(forecast.table.text("name")[3], "Untersuchungsgebiet ohne 1 Gemeinde ohne Zahlen");
}

TEST_F(ForecastStudy, AGapInTheFiguresIsSaid) {
  const StudyResult result = run(kAltdorf + kBergdorf + "16999003;2025;;5;.;5;5;5;5;5\n");
  EXPECT_THAT(sentences(result), Contains(HasSubstr("16999003 Cämmerdorf: Für die Vorausschau "
                                                    "fehlt mindestens eine Angabe")));
  EXPECT_THAT(result.forecast.known, ElementsAre(1, 1, 0));
  EXPECT_EQ(result.layers.units.table().at(columns::kForecastStart).flags[2], ValueFlag::Secret);
}

TEST_F(ForecastStudy, NobodyKnownIsAFindingAndNoForecast) {
  const StudyResult result = run("16999001;2025;;;.;1;1;1;1;1\n");
  EXPECT_FALSE(result.forecast.computed());
  EXPECT_EQ(result.inputs.findings.count("forecast.none"), 1u);
}

constexpr const char* kCrosswalk = R"([[source]]
id = "aenderungen"
file = "aenderungen.csv"
[crosswalk]
source = "aenderungen"
)";

TEST_F(ForecastStudy, KeysOfAnotherGebietsstandGoThroughTheCrosswalk) {
  // Cämmerdorf of today was two Gemeinden until 2023.
  const std::string old = "16999008;2023;;2;;;;;;\n16999009;2023;;3;;;;;;\n";
  const std::string now = "16999003;2024;;5;;;;;;\n16999003;2025;;5;5;5;5;5;5;5\n";
  support::write_text(folder() / "aenderungen.csv",
                      "von;nach;anteil\n16999008;16999003;1\n16999009;16999003;1\n");
  const StudyResult result =
      run(kAltdorf + kBergdorf + old + now, std::string(kSection) + kCrosswalk);
  EXPECT_EQ(result.inputs.forecast->registered[2].births.at(2023).value, 5);
  EXPECT_EQ(result.forecast.years[0].units[2].under_6.value.value, 30);
  EXPECT_EQ(result.inputs.findings.count("forecast.moved"), 2u);
  EXPECT_EQ(result.inputs.findings.count("forecast.two_states"), 0u);
  // Both states for one year: the key of the boundaries counts.
  const StudyResult both = run(all_ + old, std::string(kSection) + kCrosswalk);
  EXPECT_EQ(both.inputs.forecast->registered[2].births.at(2023).value, 5);
  EXPECT_EQ(both.inputs.findings.count("forecast.two_states"), 1u);
  // Only one of the two: half a Gemeinde is no Gemeinde.
  const StudyResult half =
      run(kAltdorf + kBergdorf + "16999008;2023;;2;;;;;;\n" + "16999009;2022;;2;;;;;;\n" + now,
          std::string(kSection) + kCrosswalk);
  EXPECT_EQ(half.inputs.forecast->registered[2].births.count(2023), 0u);
}

TEST_F(ForecastStudy, WithoutACrosswalkUnknownKeysAreSaid) {
  const StudyResult result = run(all_ + "16999009;2025;;3;3;3;3;3;3;3\n16999;2025;;9;;;;;;\n");
  EXPECT_THAT(sentences(result),
              Contains(AllOf(HasSubstr("kinder.csv: 16999009: Zu diesem Schlüssel gibt es in den "
                                       "Grenzen kein Gebiet"),
                             HasSubstr("[crosswalk]"))));
  for (const SourceReport& report : result.inputs.sources) {
    if (report.source_id != "kinder") continue;
    EXPECT_EQ(report.rows_used, 9u);
    EXPECT_EQ(report.rows_rejected, 1u);
    EXPECT_EQ(report.rows_outside, 1u);
  }
}

TEST_F(ForecastStudy, VariantsOfBirthsStandBesideTheMean) {
  std::string table = all_;
  for (int year = 2026; year <= 2030; ++year) {
    for (const char* key : {"16999001", "16999002", "16999003"})
      table += fmt::format("{};{};wenig;1;;;;;;\n", key, year);
  }
  const StudyResult result = run(
      table,
      with(kSection, "years = [2030]", "years = [2027, 2030]\nvariants = [\"mean\", \"wenig\"]"));
  ASSERT_EQ(result.forecast.years.size(), 4u);
  EXPECT_EQ(result.forecast.years[1].units[0].under_6.value.value, 220);
  EXPECT_EQ(result.forecast.years[3].units[0].under_6.value.value, 5 + 20);
  EXPECT_EQ(result.forecast.years[3].variant, 1u);
  EXPECT_EQ(result.forecast.last()->units[0].under_6.value.value, 220) << "the main variant";
  EXPECT_NE(result.forecast.ranking_table.find("rank_2030_v2"), nullptr);
  EXPECT_EQ(result.forecast.table.row_count(), 16u);
}

constexpr const char* kImport = R"([[source]]
id = "amt"
file = "amt.csv"
[forecast]
years = [2030]
[forecast_import]
source = "amt"
)";

TEST_F(ForecastStudy, AnImportedForecastHasTheIntervalOfItsRounding) {
  support::write_text(folder() / "amt.csv",
                      "AGS;Jahr;unter_3;3_bis_5\n16999001;2030;40;50\n16999002;2030;10;20\n"
                      "16999003;2030;10;20\n");
  const StudyResult result = run("", kImport);
  const ProjectedYear& altdorf = result.forecast.years[0].units[0];
  EXPECT_EQ(altdorf.under_3.lower.value, 35);
  EXPECT_EQ(altdorf.under_3.upper.value, 45);
  EXPECT_EQ(altdorf.under_6.value.value, 90);
  EXPECT_EQ(altdorf.under_6.lower.value, 80);
  EXPECT_FALSE(result.forecast.base.has_value());
  EXPECT_EQ(result.forecast.start.year, 0) << "nothing registered: the census is the start";
  EXPECT_EQ(result.forecast.start.units[0].value, 60);
  EXPECT_THAT(result.forecast.ranking_table.number("gained_2030"), ElementsAre(0, 0, 0));
}

TEST_F(ForecastStudy, WhatCannotBeMeantIsRefusedWithASentence) {
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2025]")),
              HasSubstr("Das Jahr 2025 unter [forecast] 'years' liegt nicht nach dem Stand der "
                        "gemeldeten Kinder (31.12.2025)"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2080]")), HasSubstr("mehr als 50 Jahre"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2035, 2030]")), HasSubstr("aufsteigen"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2030.5]")), HasSubstr("ganze Jahre"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2030]\nvariants = [\"hoch\"]")),
              HasSubstr("Die Variante „hoch“ gibt es in der Tabelle nicht"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2030]\nvariants = [\"mean\", \"mean\"]")),
              HasSubstr("'variants' nennt „mean“ zweimal"));
  EXPECT_THAT(refusal(all_, "[forecast]\nyears = [2030]\n"), HasSubstr("braucht eine Quelle"));
  EXPECT_THAT(refusal(all_, with(kSection, "[2030]", "[2030]\nunder_6 = \"anders\"")),
              HasSubstr("die Gruppe „u6“ von [coverage] ist keine davon"));
  EXPECT_THAT(refusal("16999001;2025;hoch;3;;;;;;\n", kSection),
              HasSubstr("fehlen gemeldete Kinder nach Alter"));
  EXPECT_THAT(refusal("16999001;2025;;3;-1;1;1;1;1;1\n", kSection), HasSubstr("negativ"));
  support::write_text(folder() / "amt.csv", "AGS;Jahr;unter_6\n16999001;2035;40\n");
  EXPECT_THAT(refusal("", kImport),
              AllOf(HasSubstr("keine Zahlen für das Jahr 2030"), HasSubstr("2035")));
  support::write_text(folder() / "amt.csv",
                      "AGS;Jahr;Variante;unter_6\n16999001;2030;hoch;40\n16999001;2030;tief;30\n");
  EXPECT_THAT(refusal("", kImport), AllOf(HasSubstr("mehrere Varianten"), HasSubstr("tief")));
}

}  // namespace
}  // namespace nahraum::analysis
