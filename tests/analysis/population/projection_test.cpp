#include "analysis/population/projection.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/population/read_projection.h"
#include "geo/core/error.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

GemeindeChildren gemeinde(const std::vector<double>& ages, const std::map<int, double>& births) {
  GemeindeChildren result;
  result.key = "16063001";
  result.year = 2024;
  for (std::size_t age = 0; age < kProjectedAges; ++age) result.ages[age] = plain(ages[age]);
  for (const auto& [year, count] : births) result.births[year] = plain(count);
  return result;
}

std::vector<ProjectedYear> project(const GemeindeChildren& children, const std::vector<int>& years,
                                   const ProjectionOptions& options = {}) {
  return project_children(children, years, options, nullptr);
}

const std::map<int, double> kTen = {{2022, 10}, {2023, 10}, {2024, 10}};

TEST(Projection, TheCohortsGrowOlder) {
  // Ages 0..5: 10 11 12 | 20 21 22.
  const auto later = project(gemeinde({10, 11, 12, 20, 21, 22}, kTen), {2024, 2025, 2027, 2030});
  EXPECT_EQ(later[0].under_3.value.value, 33);
  EXPECT_EQ(later[0].from_3_to_5.value.value, 63);
  EXPECT_EQ(later[0].under_3.value.flag, ValueFlag::None);
  EXPECT_EQ(later[1].under_3.value.value, 10 + 10 + 11);
  EXPECT_EQ(later[1].from_3_to_5.value.value, 12 + 20 + 21);
  EXPECT_EQ(later[2].under_3.value.value, 30);
  EXPECT_EQ(later[2].from_3_to_5.value.value, 33);
  EXPECT_EQ(later[2].from_3_to_5.value.flag, ValueFlag::Estimated);
  EXPECT_EQ(later[3].from_3_to_5.value.value, 30);
}

TEST(Projection, WhoIsBornAlreadyIsCertain) {
  const auto later = project(gemeinde({10, 11, 12, 20, 21, 22}, kTen), {2025, 2027});
  EXPECT_EQ(later[0].from_3_to_5.lower.value, later[0].from_3_to_5.upper.value);
  EXPECT_EQ(later[1].from_3_to_5.lower.value, 33);
  EXPECT_LT(later[0].under_3.lower.value, later[0].under_3.value.value);
  EXPECT_GT(later[1].under_3.upper.value - later[1].under_3.lower.value,
            later[0].under_3.upper.value - later[0].under_3.lower.value);
}

TEST(Projection, ConstantBirthsAndNoMovesAreAgeingOnly) {
  support::Random random = support::logged_random("ageing");
  for (int round = 0; round < 100; ++round) {
    std::vector<double> ages;
    for (int age = 0; age < 6; ++age) ages.push_back(random.integer(0, 400));
    const double births = random.integer(0, 400);
    const auto later = project(gemeinde(ages, {{2022, births}, {2023, births}, {2024, births}}),
                               {2024, 2025, 2026, 2027, 2028, 2029, 2030});
    for (std::size_t passed = 0; passed < later.size(); ++passed) {
      double all = 0;
      for (std::size_t age = 0; age < 6; ++age) all += age >= passed ? ages[age - passed] : births;
      EXPECT_NEAR(later[passed].under_3.value.value + later[passed].from_3_to_5.value.value, all,
                  1e-9);
    }
  }
}

TEST(Projection, MovesAreCompounded) {
  const auto later = project(gemeinde({100, 100, 100, 100, 100, 100}, {{2024, 100}}), {2026},
                             {.net_migration = 0.1});
  // Age 0 and 1 are births of 2026 and 2025, age 2 is the cohort of today after two years.
  EXPECT_NEAR(later[0].under_3.value.value, 100 + 110 + 121, 1e-9);
  EXPECT_NEAR(later[0].from_3_to_5.value.value, 3 * 121, 1e-9);
}

TEST(Projection, RegisteredBirthsComeBeforeTheMeanAndAVariantReplacesIt) {
  GemeindeChildren children = gemeinde({10, 10, 10, 10, 10, 10}, kTen);
  children.births[2025] = plain(4);
  EXPECT_NEAR(project(children, {2025})[0].under_3.value.value, 24, 1e-9);
  // The last three registered years are 2023, 2024, 2025: a mean of 8.
  EXPECT_NEAR(project(children, {2026})[0].under_3.value.value, 8 + 4 + 10, 1e-9);
  const std::map<int, double> variant = {{2026, 20}, {2027, 25}};
  const std::vector<int> years = {2027, 2028};
  const auto given = project_children(children, years, {}, &variant);
  EXPECT_NEAR(given[0].under_3.value.value, 25 + 20 + 4, 1e-9);
  EXPECT_TRUE(given[1].under_3.value.missing());
  EXPECT_FALSE(given[1].from_3_to_5.value.missing());
}

TEST(Projection, MissingPartsMakeTheClassMissing) {
  GemeindeChildren children = gemeinde({10, 10, 10, 10, 10, 10}, {});
  EXPECT_TRUE(project(children, {2025})[0].under_3.value.missing());
  EXPECT_FALSE(project(children, {2025})[0].from_3_to_5.value.missing());
  children.ages[4] = {NAN, ValueFlag::Secret};
  const auto later = project(children, {2024});
  EXPECT_EQ(later[0].from_3_to_5.value.flag, ValueFlag::Secret);
  EXPECT_EQ(later[0].from_3_to_5.upper.flag, ValueFlag::Secret);
  EXPECT_EQ(later[0].under_3.value.value, 30);
}

TEST(Projection, IntervalIsWiderTheSmallerTheGemeinde) {
  double before = 0;
  for (const double births : {2'000.0, 500.0, 100.0, 20.0, 5.0, 1.0}) {
    const auto later = project(
        gemeinde(std::vector<double>(6, births), {{2022, births}, {2023, births}, {2024, births}}),
        {2028});
    const ProjectedCount& young = later[0].under_3;
    const double width = (young.upper.value - young.lower.value) / young.value.value;
    EXPECT_GT(width, before) << births;
    before = width;
    EXPECT_LE(young.lower.value, young.value.value);
    EXPECT_GE(young.upper.value, young.value.value);
  }
}

TEST(Projection, WrongWishesAreRefused) {
  const GemeindeChildren children = gemeinde({1, 1, 1, 1, 1, 1}, kTen);
  EXPECT_THROW((void)project(children, {2023}), geo::Error);
  EXPECT_THROW((void)project(children, {2100}), geo::Error);
  EXPECT_THROW((void)project(children, {2025}, {.birth_years = 0}), geo::Error);
  EXPECT_THROW((void)project(children, {2025}, {.net_migration = 2}), geo::Error);
  EXPECT_THROW((void)project(children, {2025}, {.coverage = 1}), geo::Error);
}

/// Poisson with mean 3: P(0) = 0.0498, P(<= 6) = 0.966, P(<= 7) = 0.988 (tables).
TEST(Intervals, PoissonOfTheTables) {
  EXPECT_EQ(poisson_interval(3, 0.9).lower, 1);  // P(0) = 0.0498 leaves less than 5 % below 1
  EXPECT_EQ(poisson_interval(3, 0.9).upper, 6);
  EXPECT_EQ(poisson_interval(3, 0.95).lower, 0);
  EXPECT_EQ(poisson_interval(3, 0.95).upper, 7);
  EXPECT_EQ(poisson_interval(0, 0.9).upper, 0);
  EXPECT_NEAR(poisson_interval(10'000, 0.9).lower, 10'000 - 1.645 * 100, 2);
  EXPECT_NEAR(poisson_interval(10'000, 0.9).upper, 10'000 + 1.645 * 100, 2);
}

/// Against the sum of the negative binomial's chances by gamma functions.
TEST(Intervals, BirthsHoldTheirChance) {
  for (const double seen : {0.0, 1.0, 7.0, 60.0, 900.0}) {
    for (const int years : {1, 3}) {
      const double r = seen + 0.5, q = years / (years + 3.0);
      const CountInterval found = births_interval(seen, 3, years, 0.9);
      double below = 0, inside = 0;
      for (int n = 0; n <= static_cast<int>(found.upper); ++n) {
        const double chance = std::exp(std::lgamma(n + r) - std::lgamma(r) - std::lgamma(n + 1.0) +
                                       r * std::log(1 - q) + n * std::log(q));
        (n < found.lower ? below : inside) += chance;
      }
      EXPECT_LE(below, 0.05 + 1e-9);
      EXPECT_LE(1 - below - inside, 0.05 + 1e-9);
      EXPECT_GE(inside, 0.9 - 1e-9);
    }
  }
}

TEST(Forecast, RoundedToTenAndSplit) {
  ForecastRow row{.key = "16063001", .year = 2030, .variant = "mittel"};
  row.under_3 = plain(40);
  row.from_3_to_5 = plain(0);
  const ProjectedYear known = from_forecast(row, 10, {});
  EXPECT_EQ(known.under_3.lower.value, 35);
  EXPECT_EQ(known.under_3.upper.value, 45);
  EXPECT_EQ(known.from_3_to_5.lower.value, 0);
  row.under_3 = row.from_3_to_5 = {};
  row.under_6 = plain(80);
  const ProjectedYear split = from_forecast(row, 10, plain(0.4));
  EXPECT_NEAR(split.under_3.value.value, 32, 1e-12);
  EXPECT_NEAR(split.from_3_to_5.value.value, 48, 1e-12);
  EXPECT_EQ(split.under_3.value.flag, ValueFlag::Estimated);
  EXPECT_TRUE(from_forecast(row, 10, {}).under_3.value.missing());
}

TEST(Spread, TotalsArePreserved) {
  support::Random random = support::logged_random("spread");
  for (int round = 0; round < 50; ++round) {
    const std::size_t cells = 1 + random.below(200), areas = 1 + random.below(8);
    std::vector<double> now(cells), residents(cells);
    std::vector<std::int32_t> area(cells);
    for (std::size_t c = 0; c < cells; ++c) {
      residents[c] = random.chance(0.3) ? 0 : random.integer(1, 90);
      now[c] = random.chance(0.6) ? 0 : random.integer(0, 9);
      area[c] = random.integer(-1, static_cast<int>(areas) - 1);
    }
    std::vector<FlaggedValue> totals;
    for (std::size_t a = 0; a < areas; ++a)
      totals.push_back(random.chance(0.1) ? FlaggedValue{} : plain(random.uniform(0, 300)));
    geo::Findings findings;
    const Spread spread = spread_to_cells({now, residents, area, totals}, findings);
    for (std::size_t a = 0; a < areas; ++a) {
      double sum = spread.unplaced[a];
      for (std::size_t c = 0; c < cells; ++c) {
        if (area[c] == static_cast<std::int32_t>(a)) sum += spread.persons[c];
      }
      EXPECT_NEAR(sum, totals[a].missing() ? 0 : totals[a].value, 1e-9);
    }
    for (std::size_t c = 0; c < cells; ++c) {
      EXPECT_TRUE(std::isfinite(spread.persons[c]));
      if (area[c] < 0) {
        EXPECT_EQ(spread.persons[c], now[c]);
      }
    }
    const double unplaced = std::accumulate(spread.unplaced.begin(), spread.unplaced.end(), 0.0);
    EXPECT_EQ(findings.count("projection.unplaced"), unplaced > 0 ? 1U : 0U);
  }
}

TEST(Spread, InProportionOrByResidents) {
  const std::vector<double> now = {1, 3, 0, 0}, residents = {50, 50, 10, 30};
  const std::vector<std::int32_t> area = {0, 0, 1, 1};
  const std::vector<FlaggedValue> totals = {plain(8), plain(4)};
  geo::Findings findings;
  const Spread spread = spread_to_cells({now, residents, area, totals}, findings);
  EXPECT_THAT(spread.persons, testing::ElementsAre(2, 6, 1, 3));
  EXPECT_EQ(spread.flags[0], ValueFlag::Estimated);
}

class ProjectionFile : public testing::Test {
 protected:
  ProjectionTable read(std::string_view text) {
    support::write_text(file_, text);
    return read_projection_table(file_, findings_);
  }
  support::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kinder.csv";
  geo::Findings findings_;
};

TEST_F(ProjectionFile, RegisteredRowsAndVariants) {
  const ProjectionTable table = read(
      "Gemeinde;Jahr;Variante;Geburten;Unter_3;3_bis_5\n"
      "16063001;2022;;12;;\n"
      "16063001;2023;;9;;\n"
      "16063001;2024;;9;30;36\n"
      "16063002;2024;;.;6;9\n"
      "16063001;2030;mittel;8;20;30\n"
      "16063001;2030;hoch;11;30;30\n");
  ASSERT_EQ(table.gemeinden.size(), 2U);
  EXPECT_EQ(table.gemeinden[0].year, 2024);
  EXPECT_EQ(table.gemeinden[0].ages[1].value, 10);
  EXPECT_EQ(table.gemeinden[0].ages[1].flag, ValueFlag::Estimated);
  EXPECT_EQ(table.gemeinden[0].births.size(), 3U);
  EXPECT_TRUE(table.gemeinden[1].births.empty());
  EXPECT_EQ(table.birth_variants.at("hoch").at("16063001").at(2030), 11);
  ASSERT_EQ(table.forecast.size(), 2U);
  EXPECT_EQ(table.forecast[0].variant, "hoch");
  EXPECT_EQ(findings_.count("projection.even_ages"), 2U);
  const std::vector<int> years = {2025};
  EXPECT_NEAR(project_children(table.gemeinden[0], years, {}, nullptr)[0].under_3.value.value, 30,
              1e-9);
}

TEST_F(ProjectionFile, WhatIsWrongIsSaid) {
  EXPECT_THROW((void)read("Gemeinde;Geburten\n16063001;3\n"), geo::Error);
  EXPECT_THROW((void)read("Gemeinde;Jahr;Geburten\n16063001;24;3\n16063001;2023;3\n"), geo::Error);
  EXPECT_THROW((void)read("Gemeinde;Jahr;Geburten\n16063001;2024;3\n16063001;2024;4\n"),
               geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
