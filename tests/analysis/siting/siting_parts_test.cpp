// Costs, need factors, comparisons and sentences, each by hand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/siting/ground.h"
#include "analysis/siting/need_factors.h"
#include "analysis/siting/proof.h"
#include "analysis/siting/site_cost.h"
#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(SiteCost, IsTheSumOnPaper) {
  const SiteCostRates rates{.personnel = 60'000,
                            .material_share = 0.15,
                            .material_on_personnel = true,
                            .process_fee = 80,
                            .municipal_share = 0.3};
  const SiteCost cost = site_cost(rates, {.vbe = 0.5, .process_hours = 120});
  EXPECT_DOUBLE_EQ(cost.personnel, 30'000);
  EXPECT_DOUBLE_EQ(cost.material, 4'500);
  EXPECT_DOUBLE_EQ(cost.process, 9'600);
  EXPECT_DOUBLE_EQ(cost.total, 44'100);
  EXPECT_DOUBLE_EQ(cost.municipal, 13'230);
}

TEST(SiteCost, MaterialOfAnotherBaseIsNotCountedAndCentsAreRounded) {
  const SiteCost cost =
      site_cost({.personnel = 100.01, .material_share = 0.15, .material_on_personnel = false},
                {.vbe = 0.333});
  EXPECT_DOUBLE_EQ(cost.material, 0);
  EXPECT_DOUBLE_EQ(cost.total, 33.3);  // 33.30333
}

TEST(NeedFactors, AreTheValueOverTheReference) {
  const std::vector<FlaggedValue> need{{0.75, ValueFlag::None}, {0.25, ValueFlag::None}, {}};
  const NeedFactors factors = need_factors(need, std::vector<double>{10, 10, 5}, 0.5);
  EXPECT_THAT(factors.by_area, ElementsAre(1.5, 0.5, 1.0));
  EXPECT_THAT(factors.assumed, ElementsAre(2u));
}

TEST(NeedFactors, WithoutReferenceTheChildrensMeanIsOne) {
  const std::vector<FlaggedValue> need{{3, ValueFlag::None}, {9, ValueFlag::None}};
  const NeedFactors factors = need_factors(need, std::vector<double>{20, 10}, std::nullopt);
  EXPECT_DOUBLE_EQ(factors.reference, 5);
  EXPECT_THAT(factors.by_area, ElementsAre(0.6, 1.8));
}

TEST(NeedFactors, AllZeroCountsEveryChildTheSame) {
  const std::vector<FlaggedValue> need{{0, ValueFlag::None}, {0, ValueFlag::None}};
  EXPECT_THAT(need_factors(need, std::vector<double>{1, 1}, std::nullopt).by_area,
              ElementsAre(1, 1));
}

TEST(NeedFactors, NegativeValuesAreRefused) {
  const std::vector<FlaggedValue> need{{-1, ValueFlag::None}};
  EXPECT_THROW((void)need_factors(need, std::vector<double>{1}, 1.0), geo::Error);
}

/// Site 0 reaches cells 0 1, site 1 cells 1 2 3, site 2 cell 4; cell 3 lies outside, cell 2 is
/// secret. Persons 10 20 0 40 50.
SitingGround ground() {
  SitingGround ground;
  ground.reach = {{0, 2, 5, 6}, {0, 1, 1, 2, 3, 4}, {1, 1, 1, 1, 1, 1}};
  ground.values.persons = {10, 20, 0, 40, 50};
  ground.values.flags = {ValueFlag::None, ValueFlag::None, ValueFlag::Secret, ValueFlag::None,
                         ValueFlag::None};
  ground.unit = {0, 0, 1, -1, 1};
  return ground;
}

TEST(CompareSets, OpenedClosedGainedAndLost) {
  const SitingGround here = ground();
  const SetChange change = compare_sets(here, here.unit, 2, {0}, {1, 2});
  EXPECT_THAT(change.opened, ElementsAre(1u, 2u));
  EXPECT_THAT(change.closed, ElementsAre(0u));
  EXPECT_DOUBLE_EQ(change.whole.all.persons, 80);
  EXPECT_DOUBLE_EQ(change.whole.before.persons, 30);
  EXPECT_DOUBLE_EQ(change.whole.after.persons, 70);
  EXPECT_DOUBLE_EQ(change.whole.gained.persons, 50);
  EXPECT_EQ(change.whole.gained.secret, 1u);
  EXPECT_DOUBLE_EQ(change.whole.lost.persons, 10);
  EXPECT_DOUBLE_EQ(change.by_area[0].lost.persons, 10);
  EXPECT_DOUBLE_EQ(change.by_area[1].gained.persons, 50);
}

TEST(CompareSets, TheSameSetChangesNothing) {
  const SitingGround here = ground();
  const SetChange change = compare_sets(here, here.unit, 2, {0, 2}, {0, 2});
  EXPECT_TRUE(change.opened.empty());
  EXPECT_EQ(change.whole.gained.cells + change.whole.lost.cells, 0u);
}

TEST(GainsInOrder, CountEachCellOnce) {
  const std::vector<Count> gains = gains_in_order(ground(), {0}, {1, 2, 1});
  EXPECT_DOUBLE_EQ(gains[0].persons, 0);  // 20 are reached already, 40 live outside
  EXPECT_EQ(gains[0].secret, 1u);
  EXPECT_DOUBLE_EQ(gains[1].persons, 50);
  EXPECT_EQ(gains[2].cells, 0u);
}

TEST(ProofText, SaysWhatIsProven) {
  Proposal best;
  best.state = ProposalState::Proven;
  best.maximise = true;
  best.objective = best.bound = 312;
  best.sites = {1, 2, 3};
  EXPECT_EQ(proof_text(best, {.sites = 3}).de,
            "Bewiesen: Kein anderer Satz von 3 Kitas erreicht mehr Kinder.");
  EXPECT_EQ(proof_text(best, {.sites = 3}).en,
            "Proven: no other set of 3 Kitas reaches more children.");
  EXPECT_EQ(proof_text(best, {.sites = 1, .more_rules = true}).de,
            "Bewiesen: Keine andere Kita, die die Regeln einhält, erreicht mehr Kinder.");
  EXPECT_EQ(proof_text(best, {.words = SitingWords::Travel, .budget = true}).de,
            "Bewiesen: Kein anderer Satz für dieses Geld macht die Wege insgesamt kürzer.");
}

TEST(ProofText, SaysWhatIsOpen) {
  Proposal best;
  best.state = ProposalState::Stopped;
  best.maximise = true;
  best.objective = 1000;
  best.bound = 1012;
  best.sites = {1};
  EXPECT_EQ(proof_text(best, {.sites = 1}).de,
            "Noch 1,2 % offen: Mehr als 1.012 Kinder ist mit keinem Satz möglich; gefunden sind "
            "1.000 Kinder.");
}

TEST(ProofText, SaysWhyNot) {
  Proposal none;
  none.why = {"Darum.", "Because."};
  EXPECT_EQ(proof_text(none, {}).de, "Nicht möglich: Darum.");
}

}  // namespace
}  // namespace nahraum::analysis
