// Releases small enough to check by eye.

#include "analysis/disclosure/protect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/disclosure/areas.h"
#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {
namespace {

using testing::HasSubstr;

/// Two Gemeinden and their sum.
Problem pair(std::int64_t a, std::int64_t b) {
  Problem problem;
  const std::size_t first = problem.add({.label = "Adorf", .value = a});
  const std::size_t second = problem.add({.label = "Bdorf", .value = b});
  const std::size_t sum = problem.add({.label = "VG", .value = a + b});
  problem.add_sum("VG", sum, {first, second});
  return problem;
}

std::size_t hidden(const Protection& protection) {
  std::size_t count = 0;
  for (const Decision& decision : protection.cells)
    count += decision.reason != Reason::None ? 1 : 0;
  return count;
}

TEST(Protect, NothingSmallNothingHidden) { EXPECT_EQ(hidden(protect(pair(12, 40), {})), 0U); }

TEST(Protect, ASmallPartTakesOneMoreWithIt) {
  const Protection p = protect(pair(3, 40), {});
  EXPECT_EQ(p.cells[0].reason, Reason::SmallCount);
  EXPECT_EQ(hidden(p), 2U);
  EXPECT_TRUE(unproven(p).empty());
}

TEST(Protect, SaysWhy) {
  const Protection p = protect(pair(3, 40), {});
  EXPECT_EQ(why_hidden(p, 0).de, "geheim, weil 3 unter 5 (k) liegt");
  const std::size_t other = p.cells[1].reason == Reason::Protects ? 1 : 2;
  EXPECT_THAT(why_hidden(p, other).de, HasSubstr("„Adorf“"));
  EXPECT_THAT(why_hidden(p, other).en, HasSubstr("\"Adorf\""));
}

TEST(Protect, ASumOfTooFewDoesNotHideItsParts) {
  // 2 + 2 = 4: with the sum printed each part lies in 0..4, which is narrower than 5.
  const Protection p = protect(pair(2, 2), {});
  EXPECT_EQ(hidden(p), 3U);
  EXPECT_TRUE(p.unprotected.empty());
}

TEST(Protect, ProofsAreTwoPointsThatFit) {
  const Protection p = protect(pair(3, 40), {});
  const System system(p.problem, p.rules);
  const PublicState state = public_state(system, p);
  for (std::size_t cell = 0; cell < p.cells.size(); ++cell) {
    if (!needs_proof(p, cell)) continue;
    ASSERT_NE(p.proofs[cell], nullptr);
    EXPECT_TRUE(fits(system, state, p.proofs[cell]->high));
    EXPECT_TRUE(fits(system, state, p.proofs[cell]->low));
    EXPECT_GE(proven_width(*p.proofs[cell], static_cast<std::uint32_t>(cell)), 5);
  }
}

TEST(Protect, AForgedProofIsFound) {
  Protection p = protect(pair(3, 40), {});
  Witness forged = *p.proofs[0];
  forged.high.front().second += 1;
  p.proofs[0] = std::make_shared<const Witness>(forged);
  EXPECT_THAT(unproven(p), testing::Contains(0U));
}

TEST(Protect, PublishingOneMoreBreaksTheProof) {
  Protection p = protect(pair(3, 40), {});
  for (Decision& decision : p.cells)
    if (decision.reason == Reason::Protects) decision = {};
  EXPECT_THAT(unproven(p), testing::Contains(0U));
}

TEST(Protect, WhatIsPublicAlreadyCannotBeProtected) {
  Problem problem = pair(3, 40);
  problem.cells[1].use = CellUse::Public;
  problem.cells[2].use = CellUse::Public;
  EXPECT_EQ(protect(problem, {}).unprotected, std::vector<std::size_t>{0});
}

TEST(Protect, ARateGivesTheCountAwayAndIsHiddenWithIt) {
  Problem problem;
  problem.add({.label = "Kinder", .value = 200, .use = CellUse::Public});
  problem.add({.label = "SGB II", .value = 3, .base = 0});
  problem.rates.push_back({"Quote", 1, 0, 100, 1, 0, false});
  const Protection p = protect(problem, {});
  EXPECT_EQ(p.rates[0].reason, Reason::SecretPart);
  EXPECT_TRUE(p.unprotected.empty());
}

TEST(Protect, ARateOfALargeCountHidesASmallComplement) {
  Problem problem;
  problem.add({.label = "Kinder", .value = 60, .use = CellUse::Public});
  problem.add({.label = "mit Platz", .value = 58, .base = 0});
  const Protection p = protect(problem, {});
  EXPECT_NE(p.cells[1].reason, Reason::None) << "60 - 58 = 2 children without a place";
}

TEST(Protect, NobodyAndEverybody) {
  Problem problem;
  problem.add({.label = "Kinder", .value = 60, .use = CellUse::Public});
  problem.add({.label = "SGB II", .value = 0, .sensitive_attribute = true, .base = 0});
  EXPECT_EQ(protect(problem, {}).cells[1].reason, Reason::NobodyOrAll);
  problem.cells[1].value = 60;
  EXPECT_EQ(protect(problem, {}).cells[1].reason, Reason::NobodyOrAll);
  problem.cells[1].value = 30;
  EXPECT_EQ(protect(problem, {}).cells[1].reason, Reason::None);
}

TEST(Protect, DominanceAndSmallAreas) {
  Problem problem;
  problem.add({.label = "Plätze", .value = 100, .contributors = Contributors{90, 5}});
  problem.add({.label = "Kinder", .value = 80, .area_population = 299});
  problem.add({.label = "Kinder dort", .value = 80, .area_population = 300});
  const Protection p = protect(problem, {});
  EXPECT_EQ(p.cells[0].reason, Reason::Dominance);
  EXPECT_EQ(p.widths[0], 9) << "10 % of the largest contribution";
  EXPECT_EQ(p.cells[1].reason, Reason::SmallArea);
  EXPECT_EQ(p.cells[2].reason, Reason::None);
}

TEST(Protect, ZeroRules) {
  const Problem problem = pair(0, 40);
  EXPECT_EQ(hidden(protect(problem, {.zeros = ZeroRule::MayHide})), 0U);
  EXPECT_EQ(hidden(protect(problem, {.zeros = ZeroRule::Publish})), 0U);
  EXPECT_EQ(protect(problem, {.zeros = ZeroRule::Protect}).cells[0].reason, Reason::Zero);
  // 3 + 0 = 3: the zero stays, so the sum has to go.
  const Protection p = protect(pair(3, 0), {.zeros = ZeroRule::Publish});
  EXPECT_EQ(p.cells[1].reason, Reason::None);
  EXPECT_NE(p.cells[2].reason, Reason::None);
  EXPECT_TRUE(p.unprotected.empty());
}

TEST(Protect, RoundingLeavesRoomForTheOthers) {
  Problem problem;
  std::vector<std::size_t> parts;
  for (const std::int64_t value : {3, 21, 33, 47, 52})
    parts.push_back(problem.add({.label = std::to_string(value), .value = value}));
  const std::size_t sum = problem.add({.label = "Summe", .value = 156});
  problem.add_sum("Summe", sum, parts);
  EXPECT_GT(hidden(protect(problem, {})), 1U);
  EXPECT_EQ(hidden(protect(problem, {.rounding = 5})), 1U) << "four roundings of +-2 are enough";
  EXPECT_EQ(rounding_interval(7, 5), (Interval{3, 7}));
  EXPECT_EQ(rounding_interval(2, 5), (Interval{0, 2}));
}

TEST(Protect, NeverBelowThree) { EXPECT_THROW((void)protect(pair(3, 40), {.k = 2}), geo::Error); }

TEST(Protect, ContradictionsAreRefused) {
  Problem problem = pair(3, 40);
  problem.cells[2].value = 44;
  EXPECT_THROW((void)protect(problem, {}), geo::Error);
  problem = pair(3, 40);
  problem.cells[1].label = "Adorf";
  EXPECT_THROW((void)protect(problem, {}), geo::Error);
  problem = pair(3, 40);
  problem.cells[0].known = {4, 9};
  EXPECT_THROW((void)protect(problem, {}), geo::Error);
}

TEST(Areas, DifferencesOfCatchmentsAreSecrets) {
  AreaTables tables{.units = 3};
  tables.areas = {{"Einzugsgebiet", {0, 1, 2}}, {"ein Haus weiter", {0, 1}}};
  tables.measures = {{"u6", {20, 30, 2}}};
  const AreaProblem areas = area_problem(tables, {});
  const Protection p = protect(areas.problem, {});
  EXPECT_TRUE(p.cells[areas.cell(0, 0)].reason == Reason::Protects ||
              p.cells[areas.cell(1, 0)].reason == Reason::Protects)
      << "52 - 50 = 2";
}

TEST(Protect, SameProblemSameDecisions) {
  AreaTables tables{.units = 12};
  for (std::uint32_t a = 0; a < 12; ++a) tables.areas.push_back({std::to_string(a), {a}});
  tables.areas.push_back({"alle", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}});
  tables.areas.push_back({"quer", {1, 4, 7, 10}});
  tables.measures = {{"u3", {1, 9, 3, 0, 22, 7, 4, 31, 8, 2, 6, 15}}};
  const AreaProblem areas = area_problem(tables, {});
  const Protection first = protect(areas.problem, {});
  const Protection second = protect(areas.problem, {});
  for (std::size_t cell = 0; cell < first.cells.size(); ++cell) {
    EXPECT_EQ(first.cells[cell].reason, second.cells[cell].reason);
    EXPECT_EQ(first.cells[cell].protects, second.cells[cell].protects);
  }
  EXPECT_EQ(first.work, second.work);
  EXPECT_TRUE(first.unprotected.empty());
}

TEST(Protect, WithoutWorkLimitLeftTheComponentGoes) {
  const Protection p = protect(pair(3, 40), {}, {.most_work = 0, .prune_work = 0});
  EXPECT_EQ(hidden(p), 3U);
  EXPECT_EQ(p.cells[1].reason, Reason::NotProven);
  EXPECT_TRUE(p.unprotected.empty());
}

}  // namespace
}  // namespace nahraum::analysis::disclosure
