#include <gtest/gtest.h>

#include "analysis/report/chart.h"
#include "analysis/report/chart_text.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using geo::same_text;
using geo::ValueFlag;

TEST(ChartText, WritesNumbersForPeople) {
  EXPECT_EQ(chart_number(1234.5, 1, Language::German), "1.234,5");
  EXPECT_EQ(chart_number(1234.5, 1, Language::English), "1,234.5");
  EXPECT_EQ(chart_number(-3, 0, Language::German), "−3");
  EXPECT_EQ(chart_number(1.26e15, 0, Language::German), "1,3 · 10¹⁵");
  EXPECT_EQ(chart_number(9.99e20, 0, Language::English), "1.0 · 10²¹");
  EXPECT_EQ(chart_number(-2e-9, 9, Language::German), "−2,0 · 10⁻⁹");
}

TEST(ChartText, ValuesCarryTheirSign) {
  EXPECT_EQ(chart_value({12.4, ValueFlag::Limited}, 1, Language::German), "(12,4)");
  EXPECT_EQ(chart_value({12.4, ValueFlag::Estimated}, 1, Language::German), "12,4 s");
  EXPECT_EQ(chart_value({}, 1, Language::German), "keine Angabe");
  EXPECT_EQ(chart_value({5, ValueFlag::Secret}, 1, Language::English), "unknown or secret");
  EXPECT_EQ(
      chart_value({std::numeric_limits<double>::infinity(), ValueFlag::None}, 1, Language::German),
      "keine Angabe");
  EXPECT_EQ(chart_sign(ValueFlag::Estimated, Language::German), "s = geschätzt");
  EXPECT_EQ(chart_sign(ValueFlag::None, Language::German), "");
}

BarChart bars(int count) {
  BarChart chart{.title = {"Kinder unter 6", "Children under 6"}, .unit = {"Kinder", "children"}};
  for (int i = 0; i < count; ++i)
    chart.bars.push_back({.label = same_text("Ort " + std::to_string(i)),
                          .value = {1000.0 + i, ValueFlag::None},
                          .highlight = i == 30});
  return chart;
}

TEST(ChartWords, SpellsAFewRows) {
  BarChart chart = bars(2);
  chart.bars.push_back({.label = same_text("Neudorf"), .value = {}});
  chart.bars[0].range = ChartRange{990, 1010};
  chart.reference = {.label = {"Landkreis", "County"}, .value = 1200};
  EXPECT_EQ(chart_in_words(chart).de,
            "Balkendiagramm: Kinder unter 6 (Kinder). Ort 0 1.000 (990 bis 1.010); Ort 1 1.001; "
            "Neudorf keine Angabe. In Klammern: Spanne. Zum Vergleich: Landkreis 1.200.");
  EXPECT_EQ(chart_in_words(chart).en,
            "Bar chart: Children under 6 (children). Ort 0 1,000 (990 to 1,010); Ort 1 1,001; "
            "Neudorf no data. In brackets: range. For comparison: County 1,200.");
}

TEST(ChartWords, CountsTheRestAndKeepsWhatThePaperIsAbout) {
  const std::string words = chart_in_words(bars(35)).de;
  EXPECT_NE(words.find("Ort 10 1.010; Ort 30 1.030 und 23 weitere."), std::string::npos) << words;
  EXPECT_EQ(words.find("Ort 11 "), std::string::npos);
  EXPECT_NE(chart_in_words(bars(13)).de.find(" und 1 weiterer Eintrag."), std::string::npos);
}

TEST(ChartWords, LatestYearsAndWhatIsComputed) {
  TimeSeriesChart chart{.title = same_text("Geburten"), .unit = same_text("Kinder")};
  TimeSeriesChart::Series series{.name = same_text("Kreis"), .points = {}};
  for (int year = 2000; year < 2030; ++year)
    series.points.push_back({.year = year, .value = {100.0, ValueFlag::None}});
  chart.series = {series};
  chart.forecast_from = 2026;
  const std::string words = chart_in_words(chart).de;
  EXPECT_NE(words.find("Kreis – 2000: 100; 2019: 100;"), std::string::npos) << words;
  EXPECT_NE(words.find("2029: 100 und 18 weitere."), std::string::npos) << words;
  EXPECT_NE(words.find("Ab 2026 sind die Werte berechnet und nicht gezählt."), std::string::npos);
}

TEST(ChartWords, NamesTheFieldOfEachPoint) {
  NeedReadinessChart chart{.title = same_text("T"),
                           .low_low = same_text("a"),
                           .low_high = same_text("b"),
                           .high_low = same_text("c"),
                           .high_high = same_text("d"),
                           .points = {}};
  const auto point = [&](const char* name, double need, double ready) {
    chart.points.push_back({.label = same_text(name),
                            .need = {need, ValueFlag::None},
                            .readiness = {ready, ValueFlag::None}});
  };
  point("K1", 10, 10);
  point("K2", 10, 90);
  point("K3", 90, 10);
  point("K4", 50, 50);
  chart.points.push_back({.label = same_text("K5"), .need = {3, ValueFlag::None}, .readiness = {}});
  const std::string words = chart_in_words(chart).de;
  EXPECT_NE(words.find("K1: Bedarf 10,0, Bereitschaft 10,0, a; K2: Bedarf 10,0, Bereitschaft "
                       "90,0, b; K3: Bedarf 90,0, Bereitschaft 10,0, c; K4: Bedarf 50,0, "
                       "Bereitschaft 50,0, d; K5: Bedarf 3,0, Bereitschaft keine Angabe."),
            std::string::npos)
      << words;
}

TEST(ChartWords, EveryKindSaysWhenThereIsNothing) {
  const Chart charts[] = {BarChart{},           PyramidChart{}, TimeSeriesChart{},
                          ContributionChart{},  CurveChart{},   RankIntervalChart{},
                          NeedReadinessChart{}, NetworkChart{}};
  for (const Chart& chart : charts) {
    EXPECT_NE(chart_in_words(chart).de.find("Es liegen keine Werte vor."), std::string::npos);
    EXPECT_NE(chart_in_words(chart).en.find("There are no values."), std::string::npos);
  }
}

}  // namespace
}  // namespace nahraum::analysis
