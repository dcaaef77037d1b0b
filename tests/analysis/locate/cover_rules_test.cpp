// Covering models: sentences for what cannot be, what must be true of any two problems, stopping.
#include <chrono>
#include <cmath>
#include <future>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/locate/cover.h"
#include "geo/core/error.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;
using testing::ElementsAre;
using testing::HasSubstr;

/// Three villages in a row, a site in each: own village 0, next 10, farthest 20 minutes.
LocationProblem three_villages() {
  LocationProblem problem;
  problem.sites = {{.id = "A"}, {.id = "B"}, {.id = "C"}};
  problem.demand = {{"a", 10}, {"b", 20}, {"c", 5}};
  problem.costs = {{0, 3, 6, 9}, {0, 1, 2, 0, 1, 2, 0, 1, 2}, {0, 10, 20, 10, 0, 10, 20, 10, 0}};
  return problem;
}

TEST(CoverRules, OneSiteInTheMiddleCoversAllWithinTen) {
  LocationProblem problem = three_villages();
  problem.rules.p = 1;
  geo::Progress progress;
  const Proposal most = solve_max_cover(problem, {.radius = 10}, {}, progress);
  EXPECT_THAT(most.sites, ElementsAre(1));
  EXPECT_EQ(most.objective, 35);
  EXPECT_EQ(most.bound, 35);
  EXPECT_THAT(most.assignment, ElementsAre(1, 1, 1));
  const Proposal near = solve_max_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_EQ(near.objective, 20);
  EXPECT_THAT(near.assignment, ElementsAre(Proposal::kUnserved, 1, Proposal::kUnserved));
  EXPECT_EQ(solve_p_centre(problem, {}, progress).objective, 10);
}

TEST(CoverRules, LeastPIsTold) {
  LocationProblem problem = three_villages();
  problem.rules.p = 2;
  geo::Progress progress;
  const Proposal proposal = solve_set_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_EQ(proposal.state, ProposalState::Infeasible);
  EXPECT_EQ(proposal.least, 3);
  EXPECT_EQ(proposal.why.de, "Mit p = 2 geht es nicht: Nötig sind mindestens 3 Standorte.");
}

TEST(CoverRules, LeastBudgetIsTold) {
  LocationProblem problem = three_villages();
  for (Site& site : problem.sites) site.cost = 1250.5;
  problem.rules.budget = 2000;
  geo::Progress progress;
  const Proposal proposal = solve_set_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_EQ(proposal.state, ProposalState::Infeasible);
  EXPECT_EQ(proposal.least, 3751.5);
  EXPECT_EQ(proposal.why.de,
            "Das Budget von 2.000,00 reicht nicht: Nötig sind mindestens 3.751,50.");
}

TEST(CoverRules, PointOutOfReachIsNamed) {
  LocationProblem problem = three_villages();
  problem.sites[2].status = SiteStatus::Excluded;
  geo::Progress progress;
  const Proposal proposal = solve_set_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_EQ(proposal.state, ProposalState::Infeasible);
  EXPECT_THAT(proposal.why.de, HasSubstr("„c“ ist von keinem wählbaren Standort"));
  const Proposal twice = solve_set_cover(three_villages(), {.radius = 5, .times = 2}, {}, progress);
  EXPECT_THAT(twice.why.de, HasSubstr("„a“ ist von weniger als 2"));
}

TEST(CoverRules, ContradictionsAreNamed) {
  geo::Progress progress;
  LocationProblem problem = three_villages();
  problem.rules.p = 3;
  problem.rules.incompatible = {{0, 1}};
  Proposal proposal = solve_max_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_THAT(proposal.why.de, HasSubstr("höchstens 2 Standorte zugleich"));
  problem.rules.p.reset();
  problem.rules.groups = {{"Nord", {0, 1}, 2, 2}};
  proposal = solve_max_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_THAT(proposal.why.de, HasSubstr("Die Regel der Gruppe „Nord“"));
  problem = three_villages();
  problem.sites[0].status = problem.sites[2].status = SiteStatus::Fixed;
  problem.rules.p = 1;
  proposal = solve_max_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_EQ(proposal.least, 2);
  problem.rules.p.reset();
  problem.rules.incompatible = {{0, 2}};
  proposal = solve_max_cover(problem, {.radius = 5}, {}, progress);
  EXPECT_THAT(proposal.why.de, HasSubstr("unverträglichen Paare"));
  EXPECT_FALSE(proposal.least);
}

TEST(CoverRules, GradualSharesAreChecked) {
  geo::Progress progress;
  const LocationProblem problem = three_villages();
  EXPECT_THROW((void)solve_gradual_cover(problem, {}, {}, progress), geo::Error);
  EXPECT_THROW((void)solve_gradual_cover(problem, {{{5, 0.5}, {10, 0.8}}}, {}, progress),
               geo::Error);
}

TEST(CoverRules, MoreIsNeverWorse) {
  support::Random random = support::logged_random("cover properties");
  for (int k = 0; k < 200; ++k) {
    SCOPED_TRACE(k);
    LocationProblem problem =
        test::draw_problem(random, {.most_sites = 25, .most_points = 60, .side_rules = false});
    problem.rules.p = random.below(static_cast<std::uint32_t>(problem.sites.size()));
    problem.rules.at_most_p = random.chance(0.5);
    geo::Progress progress;
    const double radius = random.integer(1, 15);
    const auto solve = [&](const LocationProblem& one, double r) {
      return solve_max_cover(one, {.radius = r}, {}, progress).objective;
    };
    const double base = solve(problem, radius);
    EXPECT_GE(solve(problem, radius + 2), base);
    LocationProblem other = problem;
    ++*other.rules.p;
    EXPECT_GE(solve(other, radius), base);
    other = problem;
    const std::uint32_t site = random.below(static_cast<std::uint32_t>(problem.sites.size()));
    other.sites[site].status = SiteStatus::Excluded;
    other.rules.at_most_p = true;
    EXPECT_LE(solve(other, radius), base);
    other = problem;
    other.sites[site].status = SiteStatus::Fixed;
    const Proposal locked = solve_max_cover(other, {.radius = radius}, {}, progress);
    if (locked.state == ProposalState::Infeasible) continue;  // p = 0
    EXPECT_LE(locked.objective, base);
    EXPECT_TRUE(std::binary_search(locked.sites.begin(), locked.sites.end(), site));
  }
}

/// Large enough to take a while.
LocationProblem large(std::uint64_t seed, std::uint32_t sites, int points) {
  support::Random random(seed);
  LocationProblem problem;
  problem.costs.starts.push_back(0);
  for (std::uint32_t j = 0; j < sites; ++j) problem.sites.push_back({.id = std::to_string(j)});
  for (int d = 0; d < points; ++d) {
    problem.demand.push_back({std::to_string(d), random.uniform(0.5, 9)});
    for (std::uint32_t j = 0; j < sites; ++j) {
      if (!random.chance(0.06)) continue;
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(1);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  problem.rules.p = 12;
  return problem;
}

TEST(CoverRules, StoppedSearchKeepsItsBound) {
  const LocationProblem problem = large(7, 80, 400);
  geo::Progress progress;
  const Proposal few = solve_max_cover(problem, {.radius = 1}, {.most_nodes = 1}, progress);
  ASSERT_EQ(few.state, ProposalState::Stopped);
  EXPECT_GT(few.bound, few.objective);
  EXPECT_EQ(few.sites.size(), 12U);
  const Proposal more = solve_max_cover(problem, {.radius = 1}, {.most_nodes = 5}, progress);
  EXPECT_GE(more.objective, few.objective);
  EXPECT_LE(more.bound, few.bound);
  EXPECT_LE(more.objective, few.bound);
  const Proposal again = solve_max_cover(problem, {.radius = 1}, {.most_nodes = 5}, progress);
  EXPECT_EQ(again.sites, more.sites);
  EXPECT_EQ(again.bound, more.bound);
}

TEST(CoverRules, CancelledSearchReturnsTheBestSoFar) {
  const LocationProblem problem = large(8, 300, 2500);
  geo::Progress progress;
  auto solving = std::async(std::launch::async,
                            [&] { return solve_max_cover(problem, {.radius = 1}, {}, progress); });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  progress.cancel();
  const Proposal proposal = solving.get();
  EXPECT_EQ(proposal.state, ProposalState::Stopped);
  EXPECT_GE(proposal.bound, proposal.objective);
}

}  // namespace
}  // namespace nahraum
