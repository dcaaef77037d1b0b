// A study with later years, counted by hand (drawn_study.h): Altdorf grows, Bergdorf shrinks,
// Cämmerdorf stays.
//
//   end of 2025             ages 0..5   births 2023-25    end of 2030: births of five years + age 0
//   Altdorf    16999001     6 x 20      40 each           5 x 40 + 20 = 220  (u3 120, 3-5 100)
//   Bergdorf   16999002     6 x 8       2 each            5 x 2  + 8  = 18   (u3 6,   3-5 12)
//   Cämmerdorf 16999003     6 x 5       5 each            5 x 5  + 5  = 30   (u3 15,  3-5 15)
//
// Census children of the same: 60, 32, 30, and 7 in a cell outside. Catchments: k2 holds all of
// Altdorf, k3 all of Bergdorf and the cell outside, k4 6 of Cämmerdorf's 30.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain.h"
#include "analysis/study/forecast_words.h"
#include "analysis/study/release_study.h"
#include "analysis/study/result_columns.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kHeader = "Schlüssel;Jahr;Variante;Geburten;A0;A1;A2;A3;A4;A5\n";

std::string registered(const std::string& key, int births, int each) {
  std::string rows;
  for (const int year : {2023, 2024}) rows += fmt::format("{};{};;{};;;;;;\n", key, year, births);
  return rows + fmt::format("{0};2025;;{1};{2};{2};{2};{2};{2};{2}\n", key, births, each);
}

const std::string kAltdorf = registered("16999001", 40, 20);
const std::string kBergdorf = registered("16999002", 2, 8);
const std::string kCaemmerdorf = registered("16999003", 5, 5);

constexpr const char* kSection = R"([[source]]
id = "kinder"
file = "kinder.csv"
[forecast]
source = "kinder"
years = [2030]
[forecast.columns]
key = "Schlüssel"
births = "Geburten"
age_0 = "A0"
age_1 = "A1"
age_2 = "A2"
age_3 = "A3"
age_4 = "A4"
age_5 = "A5"
)";

constexpr const char* kUnder3 = R"([[group]]
key = "u3"
title = "Kinder unter 3"
attributes = ["unter3"]
)";

class ForecastStudy : public testing::Test {
 protected:
  /// `sections` go behind the drawn study.
  std::filesystem::path write(const std::string& table, const std::string& sections = kSection) {
    const std::filesystem::path file = support::write_drawn_study(folder_.path());
    support::write_text(folder_.path() / "kinder.csv", kHeader + table);
    support::write_text(file, support::drawn_study_toml() + sections);
    return file;
  }
  StudyResult run(const std::string& table, const std::string& sections = kSection,
                  std::size_t threads = 2) {
    const std::filesystem::path file = write(table, sections);
    geo::Progress progress;
    return run_study(load_study(file, {}), {.threads = threads}, progress);
  }
  std::string refusal(const std::string& table, const std::string& sections) {
    try {
      (void)run(table, sections);
    } catch (const geo::Error& error) {
      return error.message().de + error.hint().de;
    }
    return "not refused";
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  const std::string all_ = kAltdorf + kBergdorf + kCaemmerdorf;

 private:
  support::TemporaryFolder folder_;
};

std::vector<std::string> sentences(const StudyResult& result) {
  std::vector<std::string> all;
  for (const geo::Finding& finding : result.inputs.findings.kept())
    all.push_back(geo::sentence(finding, geo::Language::German));
  return all;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST_F(ForecastStudy, GemeindenAreCountedAsOnPaper) {
  const StudyResult result = run(all_);
  const ForecastResult& forecast = result.forecast;
  ASSERT_EQ(forecast.years.size(), 1u);
  const ForecastYear& then = forecast.years[0];
  EXPECT_EQ(then.units[0].under_3.value.value, 120);
  EXPECT_EQ(then.units[0].from_3_to_5.value.value, 100);
  EXPECT_EQ(then.units[0].under_6.value.value, 220);
  EXPECT_EQ(then.units[1].under_6.value.value, 18);
  EXPECT_EQ(then.units[2].under_6.value.value, 30);
  EXPECT_EQ(then.whole.under_6.value.value, 268);
  EXPECT_EQ(forecast.start.year, 2025);
  EXPECT_EQ(forecast.start.whole.value, 198);
  EXPECT_THAT(sentences(result),
              Contains(HasSubstr("Ende 2025 waren 198 Kinder unter 6 gemeldet; die Zensuszellen "
                                 "derselben Gemeinden haben 122")));
}

TEST_F(ForecastStudy, TheIntervalIsThatOfFiveYearsOfBirths) {
  const StudyResult result = run(all_);
  const ProjectedCount& few = result.forecast.years[0].units[1].under_6;
  const CountInterval births = births_interval(6, 3, 5, 0.9);
  EXPECT_DOUBLE_EQ(few.lower.value, 8 + births.lower);
  EXPECT_DOUBLE_EQ(few.upper.value, 8 + births.upper);
  const ForecastYear& then = result.forecast.years[0];
  const auto firm = result.layers.units.table().text(columns::kForecastFirm);
  EXPECT_THAT(firm, ElementsAre("ja", "ja", "nein")) << "30 then and 30 now";
  EXPECT_FALSE(includes_no_change(then.units[0].under_6, result.forecast.start.units[0]));
  EXPECT_TRUE(includes_no_change(then.units[2].under_6, result.forecast.start.units[2]));
}

TEST_F(ForecastStudy, CellsOfAGemeindeAddUpToIt) {
  const StudyResult result = run(all_);
  const GroupValues& cells = result.forecast.years[0].cells.at("u6");
  const PlacedGrid& grid = result.inputs.grids.at(100);
  ASSERT_EQ(cells.persons.size(), grid.centres.size());
  std::vector<double> sums(4, 0.0);
  for (std::size_t cell = 0; cell < cells.persons.size(); ++cell)
    sums[static_cast<std::size_t>(grid.unit[cell] + 1)] += cells.persons[cell];
  EXPECT_DOUBLE_EQ(sums[0], 7) << "outside every Gemeinde nothing changes";
  EXPECT_NEAR(sums[1], 220, 1e-9);
  EXPECT_NEAR(sums[2], 18, 1e-9);
  EXPECT_NEAR(sums[3], 30, 1e-9);
}

TEST_F(ForecastStudy, WithAGroupUnder3EachClassIsSpreadForItself) {
  const StudyResult result = run(all_, std::string(kSection) + kUnder3);
  const ForecastYear& then = result.forecast.years[0];
  const std::vector<double>& all = then.cells.at("u6").persons;
  const std::vector<double>& young = then.cells.at("u3").persons;
  // Altdorf has 24 children under 3 and 36 of 3 to 5; a cell at k1 has 4 and 6.
  std::size_t at_k1 = 0;
  for (std::size_t cell = 0; cell < all.size(); ++cell) {
    EXPECT_LE(young[cell], all[cell] + 1e-12);
    if (std::abs(young[cell] - 120.0 * 4 / 24) > 1e-9) continue;
    ++at_k1;
    EXPECT_NEAR(all[cell], 120.0 * 4 / 24 + 100.0 * 6 / 36, 1e-9);
  }
  EXPECT_EQ(at_k1, 4u);
  const double under_3 = then.kitas[1].reach.children_under_3.persons;
  EXPECT_NEAR(under_3, 120, 1e-9);
}

TEST_F(ForecastStudy, CoverageByYear) {
  const StudyResult result = run(all_);
  ASSERT_EQ(result.coverage[0].facilities, "thekiz");
  ASSERT_EQ(result.coverage[0].mode, "foot");
  // The ThEKiZ reaches 40 of Altdorf's 60 on foot and nobody elsewhere.
  const ForecastCoverage& start = result.forecast.base->coverage[0];
  const ForecastCoverage& then = result.forecast.years[0].coverage[0];
  EXPECT_NEAR(start.by_unit[3].covered.persons, 80, 1e-9);
  EXPECT_NEAR(start.by_unit[3].share().value, 80.0 / 198, 1e-12);
  EXPECT_NEAR(then.by_unit[0].covered.persons, 220.0 * 2 / 3, 1e-9);
  EXPECT_NEAR(then.by_unit[3].share().value, 220.0 * 2 / 3 / 268, 1e-12);
  EXPECT_DOUBLE_EQ(start.share[3].lower, start.share[3].upper) << "registered children are sure";
  const ProjectedCount& altdorf = result.forecast.years[0].units[0].under_6;
  EXPECT_NEAR(then.covered[0].lower, altdorf.lower.value * 2 / 3, 1e-9);
  EXPECT_NEAR(then.covered[3].upper, altdorf.upper.value * 2 / 3, 1e-9);
  EXPECT_LT(then.share[3].lower, then.by_unit[3].share().value);
  EXPECT_GT(then.share[3].upper, then.by_unit[3].share().value);
  const geo::Table& table = result.forecast.table;
  EXPECT_THAT(table.text("name"),
              ElementsAre("Altdorf", "Bergdorf", "Cämmerdorf", "Untersuchungsgebiet insgesamt"));
  EXPECT_NEAR(table.number("thekiz_foot_15_start")[3], 100 * 80.0 / 198, 1e-9);
  EXPECT_NEAR(table.number("thekiz_foot_15_then")[3], 100 * 220.0 * 2 / 3 / 268, 1e-9);
  EXPECT_NEAR(table.number("change_percent")[0], 100.0 * 100 / 120, 1e-9);
  EXPECT_EQ(result.forecast.coverage_table.row_count(), result.coverage.size() * 4);
}

/// Points are (children / 100 + additional / 50) / 2, each part 1 at most, times 100.
TEST_F(ForecastStudy, TheRankingOfALaterYear) {
  const StudyResult result = run(all_);
  const geo::Table& table = result.forecast.ranking_table;
  EXPECT_THAT(table.text("kita_id"), ElementsAre("03", "02", "04"));
  EXPECT_THAT(table.number("rank_today"), ElementsAre(1, 2, 3));
  EXPECT_THAT(table.number("rank_2025"), ElementsAre(1, 2, 3));
  EXPECT_THAT(table.number("rank_2030"), ElementsAre(2, 1, 3));
  EXPECT_THAT(table.number("gained_2030"), ElementsAre(-1, 1, 0));
  const std::vector<double>& before = table.number("points_2025");
  EXPECT_NEAR(before[0], 77.5, 1e-9);  // 48 + 7 children, all new: 0.55 and 1
  EXPECT_NEAR(before[1], 50, 1e-9);    // 120 children, all covered
  EXPECT_NEAR(before[2], 9, 1e-9);     // 6
  const std::vector<double>& then = table.number("points_2030");
  EXPECT_NEAR(then[0], 37.5, 1e-9);  // 18 + 7
  EXPECT_NEAR(then[1], 50, 1e-9);    // 220
  EXPECT_NEAR(then[2], 9, 1e-9);
  EXPECT_NEAR(table.number("children_2030")[0], 25, 1e-9);
  EXPECT_NEAR(table.number("children_as_today_2030")[0], 7, 1e-9);
  const ProjectedCount& bergdorf = result.forecast.years[0].units[1].under_6;
  EXPECT_NEAR(table.number("children_low_2030")[0], 7 + bergdorf.lower.value, 1e-9);
  EXPECT_NEAR(table.number("children_high_2030")[0], 7 + bergdorf.upper.value, 1e-9);
}

TEST_F(ForecastStudy, TodayIsNotTouched) {
  const StudyResult later = run(all_);
  const std::filesystem::path file = support::write_drawn_study(folder());
  geo::Progress progress;
  const StudyResult plain = run_study(load_study(file, {}), {}, progress);
  EXPECT_FALSE(plain.forecast.computed());
  EXPECT_EQ(plain.forecast.table.column_count(), 0u);
  for (std::size_t i = 0; i < plain.ranking.candidates.size(); ++i)
    EXPECT_EQ(plain.ranking.candidates[i].points, later.ranking.candidates[i].points);
  for (std::size_t i = 0; i < plain.coverage.size(); ++i)
    EXPECT_EQ(plain.coverage[i].by_unit[3].covered.persons,
              later.coverage[i].by_unit[3].covered.persons);
}

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

TEST_F(ForecastStudy, ExplainNamesPlaceChildrenAndGemeinde) {
  const StudyResult result = run(all_);
  const std::string words = explanation_text(explain_kita(result, "03"), geo::Language::German);
  EXPECT_THAT(words, HasSubstr("Ausgangspunkt (gemeldet Ende 2025): Rang 1, 77,5 Punkte"));
  EXPECT_THAT(words, HasSubstr("2030: Rang 2, 37,5 Punkte, 1 Platz nach hinten"));
  EXPECT_THAT(words, HasSubstr("7,0 davon wohnen in Zellen ohne Vorausschau"));
  EXPECT_THAT(words, HasSubstr("Kinder unter 6 in Bergdorf (16999002)"));
  EXPECT_THAT(words, HasSubstr("−62,5 %"));
  const std::string english = explanation_text(explain_kita(result, "04"), geo::Language::English);
  EXPECT_THAT(english, HasSubstr("the interval includes no change"));
}

TEST_F(ForecastStudy, ProvenanceHoldsTheParameters) {
  const StudyResult result = run(all_);
  EXPECT_THAT(result.provenance_json, HasSubstr("\"interval_percent\": 90"));
  EXPECT_THAT(result.provenance_json, HasSubstr("kinder.csv"));
}

void expect_same(const geo::Table& a, const geo::Table& b) {
  ASSERT_EQ(a.column_count(), b.column_count());
  for (std::size_t c = 0; c < a.column_count(); ++c) {
    EXPECT_EQ(a.column(c).texts, b.column(c).texts) << a.column(c).name;
    EXPECT_EQ(a.column(c).flags, b.column(c).flags) << a.column(c).name;
    for (std::size_t row = 0; row < a.column(c).numbers.size(); ++row) {
      const double x = a.column(c).numbers[row], y = b.column(c).numbers[row];
      EXPECT_TRUE(x == y || (std::isnan(x) && std::isnan(y))) << a.column(c).name << row;
    }
  }
}

TEST_F(ForecastStudy, TheSameOnAnyNumberOfThreads) {
  const StudyResult one = run(all_, kSection, 1);
  const StudyResult two = run(all_, kSection, 2);
  expect_same(one.forecast.table, two.forecast.table);
  expect_same(one.forecast.coverage_table, two.forecast.coverage_table);
  expect_same(one.forecast.ranking_table, two.forecast.ranking_table);
  expect_same(one.layers.units.table(), two.layers.units.table());
}

TEST_F(ForecastStudy, APublicReleaseHasNothingOfAnInternalTable) {
  const std::string sections =
      with(kSection, "file = \"kinder.csv\"", "file = \"kinder.csv\"\ndistribution = \"internal\"");
  StudyResult result = run(all_, sections + "[release]\naudience = \"public\"\n");
  ASSERT_TRUE(result.forecast.computed());
  const OutgoingStudy out = release_for_audience(std::move(result));
  EXPECT_FALSE(out.result().forecast.computed());
  EXPECT_FALSE(out.result().forecast.base.has_value());
  EXPECT_FALSE(out.result().inputs.forecast.has_value());
  const geo::Column& start = out.result().layers.units.table().at(columns::kForecastStart);
  for (std::size_t unit = 0; unit < 3; ++unit) EXPECT_EQ(start.flags[unit], ValueFlag::Secret);
  const auto said = sentences(out.result());
  EXPECT_THAT(said, Contains(HasSubstr("Nicht veröffentlicht, weil interne Quellen eingehen: "
                                       "Vorausschau")));
  for (const std::string& sentence : said)
    EXPECT_EQ(sentence.find("198"), std::string::npos) << sentence;
}

TEST_F(ForecastStudy, APublicReleaseOfAnOpenTableKeepsGemeindenButNoInternalRanking) {
  StudyResult result = run(all_, std::string(kSection) + "[release]\naudience = \"public\"\n");
  ASSERT_EQ(result.study.source("kitas").distribution, Distribution::Internal);
  const bool ranked = [&] {
    StudyResult copy = result;
    return release_for_audience(std::move(copy)).result().ranking_table.column_count() > 0;
  }();
  const OutgoingStudy out = release_for_audience(std::move(result));
  EXPECT_TRUE(out.result().forecast.computed());
  EXPECT_EQ(out.result().layers.units.table().number("forecast_u6_2030")[0], 220);
  EXPECT_EQ(out.result().forecast.ranking_table.column_count() > 0, ranked)
      << "later rankings follow the ranking of today";
}

}  // namespace
}  // namespace nahraum::analysis
