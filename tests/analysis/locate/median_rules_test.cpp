#include <cmath>
#include <limits>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/locate/median.h"
#include "geo/core/error.h"
#include "tests/analysis/locate/median_oracle.h"

namespace nahraum::analysis {
namespace {

using drawn::SmallOptions;

Proposal solve(const LocationProblem& problem, const MedianOptions& options = {},
               const SolveLimits& limits = {}) {
  geo::Progress progress;
  return solve_median(problem, options, limits, progress);
}

/// Objective, infinity where there is no answer.
double value(const LocationProblem& problem, const MedianOptions& options) {
  const Proposal proposal = solve(problem, options);
  return proposal.state == ProposalState::Infeasible ? std::numeric_limits<double>::infinity()
                                                     : proposal.objective;
}

constexpr double kSame = 1 + 1e-9;

TEST(MedianProperties, MoreIsNeverWorseAndLessNeverBetter) {
  support::Random random = support::logged_random("median properties");
  for (int i = 0; i < 100; ++i) {
    LocationProblem problem = drawn::small_problem(
        random, {.sites = 25, .points = 40, .whole = random.chance(0.5), .rules = false});
    problem.rules.p = random.integer(1, 6);
    const MedianOptions options{.penalty = 35};
    const double now = value(problem, options);
    LocationProblem other = problem;
    other.rules.p = *problem.rules.p + 1;
    ASSERT_LE(value(other, options), now * kSame) << "p + 1, instance " << i;
    ASSERT_LE(value(problem, {.penalty = 30}), now * kSame) << "lower penalty, instance " << i;
    other = problem;
    const std::uint32_t site = random.below(25);
    other.sites[site].status = SiteStatus::Fixed;
    const Proposal fixed = solve(other, options);
    ASSERT_GE(fixed.objective * kSame, now) << "one fixed, instance " << i;
    ASSERT_TRUE(std::binary_search(fixed.sites.begin(), fixed.sites.end(), site));
    other.sites[site].status = SiteStatus::Excluded;
    const Proposal closed = solve(other, options);
    ASSERT_GE(closed.objective * kSame, now) << "one excluded, instance " << i;
    ASSERT_FALSE(std::binary_search(closed.sites.begin(), closed.sites.end(), site));
  }
}

TEST(MedianProperties, LargerBudgetIsNeverWorse) {
  support::Random random = support::logged_random("median budget");
  for (int i = 0; i < 60; ++i) {
    LocationProblem problem =
        drawn::small_problem(random, {.sites = 15, .points = 30, .rules = false});
    problem.rules.p.reset();
    for (Site& site : problem.sites) site.cost = random.uniform(0.5, 4);
    double before = std::numeric_limits<double>::infinity();
    for (double budget = 1; budget < 12; budget += 2) {
      problem.rules.budget = budget;
      const double now = value(problem, {.penalty = 40});
      ASSERT_LE(now, before * kSame) << "budget " << budget << ", instance " << i;
      before = now;
    }
  }
}

TEST(MedianProperties, SameBytesOnAnyThreads) {
  LocationProblem problem = drawn::county(60, 9'000, 6, 3);
  const Proposal one = solve(problem, {}, {.threads = 1});
  EXPECT_EQ(one.state, ProposalState::Proven);
  for (const std::size_t threads : {2U, 8U}) {
    const Proposal other = solve(problem, {}, {.threads = threads});
    EXPECT_EQ(other.sites, one.sites);
    EXPECT_EQ(other.objective, one.objective);
    EXPECT_EQ(other.bound, one.bound);
    EXPECT_EQ(other.nodes, one.nodes);
    EXPECT_EQ(other.assignment, one.assignment);
  }
}

TEST(MedianProperties, AStoppedAnswerHasASoundBound) {
  const LocationProblem problem = drawn::county(80, 2'000, 8, 11);
  const Proposal best = solve(problem);
  ASSERT_EQ(best.state, ProposalState::Proven);
  EXPECT_EQ(best.gap(), 0);
  const Proposal wide = solve(problem, {}, {.gap = 0.05});
  EXPECT_EQ(wide.state, ProposalState::Proven);
  EXPECT_LE(wide.gap(), 0.05);
  EXPECT_LE(wide.bound, best.objective);
  EXPECT_GE(wide.objective, best.objective);
  geo::Progress progress;
  const Proposal short_of_time = solve_median(problem, {}, {.seconds = 1e-9}, progress);
  if (short_of_time.state == ProposalState::Stopped) {
    EXPECT_LE(short_of_time.bound, best.objective);
  }
}

TEST(MedianProperties, CancelStops) {
  const LocationProblem problem = drawn::county(100, 3'000, 8, 5);
  geo::Progress progress;
  progress.cancel();
  EXPECT_THROW({ [[maybe_unused]] const auto none = solve_median(problem, {}, {}, progress); },
               geo::Error);
}

LocationProblem two_by_two() {
  LocationProblem problem;
  problem.sites = {{.id = "Nord"}, {.id = "Süd"}};
  problem.demand = {{"a", 2}, {"b", 1}};
  problem.costs = {{0, 2, 4}, {0, 1, 0, 1}, {1, 5, 4, 2}};
  problem.rules.p = 1;
  return problem;
}

TEST(MedianAnswers, ByHand) {
  const Proposal one = solve(two_by_two());
  EXPECT_EQ(one.sites, std::vector<std::uint32_t>{0});  // 2 x 1 + 1 x 4 against 2 x 5 + 1 x 2
  EXPECT_EQ(one.objective, 6);
  EXPECT_EQ(one.bound, 6);
  EXPECT_FALSE(one.maximise);
  EXPECT_EQ(one.assignment, (std::vector<std::uint32_t>{0, 0}));
  const Proposal left_out = solve(two_by_two(), {.penalty = 3});
  EXPECT_EQ(left_out.objective, 5);
  EXPECT_EQ(left_out.assignment, (std::vector<std::uint32_t>{0, Proposal::kUnserved}));
}

TEST(MedianAnswers, SaysWhichPointIsOutOfReach) {
  LocationProblem problem = two_by_two();
  problem.costs = {{0, 2, 2}, {0, 1}, {1, 5}};
  const Proposal none = solve(problem);
  EXPECT_EQ(none.state, ProposalState::Infeasible);
  EXPECT_NE(none.why.de.find("Punkt „b“"), std::string::npos) << none.why.de;
  EXPECT_TRUE(none.sites.empty());
  EXPECT_EQ(solve(problem, {.penalty = 10}).objective, 12);
}

TEST(MedianAnswers, SaysTheLeastNumberAndTheLeastBudget) {
  LocationProblem problem = two_by_two();
  problem.costs = {{0, 1, 2}, {0, 1}, {1, 2}};
  Proposal none = solve(problem);
  EXPECT_EQ(none.state, ProposalState::Infeasible);
  EXPECT_EQ(none.least, 2);
  EXPECT_NE(none.why.de.find("mindestens p = 2"), std::string::npos) << none.why.de;
  problem.rules.p.reset();
  problem.rules.budget = 2.5;
  problem.sites[0].cost = 1.25;
  problem.sites[1].cost = 1.5;
  none = solve(problem);
  EXPECT_EQ(none.state, ProposalState::Infeasible);
  EXPECT_EQ(none.least, 2.75);
  EXPECT_NE(none.why.de.find("2,75"), std::string::npos) << none.why.de;
}

TEST(MedianAnswers, NamesTheGroupThatCannotBeKept) {
  LocationProblem problem = two_by_two();
  problem.rules.p.reset();
  problem.rules.groups = {{"Sozialraum West", {0}, 2, SIZE_MAX}};
  const Proposal none = solve(problem);
  EXPECT_EQ(none.state, ProposalState::Infeasible);
  EXPECT_NE(none.why.de.find("Sozialraum West"), std::string::npos) << none.why.de;
}

TEST(MedianAnswers, RefusesWhatIsNoProblem) {
  const auto refused = [](const char* what, const auto& change, const MedianOptions& options = {}) {
    LocationProblem problem = two_by_two();
    change(problem);
    EXPECT_THROW({ [[maybe_unused]] const auto none = solve(problem, options); }, geo::Error)
        << what;
  };
  refused("negative cost", [](LocationProblem& p) { p.costs.cost[2] = -1; });
  refused("NaN cost", [](LocationProblem& p) { p.costs.cost[2] = std::nan(""); });
  refused("pair twice", [](LocationProblem& p) { p.costs.site[1] = 0; });
  refused("unknown site", [](LocationProblem& p) { p.costs.site[1] = 7; });
  refused("negative weight", [](LocationProblem& p) { p.demand[0].weight = -1; });
  refused("p too large", [](LocationProblem& p) { p.rules.p = 3; });
  refused("negative penalty", [](LocationProblem&) {}, {.penalty = -1});
}

}  // namespace
}  // namespace nahraum::analysis
