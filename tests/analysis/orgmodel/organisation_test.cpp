#include "analysis/orgmodel/organisation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using testing::HasSubstr;

FlaggedValue known(double value) { return {value, geo::ValueFlag::None}; }

/// rooms, in, near, reach, kids, rural, kitas near
OrganisationFacts facts(double rooms, double in, double near, double reach, double kids,
                        double rural, double kitas) {
  OrganisationFacts result;
  result.rooms = known(rooms);
  result.services_in = known(in);
  result.services_near = known(near);
  result.services_reach = known(reach);
  result.kids = known(kids);
  result.rural = known(rural);
  result.kitas_near = known(kitas);
  result.traeger_near = known(1);
  result.signed_cooperations = known(0);
  return result;
}

const OrganisationSuggestion& first(const OrganisationAdvice& advice) {
  return advice.suggestions.at(0);
}

TEST(Organisation, RulesOfTheReference) {
  const OrganisationAdvice rural = suggest_organisation(facts(0, 0, 2, 2, 40, 1, 3), {});
  EXPECT_EQ(first(rural).model, OrganisationModel::Verbund);
  EXPECT_EQ(first(rural).rule, "R1");
  EXPECT_EQ(first(rural).strength, 1);

  const OrganisationAdvice roof = suggest_organisation(facts(4, 5, 6, 8, 120, 0, 5), {});
  EXPECT_EQ(first(roof).model, OrganisationModel::UnderOneRoof);
  EXPECT_THAT(first(roof).reason.de, HasSubstr("Räume für Familien: 4"));

  const OrganisationAdvice guide = suggest_organisation(facts(0, 0, 6, 8, 120, 0, 5), {});
  EXPECT_EQ(first(guide).model, OrganisationModel::Guide);
  ASSERT_EQ(first(guide).notes.size(), 1u);
  EXPECT_THAT(first(guide).notes[0].de, HasSubstr("Abstimmung fehlt"));

  const OrganisationAdvice gallery = suggest_organisation(facts(2, 2, 3, 8, 120, 0, 5), {});
  EXPECT_EQ(first(gallery).model, OrganisationModel::Gallery);

  const OrganisationAdvice alone = suggest_organisation(facts(0, 0, 0, 1, 120, 1, 0), {});
  EXPECT_EQ(first(alone).model, OrganisationModel::CheckFirst);
}

TEST(Organisation, WithoutRoomsItSaysWhatToCollect) {
  OrganisationFacts some = facts(0, 2, 5, 8, 120, 0, 5);
  some.rooms = {};
  const OrganisationAdvice advice = suggest_organisation(some, {});
  EXPECT_TRUE(advice.suggestions.empty());
  ASSERT_FALSE(advice.collect.empty());
  EXPECT_THAT(advice.collect[0].de, HasSubstr("Räume"));
  EXPECT_THAT(advice.sentence.de, HasSubstr("fehlenden Angaben"));
  // A Verbund does not hang on rooms.
  some.rural = known(1);
  some.kids = known(30);
  EXPECT_EQ(first(suggest_organisation(some, {})).model, OrganisationModel::Verbund);
}

TEST(Organisation, NothingKnownIsNothingSuggested) {
  const OrganisationAdvice advice = suggest_organisation({}, {});
  EXPECT_TRUE(advice.suggestions.empty());
  EXPECT_GE(advice.collect.size(), 4u);
  EXPECT_FALSE(advice.sentence.de.empty());
  EXPECT_FALSE(advice.sentence.en.empty());
}

TEST(Organisation, SeveralProvidersNeedAnAgreement) {
  OrganisationFacts some = facts(0, 0, 2, 2, 40, 1, 3);
  some.traeger_near = known(3);
  EXPECT_THAT(first(suggest_organisation(some, {})).notes.back().de,
              HasSubstr("trägerübergreifende Vereinbarung"));
}

TEST(Organisation, SmallChangesOfFactsChangeStrengthsALittle) {
  support::Random random = support::logged_random("soft ramps");
  for (int round = 0; round < 500; ++round) {
    const OrganisationFacts some = facts(
        random.uniform(0, 4), random.uniform(0, 8), random.uniform(0, 8), random.uniform(0, 8),
        random.uniform(20, 150), random.uniform(0, 1), random.uniform(0, 3));
    OrganisationFacts other = some;
    other.rooms.value += 0.01;
    other.services_near.value += 0.01;
    other.kids.value += 0.1;
    const OrganisationOptions all{.least_strength = 0};
    const auto a = suggest_organisation(some, all);
    const auto b = suggest_organisation(other, all);
    ASSERT_EQ(a.suggestions.size(), b.suggestions.size());
    for (const auto& one : a.suggestions) {
      ASSERT_GE(one.strength, 0);
      ASSERT_LE(one.strength, 1);
      for (const auto& two : b.suggestions) {
        if (two.model == one.model) {
          ASSERT_NEAR(one.strength, two.strength, 0.011);
        }
      }
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
