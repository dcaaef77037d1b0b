// What is refused as a siting problem, in which words, and least distances as pairs.
#include "analysis/locate/problem.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum {
namespace {

using namespace analysis;
using testing::HasSubstr;

LocationProblem two_by_two() {
  LocationProblem problem;
  problem.sites = {{.id = "A"}, {.id = "B"}};
  problem.demand = {{"x", 3}, {"y", 4}};
  problem.costs = {{0, 2, 3}, {0, 1, 1}, {5, 7, 2}};
  return problem;
}

void expect_refused(const LocationProblem& problem, const std::string& words) {
  try {
    check_problem(problem);
    FAIL() << "accepted, but expected: " << words;
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.sentence(geo::Language::German), HasSubstr(words));
    EXPECT_FALSE(error.hint().de.empty());
    EXPECT_FALSE(error.hint().en.empty());
  }
}

TEST(SitingProblem, GoodOneIsAccepted) { EXPECT_NO_THROW(check_problem(two_by_two())); }

TEST(SitingProblem, BadRowsAreNamed) {
  LocationProblem problem = two_by_two();
  problem.sites[1].id = "A";
  expect_refused(problem, "Der Standort „A“ kommt zweimal vor");
  problem = two_by_two();
  problem.demand[1].id = "x";
  expect_refused(problem, "Der Nachfragepunkt „x“ kommt zweimal vor");
  problem = two_by_two();
  problem.demand[0].weight = -1;
  expect_refused(problem, "Gewicht des Nachfragepunkts „x“: -1");
  problem = two_by_two();
  problem.sites[0].cost = std::numeric_limits<double>::quiet_NaN();
  expect_refused(problem, "Kosten des Standorts „A“: NaN");
  problem = two_by_two();
  problem.sites[0].capacity = -2;
  expect_refused(problem, "Kapazität des Standorts „A“");
}

TEST(SitingProblem, BadCostsAreNamed) {
  LocationProblem problem = two_by_two();
  problem.costs.cost[1] = -7;
  expect_refused(problem, "Kosten von „x“ nach „B“: -7");
  problem = two_by_two();
  problem.costs.cost[2] = std::numeric_limits<double>::infinity();
  expect_refused(problem, "Kosten von „y“ nach „B“");
  problem = two_by_two();
  problem.costs.site[1] = 0;
  expect_refused(problem, "Das Paar „x“ – „A“ kommt zweimal vor");
  problem = two_by_two();
  problem.costs.site = {1, 0, 1};
  expect_refused(problem, "nicht nach Standorten geordnet");
  problem = two_by_two();
  problem.costs.site[2] = 9;
  expect_refused(problem, "nennen einen Standort, den es nicht gibt");
  problem = two_by_two();
  problem.costs.starts = {0, 3};
  expect_refused(problem, "passt nicht zu den 2 Nachfragepunkten");
}

TEST(SitingProblem, BadRulesAreNamed) {
  LocationProblem problem = two_by_two();
  problem.rules.p = 3;
  expect_refused(problem, "p = 3 ist mehr als die 2 Standorte");
  problem = two_by_two();
  problem.rules.groups = {{"Nord", {0, 5}}};
  expect_refused(problem, "Die Gruppe „Nord“ nennt einen Standort");
  problem.rules.groups = {{"Nord", {0}, 0, 0}};
  problem.sites[0].status = SiteStatus::Fixed;
  expect_refused(problem, "„A“ ist gesetzt und zugleich durch die Gruppe „Nord“ ausgeschlossen");
  problem.rules.groups = {{"Nord", {0, 1}, 2, 1}};
  expect_refused(problem, "verlangt mindestens 2 und erlaubt höchstens 1");
  problem = two_by_two();
  problem.rules.incompatible = {{1, 1}};
  expect_refused(problem, "mit sich selbst");
  problem.rules.incompatible = {{0, 2}};
  expect_refused(problem, "unverträgliches Paar");
  problem = two_by_two();
  problem.rules.budget = -1;
  expect_refused(problem, "Budget: -1");
}

TEST(SitingProblem, LeastDistanceAsPairs) {
  // A-B 4 both ways, A-C 5, C-B 3 only from C.
  const SiteCosts between{{0, 2, 3, 5}, {1, 2, 0, 0, 1}, {4, 5, 4, 5, 3}};
  using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  EXPECT_EQ(closer_than(between, 5), (Pairs{{0, 1}, {1, 2}}));
  EXPECT_EQ(closer_than(between, 3), Pairs{});
  EXPECT_EQ(closer_than(between, 5.1), (Pairs{{0, 1}, {0, 2}, {1, 2}}));
}

}  // namespace
}  // namespace nahraum
