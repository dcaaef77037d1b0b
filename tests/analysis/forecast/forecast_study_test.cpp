// What later years do to Gemeinden, cells, coverage, ranking and outputs (forecast_fixture.h).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/forecast_words.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/result_columns.h"
#include "tests/analysis/forecast/forecast_fixture.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

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

/// With as many registered children as the census counts, the registered year is today: every
/// measure of the shipped criteria that rests on children comes out the same.
TEST_F(ForecastStudy, TheSameChildrenGiveTheSameRanking) {
  toml_ = with(toml_, "criteria = \"kriterien.toml\"", "");
  const StudyResult result = run(registered("16999001", 10, 10) + "16999002;2025;;5;6;6;5;5;5;5\n" +
                                 registered("16999003", 5, 5));
  ASSERT_GT(result.measures.count("share_without_core"), 0u);
  ASSERT_TRUE(result.supply.computed);
  const Ranking& base = result.forecast.base->ranking;
  ASSERT_EQ(base.candidates.size(), 3u);
  std::size_t compared = 0;
  for (std::size_t candidate = 0; candidate < 3; ++candidate) {
    const auto& today = result.ranking.candidates[candidate].nodes;
    const auto& then = base.candidates[candidate].nodes;
    ASSERT_EQ(today.size(), then.size());
    for (std::size_t n = 0; n < today.size(); ++n) {
      ASSERT_EQ(today[n].value.missing(), then[n].value.missing()) << today[n].key;
      if (today[n].value.missing()) continue;
      EXPECT_NEAR(today[n].value.value, then[n].value.value, 1e-9) << today[n].key;
      ++compared;
    }
  }
  EXPECT_GT(compared, 15u);
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
  const auto& firm = out.result().layers.units.table().text(columns::kForecastFirm);
  for (const std::string& word : firm) EXPECT_NE(word, columns::kYes);
  for (const std::string& word : firm) EXPECT_NE(word, columns::kNo);
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
